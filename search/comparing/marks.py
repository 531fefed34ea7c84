"""The words that make two phrases differ that otherwise belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from search.comparing.actors import actor_marks
from search.comparing.calendar_words import Member, are_one
from search.comparing.differing import Marks, Said, agree, figure_marks, member_marks, sign_marks
from search.comparing.naming import name_marks
from search.comparing.pairs import Paired
from search.comparing.places import Place, inside
from search.comparing.words import Side
from search.model import EvidenceKind, Figure, Span
from search.wording import Difference, differences

_At = TypeVar("_At", Figure, Member)


class Firm(NamedTuple):
    """The words that surely say something else, and of them those that exclude each other, in kinds."""

    here: list[Span]
    there: list[Span]
    against: tuple[tuple[EvidenceKind, Marks], ...] = ()


def marks_across(ours: Place, theirs: Place, found: Paired, like: Sequence[tuple[int, int]] = ()) -> Firm:
    """Between two languages: the words that surely say something else, figures, days, actors and names.

    `like` are the numbers of words that may say the same.
    """
    signed = sign_marks(*_said(ours, theirs, found))
    figured = Marks(
        figure_marks(ours.inside(ours.side.figures), _around(theirs, ours)).here,
        figure_marks(_around(ours, theirs), theirs.inside(theirs.side.figures)).there,
    )
    days, numbers = (member_marks(*_members(ours, theirs, number)) for number in (False, True))
    against: list[tuple[EvidenceKind, Marks]] = [
        ("date", days),
        ("figure", numbers),
        ("words", _actors(ours, theirs, like)),
        ("name", name_marks(ours.side, theirs.side, ours.alone(found.here), theirs.alone(found.there))),
    ]
    sure = [signed, figured, *(marks for _, marks in against)]
    return Firm(
        whole_words(ours.side, [span for each in sure for span in each.here]),
        whole_words(theirs.side, [span for each in sure for span in each.there]),
        tuple(each for each in against if any(each[1])),
    )


def with_words(place: Place, marks: Sequence[Span], numbers: Iterable[int]) -> list[Span]:
    """Marks, and some words by their numbers: in order, those that only small words part as one."""
    words = (place.side.words[at] for at in numbers)
    return _stretches(place.side, place.span, [*marks, *(Span(word.start, word.end) for word in words)])


def _said(ours: Place, theirs: Place, found: Paired) -> tuple[Said, Said]:
    """What both say by small words; one language has the same words for can and may, so none answers one."""
    said = ours.said(found.here), theirs.said(found.there)
    if ours.side.family != theirs.side.family:
        return said
    here, there = (
        each._replace(answers=[answer for answer in each.answers if answer.sign == "denies"]) for each in said
    )
    return here, there


def _actors(ours: Place, theirs: Place, like: Sequence[tuple[int, int]]) -> Marks:
    """Who acts; not who is like a word for no actor there: "we pay every doctor" is 醫藥費由公司承擔."""
    sides = ours.side, theirs.side
    acting = [
        {at for each in side.actors for at in side.words_in(Span(each.start, each.end))} for side in sides
    ]
    told = (
        {i for i, j in like if j not in acting[1]},
        {j for i, j in like if i not in acting[0]},
    )
    here, there = (
        [
            each
            for each in place.inside(place.side.actors)
            if not known.intersection(place.side.words_in(Span(each.start, each.end)))
        ]
        for place, known in zip((ours, theirs), told, strict=True)
    )
    return actor_marks(here, there, sides[0].actors, sides[1].actors)


def _around(place: Place, other: Place) -> list[Figure]:
    """The figures of a place, and of what stands beside it alone those that the other side has nowhere.

    "Nine per cent" may be told apart from its verb.
    """
    beside = place.beside(place.side.figures)
    return [
        *place.inside(place.side.figures),
        *without(beside, other.side.figures, agree),
    ]


def _members(one: Place, other: Place, numbers: bool) -> tuple[list[Member], list[Member]]:
    """The numbers of two places, or the other words of closed sets; not what stands beside the other place.

    Nor the numbers that are figures there.
    """
    found = []
    for place, against in ((one, other), (other, one)):
        ours = [each for each in place.inside(place.side.members) if (each.set == "number") == numbers]
        values = {figure.value for figure in against.side.figures}
        ours = [each for each in ours if not (numbers and each.value in values)]
        found.append(without(ours, against.beside(against.side.members), are_one))
    return found[0], found[1]


def without(found: Sequence[_At], spare: Sequence[_At], equal: Callable[[_At, _At], bool]) -> list[_At]:
    """Those that nothing spare is equal to."""
    return [each for each in found if not any(equal(each, other) for other in spare)]


def marks_within(one: Place, other: Place) -> Marks:
    """Within a language: the words that differ, but for small ones that say nothing, and endings."""
    ours, theirs, here, there = one.side, other.side, one.span, other.span
    changed = [each for each in differences(here.of(ours.text), there.of(theirs.text)) if each.kind != "same"]
    told = [each for each in changed if _tells(ours, theirs, here, there, each)]
    mine = [_tight(ours, each.here.shifted(here.start)) for each in told]
    others = [_tight(theirs, each.there.shifted(there.start)) for each in told]
    return Marks([s for s in mine if s.start < s.end], [s for s in others if s.start < s.end])


def _tells(ours: Side, theirs: Side, here: Span, there: Span, each: Difference) -> bool:
    """Whether a difference is one of words or signs, rather than of pronouns, endings and punctuation."""
    a, b = each.here.shifted(here.start), each.there.shifted(there.start)
    mine = {ours.words[at].group.word for at in ours.words_in(a)}
    others = {theirs.words[at].group.word for at in theirs.words_in(b)}
    signs = {s.sign for s in inside(ours.signs, a)}, {s.sign for s in inside(theirs.signs, b)}
    return mine != others or signs[0] != signs[1]


def whole_words(side: Side, spans: Iterable[Span]) -> list[Span]:
    """The spans widened to the words that they lie in: no mark begins in the middle of a Chinese word."""
    found = []
    for span in spans:
        touched = [g for g in side.groups if g.start < span.end and span.start < g.end]
        found.append(
            Span(min([span.start, *(g.start for g in touched)]), max([span.end, *(g.end for g in touched)]))
        )
    return found


def _stretches(side: Side, span: Span, spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that only small words part as one."""
    found: list[Span] = []
    for each in sorted(spans):
        if found and each.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, each.end))
        elif found and _parted_by_small_words(side, Span(found[-1].end, each.start)):
            found[-1] = Span(found[-1].start, each.end)
        else:
            found.append(each)
    return [Span(max(each.start, span.start), min(each.end, span.end)) for each in found]


def _parted_by_small_words(side: Side, gap: Span) -> bool:
    return not side.words_in(gap) and not any(ch in ",;:，；：、。" for ch in gap.of(side.text))


def _tight(side: Side, span: Span) -> Span:
    """Without small words, marks and space at its ends."""
    places = [Span(side.words[at].start, side.words[at].end) for at in side.words_in(span)]
    places += whole_words(side, [Span(s.start, s.end) for s in inside(side.signs, span)])
    if not places:
        return Span(span.start, span.start)
    return Span(min(p.start for p in places), max(p.end for p in places))
