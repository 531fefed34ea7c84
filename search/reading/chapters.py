"""A page of an e-book as a chapter, or as what stands apart from the text: a cover, an imprint, an index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from search.model import Role
from search.reading import markup
from search.reading.book import Item
from search.reading.document import Composer
from search.reading.lines import RUNNING_WIDTH
from search.reading.lines import Paragraph as Line
from search.reading.properties import same
from search.reading.web.charset import decode_page
from search.speech import N_

_APART = {
    "cover": N_("cover"),
    "frontispiece": "cover",
    **dict.fromkeys(
        ("titlepage", "title-page", "halftitlepage", "halftitle-page", "seriespage"), N_("title page")
    ),
    **dict.fromkeys(("toc", "loi", "lot", "loa", "lov", "landmarks", "page-list"), N_("table of contents")),
    **dict.fromkeys(("copyright-page", "imprint", "imprimatur", "colophon", "copyright"), "imprint"),
    "other-credits": N_("imprint"),
    "index": N_("index"),
}
_MOST_COVER = 1_500
_MARKS = frozenset(("noteref", "pagebreak", "doc-noteref", "doc-pagebreak", "annoref"))
"""Elements that hold the number of a note or of a printed page, in the middle of sentences."""

_FEWEST_LINKS = 3
_LINKED_SHARE = 0.7
_LEAST_SENTENCE = 24
_HEADING_REACH = 3
_LONGEST_HEADING = 300
_BARE_NUMBER = re.compile(
    r"(?:chapter|part|book|section|kapitel|teil|chapitre|capítulo|第)?\s*[\divxlc零〇一二三四五六七八九十百]{1,8}"
    r"\s*[章节節回部卷篇话話]?[.:：]?|(?:chapter|part|book)\s+\w{3,12}",
    re.IGNORECASE,
)


class Paragraph(NamedTuple):
    text: str
    role: Role = "body"
    reason: str = ""


SHORT = N_("short page")
EMPTY = N_("empty page")


class Chapter(NamedTuple):
    """The paragraphs of a page; `apart` says what it is where it is no part of the text."""

    paragraphs: tuple[Paragraph, ...]
    label: str = ""
    apart: str = ""

    @property
    def heading(self) -> int | None:
        """The number of the paragraph that names the chapter: an early heading, or the label said as text."""
        for n, paragraph in enumerate(self.paragraphs[:_HEADING_REACH]):
            is_named = same(paragraph.text, self.label)
            if (paragraph.role == "subhead" or is_named) and len(paragraph.text) <= _LONGEST_HEADING:
                return n
        return None

    @property
    def continues(self) -> bool:
        """Whether neither the page nor the book names it: it goes on where the page before ended."""
        return not self.label and self.heading is None

    @property
    def title(self) -> str:
        """Its name: a heading that is a bare number goes together with the next; "" if it has none."""
        n = self.heading
        if n is None:
            return self.label
        title = self.paragraphs[n].text
        following = self.paragraphs[n + 1 : n + 2]
        if _BARE_NUMBER.fullmatch(title) and following and following[0].role == "subhead":
            title = f"{title} {following[0].text}"
        return " ".join(title.split())


def chapters(item: Item, data: bytes) -> list[Chapter]:
    """The chapters that a page holds, or the one thing it is instead.

    Raises ReadingError where the page is no text.
    """
    root = markup.parse(decode_page(data).text)
    if root is None:
        return [Chapter((), item.label, EMPTY)]
    _drop_marks(root)
    signs = _signs(root, item.marks)
    composer = markup.compose(root)
    label = item.label or next((label for _, label in item.marks if not signs), "")
    kind = _kind({*item.kinds, *_own_kinds(root)}, composer) or _kind_by_look(root, composer)
    if kind:
        text = (paragraph for paragraph in _paragraphs(composer) if paragraph.text not in signs)
        return [Chapter(tuple(text), label, kind)]
    return _parted(_paragraphs(composer), label, signs)


def _signs(root: Any, marks: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Puts a paragraph of its own, which no book holds, before each marked element; what it says is the key
    to the label of the chapter that begins there."""
    if not marks:
        return {}
    marked = {
        name: element
        for element in root.iter("*")
        for name in (element.get("id"), element.get("name"))
        if name
    }
    signs = {}
    for n, (mark, label) in enumerate(marks):
        element = marked.get(mark)
        while element is not None and markup.name_of(element) not in markup.BLOCKS:
            element = element.getparent()
        if element is not None and markup.name_of(element) != "body":
            sign = element.makeelement("p")
            sign.text = f"\ufdd0{n}\ufdd1"
            element.addprevious(sign)
            signs[sign.text] = label
    return signs


def _parted(paragraphs: Iterable[Paragraph], label: str, signs: Mapping[str, str]) -> list[Chapter]:
    found: list[tuple[str, list[Paragraph]]] = [(label, [])]
    for paragraph in paragraphs:
        if paragraph.text in signs:
            found.append((signs[paragraph.text], []))
        else:
            found[-1][1].append(paragraph)
    return [Chapter(tuple(inside), name) for name, inside in found if inside]


def _paragraphs(composer: Composer) -> Iterable[Paragraph]:
    text = composer.text
    return (Paragraph(text[part.start : part.end], part.role, part.reason) for part in composer.parts)


def _drop_marks(root: Any) -> None:
    marks = [
        element
        for element in root.iter("a", "span", "sup", "div", "hr")
        if not _MARKS.isdisjoint(f"{element.get('epub:type', '')} {element.get('role', '')}".lower().split())
    ]
    for element in marks:
        if element.getparent() is not None:
            element.drop_tree()


def _own_kinds(root: Any) -> set[str]:
    """What the page says of itself: on its body, or on the one element that holds all of it."""
    body = root.find("body")
    kinds: set[str] = set()
    while body is not None:
        kinds |= set(body.get("epub:type", "").lower().split())
        inner = list(body)
        body = inner[0] if len(inner) == 1 and markup.name_of(inner[0]) in ("section", "div", "nav") else None
    return kinds


def _kind(kinds: set[str], composer: Composer) -> str:
    """What stands apart, going by what is said; a page that is said to be a chapter too is one."""
    if not kinds or not kinds - {"frontmatter", "backmatter"} <= _APART.keys():
        return ""
    found = {_APART[kind] for kind in kinds & _APART.keys()}
    if found <= {"cover", "title page"} and composer.length > _MOST_COVER:
        return ""
    return min(found, default="")


def _kind_by_look(root: Any, composer: Composer) -> str:
    links = [len(link.text_content()) for link in root.iter("a") if link.get("href")]
    if not composer.length:
        return EMPTY
    if len(links) >= _FEWEST_LINKS and sum(links) > _LINKED_SHARE * composer.length:
        return N_("table of contents")
    texts = [paragraph.text for paragraph in _paragraphs(composer)]
    return "" if _says_something(texts) else SHORT


def _says_something(texts: Iterable[str]) -> bool:
    """Whether there is a sentence, or as much as some lines of verse."""
    lines = [Line(n, n, 0, len(text), text) for n, text in enumerate(texts)]
    return sum(line.width for line in lines) >= RUNNING_WIDTH or any(
        line.ended and line.width >= _LEAST_SENTENCE for line in lines
    )
