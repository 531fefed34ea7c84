"""Which articles may tell one story, and so are compared utterance by utterance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from search.model import Article
from search.people.stories import Stories
from search.statements.units import Unit

Pair = tuple[int, int]

_LEAST = 1.5
"""Points from which two articles are compared."""

_MOST = 20
"""Articles that one is compared with: those that have most in common with it."""

_MUCH, _THROUGH = 3.0, 2.0
"""Points from which an article makes kin of two others, and the points that these then have."""

_FEW = 6
"""Articles that are made kin of each other by one: those that have most in common with it."""

_BUSY = 30
"""Articles beyond which it says nothing that one person speaks in two of them."""


def kin(
    articles: Mapping[int, Article], units: Iterable[Unit], copies: Mapping[int, int]
) -> dict[Pair, float]:
    """Pairs of articles, the lower id first, with points: one for a rare fact or a speaker that they share.

    Two that have little in common are kin too where each has much in common with a third.  `copies` gives the
    first of its near copies for an article that has some.
    """
    speakers = _Speakers(units)
    stories = Stories(articles, copies)
    found: dict[Pair, float] = {}
    for article in speakers.of:
        beside = {other: stories.between(article, other) for other in stories.kin(article)}
        for other, count in speakers.shared(article).items():
            beside[other] = beside.get(other, 0.0) + count
        others = [other for other in beside if other != article and other in speakers.of]
        for other in sorted(others, key=lambda other: (-beside[other], other))[:_MOST]:
            if beside[other] >= _LEAST:
                found[min(article, other), max(article, other)] = beside[other]
    return dict(sorted((_through_others(found) | found).items()))


def _through_others(found: Mapping[Pair, float]) -> dict[Pair, float]:
    """Articles that have little in common, but each much with one and the same third."""
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), points in found.items():
        if points >= _MUCH:
            beside[one][other] = beside[other][one] = points
    nearest = (sorted(around, key=lambda key: (-around[key], key))[:_FEW] for around in beside.values())
    return {pair: _THROUGH for around in nearest for pair in combinations(sorted(around), 2)}


class _Speakers:
    """Who speaks where."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.of: dict[int, set[str]] = defaultdict(set)
        self._heard: dict[str, set[int]] = defaultdict(set)
        for unit in units:
            self.of[unit.article].add(unit.speaker.id)
            self._heard[unit.speaker.id].add(unit.article)

    def shared(self, article: int) -> dict[int, int]:
        """How many speakers an article shares with each other one."""
        found: dict[int, int] = defaultdict(int)
        for speaker in self.of[article] - {""}:
            if len(self._heard[speaker]) <= _BUSY:
                for other in self._heard[speaker]:
                    found[other] += 1
        return found
