"""Kept passages as a table in CSV, for spreadsheets and Readwise."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable

from search.bookmarks.model import Bookmark
from search.export.shown import shown

_COLUMNS: dict[str, Callable[[Bookmark], str]] = {
    "Highlight": lambda kept: kept.quote,
    "Title": lambda kept: kept.title or kept.file,
    "Author": lambda kept: kept.source,
    "URL": lambda kept: kept.url,
    "Note": lambda kept: kept.note,
    "Location": lambda kept: str(kept.start) if kept.end else "",
    "Date": lambda kept: kept.created,
    "Published": lambda kept: kept.date,
    "Speaker": lambda kept: kept.speaker or kept.speaker_as_written,
    "Kind": lambda kept: kept.kind,
    "Language": lambda kept: kept.lang,
    "Tags": lambda kept: "; ".join(kept.tags),
    "State": lambda kept: kept.state,
    "File": lambda kept: kept.file,
    "Id": lambda kept: kept.id,
}
"""The first seven are what Readwise imports; `Author` is the outlet, `Date` when the bookmark was made."""

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def csv(bookmarks: Iterable[Bookmark], *, bom: bool = False) -> str:
    """RFC 4180 with a header; `bom` tells Excel that it is UTF-8.

    A cell that a spreadsheet would compute begins with an apostrophe.
    """
    from csv import writer

    out = io.StringIO(newline="")
    rows = writer(out)
    rows.writerow(_COLUMNS)
    for bookmark in bookmarks:
        rows.writerow([cell(column(bookmark)) for column in _COLUMNS.values()])
    return ("\ufeff" if bom else "") + out.getvalue()


def cell(text: str) -> str:
    """Text that no spreadsheet computes: a formula begins with an apostrophe."""
    words = shown(text)
    return "'" + words if _FORMULA.match(words) or words.startswith("\t") else words
