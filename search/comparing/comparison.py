"""The same statement side by side, as two articles have it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from search.comparing.aligning import Alignment
from search.comparing.elsewhere import with_places
from search.comparing.frames import cue_of, frame_changes, may_be_spellings, named
from search.comparing.occasions import Days, said_on
from search.comparing.reach import left_over, reached
from search.comparing.rows import Rows
from search.comparing.runs import Phrases
from search.comparing.sides import Stretch, said_in, stretch
from search.comparing.words import likeness
from search.model import Aligned, Article, Comparison, Frame, Person, Quote, Span

if TYPE_CHECKING:
    from search.comparing.words import Encode, Translate

Who = Callable[[Quote], Person | None]
"""The person that a quote is of, None when nobody knows."""


def compare(
    article: Article,
    here: Span,
    other: Article,
    there: Span,
    encode: Encode,
    translate: Translate,
    who: Who,
    days: Days,
    said: tuple[Sequence[Span], Sequence[Span]] = ((), ()),
) -> Comparison:
    """What is said at a span of one article beside what is said at a span of another.

    `said` are places of both articles that are known to say the same, these two or further ones.
    """
    ours, theirs = _alike((article, stretch(article, here)), (other, stretch(other, there)), who)
    rows = _rows(ours, theirs, encode, translate)
    wider = (
        reached(article, ours, left_over(rows, other.text, here=False), encode),
        reached(other, theirs, left_over(rows, article.text, here=True), encode),
    )
    if wider != (ours, theirs):
        ours, theirs = wider
        rows = _rows(ours, theirs, encode, translate)
    rows = with_places(rows, (article, ours, said[0]), (other, theirs, said[1]), encode)
    cues = cue_of(ours.quotes), cue_of(theirs.quotes)
    speakers = _who(ours, who), _who(theirs, who)
    frames = (
        _frame(article, ours, speakers[0], days),
        _frame(other, theirs, speakers[1], days),
    )
    return Comparison(
        ours.span,
        theirs.span,
        rows,
        *frames,
        ours.side.family == theirs.side.family,
        frame_changes(*frames, cues, speakers),
    )


def _alike(one: tuple[Article, Stretch], other: tuple[Article, Stretch], who: Who) -> tuple[Stretch, Stretch]:
    """Beside an utterance what the same person says in the other sentences, not the sentences."""
    ours, theirs = one[1], other[1]
    if bool(ours.quotes) == bool(theirs.quotes) or _are_of_two(ours, theirs, who):
        return ours, theirs
    return said_in(*one), said_in(*other)


def _are_of_two(ours: Stretch, theirs: Stretch, who: Who) -> bool:
    """Whether two persons that are known say them; the CEO may be anybody."""
    one, other = _who(ours, who), _who(theirs, who)
    return one is not None and other is not None and one != other and not may_be_spellings(one, other)


def _rows(ours: Stretch, theirs: Stretch, encode: Encode, translate: Translate) -> tuple[Aligned, ...]:
    words = likeness(ours.side, theirs.side, encode, translate)
    here, there = Phrases(ours.side), Phrases(theirs.side)
    return Rows(here, there, words, encode).of(Alignment(here, there, words, encode).pairs())


def _frame(article: Article, told: Stretch, speaker: Person | None, days: Days) -> Frame:
    when, day = said_on(article, told.speaking, days)
    return replace(named(told.frame, article, speaker), when=when, day=day)


def _who(stretch: Stretch, who: Who) -> Person | None:
    return who(stretch.speaking) if stretch.speaking else None
