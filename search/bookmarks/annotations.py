"""Bookmarks as W3C Web Annotations (JSON-LD), and back without loss.

The standard's own properties carry what it knows: words, place, note, tags, links.  The rest travels in
one property of ours, which other programs may ignore.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote as percent
from urllib.parse import unquote

from search.bookmarks.data import EntryProblem, from_data, to_data
from search.bookmarks.model import Bookmark
from search.decisions.scalars import Data, json_text, storable
from search.errors import BookmarksError
from search.speech import _

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_URN = "urn:hexapla:"
_OURS = "hexapla:bookmark"
_KNOWN = frozenset({"@context", "id", "type", "motivation", "created", "body", "bodyValue", "target", _OURS})
_FOREIGN = "annotation"
"""The key of an entry that keeps properties of other programs' annotations."""


def bookmarks_jsonld(bookmarks: Iterable[Bookmark]) -> str:
    """An AnnotationPage; offsets are code points of the cleaned text, as the standard counts them."""
    items: list[Data] = [_annotation(bookmark) for bookmark in bookmarks]
    digest = hashlib.sha256(json_text(items).encode()).hexdigest()[:16]  # a page must have a name of its own
    page: Data = {
        "@context": CONTEXT,
        "id": f"{_URN}page:{digest}",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return json_text(page, indent=2) + "\n"


def _annotation(bookmark: Bookmark) -> dict[str, Data]:
    bodies = _bodies(bookmark)
    annotation: dict[str, Data] = {
        "id": _urn(bookmark.id),
        "type": "Annotation",
        "motivation": ["bookmarking", *dict.fromkeys(body["purpose"] for body in bodies)],
        "created": bookmark.created,
        "body": bodies,
        "target": _target(bookmark),
        _OURS: {"@context": {"@vocab": _URN}, "entry": _rest(bookmark)},
    }
    foreign = _mapping(bookmark.extra.get(_FOREIGN))
    filled = {key: value for key, value in annotation.items() if value not in ("", [])}
    return {key: value for key, value in foreign.items() if key not in _KNOWN} | filled


def _rest(bookmark: Bookmark) -> dict[str, Data]:
    """The entry of the file without what the standard's properties say."""
    quote = bookmark.quote if bookmark.exact else ""
    said = replace(bookmark, id="", created="", note="", tags=(), links=(), start=0, end=0)
    return to_data(replace(said, quote=quote, exact="", prefix="", suffix=""))


def _bodies(bookmark: Bookmark) -> list[dict[str, Data]]:
    text = {"type": "TextualBody", "format": "text/plain"}
    notes = [text | {"purpose": "commenting", "value": bookmark.note}] if bookmark.note else []
    tags = [text | {"purpose": "tagging", "value": tag} for tag in bookmark.tags]
    links = [{"type": "SpecificResource", "purpose": "linking", "source": _urn(id)} for id in bookmark.links]
    return [dict(body) for body in (*notes, *tags, *links)]


def _target(bookmark: Bookmark) -> dict[str, Data]:
    selectors: list[Data] = []
    if bookmark.words:
        context = {"prefix": bookmark.prefix, "suffix": bookmark.suffix}
        selectors.append({"type": "TextQuoteSelector", "exact": bookmark.words} | context)
    if bookmark.end:
        selectors.append({"type": "TextPositionSelector", "start": bookmark.start, "end": bookmark.end})
    source = bookmark.url or percent(str(storable(bookmark.file))) or f"{_URN}unknown"
    return {"type": "SpecificResource", "source": source} | ({"selector": selectors} if selectors else {})


def _urn(id: str) -> str:
    return _URN + percent(str(storable(id)), safe="")


def from_jsonld(text: str) -> list[Bookmark]:
    """The bookmarks of an AnnotationPage, a list of annotations or a single one, ours or another program's.

    A target that is a web address becomes the `url`.  Raises BookmarksError for anything else.
    """
    try:
        value: Data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BookmarksError(_("These annotations are not JSON.")) from error
    return [bookmark_of_annotation(each, number) for number, each in enumerate(annotations_in(value), 1)]


def annotations_in(value: Data) -> list[Data]:
    """The annotations of a page, a collection with its first page, a list, or a single one."""
    if not isinstance(value, Mapping):
        return _list(value)
    if "first" in value:
        return annotations_in(value["first"])
    return _list(value["items"]) if "items" in value else [value]


def bookmark_of_annotation(annotation: Data, number: int) -> Bookmark:
    """One annotation as a bookmark; raises BookmarksError, which names it by its number."""
    try:
        return from_data(_entry(_mapping(annotation)))
    except EntryProblem as problem:
        raise BookmarksError(
            _("Annotation {number} {problem}.").format(number=number, problem=problem)
        ) from problem


def _entry(annotation: Mapping[str, Data]) -> dict[str, Data]:
    """The annotation as an entry of the bookmarks file."""
    entry = _mapping(_mapping(annotation.get(_OURS)).get("entry"))
    target = next(iter(_list(annotation.get("target"))), None)
    place = _mapping(target) or {"source": target}
    entry["id"] = _id(annotation.get("id"))
    entry["created"] = annotation.get("created")
    entry["selectors"] = [*_list(place.get("selector")), *_list(entry.get("selectors"))]
    entry.setdefault("source", _source(place.get("source") or place.get("id")))
    foreign = {key: value for key, value in annotation.items() if key not in _KNOWN}
    if foreign:
        entry[_FOREIGN] = foreign | _mapping(entry.get(_FOREIGN))
    return entry | _said([*_list(annotation.get("body")), *_list(annotation.get("bodyValue"))])


def _said(bodies: Iterable[Data]) -> dict[str, Data]:
    """Note, tags and links."""
    notes: list[str] = []
    tags: list[Data] = []
    links: list[Data] = []
    for body in bodies:
        part = _mapping(body) or {"value": body}
        if part.get("purpose") == "tagging":
            tags.append(part.get("value"))
        elif part.get("purpose") == "linking":
            links.append(_id(part.get("source")))
        else:
            notes.append(str(part.get("value") or part.get("id") or ""))
    return {"note": "\n\n".join(notes), "tags": tags, "links": links}


def _source(source: Data) -> dict[str, Data]:
    address = str(source or "")
    return {"url": address} if ":" in address.split("/")[0] else {"file": unquote(address)}


def _id(iri: Data) -> str:
    text = str(iri or "")
    return unquote(text.removeprefix(_URN)) if text.startswith(_URN) else text


def _mapping(value: Data) -> dict[str, Data]:
    return dict(value) if isinstance(value, Mapping) else {}


def _list(value: Data) -> list[Data]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    return [] if value is None else [value]
