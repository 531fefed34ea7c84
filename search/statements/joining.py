"""Groups that are one statement though the average of their pairs does not say so.

Of two groups more is known than of two utterances: whether each member has a near one in the other, whether
articles have both, and whether these stand side by side there, because one outlet breaks in two what another
gives as a whole.  What is likeliest is joined first, and weighed anew as part of what it was joined to.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from search.statements.judging import UNLIKE
from search.statements.units import Unit

Pair = tuple[int, int]

_ENOUGH = 0.3
"""Log odds from which two groups are joined: a wrong join of large ones is dear."""

_MOST = 2_000
"""Pairs of two groups beyond which they are not held against each other: subjects, not statements."""


class Signs(NamedTuple):
    """What two groups have in common.

    `nearest` is the mean over the members of the best log odds that each has in the other group.  `both` is
    the share of the articles of the one that has fewer in which the other stands, too, `beside` tells whether
    one speaker says both in a row in one of them.
    `small` and `large` are the logarithms of their sizes.
    """

    nearest: float
    both: float
    beside: bool
    small: float
    large: float


class Weights(NamedTuple):
    """What each sign adds to the log odds that two groups are one statement, and what all begin with."""

    none: float
    nearest: float
    both: float
    beside: float
    small: float
    large: float


# Fitted with those of judging.py.
_WEIGHTS = Weights(none=-1.16, nearest=1.16, both=-0.96, beside=1.45, small=-1.09, large=0.53)


class Groups:
    """Groups of utterances by number, which can be joined.

    `odds` are those of pairs that were compared, `apart` pairs that are surely two.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        odds: Mapping[Pair, float],
        found: Iterable[Sequence[int]],
        apart: Collection[Pair] = (),
    ) -> None:
        self._units = units
        self._odds = odds
        self._apart: dict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)
        self.members = {at: [*group] for at, group in enumerate(found)}
        self._of = {number: at for at, group in self.members.items() for number in group}
        alone = sorted({number for pair in odds for number in pair if number not in self._of})
        for at, number in enumerate(alone, len(self.members)):
            self.members[at], self._of[number] = [number], at
        self._near: dict[int, set[int]] = defaultdict(set)
        for one, other in odds:
            here, there = self._of[one], self._of[other]
            if here != there:
                self._near[here].add(there)
                self._near[there].add(here)

    def pairs(self) -> list[Pair]:
        """Those of which any two utterances may be one statement."""
        return sorted((one, other) for one, near in self._near.items() for other in near if one < other)

    def signs(self, one: int, other: int) -> Signs | None:
        """What two groups have in common; None where they are apart, or too much to be compared."""
        here, there = self.members[one], self.members[other]
        if len(here) * len(there) > _MOST or self._are_apart(here, there):
            return None
        table = [[self._log_odds(a, b) for b in there] for a in here]
        best = [*map(_best, table), *map(_best, zip(*table, strict=True))]
        ours, theirs = ({self._units[at].article for at in group} for group in (here, there))
        small, large = sorted((math.log(len(here)), math.log(len(there))))
        return Signs(
            (sum(best[: len(here)]) / len(here) + sum(best[len(here) :]) / len(there)) / 2,
            len(ours & theirs) / min(len(ours), len(theirs)),
            self._beside(here, set(there)) or self._beside(there, set(here)),
            small,
            large,
        )

    def join(self, one: int, other: int) -> list[int]:
        """Make the other group part of one; the groups that are near to both together."""
        for number in self.members[other]:
            self._of[number] = one
        self.members[one] += self.members.pop(other)
        near = (self._near[one] | self._near.pop(other)) - {one, other}
        for each in near:
            self._near[each].discard(other)
            self._near[each].add(one)
        self._near[one] = near
        return sorted(near)

    def _log_odds(self, one: int, other: int) -> float | None:
        if self._units[one].article == self._units[other].article:
            return None
        return self._odds.get((min(one, other), max(one, other)), UNLIKE)

    def _are_apart(self, here: Iterable[int], there: Collection[int]) -> bool:
        return any(not self._apart[at].isdisjoint(there) for at in here if at in self._apart)

    def _beside(self, here: Iterable[int], there: set[int]) -> bool:
        """Whether a speaker goes on from a member here to one there."""
        return any(
            number + 1 in there
            and self._units[number].article == self._units[number + 1].article
            and self._units[number].speaker == self._units[number + 1].speaker
            for number in here
        )


def joined(groups: Groups) -> list[list[int]]:
    """The groups of two or more, after those were joined that are one statement; near-linear in the pairs."""
    age = dict.fromkeys(groups.members, 0)
    waiting = [(-value, pair, (0, 0)) for pair in groups.pairs() if (value := _sum(groups, pair)) > _ENOUGH]
    heapq.heapify(waiting)
    while waiting:
        _, (one, other), ages = heapq.heappop(waiting)
        if ages != (age.get(one), age.get(other)):
            continue
        near = groups.join(one, other)
        age[one] += 1
        del age[other]
        for each in near:
            pair = min(one, each), max(one, each)
            if (value := _sum(groups, pair)) > _ENOUGH:
                heapq.heappush(waiting, (-value, pair, (age[pair[0]], age[pair[1]])))
    return sorted(sorted(group) for group in groups.members.values() if len(group) > 1)


def _sum(groups: Groups, pair: Pair) -> float:
    signs = groups.signs(*pair)
    if signs is None:
        return -math.inf
    return _WEIGHTS.none + sum(weight * value for weight, value in zip(_WEIGHTS[1:], signs, strict=True))


def _best(values: Iterable[float | None]) -> float:
    return max((value for value in values if value is not None), default=UNLIKE)
