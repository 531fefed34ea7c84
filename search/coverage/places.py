"""Where a gap stands, and where the other side perhaps has the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from search.coverage.model import SIDES, Gap, GapPlace, Side
from search.coverage.told import Told
from search.model import Article, Span


def other_side(side: Side) -> Side:
    """The other one of the two."""
    return SIDES[1 - SIDES.index(side)]


def place_at(article: Article, span: Span, lang: str, speech: str = "", verb: str = "") -> GapPlace:
    """A place of an article, with the kind of quote and the word for saying, where somebody is quoted."""
    return GapPlace(
        *article.head,
        lang,
        span.start,
        span.end,
        span.of(article.text),
        speech,
        verb=verb,
    )


def place_of(told: Told) -> GapPlace:
    """Where a text stands."""
    return place_at(told.article, told.span, told.analysed.lang)


def doubted(gap: Gap, doubts: Iterable[Told | None]) -> Gap:
    """A gap that is in doubt as soon as one text of the other side perhaps tells it: the first of them."""
    near = next(filter(None, doubts), None)
    return replace(gap, is_unsure=True, near=place_of(near)) if near else gap


def says_little(gap: Gap, told: Iterable[Told]) -> bool:
    """Whether one source only tells it, and without a figure or a day."""
    return gap.sources == 1 and not any(each.anchors for each in told)
