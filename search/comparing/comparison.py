"""The same statement side by side, as two articles have it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from search.comparing.aligning import Alignment, Phrases
from search.comparing.frames import cue_of, frame_changes
from search.comparing.rows import Rows
from search.comparing.sides import Stretch, stretch
from search.comparing.words import likeness
from search.model import Article, Comparison, Quote, Span

if TYPE_CHECKING:
    from search.comparing.words import Encode, Translate

Who = Callable[[Quote], str | None]
"""The id of the person that a quote is of, None when nobody knows."""


def compare(
    article: Article, here: Span, other: Article, there: Span, encode: Encode, translate: Translate, who: Who
) -> Comparison:
    """What is said at a span of one article beside what is said at a span of another."""
    ours, theirs = stretch(article, here), stretch(other, there)
    words = likeness(ours.side, theirs.side, encode, translate)
    mine, others = Phrases(ours.side), Phrases(theirs.side)
    pairings = Alignment(mine, others, words, encode).pairs()
    return Comparison(
        ours.span,
        theirs.span,
        Rows(mine, others, words).of(pairings),
        ours.frame,
        theirs.frame,
        ours.side.family == theirs.side.family,
        frame_changes(
            ours.frame, theirs.frame, (cue_of(ours.quotes), cue_of(theirs.quotes)), (_who(ours, who), _who(theirs, who))
        ),
    )


def _who(stretch: Stretch, who: Who) -> str | None:
    return who(stretch.quotes[0]) if stretch.quotes else None
