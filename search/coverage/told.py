"""Whether the other side tells something, too, in any words: a gap is claimed only where nothing near is.

A text counts as told where a sentence or a clause there means nearly the same, where the shared judge says
that both belong together, or where both give one figure or day and are not far in meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from search.comparing.matching import Lines
from search.model import Article, Span
from search.related.analysed import Analysed
from search.related.clauses import clauses

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors
    from search.related.nearness import Judge

Encode = Callable[[Sequence[str]], "Vectors | None"]

_NEAR = 0.5
"""Cosine of two texts from which one tells the other."""

_JUDGED, _LOOKED_AT = 6, 0.25
"""The nearest sentences that are judged, and the cosine below which none is."""

_ANCHORED = 0.2
"""Cosine from which two texts that give one figure or one day tell the same."""

_SAME_FIGURE = 0.3
"""The same for two texts of one side."""

_CHUNK = 256


@dataclass(frozen=True, eq=False)
class Told:
    """A sentence of an article, or a part of one: a clause, or what somebody says."""

    article: Article
    span: Span
    analysed: Analysed
    is_sentence: bool

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Its figures with what they count, and its days."""
        return frozenset(mark.term for mark in self.analysed.marks if mark.kind in ("figure", "date"))


def sentences(article: Article) -> list[Told]:
    """The sentences of an article that say something."""
    return [Told(article, line.span, line.analysed, True) for line in Lines(article).lines]


def parts(sentence: Told) -> list[Told]:
    """The clauses of a long sentence, and what is said in it."""
    text = sentence.analysed
    spans = {*clauses(text.text), *(span for span in text.said if span.of(text.text) != text.text)}
    return [
        Told(
            sentence.article,
            span.shifted(sentence.span.start),
            Analysed(span.of(text.text), text.lang),
            False,
        )
        for span in sorted(spans)
    ]


class Texts:
    """All texts of a story with their vectors; raises nothing, but knows nothing without an encoder.

    A vector for each sentence, clause and statement; an answer is a product with all of them and at most six
    judgements of about a millisecond.
    """

    def __init__(self, articles: Iterable[Article], encode: Encode, judge: Judge) -> None:
        self.sentences = [each for article in articles for each in sentences(article)]
        self._texts = [*self.sentences, *(part for each in self.sentences for part in parts(each))]
        self._articles = np.array([each.article.id for each in self._texts], np.int64)
        self._encode, self._judge = encode, judge
        self._vectors = encode([each.analysed.text for each in self._texts]) if self._texts else None

    @property
    def is_known(self) -> bool:
        """Whether there are vectors: without them nobody can say that something is not told."""
        return self._vectors is not None

    def untold(self, asked: Sequence[Told], articles: Iterable[int]) -> list[Told]:
        """Those of some texts that none of these articles tells; none without vectors."""
        vectors = self._encode([each.analysed.text for each in asked]) if asked and self.is_known else None
        if vectors is None or self._vectors is None:
            return []
        there = np.flatnonzero(np.isin(self._articles, list(articles)))
        found: list[Told] = []
        for first in range(0, len(asked), _CHUNK):
            cosines = vectors[first : first + _CHUNK] @ self._vectors[there].T
            some = asked[first : first + _CHUNK]
            found += [
                each for each, near in zip(some, cosines, strict=True) if not self._tell(each, there, near)
            ]
        return found

    def apart(self, asked: Sequence[Told], others: Sequence[Told]) -> list[Told]:
        """Those of some sentences that tell nothing of what the others tell."""
        if not asked or not others:
            return list(asked)
        near = self._nearness(asked, others)
        return [each for each, row in zip(asked, near, strict=True) if not row.any()]

    def together(self, asked: Sequence[Told]) -> list[list[Told]]:
        """Sentences that tell the same, so that each is listed once."""
        near = self._nearness(asked, asked) if asked else np.zeros((0, 0), np.bool_)
        groups: list[list[int]] = []
        for at, row in enumerate(near):
            group = next((group for group in groups if row[group[0]]), None)
            if group is None:
                groups.append([at])
            else:
                group.append(at)
        return [[asked[at] for at in group] for group in groups]

    def _nearness(self, some: Sequence[Told], others: Sequence[Told]) -> NDArray[np.bool_]:
        """Of each two sentences whether they tell the same."""
        vectors = self._encode([each.analysed.text for each in (*some, *others)])
        if vectors is None:
            return np.zeros((len(some), len(others)), np.bool_)
        cosines = vectors[: len(some)] @ vectors[len(some) :].T
        near: NDArray[np.bool_] = cosines >= _NEAR
        for one, other in np.argwhere(cosines >= _SAME_FIGURE).tolist():
            near[one, other] |= bool(some[one].anchors & others[other].anchors)
        return near

    def _tell(self, asked: Told, there: NDArray[np.int64], cosines: Vectors) -> bool:
        """Whether one of the texts there tells it, too."""
        if not len(there):
            return False
        if float(cosines.max()) >= _NEAR:
            return True
        anchored = (at for at in np.flatnonzero(cosines >= _ANCHORED).tolist())
        if asked.anchors and any(asked.anchors & self._texts[there[at]].anchors for at in anchored):
            return True
        nearest = (at for at in np.argsort(-cosines)[:_JUDGED].tolist() if cosines[at] >= _LOOKED_AT)
        return any(self._is_near(asked, self._texts[there[at]], float(cosines[at])) for at in nearest)

    def _is_near(self, asked: Told, other: Told, cosine: float) -> bool:
        """By the shared judge; of what somebody says, that it is about the same matter is enough."""
        level = self._judge.near(asked.analysed, other.analysed, cosine).level
        return level in ("same statement", "same fact") if asked.is_sentence else level is not None
