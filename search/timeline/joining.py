"""Which of the sentences that have one date tell one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from search.language.limits import Limit
from search.model import Progress
from search.related.analysed import Analysed
from search.related.one_story import OneStory
from search.timeline.model import Telling

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.nearness import Judge

Encode = Callable[[Sequence[str]], "Vectors | None"]

_LEAST = 0.4
"""Cosine from which two sentences with one date are told of one event, if they share anything else."""

_SHARE, _SHARE_ACROSS = 0.4, 0.25
"""The part of the pairs of two groups that must be near, so that no chain joins two events; that of two
groups without a common language, as nearness is seen less often between languages."""

_NEIGHBOURS, _MEMBERS = 8, 6
"""Sentences of its date that each is held against, the nearest; of two groups the first are compared."""


class Dated(NamedTuple):
    """A sentence with the date that it gives; `is_about` as in `when.When`."""

    telling: Telling
    date: str
    analysed: Analysed
    is_about: bool = False
    limit: Limit = ""


class Nearness:
    """How near two dated sentences are; each two are judged once."""

    def __init__(self, dated: Sequence[Dated], encode: Encode, judge: Judge, stories: OneStory) -> None:
        self.dated = dated
        self.judge = judge
        self.stories = stories
        self.vectors = encode([each.telling.text for each in dated]) if dated else None
        self._known: dict[tuple[int, int], bool] = {}

    def cosine(self, one: int, other: int) -> float | None:
        """None without an encoder."""
        return None if self.vectors is None else float(self.vectors[one] @ self.vectors[other])

    def is_one_event(self, one: int, other: int) -> bool:
        """For two sentences with the same date."""
        pair = min(one, other), max(one, other)
        if pair not in self._known:
            self._known[pair] = self._judged(*pair)
        return self._known[pair]

    def _judged(self, one: int, other: int) -> bool:
        here, there = self.dated[one], self.dated[other]
        cosine = self.cosine(one, other)
        is_near = cosine is not None and cosine >= _LEAST
        if not is_near and self.judge.near(here.analysed, there.analysed, cosine, 0.0).level is None:
            return False
        return self.stories.are_one(here.telling.article, there.telling.article)

    def pairs(self, ats: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Each sentence with its nearest others, the nearest two first; without an encoder the first ones."""
        if self.vectors is None:
            yield from ((one, other) for one in ats for other in ats[:_NEIGHBOURS] if other < one)
            return
        vectors = self.vectors[list(ats)]
        found: dict[tuple[int, int], float] = {}
        for one, vector in enumerate(vectors):
            cosines = vectors @ vector
            for other in cosines.argsort(kind="stable")[::-1][: _NEIGHBOURS + 1].tolist():
                if other != one:
                    found[ats[min(one, other)], ats[max(one, other)]] = float(cosines[other])
        yield from sorted(found, key=lambda pair: (-found[pair], pair))


def joined(
    dated: Sequence[Dated], nearness: Nearness, progress: Callable[[Progress], None]
) -> list[list[int]]:
    """The sentences of each date, or of each limit, in groups that tell one event (average linkage).

    The nearest two are joined first, and a group with another where enough of their pairs are near.  For each
    sentence at most eight others are judged, and of two groups thirty-six pairs.
    """
    days: dict[tuple[str, Limit], list[int]] = defaultdict(list)
    for at, each in enumerate(dated):
        days[each.date, each.limit].append(at)
    groups: list[list[int]] = []
    for number, ats in enumerate(days.values(), 1):
        progress(Progress("events", number, len(days)))
        groups += _of_one_date(ats, nearness)
    return groups


def _of_one_date(ats: Sequence[int], nearness: Nearness) -> list[list[int]]:
    group_of = {at: [at] for at in ats}
    for one, other in nearness.pairs(ats):
        here, there = sorted((group_of[one], group_of[other]))
        if here is not there and nearness.is_one_event(one, other) and _are_one(here, there, nearness):
            here += there
            group_of.update(dict.fromkeys(there, here))
    return list({id(group): group for group in group_of.values()}.values())


def _are_one(here: Sequence[int], there: Sequence[int], nearness: Nearness) -> bool:
    pairs = [(one, other) for one in here[:_MEMBERS] for other in there[:_MEMBERS]]
    near = sum(nearness.is_one_event(*pair) for pair in pairs)
    langs = ({nearness.dated[at].analysed.family for at in group} for group in (here, there))
    return near >= len(pairs) * (_SHARE_ACROSS if set.isdisjoint(*langs) else _SHARE)
