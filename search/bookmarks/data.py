"""Bookmarks as entries of the file: nested keys and values, read leniently and written in one order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from search.bookmarks.model import Bookmark, Kind, State
from search.decisions.scalars import Data, storable
from search.speech import _

KEYS = (
    "id",
    "created",
    "source",
    "lang",
    "kind",
    "speech",
    "speaker",
    "quote",
    "selectors",
    "repairs",
    "links",
    "note",
    "tags",
    "state",
)
"""The keys of an entry in their order; others follow."""

# Keys of the file on the left, fields of a Bookmark on the right.
_SOURCE = {
    "file": "file",
    "item": "item",
    "sha256": "sha256",
    "title": "title",
    "author": "author",
    "url": "url",
    "outlet": "source",
    "date": "date",
}
_SPEAKER = {
    "name": "speaker",
    "as_written": "speaker_as_written",
    "type": "speaker_type",
    "verb": "verb",
}
_SELECTORS = {
    ("TextQuoteSelector", "cleaned"): {"exact": "exact", "prefix": "prefix", "suffix": "suffix"},
    ("TextPositionSelector", "cleaned"): {"start": "start", "end": "end"},
    ("TextQuoteSelector", "raw"): {"exact": "raw"},
    ("TextPositionSelector", "raw"): {"start": "raw_start", "end": "raw_end"},
}
_NUMBERS = frozenset({"item", "start", "end"})


class EntryProblem(ValueError):
    """Why an entry of the file is no bookmark, as the end of a sentence that begins with "the entry"."""


def to_data(bookmark: Bookmark) -> dict[str, Data]:
    """The entry for a bookmark: stable order, nothing empty, `extra` where it came from."""
    extra = bookmark.extra
    data: dict[str, Data] = {}
    for key in KEYS:
        if key == "source":
            data[key] = _known(bookmark, _SOURCE) | _without(extra.get(key), _SOURCE)
        elif key == "speaker":
            data[key] = _known(bookmark, _SPEAKER) | _without(extra.get(key), _SPEAKER)
        elif key == "selectors":
            data[key] = [*_selectors(bookmark), *_list(extra.get(key), key)]
        else:
            value = getattr(bookmark, key)
            data[key] = list(value) if isinstance(value, tuple) else value
    filled = {key: value for key, value in data.items() if value not in ("", [], {})}
    return {key: storable(value) for key, value in (filled | _without(extra, KEYS)).items()}


def _known(bookmark: Bookmark, names: Mapping[str, str]) -> dict[str, Data]:
    values = {key: getattr(bookmark, name) for key, name in names.items()}
    return {key: value for key, value in values.items() if value not in ("", 0)}


def _without(data: Data, known: Sequence[str] | Mapping[str, str]) -> dict[str, Data]:
    if not isinstance(data, Mapping):
        return {}
    return {key: value for key, value in data.items() if key not in known}


def _selectors(bookmark: Bookmark) -> list[Data]:
    """W3C selectors, offsets in code points; `text` tells which text they are about."""
    selectors: list[Data] = []
    if bookmark.prefix or bookmark.suffix or bookmark.exact or (bookmark.end and bookmark.words):
        context = {"prefix": bookmark.prefix, "suffix": bookmark.suffix}
        selectors.append({"type": "TextQuoteSelector", "exact": bookmark.words} | context)
    if bookmark.end:
        selectors.append(_position(bookmark.start, bookmark.end, "cleaned"))
    if bookmark.raw:
        selectors.append({"type": "TextQuoteSelector", "exact": bookmark.raw, "text": "raw"})
    if bookmark.raw_end:
        selectors.append(_position(bookmark.raw_start, bookmark.raw_end, "raw"))
    return selectors


def _position(start: int, end: int, text: str) -> dict[str, Data]:
    return {"type": "TextPositionSelector", "start": start, "end": end, "text": text}


def from_data(data: Data) -> Bookmark:
    """The bookmark that an entry describes; a file (or a URL, or a title) and some words are enough.

    Raises EntryProblem for what is missing or of the wrong type.
    """
    if not isinstance(data, Mapping):
        raise EntryProblem(_("is not a set of 'key: value' lines"))
    rest = dict(data)
    extra: dict[str, Data] = {}
    values: dict[str, Any] = {}
    for key, names, short in (("source", _SOURCE, "file"), ("speaker", _SPEAKER, "name")):
        section = _section(rest.pop(key, None), key, short)
        values |= {name: _read(section.pop(part, None), part) for part, name in names.items()}
        extra[key] = section
    anchors, extra["selectors"] = _anchors(_list(rest.pop("selectors", None), "selectors"))
    values |= anchors
    for key in KEYS:
        if key not in ("source", "speaker", "selectors"):
            values[key] = _READERS.get(key, _text)(rest.pop(key, None), key)
    kept = {key: value for key, value in extra.items() if value}
    return Bookmark(**_checked(values), extra=rest | kept)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """The values in their plain form, where "empty" says "the same", if they are enough for a bookmark."""
    exact = values.get("exact", "")
    quote = values["quote"] = values["quote"] or exact
    values["exact"] = "" if exact == quote else exact
    if values.get("raw") == (exact or quote):
        values["raw"] = ""
    if not (values["file"] or values["url"] or values["title"]):
        raise EntryProblem(_("names no source file"))
    if not quote and not values["note"]:
        raise EntryProblem(_("holds neither a quote nor a note"))
    if not is_below_folder(values["file"]):
        raise EntryProblem(
            _("has a 'file' that is not below the library folder: {file}").format(file=values["file"])
        )
    return values


def is_below_folder(file: str) -> bool:
    """Whether a path is relative and never climbs, on any system."""
    rooted = file.startswith(("/", "\\")) or re.match(r"[A-Za-z]:[\\/]", file)
    return not rooted and ".." not in re.split(r"[\\/]", file)


def _anchors(selectors: Sequence[Data]) -> tuple[dict[str, Any], list[Data]]:
    """The fields of the four selectors that are ours; others, and second ones of a sort, stay as they are."""
    values: dict[str, Any] = {}
    others: list[Data] = []
    for selector in selectors:
        names = _fields(selector)
        if not isinstance(selector, Mapping) or not names or not values.keys().isdisjoint(names.values()):
            others.append(selector)
        else:
            values |= {name: _read(selector.get(key), key) for key, name in names.items()}
    return values, others


def _fields(selector: Data) -> Mapping[str, str]:
    """Which key of a selector is which field; empty when it holds more than we know."""
    if not isinstance(selector, Mapping):
        return {}
    names = _SELECTORS.get((str(selector.get("type")), str(selector.get("text", "cleaned"))), {})
    return names if selector.keys() <= names.keys() | {"type", "text"} else {}


def _section(value: Data, key: str, short: str) -> dict[str, Data]:
    """A nested set of lines; `key: text` stands for its most important line."""
    if isinstance(value, Mapping):
        return dict(value)
    return {short: value} if (text := _text(value, key)) and text else {}


def _list(value: Data, key: str) -> list[Data]:
    if isinstance(value, Mapping):
        raise EntryProblem(_("has '{key}' that are not a list").format(key=key))
    if isinstance(value, str) or not isinstance(value, Sequence):
        return [] if value in (None, "") else [value]
    return list(value)


def _read(value: Data, key: str) -> str | int:
    return _number(value, key) if key in _NUMBERS else _text(value, key)


def _text(value: Data, key: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    raise EntryProblem(_("has a '{key}' that is not text").format(key=key))


def _texts(value: Data, key: str) -> tuple[str, ...]:
    return tuple(_text(part, key) for part in _list(value, key))


def _number(value: Data, key: str) -> int:
    if value is None:
        return 0
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise EntryProblem(_("has a '{key}' that is not a number of characters").format(key=key))


def _kind(value: Data, key: str) -> str:
    return _choice(_text(value, key), key, get_args(Kind)) or "passage"


def _state(value: Data, key: str) -> str:
    return _choice(_text(value, key), key, get_args(State)) or "exact"


def _choice(text: str, key: str, choices: Sequence[str]) -> str:
    word = text.casefold()
    if word and word not in choices:
        raise EntryProblem(
            _("has a '{key}' that is none of {choices}").format(key=key, choices=", ".join(choices))
        )
    return word


_READERS: Mapping[str, Callable[[Data, str], str | tuple[str, ...]]] = {
    "repairs": _texts,
    "links": _texts,
    "tags": _texts,
    "kind": _kind,
    "state": _state,
}
