"""A saved page without what nobody sees, and its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from search.reading.markup import UNSEEN, Shown, is_hidden, paragraphs
from search.reading.passages import size
from search.reading.web.boxes import label

_RUBY = frozenset(("rt", "rp", "rtc"))
_RUNNING = 80
_MOST_LINKED = 0.5


@dataclass(frozen=True)
class Page:
    """A tree that holds only what is shown, and its paragraphs with the boxes around the article folded."""

    tree: Any
    shown: tuple[Shown, ...]
    depth: int
    elements: int
    has_scripts: bool

    @cached_property
    def unfolded(self) -> tuple[Shown, ...]:
        """The same without a look at boxes, for a page whose classes tell nothing."""
        return tuple(paragraphs(self.tree))

    def views(self) -> Iterator[tuple[Shown, ...]]:
        """Its paragraphs with boxes folded, then without."""
        yield self.shown
        yield self.unfolded

    @cached_property
    def running(self) -> float:
        """How much running text there is, in letters."""
        return weight(each for each in self.shown if is_running(each))


def page_of(root: Any) -> Page:
    """The page of a tree, which is changed: scripts, comments and hidden elements are gone afterwards."""
    from lxml import etree

    has_scripts = root.find(".//script") is not None
    depth, elements = _mark_hidden(root)
    etree.strip_elements(root, *(UNSEEN - _RUBY), etree.Comment, etree.ProcessingInstruction, with_tail=False)
    etree.strip_attributes(root, "style")
    for quote in root.iter("blockquote"):
        for figure in quote.iterancestors("figure"):
            figure.tag = "div"  # extractors take figures for pictures
    return Page(root, tuple(paragraphs(root, label)), depth, elements, has_scripts)


def _mark_hidden(root: Any) -> tuple[int, int]:
    """Gives what is not shown a name of which nothing is shown; the depth and the elements of the tree."""
    from lxml import etree

    depth = deepest = elements = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            if is_hidden(element):
                element.tag = "template"
        else:
            depth += 1
            elements += 1
            deepest = max(deepest, depth)
    return deepest, elements


def is_running(shown: Shown) -> bool:
    """Whether a paragraph looks like one of a story: long, and not made of links."""
    return (
        shown.role == "body"
        and size(shown.text) >= _RUNNING
        and shown.linked <= _MOST_LINKED * len(shown.text)
    )


def weight(shown: Iterable[Shown]) -> float:
    """How much paragraphs say, in letters; a Han character counts as three, what is folded as nothing."""
    return sum(size(each.text) for each in shown if each.role != "boilerplate")


def linked_share(shown: Sequence[Shown]) -> float:
    """Which part of the characters are links, from 0 to 1."""
    return sum(each.linked for each in shown) / max(sum(len(each.text) for each in shown), 1)
