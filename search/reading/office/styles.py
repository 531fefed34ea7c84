"""What a paragraph is, by the style it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from search.reading import xml

Kind = Literal["title", "subtitle", "heading", "contents", "caption", "text"]

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("title", re.compile(r"title|标题|標題|titel|titre|título|titolo|表題")),
    ("subtitle", re.compile(r"subtitle|副标题|副標題|untertitel|sous-titre|subtítulo|sottotitolo")),
    ("heading", re.compile(r"(?:heading|标题|標題|überschrift|titre|título|titolo|見出し) ?[1-9]")),
    (
        "contents",
        re.compile(r"toc(?: ?[1-9]|heading| heading)|table of (?:figures|authorities)|index ?[1-9]"),
    ),
    ("caption", re.compile(r"caption|题注|標號|beschriftung|légende")),
)
"""By name in lower case: built-in styles keep their English names in the file, whatever the program shows."""

_DEEPEST = 20
_BODY_LEVEL = 9
_SIZE_UNSTATED = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A style as the file defines it; `level` is that of its outline, 0 for the highest, None if not said."""

    name: str
    base: str
    level: int | None
    is_bold: bool
    size: int


class Styles:
    """All styles of a document, by their ids."""

    def __init__(self, root: Any | None) -> None:
        found = () if root is None else root.iterchildren("{*}style")
        self._styles: Mapping[str, Style] = {xml.attribute(each, "styleId"): _style(each) for each in found}
        stated = "" if root is None else value(root, "docDefaults", "rPrDefault", "rPr", "sz")
        self._kinds: dict[str, Kind] = {}
        self._size = number(stated) or _SIZE_UNSTATED

    def kind(self, style: str) -> Kind:
        """What paragraphs of this style are: it says so by its own name, else by the one it builds on."""
        if style not in self._kinds:
            self._kinds[style] = self._kind(style)
        return self._kinds[style]

    def _kind(self, style: str) -> Kind:
        for known in self._chain(style):
            for kind, form in _KINDS:
                if form.fullmatch(known.name):
                    return kind
            if known.level is not None:
                return "heading" if known.level < _BODY_LEVEL else "text"
        return "text"

    def is_bold(self, style: str) -> bool:
        """Whether the style sets its text in bold."""
        return any(known.is_bold for known in self._chain(style))

    def size(self, style: str) -> int:
        """The size of its text in half points."""
        return next((known.size for known in self._chain(style) if known.size), self._size)

    def _chain(self, style: str) -> list[Style]:
        """The style and those it builds on."""
        chain: list[Style] = []
        while style in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style])
            style = chain[-1].base
        return chain


def _style(element: Any) -> Style:
    level = value(element, "pPr", "outlineLvl")
    return Style(
        value(element, "name").lower(),
        value(element, "basedOn"),
        number(level) if level else None,
        is_on(element, "rPr", "b"),
        number(value(element, "rPr", "sz")),
    )


def value(element: Any, *path: str) -> str:
    """The `val` of an element below, "" if there is none."""
    found = element.find("/".join(f"{{*}}{name}" for name in path))
    return "" if found is None else xml.attribute(found, "val")


def is_on(element: Any, *path: str) -> bool:
    """Whether a switch stands below and is not turned off."""
    found = element.find("/".join(f"{{*}}{name}" for name in path))
    return found is not None and xml.attribute(found, "val") not in ("0", "false", "off", "none")


def number(text: str) -> int:
    """A whole number, 0 where the text is none."""
    return int(text) if text.isdecimal() and len(text) < 6 else 0
