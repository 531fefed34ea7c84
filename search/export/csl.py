"""The articles of kept passages as references in CSL-JSON, for Zotero and pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterable

from search.bookmarks.model import Bookmark
from search.bookmarks.words import now_words, state_words
from search.decisions.scalars import Data, json_text
from search.export.attributed import in_marks, manner_of

_BETWEEN = re.compile(r"[,;、，；]")
_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])(?:T.*)?)?)?")


def csl_json(bookmarks: Iterable[Bookmark]) -> str:
    """One reference for each article, with its kept passages in `note`; for Zotero and pandoc."""
    articles: dict[tuple[str, int, str], list[Bookmark]] = {}
    for bookmark in bookmarks:
        key = (bookmark.file, bookmark.item, "" if bookmark.file else bookmark.url)
        articles.setdefault(key, []).append(bookmark)
    references: list[Data] = [_reference(kept) for kept in articles.values()]
    return json_text(references, indent=2) + "\n"


def _reference(kept: list[Bookmark]) -> dict[str, Data]:
    first = kept[0]
    created = min((bookmark.created for bookmark in kept if bookmark.created), default="")
    reference: dict[str, Data] = {
        "id": (first.file or first.url) + (f"#{first.item}" if first.item else ""),
        "type": "article-newspaper" if first.source else "webpage",
        "title": first.title,
        "author": [{"literal": name} for name in authors_of(first.author)],
        "container-title": first.source,
        "URL": first.url,
        "issued": _date_parts(first.date),
        "accessed": _date_parts(created),
        "language": first.lang,
        "note": "\n\n".join(_remark(bookmark) for bookmark in kept),
    }
    return {key: value for key, value in reference.items() if value not in ("", {}, [])}


def _date_parts(date: str) -> dict[str, Data]:
    """CSL's form of an ISO 8601 date; nothing for any other."""
    found = _DATE.fullmatch(date)
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else {}


def authors_of(author: str) -> list[str]:
    """The names of a line of authors; one that is turned round ("Ashgrove, Eleanor") stays one."""
    names = [name.strip() for name in _BETWEEN.split(author) if name.strip()]
    are_whole = all(" " in name or not name.isascii() for name in names)
    return names if are_whole else [author]


def _remark(bookmark: Bookmark) -> str:
    """Who says it and how, the words, what has become of them, and the note."""
    who, manner = bookmark.speaker or bookmark.speaker_as_written, manner_of(bookmark)
    said = f"{who} ({manner})" if who and manner else who
    quote = bookmark.quote if said and not bookmark.is_verbatim else in_marks(bookmark)
    words = ": ".join(filter(None, (said, quote if bookmark.quote else "")))
    state = (
        ", ".join(filter(None, (state_words(bookmark), now_words(bookmark))))
        if bookmark.state != "moved"
        else ""
    )
    return "\n".join(part for part in (words, f"({state})" if state else "", bookmark.note) if part)
