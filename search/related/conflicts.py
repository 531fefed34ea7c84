"""Figures in which two texts contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from search.model import Bound, Figure, Span
from search.related.evidence import Reason

_ROUNDED = 0.05
_ABOUT = 0.1
"""The same where one of them is told as about, nearly, some."""

_LIMITS = ("over", "under")
_DAYS = frozenset({"date", "year"})
_NO_AMOUNT = _DAYS | {""}
_HOURS = {"hours": 1.0, "minutes": 1 / 60, "seconds": 1 / 3600}
"""Measures of one thing, so that 90 minutes agree with an hour and a half."""

_NEXT = 12
"""Code points that may stand between a figure and what it counts."""

_LAST_MONTH, _LAST_DAY, _FULL = 12, 1231, 10_000_000
"""MM, MMDD and YYYYMM are smaller than these."""

_SEVERAL = 2
"""One is written for "a", too."""

Conflict = tuple[Span, Span]
"""A figure here and one there."""


def conflicts(here: Sequence[Figure], there: Sequence[Figure], aligned: bool = False) -> tuple[Conflict, ...]:
    """Of each unit in which both texts give figures and none agree, the first figure of each.

    Bare numbers and dates are left out, as they may count other things and tell of other days, but where
    the two texts are `aligned`.
    """
    left_out = frozenset[str]() if aligned else _NO_AMOUNT
    ours, theirs = _by_unit(here, left_out), _by_unit(there, left_out)
    return tuple(
        (_span(ours[unit][0]), _span(theirs[unit][0]))
        for unit in ours
        if unit in theirs
        and not any(_agree(one, other) for one in ours[unit] for other in _alike(theirs, unit))
    )


def of_one_thing(found: Sequence[Conflict], reasons: Sequence[Reason]) -> tuple[Conflict, ...]:
    """Those conflicts whose figures both stand next to what the two texts share: 460 tonnes of *fuel*."""
    shared = [reason for reason in reasons if reason.kind not in ("figure", "date")]
    return tuple(
        (one, other)
        for one, other in found
        if any(_is_next(one, reason.here) and _is_next(other, reason.there) for reason in shared)
    )


def _is_next(figure: Span, places: Sequence[Span]) -> bool:
    return any(0 <= place.start - figure.end <= _NEXT for place in places)


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


def _by_unit(figures: Sequence[Figure], left_out: frozenset[str]) -> dict[str, Sequence[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.unit not in left_out:
            found[figure.unit].append(figure)
    return dict(found)


def _alike(figures: dict[str, Sequence[Figure]], unit: str) -> list[Figure]:
    """The figures in a unit or in another measure of the same."""
    units = _HOURS if unit in _HOURS else (unit,)
    return [figure for each in units for figure in figures.get(each, ())]


def _agree(one: Figure, other: Figure) -> bool:
    """Whether two figures can mean the same: nearly equal, within a bound, or too vague to tell."""
    if one.value is None or other.value is None:
        return True
    if one.unit == other.unit == "date":
        return _same_day(int(one.value), int(other.value))
    size = _HOURS.get(one.unit, 1.0)
    mine, others = one.value, other.value * _HOURS.get(other.unit, size) / size
    if one.bound in _LIMITS or other.bound in _LIMITS:
        return _lies_within(one.bound, mine, others) or _lies_within(other.bound, others, mine)
    share = _ABOUT if "about" in (one.bound, other.bound) else _ROUNDED
    return abs(mine - others) <= share * max(abs(mine), abs(others)) if one.unit != "year" else mine == others


def _lies_within(bound: Bound, stated: float, value: float) -> bool:
    return (bound == "over" and value >= stated) or (bound == "under" and value <= stated)


def _same_day(one: int, other: int) -> bool:
    """Whether two dates agree in what both of them state: 3 December, and 12月."""
    return all(
        not a or not b or a == b for a, b in zip(_year_month_day(one), _year_month_day(other), strict=True)
    )


def _year_month_day(date: int) -> tuple[int, int, int]:
    """The parts of a date as figures hold it, 0 for what is not stated."""
    if date <= _LAST_MONTH:
        return 0, date, 0
    if _LAST_DAY < date < _FULL:
        return date // 100, date % 100, 0
    return date // 10_000, date // 100 % 100, date % 100
