"""Tables in CSV, and kept passages as one, for spreadsheets and Readwise."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable

from search.bookmarks.model import Bookmark
from search.export.shown import shown

_COLUMNS: dict[str, Callable[[Bookmark], str]] = {
    "Highlight": lambda kept: kept.quote,
    "Title": lambda kept: kept.title or kept.file,
    "Author": lambda kept: kept.author,
    "URL": lambda kept: kept.url,
    "Note": lambda kept: kept.note,
    "Location": lambda kept: str(kept.start) if kept.end else "",
    "Date": lambda kept: kept.created,
    "Published": lambda kept: kept.date,
    "Source": lambda kept: kept.source,
    "Speaker": lambda kept: kept.speaker or kept.speaker_as_written,
    "Kind": lambda kept: kept.kind,
    "Speech": lambda kept: kept.speech,
    "Verb": lambda kept: kept.verb,
    "Language": lambda kept: kept.lang,
    "Tags": lambda kept: "; ".join(kept.tags),
    "State": lambda kept: kept.state,
    "Now": lambda kept: kept.now,
    "File": lambda kept: kept.file,
    "Id": lambda kept: kept.id,
}
"""The first seven are what Readwise imports; `Date` is when the bookmark was made, `Source` the outlet."""

_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|\t)")
"""What a spreadsheet computes, or would be read back as made harmless."""


def csv(bookmarks: Iterable[Bookmark], *, bom: bool = False) -> str:
    """One line a bookmark; `bom` tells Excel that it is UTF-8."""
    rows = ([column(bookmark) for column in _COLUMNS.values()] for bookmark in bookmarks)
    return ("\ufeff" if bom else "") + table(_COLUMNS, rows)


def table(names: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """RFC 4180 with the names of the columns as its header; no cell is computed by a spreadsheet."""
    from csv import writer

    out = io.StringIO(newline="")
    lines = writer(out)
    lines.writerow(names)
    lines.writerows([_cell(text) for text in row] for row in rows)
    return out.getvalue()


def _cell(text: str) -> str:
    """Text that no spreadsheet computes: a formula begins with an apostrophe."""
    words = shown(text)
    return "'" + words if _FORMULA.match(words) else words
