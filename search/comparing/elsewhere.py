"""What one text seems to lack, and yet has close by: a source that cuts otherwise has dropped nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from search.comparing.phrases import pieces
from search.comparing.sides import Stretch
from search.language.sentences import sentences
from search.model import Aligned, Article, Span
from search.related.vectors import dots

if TYPE_CHECKING:
    from search.comparing.words import Encode

_NEAR = 0.52
"""Cosine from which a sentence, or a part of one, says what is lacking."""

_NEXT, _GAP = 0.45, 30
"""The same for the sentence next to it in the paragraph, and the code points that may be between."""

_SAID = 0.3
"""The same for a sentence that is known to say the same, wherever it stands in the article."""

_LEAST, _HAN = 18, 3
"""Letters of what says enough to be found again; a Chinese character counts as so many."""

_SENTENCES = 3
"""How many sentences before and behind are looked through."""

_AWAY = 900
"""Code points that they may stand away."""

Told = tuple[Article, Stretch, Sequence[Span]]
"""An article, what of it is compared, and the places where it is known to say the same."""


def with_places(rows: Sequence[Aligned], here: Told, there: Told, encode: Encode) -> tuple[Aligned, ...]:
    """The rows; those that stand on one side alone know where the other article has them.

    The cost is a vector for each such row and for some dozen sentences and their parts.
    """
    found = list(rows)
    for change, (mine, *_rest), other in (("dropped", here, there), ("added", there, here)):
        alone = [at for at, row in enumerate(rows) if row.change == change and _tells(_words(row, mine))]
        texts = [_words(rows[at], mine) for at in alone]
        for at, place in zip(alone, _places(texts, other, encode), strict=True):
            found[at] = replace(rows[at], elsewhere=place)
    return tuple(found)


def _tells(text: str) -> bool:
    return sum(_HAN if ch > "\u2e80" else 1 for ch in text) >= _LEAST


def _words(row: Aligned, article: Article) -> str:
    span = row.here or row.there
    return span.of(article.text) if span else ""


def _places(texts: Sequence[str], told: Told, encode: Encode) -> list[Span | None]:
    article = told[0]
    around = list(_around(told)) if texts else []
    vectors = encode([*texts, *(part.of(article.text) for part, _ in around)]) if around else None
    if vectors is None:
        return [None] * len(texts)
    cosines = dots(vectors[: len(texts)], vectors[len(texts) :])
    needed = np.array([_needed(sentence, told) for _, sentence in around])
    return [around[int((row - needed).argmax())][1] if (row >= needed).any() else None for row in cosines]


def _needed(sentence: Span, told: Told) -> float:
    article, known, said = told
    if any(place.start < sentence.end and sentence.start < place.end for place in said):
        return _SAID
    return _NEXT if _is_next(sentence, article, known) else _NEAR


def _is_next(sentence: Span, article: Article, known: Stretch) -> bool:
    """Whether a sentence stands beside what is compared, in its paragraph."""
    start = known.side.parts[0].start + known.side.base
    end = known.side.parts[-1].end + known.side.base
    between = (
        article.text[end : sentence.start] if sentence.start >= end else article.text[sentence.end : start]
    )
    return len(between) <= _GAP and "\n" not in between


def _around(told: Told) -> Iterator[tuple[Span, Span]]:
    """The sentences near what is compared or known, and the parts of each; with each of them the sentence."""
    article, known, said = told
    parts = [part.shifted(known.side.base) for part in known.side.parts]
    start, end = max(0, known.span.start - _AWAY), min(len(article.text), known.span.end + _AWAY)
    free = [
        sentence
        for sentence in sentences(article.text, start, end)
        if not any(part.start < sentence.end and sentence.start < part.end for part in parts)
    ]
    before = [sentence for sentence in free if sentence.end <= parts[0].end][-_SENTENCES:]
    behind = [sentence for sentence in free if sentence.start >= parts[-1].start][:_SENTENCES]
    known_ones = [
        sentence
        for place in said
        for sentence in sentences(article.text, place.start, place.end)
        if not any(part.start < sentence.end and sentence.start < part.end for part in parts)
    ]
    for sentence in dict.fromkeys([*before, *behind, *known_ones]):
        text = sentence.of(article.text)
        yield sentence, sentence
        for piece in pieces(text, known.side.lang):
            if _tells(piece.of(text)):
                yield piece.shifted(sentence.start), sentence
