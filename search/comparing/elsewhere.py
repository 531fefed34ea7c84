"""What one text seems to lack, and yet has close by: a source that cuts otherwise has dropped nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from search.comparing.phrases import pieces
from search.comparing.sides import Stretch
from search.language.sentences import sentences
from search.model import Aligned, Article, Span
from search.related.vectors import dots

if TYPE_CHECKING:
    from search.comparing.words import Encode

_NEAR = 0.52
"""Cosine from which a sentence, or a part of one, says what is lacking."""

_LEAST, _HAN = 18, 3
"""Letters of what says enough to be found again; a Chinese character counts as so many."""

_SENTENCES = 3
"""How many sentences before and behind are looked through."""

_AWAY = 900
"""Code points that they may stand away."""

Told = tuple[Article, Stretch]
"""An article and what of it is compared."""


def with_places(rows: Sequence[Aligned], here: Told, there: Told, encode: Encode) -> tuple[Aligned, ...]:
    """The rows; those that stand on one side alone know where the other article has them.

    The cost is a vector for each such row and for some dozen sentences and their parts.
    """
    found = list(rows)
    for change, (mine, _), (other, near) in (("dropped", here, there), ("added", there, here)):
        alone = [at for at, row in enumerate(rows) if row.change == change and _tells(_words(row, mine))]
        texts = [_words(rows[at], mine) for at in alone]
        for at, place in zip(alone, _places(texts, other, near, encode), strict=True):
            found[at] = replace(rows[at], elsewhere=place)
    return tuple(found)


def _tells(text: str) -> bool:
    return sum(_HAN if ch > "\u2e80" else 1 for ch in text) >= _LEAST


def _words(row: Aligned, article: Article) -> str:
    span = row.here or row.there
    return span.of(article.text) if span else ""


def _places(texts: Sequence[str], article: Article, known: Stretch, encode: Encode) -> list[Span | None]:
    around = list(_around(article, known)) if texts else []
    vectors = encode([*texts, *(part.of(article.text) for part, _ in around)]) if around else None
    if vectors is None:
        return [None] * len(texts)
    cosines = dots(vectors[: len(texts)], vectors[len(texts) :])
    return [around[int(row.argmax())][1] if row.max() >= _NEAR else None for row in cosines]


def _around(article: Article, known: Stretch) -> Iterator[tuple[Span, Span]]:
    """The sentences near what is compared, and the parts of each; with each of them the sentence."""
    parts = [part.shifted(known.side.base) for part in known.side.parts]
    start, end = max(0, known.span.start - _AWAY), min(len(article.text), known.span.end + _AWAY)
    free = [
        sentence
        for sentence in sentences(article.text, start, end)
        if not any(part.start < sentence.end and sentence.start < part.end for part in parts)
    ]
    before = [sentence for sentence in free if sentence.end <= parts[0].end][-_SENTENCES:]
    behind = [sentence for sentence in free if sentence.start >= parts[-1].start][:_SENTENCES]
    for sentence in dict.fromkeys([*before, *behind]):
        text = sentence.of(article.text)
        yield sentence, sentence
        for piece in pieces(text, known.side.lang):
            if _tells(piece.of(text)):
                yield piece.shifted(sentence.start), sentence
