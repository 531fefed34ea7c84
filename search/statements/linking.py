"""Which utterances are one statement, over sources and languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from search.model import Article
from search.related.terms import family
from search.statements.grouping import groups
from search.statements.judging import SURE, log_odds
from search.statements.kin import kin
from search.statements.parts import Cuts
from search.statements.signals import Sheet, Words, signals
from search.statements.units import Unit

Pair = tuple[int, int]
Kin = Mapping[Pair, float]

_BESIDE, _FOLLOWS = 15, -0.5
"""Code points between two utterances of one speaker that follow each other, and the odds of their being one."""

_ELSEWHERE = -3.0
"""The log odds of two other utterances of one article."""


class Linked(NamedTuple):
    """Utterances or parts of them, and the groups of those that are one statement, by number."""

    units: list[Unit]
    groups: list[list[int]]


def linked(
    articles: Mapping[int, Article], units: Sequence[Unit], words: Words, copies: Mapping[int, int]
) -> Linked:
    """The statements that two or more utterances render.

    Near-linear: an article is compared with a few others; some 70 microseconds for two articles of five
    utterances each, besides the vectors, which must be there.
    """
    related = kin(articles, units, copies)
    cut = _cut(units, related, words)
    sheets = {article: Sheet(some, words) for article, some in by_article(cut).items()}
    number = {id(unit): at for at, unit in enumerate(cut)}
    odds = {
        (number[id(sheets[one].units[here])], number[id(sheets[other].units[there])]): value
        for (one, other), points in related.items()
        for (here, there), value in compared(sheets[one], sheets[other], points).items()
    }

    def score(here: int, there: int) -> float:
        return odds[here, there] if (here, there) in odds else _beyond(cut[here], cut[there])

    return Linked(cut, groups(odds, score))


def compared(here: Sheet, there: Sheet, points: float) -> dict[Pair, float]:
    """The log odds of every two utterances of two articles, by their numbers there."""
    return {
        pair: log_odds(
            found,
            here.units[pair[0]].speaker.agrees(there.units[pair[1]].speaker),
            points,
            family(here.units[pair[0]].lang) == family(there.units[pair[1]].lang),
        )
        for pair, found in signals(here, there).items()
    }


def by_article(units: Iterable[Unit]) -> dict[int, list[Unit]]:
    """The utterances of each article."""
    found: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        found[unit.article].append(unit)
    return found


def _cut(units: Sequence[Unit], related: Kin, words: Words) -> list[Unit]:
    """The utterances, cut where others know two statements."""
    cuts = {article: Cuts(some) for article, some in by_article(units).items()}
    sheets = {article: Sheet(each.parts, words) for article, each in cuts.items()}
    for (one, other), points in related.items():
        odds = compared(sheets[one], sheets[other], points)
        cuts[one].hear(odds, cuts[other])
        cuts[other].hear({(there, here): value for (here, there), value in odds.items()}, cuts[one])
    return [unit for each in cuts.values() for unit in each.made()]


def _beyond(here: Unit, there: Unit) -> float:
    """The log odds of two utterances that were not compared."""
    if here.article != there.article:
        return -SURE
    gap = max(here.start, there.start) - min(here.end, there.end)
    follows = 0 <= gap <= _BESIDE and here.speaker.agrees(there.speaker) is True
    return _FOLLOWS if follows else _ELSEWHERE
