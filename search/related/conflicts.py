"""Figures in which two texts contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from search.model import Figure, Span

_ROUNDED = 0.05
_LIMITS = ("over", "under")
_DAYS = frozenset({"date", "year"})
_NO_AMOUNT = _DAYS | {""}
_SEVERAL = 2
"""One is written for "a", too."""

Conflict = tuple[Span, Span]
"""A figure here and one there."""


def conflicts(here: Sequence[Figure], there: Sequence[Figure]) -> tuple[Conflict, ...]:
    """Of each unit in which both texts give figures and none agree, the first figure of each.

    Bare numbers and dates are left out: they may count other things, and tell of other days.
    """
    ours, theirs = _by_unit(here), _by_unit(there)
    return tuple(
        (_span(ours[unit][0]), _span(theirs[unit][0]))
        for unit in ours
        if unit in theirs and not any(_agree(one, other) for one in ours[unit] for other in theirs[unit])
    )


def numbers_differ(here: Sequence[Figure], there: Sequence[Figure]) -> bool:
    """Whether both texts give numbers, from two on, and not one of them agrees, whatever they count.

    Amounts in two currencies may be the same money; of dates see `conflicts`.
    """
    ours, theirs = (
        [figure for figure in figures if figure.unit not in _DAYS and (figure.value or 0.0) >= _SEVERAL]
        for figures in (here, there)
    )
    return bool(ours and theirs) and not any(
        _agree(one, other) or (one.unit.isupper() and other.unit.isupper() and one.unit != other.unit)
        for one in ours
        for other in theirs
    )


def _span(figure: Figure) -> Span:
    return Span(figure.start, figure.end)


def _by_unit(figures: Sequence[Figure]) -> dict[str, Sequence[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.unit not in _NO_AMOUNT:
            found[figure.unit].append(figure)
    return dict(found)


def _agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can mean the same: nearly equal, within a bound, or too vague to tell."""
    if one.value is None or other.value is None:
        return True
    if one.bound in _LIMITS or other.bound in _LIMITS:
        return _lies_within(one, other.value) or _lies_within(other, one.value)
    return abs(one.value - other.value) <= _ROUNDED * abs(one.value)


def _lies_within(figure: Figure, value: float) -> bool:
    stated = figure.value or 0.0
    return (figure.bound == "over" and value >= stated) or (figure.bound == "under" and value <= stated)
