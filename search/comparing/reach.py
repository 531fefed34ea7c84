"""What belongs to a statement beyond the utterance that was asked for.

One source quotes in a breath what another gives in two sentences: "the board knew nothing either" is no
addition there if the next sentence here says so.  The neighbouring utterance of the same speaker is taken in
where it says what would be left over otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from search.comparing.sides import Stretch, made, outer
from search.model import Aligned, Article, Quote, Span
from search.related.vectors import dots

if TYPE_CHECKING:
    from search.comparing.words import Encode

_NEAR = 0.5
"""Cosine from which a neighbour says what is left over there."""

_AWAY = 240
"""Code points that may stand between two utterances of one statement."""


def reached(article: Article, known: Stretch, left: Sequence[str], encode: Encode) -> Stretch:
    """The stretch with those neighbours that say something of what is `left` over on the other side."""
    neighbours = list(_neighbours(article, known.quotes)) if left else []
    if not neighbours:
        return known
    vectors = encode([*left, *(" ".join(quote.text for quote in each) for each in neighbours)])
    if vectors is None:
        return known
    cosines = dots(vectors[len(left) :], vectors[: len(left)])
    joined = [
        quote for each, row in zip(neighbours, cosines, strict=True) if row.max() >= _NEAR for quote in each
    ]
    if not joined:
        return known
    quotes = sorted([*known.quotes, *joined], key=lambda quote: quote.start)
    return made(article, [Span(quote.start, quote.end) for quote in quotes], quotes)


def left_over(rows: Sequence[Aligned], text: str, here: bool) -> list[str]:
    """The words of those rows that stand on one side alone."""
    spans = [row.here if here else row.there for row in rows if (row.there if here else row.here) is None]
    return [span.of(text) for span in spans if span]


def _neighbours(article: Article, quotes: Sequence[Quote]) -> Iterator[list[Quote]]:
    """The utterances before and behind that the same speaker makes, as near as the next sentence."""
    if not quotes:
        return
    others = [quote for quote in outer(article.quotes) if not any(_touch(quote, known) for known in quotes)]
    before = [quote for quote in others if quote.end <= quotes[0].start]
    behind = [quote for quote in others if quote.start >= quotes[-1].end]
    for near, edge in ((before[-1:], quotes[0].start), (behind[:1], quotes[-1].end)):
        if (
            near
            and _speaks_too(near[0], quotes[0])
            and min(abs(near[0].end - edge), abs(near[0].start - edge)) <= _AWAY
        ):
            group = [
                quote
                for quote in others
                if quote == near[0] or (quote.group and quote.group == near[0].group)
            ]
            if not any(quotes[0].start < quote.start < quotes[-1].end for quote in group):
                yield group


def _touch(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _speaks_too(one: Quote, other: Quote) -> bool:
    return bool(one.person) and one.person == other.person
