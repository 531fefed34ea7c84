"""Where two phrases that belong together part: negations, hedges, duties and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from search.comparing.sign_words import Sign
from search.comparing.signs import SignAt
from search.model import Figure, Span
from search.related.conflicts import Conflict, conflicts


class Marks(NamedTuple):
    """Places here and there at which two phrases differ."""

    here: list[Span]
    there: list[Span]


DENIALS: tuple[Sign, ...] = ("not", "never", "forbidden")
_FORCES: tuple[Sign, ...] = ("perhaps", "must", "should", "allowed", "forbidden")
_DUTIES: tuple[Sign, ...] = ("must", "should", "allowed")
_AMOUNTS: tuple[Sign, ...] = ("all", "most", "some")


def sign_marks(here: Sequence[SignAt], there: Sequence[SignAt]) -> Marks:
    """The small words by which two phrases say different things."""
    found = Marks([], [])
    if _of(here, DENIALS) and _of(there, DENIALS):  # no ship may, should, must sail: all forbid it
        here, there = (
            [
                each if each.sign != "forbidden" else each._replace(sign="not")
                for each in side
                if each.sign not in _DUTIES
            ]
            for side in (here, there)
        )
    for differ, signs in _RULES:
        ours, theirs = _of(here, signs), _of(there, signs)
        if differ(ours, theirs):
            common = (
                {each.sign for each in ours} & {each.sign for each in theirs} if differ is _unlike else set()
            )
            found.here.extend(Span(each.start, each.end) for each in ours if each.sign not in common)
            found.there.extend(Span(each.start, each.end) for each in theirs if each.sign not in common)
    for pair in _OPPOSITES:
        ours, theirs = _of(here, pair), _of(there, pair)
        if len({each.sign for each in ours}) == len({each.sign for each in theirs}) == 1 and _unlike(
            ours, theirs
        ):
            found.here.extend(Span(each.start, each.end) for each in ours)
            found.there.extend(Span(each.start, each.end) for each in theirs)
    return found


def _of(signs: Sequence[SignAt], wanted: Sequence[Sign]) -> list[SignAt]:
    return [each for each in signs if each.sign in wanted]


def _opposed(here: Sequence[SignAt], there: Sequence[SignAt]) -> bool:
    """Whether only one of them denies."""
    return bool(here) != bool(there)


def _unlike(here: Sequence[SignAt], there: Sequence[SignAt]) -> bool:
    return {each.sign for each in here} != {each.sign for each in there}


def _contrasted(here: Sequence[SignAt], there: Sequence[SignAt]) -> bool:
    """Whether both say how much, and not the same."""
    return bool(here) and bool(there) and _unlike(here, there)


_RULES: tuple[tuple[Callable[[Sequence[SignAt], Sequence[SignAt]], bool], tuple[Sign, ...]], ...] = (
    (_opposed, DENIALS),
    (_unlike, ("never",)),
    (_unlike, _FORCES),
    (_unlike, ("only",)),
    (_unlike, ("very",)),
    (_contrasted, _AMOUNTS),
)


_OPPOSITES: tuple[tuple[Sign, Sign], ...] = (
    ("up", "down"),
    ("before", "after"),
    ("for", "against"),
    ("open", "closed"),
    ("won", "lost"),
    ("bought", "sold"),
    ("more", "less"),
)

_FEW = 2
"""Counts up to here are often only articles (one of them, 一名)."""

_DATES = ("date", "year")
_DAYS_OF_A_YEAR = 10_000
_ROUNDED = 0.005


def figure_marks(here: Iterable[Figure], there: Iterable[Figure]) -> Marks:
    """The figures that have no equal on the other side; what may be an article is none."""
    return Marks(*([Span(each.start, each.end) for each in side] for side in _alone(here, there)))


def contradictions(here: Iterable[Figure], there: Iterable[Figure]) -> tuple[Conflict, ...]:
    """The figures and dates of two phrases that cannot both be right; 22 can be more than 20."""
    return conflicts(*_alone(here, there), aligned=True)


def _alone(here: Iterable[Figure], there: Iterable[Figure]) -> tuple[list[Figure], list[Figure]]:
    ours, theirs = list(here), list(there)
    for one in list(ours):
        other = next((each for each in theirs if agree(one, each)), None)
        if other:
            ours.remove(one)
            theirs.remove(other)
    return [each for each in ours if _counts(each)], [each for each in theirs if _counts(each)]


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures are the same, and as exact; the units of counts may be told in other words."""
    if one.value is None or other.value is None:
        return one.value is other.value
    if one.unit in _DATES or other.unit in _DATES:
        return one.unit == other.unit and _one_day(one.value, other.value)
    units = {one.unit, other.unit}
    return (
        (len(units) == 1 or "" in units)
        and one.bound == other.bound
        and abs(one.value - other.value) <= _ROUNDED * abs(one.value)
    )


def _one_day(one: float, other: float) -> bool:
    return one == other or (min(one, other) < _DAYS_OF_A_YEAR and (one - other) % _DAYS_OF_A_YEAR == 0)


def _counts(figure: Figure) -> bool:
    return (
        figure.value is None or figure.value > _FEW or figure.unit in (*_DATES, "%") or figure.unit.isupper()
    )
