"""Highlights in CSV: as Readwise exports them, as it imports them, and our own tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from csv import DictReader, Error, field_size_limit
from io import StringIO

from search.decisions.scalars import Data
from search.errors import BookmarksError
from search.speech import _

COLUMNS: dict[str, tuple[str, ...]] = {
    "quote": ("highlight", "text"),
    "title": ("book title", "title"),
    "author": ("book author", "author"),
    "outlet": ("source",),
    "url": ("url", "source url"),
    "note": ("note",),
    "tags": ("tags",),
    "created": ("highlighted at", "date"),
    "date": ("published",),
    "name": ("speaker",),
    "kind": ("kind",),
    "speech": ("speech",),
    "verb": ("verb",),
    "lang": ("language",),
    "file": ("file",),
    "id": ("id",),
}
"""What a column is called, in lower case; the first that holds something counts."""

_SEPARATORS = (",", ";", "\t")
_SOURCE = ("file", "title", "author", "url", "outlet", "date")
_NEUTRALISED = re.compile(r"'(?='*(?:\s*[=+\-@＝＋－＠]|\t))")


def separator_of(text: str) -> str:
    """What parts the cells of a table, whose first row has a name "Highlight"; empty for any other text.

    Programs write a semicolon where the comma is that of decimals, and tabs where cells are copied.
    """
    first = text.lstrip("\ufeff").partition("\n")[0]
    return next((each for each in _SEPARATORS if "highlight" in _names(first, each)), "")


def _names(line: str, separator: str) -> list[str]:
    return [name.strip().strip('"').casefold() for name in line.split(separator)]


def entries(text: str, separator: str) -> Iterator[Data]:
    """Each row as an entry of the bookmarks file; raises BookmarksError for what is no CSV."""
    field_size_limit(max(field_size_limit(), len(text)))  # a note may be long, and no cell exceeds the text
    rows = DictReader(StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
    try:
        for row in rows:
            yield _entry({str(name).strip().casefold(): value for name, value in row.items() if name})
    except Error as error:
        raise BookmarksError(
            _("This table cannot be read from line {line} on; save it as CSV in UTF-8.").format(
                line=rows.line_num
            )
        ) from error


def _entry(row: Mapping[str, str | None]) -> dict[str, Data]:
    cells = {key: _cell(row, names) for key, names in COLUMNS.items()}
    entry: dict[str, Data] = {
        key: cells[key] for key in ("created", "kind", "speech", "lang", "quote", "note")
    }
    entry["id"] = cells["id"] or _id(cells)
    entry["source"] = {key: cells[key] for key in _SOURCE}
    entry["speaker"] = {"name": cells["name"], "verb": cells["verb"]}
    entry["tags"] = [tag.strip() for tag in re.split(r"[;,]", cells["tags"]) if tag.strip()]
    return entry


def _cell(row: Mapping[str, str | None], names: tuple[str, ...]) -> str:
    """What a row says under one of these names, without the apostrophe that stops a spreadsheet."""
    found = next((value for name in names if (value := row.get(name))), "")
    return _NEUTRALISED.sub("", found, count=1) if _NEUTRALISED.match(found) else found


def _id(cells: Mapping[str, str]) -> str:
    """The same for the same row, so that importing twice adds nothing."""
    key = "\n".join(cells[name] for name in ("title", "url", "quote", "note"))
    return f"csv-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:10]}"
