"""Bookmarks for other programs: Markdown, CSL-JSON, CSV, JSON Lines and W3C Web Annotations (and back).

Pure functions between bookmarks and text.  Nothing is invented: a date that is not ISO 8601 stays out of
the fields a program computes with.  What no file or terminal shows is escaped, or becomes U+FFFD.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import PurePosixPath
from urllib.parse import quote as percent

from search.bookmarks.annotations import bookmarks_jsonld, from_jsonld
from search.bookmarks.model import Bookmark, Data
from search.bookmarks.scalars import json_text
from search.files import GENERATOR

__all__ = ["bookmarks_jsonld", "bookmarks_markdown", "csl_json", "csv", "from_jsonld", "jsonl"]

SCHEMA = "hexapla.bookmark/1"
"""The `schema` of each JSON line; a change of meaning counts it up."""

Context = Callable[[Bookmark], tuple[str, str]]
"""The text before and after a bookmark, some sentences each."""

_UNSHOWN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def _shown(text: str) -> str:
    """The text with a visible sign for what has no shape, and plain line ends."""
    return _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\r\n?", "\n", text))


# -- Markdown --------------------------------------------------------------------------------------

_MARKUP = re.compile(r"([\\`*_\[\]<>~|$&])")
_LINE_START = re.compile(r"^(\d+(?=[.)])|(?=[#+=-]))(.)", re.MULTILINE)


def bookmarks_markdown(
    bookmarks: Iterable[Bookmark],
    *,
    title: str = "Bookmarks",
    context: Context | None = None,
    fold: Callable[[str], str] | None = None,
) -> str:
    """Block quotes with a citation line and links back, for notebooks such as Obsidian.

    `context` puts the sentences around each quote beside it, `fold` (Traditional to Simplified, say) a
    second version where it differs.  Notes are taken as Markdown, all else shows as it was written.
    """
    kept = list(bookmarks)
    front = f"---\ntitle: {json_text(title)}\nbookmarks: {len(kept)}\n{GENERATOR}\n---"
    parts = [front, f"# {literal(title)}"]
    parts += [part for bookmark in kept for part in _markdown(bookmark, context, fold) if part]
    return "\n".join(line.rstrip() for line in "\n\n".join(parts).split("\n")) + "\n"


def _markdown(bookmark: Bookmark, context: Context | None, fold: Callable[[str], str] | None) -> list[str]:
    before, after = context(bookmark) if context else ("", "")
    folded = fold(bookmark.quote) if fold else bookmark.quote
    versions = [bookmark.quote] if folded == bookmark.quote else [bookmark.quote, folded]
    quoted = "\n\n".join(literal(version) for version in versions)
    block = "\n".join(f"> {line}" for line in quoted.split("\n")) if quoted else ""
    tags = " ".join("#" + re.sub(r"[^\w/-]+", "-", tag) for tag in bookmark.tags)
    return [literal(before), block, literal(after), _citation(bookmark), _shown(bookmark.note), tags]


def _citation(bookmark: Bookmark) -> str:
    """Who, which title, where, when; links to the file and the page; the id."""
    name = bookmark.title or PurePosixPath(bookmark.file).name or bookmark.url
    words = (bookmark.speaker or bookmark.speaker_as_written, f"“{name}”", bookmark.source, bookmark.date)
    parts = [literal(word) for word in words if word]
    parts += [f"[file]({percent(bookmark.file, errors='replace')})"] if bookmark.file else []
    parts += [_page(bookmark.url)] if bookmark.url else []
    parts += [f"anchor {bookmark.state}"] if bookmark.state != "exact" else []
    id = f" `{_shown(bookmark.id)}`" if bookmark.id else ""
    return f"— {', '.join(parts)}{id}"


def _page(url: str) -> str:
    """A link; an address that is not of the web is only shown."""
    if not url.startswith(("http://", "https://")):
        return literal(url)
    return f"[page]({percent(url, safe=_ADDRESS, errors='replace')})"


_ADDRESS = ":/?#@!$&'*+,;=%~[]"


def literal(text: str) -> str:
    """Text that Markdown shows as it is, line for line."""
    lines = "\n".join(line.strip() for line in _shown(text).split("\n"))
    return _LINE_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", lines)).strip("\n")


# -- CSL-JSON --------------------------------------------------------------------------------------

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T.*)?)?)?")


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
        "container-title": first.source,
        "URL": first.url,
        "issued": _date_parts(first.date),
        "accessed": _date_parts(created),
        "language": first.lang,
        "note": "\n\n".join(_remark(bookmark) for bookmark in kept),
    }
    return {key: value for key, value in reference.items() if value not in ("", {})}


def _date_parts(date: str) -> dict[str, Data]:
    """CSL's form of an ISO 8601 date; nothing for any other."""
    found = _DATE.fullmatch(date)
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else {}


def _remark(bookmark: Bookmark) -> str:
    quote = f"“{bookmark.quote}”" if bookmark.quote else ""
    return "\n".join(part for part in (quote, bookmark.note) if part)


# -- rows ------------------------------------------------------------------------------------------

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
        rows.writerow([_cell(column(bookmark)) for column in _COLUMNS.values()])
    return ("\ufeff" if bom else "") + out.getvalue()


def _cell(text: str) -> str:
    shown = _shown(text)
    return "'" + shown if _FORMULA.match(shown) or shown.startswith("\t") else shown


def jsonl(bookmarks: Iterable[Bookmark]) -> str:
    """One JSON object a line: `schema`, then all fields of a Bookmark under their names."""
    names = [field.name for field in fields(Bookmark)]
    lines = ({"schema": SCHEMA} | {name: getattr(bookmark, name) for name in names} for bookmark in bookmarks)
    return "".join(json_text(line) + "\n" for line in lines)
