"""How alike two names sound that are written in different scripts.

The rows of their sounds are compared by a weighted edit distance after Wagner and Fischer, in which lost
codas, lost letters of a cluster and added vowels cost little.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from itertools import product

from search.people.spelling import Row, rows, table

_NOT_NEAR = 2.0
"""Rather lose both."""

_OTHER_CHOICE = 0.05
"""The share for a sound that is a second choice of one of the two."""

_LEAST = 0.6
"""Less likeness than this is none."""


@lru_cache(maxsize=100_000)
def likeness(one: str, other: str) -> float:
    """From 0 to 1: how alike two parts of names sound, each in any script; 0 where that is little."""
    return max((_alike(a, b) for a, b in product(rows(one), rows(other))), default=0.0)


def keys(part: str) -> frozenset[str]:
    """What two parts that sound alike have in common, for finding candidates: first and next consonant."""
    return frozenset(key for row in rows(part) for key in _keys(row))


def starts(part: str) -> frozenset[str]:
    """The classes that the first firm consonant of a part may have; also "" where none begins it."""
    found = {letter for row in rows(part) for classes in _first(row) for letter in classes}
    return frozenset(found | {"" for row in rows(part) if not row[0].is_firm})


def firmness(part: str) -> int:
    """How many firm consonants a part has: with two or fewer, likeness says little."""
    return max((sum(sound.is_firm for sound in row) for row in rows(part)), default=0)


def _keys(row: Row) -> set[str]:
    firm = _firm(row)
    if not firm:
        return {""}
    found = set()
    for at in range(len(_first(row))):
        later = [each for each in firm[at + 1 :] if "L" not in each][:2] or [""]
        found |= {a + b for nexts in later for a in firm[at] for b in nexts or [""]}
    return found


def _first(row: Row) -> list[str]:
    """The first firm consonant, and the next one where the first may be no more than h or y."""
    firm = _firm(row)
    return firm[:2] if firm and set("HY") & set(firm[0]) else firm[:1]


def _firm(row: Row) -> list[str]:
    return [sound.classes for sound in row if sound.is_firm]


# -- comparing -----------------------------------------------------------------------------------------


def _alike(one: Row, other: Row) -> float:
    whole = max(_total(one), _total(other))
    return max(0.0, 1 - _distance(one, other, whole * (1 - _LEAST)) / whole) if whole else 0.0


def _total(row: Row) -> float:
    return sum(sound.weight for sound in row)


def _distance(one: Row, other: Row, limit: float) -> float:
    """The least cost of turning one row into the other; infinite as soon as it must exceed the limit."""
    previous = [0.0]
    for sound in other:
        previous.append(previous[-1] + sound.weight)
    columns = list(enumerate(other))
    for classes, weight in one:
        shares = _shares(classes)
        left = previous[0] + weight
        current, least = [left], left
        for index, (others, lost) in columns:  # plain comparisons: this is where the time goes
            best = left + lost
            if (dropped := previous[index + 1] + weight) < best:
                best = dropped
            heavier = weight if weight > lost else lost
            if (changed := previous[index] + shares[others] * heavier) < best:
                best = changed
            current.append(best)
            left = best
            if best < least:
                least = best
        if least > limit:
            return math.inf
        previous = current
    return previous[-1]


class _Shares(dict[str, float]):
    """The share of their weight that it costs to take one sound for each other one."""

    def __init__(self, classes: str) -> None:
        self._classes = classes

    def __missing__(self, other: str) -> float:
        self[other] = share = _share(self._classes, other)
        return share


@cache
def _shares(classes: str) -> _Shares:
    return _Shares(classes)


def _share(one: str, other: str) -> float:
    if set(one) & set(other):
        return 0.0 if one[0] == other[0] else _OTHER_CHOICE
    costs = table("near")
    return min(float(costs.get("".join(sorted((a, b))), _NOT_NEAR)) for a in one for b in other)
