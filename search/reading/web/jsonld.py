"""What a page declares in JSON-LD blocks; broken ones say nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any, NamedTuple

Node = Mapping[str, Any]

_BEGINNING = re.compile(r"[\[{]")
_ARTICLES = ("article", "blogposting", "socialmediaposting", "forumposting", "report")
_PAGES = ("webpage", "itempage")
_BELOW = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_NODES = 2_000
_ADDRESS = re.compile(r"(?:https?:)?//", re.IGNORECASE)


class Declared(NamedTuple):
    """The fields of the article as JSON-LD states them; `body` is its whole text, where that is given."""

    title: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    date: str = ""
    url: str = ""
    body: str = ""


def declared(blocks: Iterable[str]) -> Declared:
    """What the first article in the blocks says of itself, or else the page."""
    nodes = [node for block in blocks for node in _nodes(_parsed(block))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _is_a(node, _ARTICLES)), None)
    page = next((node for node in nodes if _is_a(node, _PAGES)), {})
    told = article if article is not None else page
    return Declared(
        title=_text(told.get("headline")) or (_text(told.get("name")) if article is not None else ""),
        authors=tuple(_names(told.get("author") or told.get("creator"), by_id)),
        source=next(_names(told.get("publisher") or page.get("publisher"), by_id), ""),
        date=_text(told.get("datePublished")) or _text(page.get("datePublished")),
        url=_address(told.get("url")) or _address(told.get("mainEntityOfPage")),
        body=_text(told.get("articleBody")),
    )


def _parsed(block: str) -> Any:
    """The value of a block, which may stand in a comment or a CDATA section, or end with a semicolon."""
    bare = block.replace("<![CDATA[", "").replace("]]>", "")
    start = _BEGINNING.search(bare)
    if start is None:
        return None
    try:
        return json.loads(bare[start.start() : max(bare.rfind("}"), bare.rfind("]")) + 1], strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[Node]:
    """The objects of a block in order: those of lists and graphs, and what a page is about."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[name] for name in reversed(_BELOW) if name in value)


def _is_a(node: Node, kinds: tuple[str, ...]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.lower().endswith(kinds) for name in names)


def _text(value: Any) -> str:
    """A string; of a list the first, of an object its value."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value")
    return unescape(value).strip() if isinstance(value, str) else ""


def _address(value: Any) -> str:
    found = value.get("@id") or value.get("url") if isinstance(value, dict) else value
    return found.strip() if isinstance(found, str) else ""


def _names(value: Any, by_id: Mapping[str, Node]) -> Iterator[str]:
    """The names of people or houses: strings, objects, or references to objects that stand elsewhere."""
    for each in value if isinstance(value, list) else [value]:
        node = each
        if isinstance(each, dict) and "name" not in each:
            node = by_id.get(_address(each), each)
        name = " ".join(_text(node.get("name") if isinstance(node, dict) else node).split())
        if name and not _ADDRESS.match(name):
            yield name
