"""XML as programs really write it: bare ampersands, entities of HTML, files that break off."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_NAME = re.compile(r"<(?P<full>(?:[\w.-]{1,80}:)?(?P<name>[A-Za-z_][\w.-]{0,80}))")
_ASIDES = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"))
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(?:amp|lt|gt|quot|apos);|(?P<name>#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,31});)?",
    re.DOTALL,
)
_UNPARSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TAG = re.compile(
    r"<!\[CDATA\[.*?\]\]>|<!--.*?(?:-->|\Z)|<(?P<close>/?)(?P<name>[A-Za-z_][\w:.-]*)[^<>]*?(?P<empty>/?)>",
    re.DOTALL,
)
_CUT_TAG = re.compile(r"<[^<>]{0,2000}\Z")
_END = 200


class Root(NamedTuple):
    """The first element of a text: its local name in lower case, its name as written, where it begins."""

    name: str
    full: str
    start: int


def root_of(text: str, start: int = 0) -> Root | None:
    """The first element after declarations, comments and document types; linear time."""
    at = text.find("<", start)
    while at >= 0:
        close = next((end for begin, end in _ASIDES if text.startswith(begin, at)), "")
        if not close:
            found = _NAME.match(text, at)
            return Root(found["name"].lower(), found["full"], at) if found else None
        end = text.find(close, at)
        at = text.find("<", end) if end >= 0 else -1
    return None


def mended(text: str, root: Root) -> tuple[str, bool]:
    """The root element with every ampersand in order and with an end, and whether it had one.

    Without document type, so that it can define no entities.  Linear time.
    """
    text = _UNPARSED.sub("", _AMPERSAND.sub(_known, text[root.start :]))
    is_whole = f"</{root.full}" in text[-_END:]
    return (text if is_whole else _closed(text)), is_whole


def _known(match: re.Match[str]) -> str:
    """An entity that all XML knows, a character for others of HTML, text for any other ampersand.

    A section of raw characters ends with the file at the latest.
    """
    found = match[0]
    if found.startswith(_CDATA):
        return found if found.endswith(_CDATA_END) else found + _CDATA_END
    if match["name"]:
        return html.escape(html.unescape(found))  # text for a name that HTML does not know
    return found if found.endswith(";") else "&amp;"


def _closed(text: str) -> str:
    """The text without a tag that breaks off, and with ends for all elements that are open."""
    text = _CUT_TAG.sub("", text)
    opened: list[str] = []
    counts: dict[str, int] = {}
    for tag in _TAG.finditer(text):
        name = tag["name"]
        if not name or tag["empty"]:
            continue
        if not tag["close"]:
            opened.append(name)
            counts[name] = counts.get(name, 0) + 1
        while tag["close"] and counts.get(name):
            counts[last := opened.pop()] -= 1
            if last == name:
                break
    return text + "".join(f"</{name}>" for name in reversed(opened))
