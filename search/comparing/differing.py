"""Where two phrases that belong together part: negations, hedges, duties, figures and days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from search.comparing.answering import Answer, AnswerAt
from search.comparing.calendar_words import Member
from search.comparing.sign_words import Sign
from search.comparing.signs import SignAt
from search.model import Bound, Figure, Span
from search.related.conflicts import Conflict, conflicts


class Marks(NamedTuple):
    """Places here and there at which two phrases differ."""

    here: list[Span]
    there: list[Span]


DENIALS: tuple[Sign, ...] = ("not", "never", "forbidden")
_FORCES: tuple[Sign, ...] = ("perhaps", "must", "should", "allowed")
_DUTIES: tuple[Sign, ...] = ("must", "should", "allowed")
_FORBIDDEN: tuple[Sign, ...] = ("should", "allowed", "forbidden")
_FREE: frozenset[Sign] = frozenset({"perhaps", "allowed"})
_AMOUNTS: tuple[Sign, ...] = ("all", "most", "some")


class Said(NamedTuple):
    """What a phrase says by small words; `spare` are those of what stands beside it alone in its sentence.

    A sign that the other phrase lacks, and that is spare there, was only cut off.  Those that are `told` are
    parts of words that have a counterpart: refused.
    """

    signs: Sequence[SignAt]
    answers: Sequence[AnswerAt] = ()
    spare: Sequence[SignAt] = ()
    told: Sequence[SignAt] = ()


def sign_marks(here: Said, there: Said) -> Marks:
    """The small words by which two phrases say different things."""
    found = Marks([], [])
    if _of(here.signs, DENIALS) and _of(there.signs, DENIALS):  # no ship may, must sail: both forbid it
        if _is_only_advised(here.signs, there.signs) or _is_only_advised(there.signs, here.signs):
            found.here.extend(Span(each.start, each.end) for each in _of(here.signs, _FORBIDDEN))
            found.there.extend(Span(each.start, each.end) for each in _of(there.signs, _FORBIDDEN))
        forbidden = _of([*here.signs, *there.signs], ("forbidden",))
        left_out = (*_DUTIES, "perhaps") if forbidden else _DUTIES
        here, there = (side._replace(signs=_forbidding(side.signs, left_out)) for side in (here, there))
    for rule in _RULES:
        ours, theirs = _of(here.signs, rule.signs), _of(there.signs, rule.signs)
        if not (rule.differ(ours, theirs) and _differ_all_the_same(rule, here, there)):
            continue
        common = (
            {each.sign for each in ours} & {each.sign for each in theirs}
            if rule.differ is not _opposed
            else set()
        )
        found.here.extend(Span(each.start, each.end) for each in ours if each.sign not in common)
        found.there.extend(Span(each.start, each.end) for each in theirs if each.sign not in common)
        if rule.signs == ("never",):  # the "not" that stands for it says less
            found.here.extend(Span(each.start, each.end) for each in _of(here.signs, DENIALS) if theirs)
            found.there.extend(Span(each.start, each.end) for each in _of(there.signs, DENIALS) if ours)
    for pair in _OPPOSITES:
        ours, theirs = _of(here.signs, pair), _of(there.signs, pair)
        if len({each.sign for each in ours}) == len({each.sign for each in theirs}) == 1 and _unlike(
            ours, theirs
        ):
            found.here.extend(Span(each.start, each.end) for each in ours)
            found.there.extend(Span(each.start, each.end) for each in theirs)
    return found


def _is_only_advised(here: Sequence[SignAt], there: Sequence[SignAt]) -> bool:
    """Whether what should not be here may not be there."""
    return {each.sign for each in _of(here, _FORBIDDEN)} == {"should"} and bool(
        _of(there, ("allowed", "forbidden")) and not _of(there, ("should",))
    )


def _forbidding(signs: Sequence[SignAt], left_out: tuple[Sign, ...]) -> list[SignAt]:
    """Signs of what is denied: no duty, and what is forbidden is denied (may not)."""
    return [
        each if each.sign != "forbidden" else each._replace(sign="not")
        for each in signs
        if each.sign not in left_out
    ]


def _of(signs: Sequence[SignAt], wanted: Sequence[Sign]) -> list[SignAt]:
    return [each for each in signs if each.sign in wanted]


Differ = Callable[[Sequence[SignAt], Sequence[SignAt]], bool]


class _Rule(NamedTuple):
    """When the signs of a kind differ, and the words that answer them where one side has none."""

    differ: Differ
    signs: tuple[Sign, ...]
    answer: tuple[Answer, ...] = ()


def _differ_all_the_same(rule: _Rule, here: Said, there: Said) -> bool:
    """Whether they differ though words may answer them, and what is spare on a side counts too."""
    for one, other in ((here, there), (there, here)):
        ours, theirs = _of(one.signs, rule.signs), _of(other.signs, rule.signs)
        if not theirs and (_is_answered(rule, ours, other.answers) or _are_told(rule, ours, one)):
            return False
        spare = _of(other.spare, rule.signs)
        if spare and not rule.differ(ours, [*theirs, *spare]):
            return False
    return True


def _are_told(rule: _Rule, signs: Sequence[SignAt], said: Said) -> bool:
    """Whether all that denies is in words that have a counterpart."""
    told = [(each.start, each.end) for each in said.told]
    return rule.signs is DENIALS and bool(signs) and all((each.start, each.end) in told for each in signs)


def _is_answered(rule: _Rule, signs: Sequence[SignAt], answers: Sequence[AnswerAt]) -> bool:
    wanted = set(rule.answer)
    if rule.signs is _FORCES:
        kinds = {each.sign for each in signs}
        wanted = {"can"} if kinds <= _FREE else {"must be"} if kinds <= {"must", "should"} else set()
    return any(each.sign in wanted for each in answers)


def _opposed(here: Sequence[SignAt], there: Sequence[SignAt]) -> bool:
    """Whether only one of them denies."""
    return bool(here) != bool(there)


def _unlike(here: Sequence[SignAt], there: Sequence[SignAt]) -> bool:
    return {each.sign for each in here} != {each.sign for each in there}


def _unlike_forces(here: Sequence[SignAt], there: Sequence[SignAt]) -> bool:
    """The same; "may" is both perhaps and allowed."""
    kinds = {each.sign for each in here}, {each.sign for each in there}
    return kinds[0] != kinds[1] and not (all(kinds) and kinds[0] | kinds[1] <= _FREE)


def _contrasted(here: Sequence[SignAt], there: Sequence[SignAt]) -> bool:
    """Whether both say how much, and not the same."""
    return bool(here) and bool(there) and _unlike(here, there)


_RULES = (
    _Rule(_opposed, DENIALS, ("denies",)),
    _Rule(_unlike, ("never",), ("not once",)),
    _Rule(_unlike_forces, _FORCES),
    _Rule(_unlike, ("only",), ("just",)),
    _Rule(_unlike, ("very",)),
    _Rule(_contrasted, _AMOUNTS),
)


_OPPOSITES: tuple[tuple[Sign, Sign], ...] = (
    ("up", "down"),
    ("before", "after"),
    ("for", "against"),
    ("open", "closed"),
    ("won", "lost"),
    ("bought", "sold"),
    ("more", "less"),
    ("highest", "lowest"),
    ("first", "last"),
)

_FEW = 1
"""Counts up to here are often only articles (one of them, 一名)."""

_DATES = ("date", "year")
_DAYS_OF_A_YEAR = 10_000
_ROUNDED = 0.005
_NEARLY: tuple[set[Bound], ...] = ({"exact", "about"}, {"exact", "under"}, {"about", "under"})
"""Bounds that do not part figures of one value: up to 80, as much as 80, about 80."""


def figure_marks(here: Iterable[Figure], there: Iterable[Figure]) -> Marks:
    """The figures that have no equal on the other side, where another one stands for it there.

    What may be an article is none.
    """
    ours, theirs = _alone(here, there)
    found = Marks([], [])
    for one in ours:
        for other in theirs:
            if _may_be_compared(one, other):
                found.here.append(Span(one.start, one.end))
                found.there.append(Span(other.start, other.end))
    return Marks(sorted(set(found.here)), sorted(set(found.there)))


def _may_be_compared(one: Figure, other: Figure) -> bool:
    """Whether two figures measure the same kind of thing, as far as their units tell."""
    units = {one.unit, other.unit}
    if _is_before(one) != _is_before(other):
        return False
    return len(units) == 1 or "" in units or units <= set(_DATES) or all(map(str.isupper, units))


def _is_before(figure: Figure) -> bool:
    """Whether a figure is a day before which something was: no other day on which it was."""
    return figure.unit in _DATES and figure.bound == "under"


def member_marks(here: Sequence[Member], there: Sequence[Member]) -> Marks:
    """The words of a closed set, such as days of the week, of which both have some and none in common.

    Of numbers those are told that the other side lacks, where it has another one that is left over too.
    """
    found = Marks([], [])
    for name in dict.fromkeys(each.set for each in here):
        ours, theirs = ([each for each in side if each.set == name] for side in (here, there))
        values = {each.value for each in ours}, {each.value for each in theirs}
        if name == "number":
            ours = [each for each in ours if each.value not in values[1]]
            theirs = [each for each in theirs if each.value not in values[0]]
        elif values[0] & values[1]:
            continue
        if ours and theirs:
            found.here.extend(Span(each.start, each.end) for each in ours)
            found.there.extend(Span(each.start, each.end) for each in theirs)
    return found


def contradictions(here: Iterable[Figure], there: Iterable[Figure]) -> tuple[Conflict, ...]:
    """The figures and dates of two phrases that cannot both be right; 22 can be more than 20."""
    ours, theirs = _alone(here, there)
    return tuple(
        conflict
        for is_limit in (False, True)
        for conflict in conflicts(
            [each for each in ours if _is_before(each) == is_limit],
            [each for each in theirs if _is_before(each) == is_limit],
            aligned=True,
        )
    )


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
        and (one.bound == other.bound or {one.bound, other.bound} in _NEARLY)
        and abs(one.value - other.value) <= _ROUNDED * abs(one.value)
    )


def _one_day(one: float, other: float) -> bool:
    return one == other or (min(one, other) < _DAYS_OF_A_YEAR and (one - other) % _DAYS_OF_A_YEAR == 0)


def _counts(figure: Figure) -> bool:
    return (
        figure.value is None or figure.value > _FEW or figure.unit in (*_DATES, "%") or figure.unit.isupper()
    )
