"""The words that make two phrases differ that otherwise belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from search.comparing.actors import actor_marks
from search.comparing.calendar_words import Member, are_one
from search.comparing.differing import Marks, agree, figure_marks, member_marks, sign_marks
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


def marks_across(ours: Place, theirs: Place, found: Paired) -> Firm:
    """Between two languages: the words that surely say something else, figures, days, actors and names."""
    days = ours.side.members, theirs.side.members
    counted = ours.side.figures, theirs.side.figures
    who = ours.side.actors, theirs.side.actors
    signed = sign_marks(ours.said, theirs.said)
    figured = figure_marks(
        without(ours.inside(counted[0]), theirs.beside(counted[1]), agree),
        without(theirs.inside(counted[1]), ours.beside(counted[0]), agree),
    )
    against: list[tuple[EvidenceKind, Marks]] = [
        (
            "date",
            member_marks(
                without(ours.inside(days[0]), theirs.beside(days[1]), are_one),
                without(theirs.inside(days[1]), ours.beside(days[0]), are_one),
            ),
        ),
        ("words", actor_marks(ours.inside(who[0]), theirs.inside(who[1]), *who)),
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
