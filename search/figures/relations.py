"""What a figure is about: the words next to it, in the clause where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from search.figures.excerpts import excerpt
from search.language.scripts import is_function_word
from search.model import Figure, Span
from search.related.analysed import Analysed, touch
from search.related.plain_words import tells_something
from search.related.terms import Group

_EDGE = re.compile(r"[,;:.，；：。！？!?()（）\n]|\s[–—-]\s|、")
_BESIDE, _COMPARED = 4, 3
"""Words that tell something on either side of the figure: those beside it, and the nearest of them."""
_REACH = 120
"""Code points on either side that are looked at."""


class Relation(NamedTuple):
    """The clause around a figure, the part of it beside the figure, and what is shown of the sentence.

    `words` and `terms` (of the nearest words) are what figures are compared by; `beside` counts in the
    sentence; `shown` has the figure as "…" and whatever may turn the clause around.
    """

    clause: str
    words: str
    beside: Span
    terms: frozenset[str]
    shown: str


def relation(text: Analysed, figure: Figure, others: Sequence[Figure]) -> Relation:
    """What a figure of a sentence is about; `others` are all figures of the sentence, which say nothing.

    Of a clause that holds nothing but the figure ("On 3 May, …") the one behind it is taken, too.
    """
    telling = [
        group
        for group in text.groups
        if _tells(group)
        and not any(touch(Span(group.start, group.end), Span(each.start, each.end)) for each in others)
    ]
    clause = clause_around(text.text, figure)
    if not _inside(telling, clause):
        clause = Span(clause.start, _clause_end(text.text, min(clause.end + 1, len(text.text))))
    inside = _inside(telling, clause)
    before = [group for group in inside if group.end <= figure.start][-_BESIDE:]
    after = [group for group in inside if group.start >= figure.end][:_BESIDE]
    first = text.text[before[0].start : figure.start] if before else ""
    last = text.text[figure.end : after[-1].end] if after else ""
    nearest = (*before[-_COMPARED:], *after[:_COMPARED])
    terms = frozenset(term for group in nearest for term in group.terms if term[:2] != "f:")
    beside = Span(figure.start - len(first), figure.end + len(last))
    words = " ".join(f"{first}…{last}".split())
    shown = excerpt(text.text, text.lang, clause, Span(figure.start, figure.end))
    return Relation(clause.of(text.text), words, beside, terms, shown)


def _inside(groups: Sequence[Group], clause: Span) -> list[Group]:
    return [group for group in groups if clause.start <= group.start and group.end <= clause.end]


_ASIDE = re.compile(r"\s?[(（][^()（）\n]{1,40}[)）]")
"""What stands in brackets right behind a figure, often the same in another money: no end of a clause."""


def clause_around(text: str, figure: Figure) -> Span:
    """The clause of a sentence around a figure; a point or comma inside a number is no edge."""
    low = max(0, figure.start - _REACH)
    starts = [edge.end() for edge in _EDGE.finditer(text, low, figure.start) if not _is_in_number(text, edge)]
    aside = _ASIDE.match(text, figure.end)
    return Span(starts[-1] if starts else low, _clause_end(text, aside.end() if aside else figure.end))


def _clause_end(text: str, start: int) -> int:
    high = min(len(text), start + _REACH)
    edges = (edge for edge in _EDGE.finditer(text, start, high) if not _is_in_number(text, edge))
    return next((edge.start() for edge in edges), high)


def _is_in_number(text: str, edge: re.Match[str]) -> bool:
    around = text[max(0, edge.start() - 1) : edge.start()], text[edge.end() : edge.end() + 1]
    return all(each.isdigit() for each in around)


def _tells(group: Group) -> bool:
    """Whether a word is more than a joint of the sentence."""
    surface = group.surface
    return surface[:1].isalpha() and tells_something(surface) and not is_function_word(surface)
