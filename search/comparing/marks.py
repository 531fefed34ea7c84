"""The words that make two phrases differ that otherwise belong together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from search.comparing.differing import figure_marks, sign_marks
from search.comparing.pairs import Paired
from search.comparing.signs import SignAt
from search.comparing.words import Side
from search.model import Figure, Span
from search.wording import Difference, differences

_At = TypeVar("_At", SignAt, Figure)


class Marked(NamedTuple):
    """The places to mark; `firm` where they surely change what is said."""

    here: list[Span]
    there: list[Span]
    firm: bool


def marks_across(ours: Side, theirs: Side, here: Span, there: Span, found: Paired) -> Marked:
    """Between two languages: words that say something else, figures, words without a counterpart."""
    sure = [
        sign_marks(inside(ours.signs, here), inside(theirs.signs, there)),
        figure_marks(inside(ours.figures, here), inside(theirs.figures, there)),
    ]
    firm_here = _whole_words(ours, [span for each in sure for span in each.here])
    firm_there = _whole_words(theirs, [span for each in sure for span in each.there])
    return Marked(
        _stretches(ours, here, [*firm_here, *_single(ours, here, found.here)]),
        _stretches(theirs, there, [*firm_there, *_single(theirs, there, found.there)]),
        bool(firm_here or firm_there),
    )


def marks_within(ours: Side, theirs: Side, here: Span, there: Span, _found: Paired) -> Marked:
    """Within a language: the words that differ, but for small ones that say nothing, and endings."""
    changed = [each for each in differences(here.of(ours.text), there.of(theirs.text)) if each.kind != "same"]
    told = [each for each in changed if _tells(ours, theirs, here, there, each)]
    mine = [_tight(ours, each.here.shifted(here.start)) for each in told]
    others = [_tight(theirs, each.there.shifted(there.start)) for each in told]
    return Marked([s for s in mine if s.start < s.end], [s for s in others if s.start < s.end], bool(told))


def _tells(ours: Side, theirs: Side, here: Span, there: Span, each: Difference) -> bool:
    """Whether a difference is one of words or signs, rather than of pronouns, endings and punctuation."""
    a, b = each.here.shifted(here.start), each.there.shifted(there.start)
    mine = {ours.words[at].group.word for at in ours.words_in(a)}
    others = {theirs.words[at].group.word for at in theirs.words_in(b)}
    signs = {s.sign for s in inside(ours.signs, a)}, {s.sign for s in inside(theirs.signs, b)}
    return mine != others or signs[0] != signs[1]


def inside(found: Sequence[_At], span: Span) -> list[_At]:
    """Those that begin in a span."""
    return [each for each in found if span.start <= each.start < span.end]


def _single(side: Side, span: Span, held: frozenset[int]) -> list[Span]:
    return [Span(side.words[at].start, side.words[at].end) for at in side.words_in(span) if at not in held]


def _whole_words(side: Side, spans: Iterable[Span]) -> list[Span]:
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
    places += _whole_words(side, [Span(s.start, s.end) for s in inside(side.signs, span)])
    if not places:
        return Span(span.start, span.start)
    return Span(min(p.start for p in places), max(p.end for p in places))
