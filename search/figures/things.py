"""Mentions of one value taken apart by what they count: 22 m of water are not the 22 m that a tram ran."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from search.figures.differing import LIMITS, Encode, Near, texts_of, vectors_of
from search.figures.gathering import Found
from search.figures.stories import Pair, Stories
from search.figures.values import kind_of
from search.model import Figure

_SMALL = 12
"""Up to here a number is met by chance: three ships here may be three others there."""

_COUNTED_ALIKE, _ALIKE, _NOT_APART = 1.3, 1.0, 0.6
"""Sums of the cosines of the words beside two figures, of their clauses and of their sentences: what two
small counts need to be of one thing, what other small figures need, and what all need."""

_ACROSS_STORIES = 2.4
"""The same where two articles are not known to tell one story."""

_EXACT = 3
"""Digits other than the zeros at the end from which a value is exact: 14.3 billion."""

_NEIGHBOURS = 12
"""Mentions that are tried for each, the nearest first."""

_BLOCK = 500
_TWO_UNITS = 3
"""Units that are two beside the empty one."""


def things(group: Sequence[Found], encode: Encode, stories: Callable[[], Stories]) -> list[list[Found]]:
    """The mentions of one value, one list a thing, that of most voices first; one list without vectors.

    Two are of one thing where they are told by one voice or in one story, and the words around them are near
    enough for a figure of that size, or where an exact value stands beside a word of both; a third joins two
    (single linkage).  Three vectors a mention, and for each at most a dozen questions whether two articles
    tell one story.
    """
    near = vectors_of(group, encode) if len(group) > 1 else None
    if near is None:
        return [list(group)]
    told = cache(stories)
    joined = _Joined([each.figure for each in group])
    first = _firsts(group)
    for i, j in enumerate(first):
        if joined.may_be_one(i, j):
            joined.join(i, j)
    distinct = sorted(set(first))
    for i, j, alike in _candidates(Near(*(side[distinct] for side in near))):
        one, other = distinct[i], distinct[j]
        if joined.may_be_one(one, other) and _is_one_thing(group[one], group[other], alike, told):
            joined.join(one, other)
    found: dict[int, list[Found]] = defaultdict(list)
    for at, each in enumerate(group):
        found[joined.root(at)].append(each)
    return sorted(found.values(), key=lambda thing: -_voices(thing))


def _firsts(group: Sequence[Found]) -> list[int]:
    """For each mention the first one in the same words, which is of the same thing wherever it stands."""
    seen: dict[tuple[object, ...], int] = {}
    return [
        seen.setdefault((*texts_of(each), each.mention.limit, each.figure.unit), at)
        for at, each in enumerate(group)
    ]


def corroborating(group: Sequence[Found], differ: Pair | None, encode: Encode) -> int:
    """How many sources give a value to the same thing; near copies count once.

    Where two of the mentions mean two things by it (`differ`), each of the others goes with the nearer of
    them, and the larger side counts.
    """
    near = vectors_of(group, encode) if differ else None
    if differ is None or near is None:
        return _voices(group)
    one, other = (group.index(each) for each in differ)
    alike = np.add.reduce([side @ side[[one, other]].T for side in near])
    with_one = (alike[:, 0] >= alike[:, 1]).tolist()
    sides = (
        [each for each, is_there in zip(group, with_one, strict=True) if is_there is side]
        for side in (True, False)
    )
    return max(map(_voices, sides))


def _voices(group: Sequence[Found]) -> int:
    return len({each.mention.voice for each in group})


def _candidates(near: Near) -> list[tuple[int, int, float]]:
    """Each mention with its nearest others, each two once, the nearest first, with the sum of the cosines."""
    found: dict[tuple[int, int], float] = {}
    for first in range(0, len(near.beside), _BLOCK):
        alike = np.add.reduce([side[first : first + _BLOCK] @ side.T for side in near])
        nearest = np.argsort(-alike, axis=1, kind="stable")[:, : _NEIGHBOURS + 1]
        for row, others in enumerate(nearest.tolist()):
            for other in others:
                if first + row != other:
                    one, two = sorted((first + row, other))
                    found[one, two] = float(alike[row, other])
    return sorted(((i, j, alike) for (i, j), alike in found.items()), key=lambda each: (-each[2], each[:2]))


def _is_one_thing(one: Found, other: Found, alike: float, stories: Callable[[], Stories]) -> bool:
    if one.mention.limit != other.mention.limit:
        return False
    if _is_exact(one) and one.relation.terms & other.relation.terms:
        return True
    if alike < _needed(one):
        return False
    return (
        one.mention.voice == other.mention.voice
        or alike >= _ACROSS_STORIES
        or stories().are_one(one.mention, other.mention)
    )


def _is_exact(each: Found) -> bool:
    """Whether it has so many digits that two texts with a word in common hardly mean two things by it."""
    value = each.figure.value
    digits = f"{value or 0.0:.12g}".partition("e")[0].replace(".", "").strip("-0")
    return kind_of(each.figure) != "date" and len(digits) >= _EXACT


def _needed(each: Found) -> float:
    """How near the words around two mentions of this value have to be in one story."""
    kind, value = kind_of(each.figure), each.figure.value
    if kind == "date" or value is None or abs(value) > _SMALL:
        return _NOT_APART
    return _COUNTED_ALIKE if kind == "count" else _ALIKE


class _Joined:
    """Mentions that are joined two by two (union-find), none that count things of two kinds.

    A number that stands without its thing ("74 rescued") goes with those of a thing.  What is at most 17 %
    is not what is more than 17 %.
    """

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._above = list(range(len(figures)))
        self._units = [each.unit for each in figures]
        self._limits = [{each.bound} & set(LIMITS) for each in figures]

    def root(self, at: int) -> int:
        """The number that stands for all that are joined with one."""
        while self._above[at] != at:
            self._above[at] = at = self._above[self._above[at]]
        return at

    def may_be_one(self, one: int, other: int) -> bool:
        """Whether two are not joined yet, and nothing in their units is against it."""
        here, there = self.root(one), self.root(other)
        has_both_limits = len(self._limits[here] | self._limits[there]) > 1
        return (
            here != there
            and len({self._units[here], self._units[there], ""}) < _TWO_UNITS
            and not has_both_limits
        )

    def join(self, one: int, other: int) -> None:
        """Join two, the lower number standing for both."""
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low
        self._units[low] = self._units[low] or self._units[high]
        self._limits[low] |= self._limits[high]
