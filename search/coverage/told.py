"""Whether the other side tells something, too, in any words: a gap is claimed only where nothing near is.

A text counts as told where a sentence or a clause there means nearly the same, where the shared judge says
that both belong together, or where both give one figure or day and are not far in meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.comparing.matching import Lines
from search.model import Article, Progress, Span
from search.related.analysed import Analysed
from search.related.clauses import clauses

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors
    from search.related.nearness import Judge

Encode = Callable[[Sequence[str]], "Vectors | None"]
OnProgress = Callable[[Progress], None]


def silent(_step: Progress) -> None:
    """Nobody is told."""


_NEAR = 0.5
"""Cosine of two texts from which one tells the other."""

_JUDGED, _LOOKED_AT = 6, 0.25
"""The nearest sentences that are judged, and the cosine below which none is."""

_ANCHORED = 0.2
"""Cosine from which two texts that give one figure or one day tell the same."""

_SAME_FIGURE = 0.3
"""The same for two texts of one side."""

_CHUNK = 256

_REMEMBERED = 100
"""Articles of other stories whose texts are kept: some hundred kilobytes each."""


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


class _OfArticle(NamedTuple):
    """The sentences of an article, these and their parts, and the vectors of all."""

    sentences: Sequence[Told]
    texts: Sequence[Told]
    vectors: Vectors | None

    @property
    def is_known(self) -> bool:
        """Whether what it says could be encoded."""
        return self.vectors is not None or not self.texts


def _of_article(article: Article, encode: Encode) -> _OfArticle:
    own = sentences(article)
    texts = [*own, *(part for each in own for part in parts(each))]
    return _OfArticle(own, texts, encode([each.analysed.text for each in texts]) if texts else None)


class Texts:
    """All texts of a story with their vectors; raises nothing, but knows nothing without an encoder.

    A vector for each sentence, clause and statement; an answer is a product with all of them, some hundred
    rows at a time, and at most six judgements of about a millisecond for each text.  Those of the last
    hundred articles that were asked for `before` are there already.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        encode: Encode,
        judge: Judge,
        before: Texts | None = None,
        progress: OnProgress = silent,
    ) -> None:
        self._encode, self._judge = encode, judge
        known = before._known if before else {}
        self._of: dict[int, _OfArticle] = {}
        for number, article in enumerate(articles, 1):
            progress(Progress("texts", number, len(articles)))
            self._of[article.id] = known.get(article.id) or _of_article(article, encode)
        others = {key: each for key, each in known.items() if key not in self._of}
        self._known: dict[int, _OfArticle] = dict([*others.items()][-_REMEMBERED:]) | self._of
        of = self._of.values()
        self.sentences = [each for one in of for each in one.sentences]
        self._texts = [each for one in of for each in one.texts]
        self._articles = np.array([each.article.id for each in self._texts], np.int64)
        self._row = {id(each): row for row, each in enumerate(self._texts)}
        vectors = [one.vectors for one in of if one.vectors is not None]
        self._vectors = np.concatenate(vectors) if vectors and all(one.is_known for one in of) else None
        self._progress = progress

    @property
    def is_known(self) -> bool:
        """Whether there are vectors: without them nobody can say that something is not told."""
        return self._vectors is not None

    def untold(self, asked: Sequence[Told], articles: Iterable[int]) -> list[Told]:
        """Those of some texts that none of these articles tells; none without vectors."""
        vectors = self._vectors_of(asked)
        if vectors is None or self._vectors is None:
            return []
        there = np.flatnonzero(np.isin(self._articles, list(articles)))
        theirs = self._vectors[there]
        known: dict[tuple[str, bool], bool] = {}
        for first in range(0, len(asked), _CHUNK):
            self._progress(Progress("sentences", first, len(asked)))
            cosines = vectors[first : first + _CHUNK] @ theirs.T
            for each, near in zip(asked[first : first + _CHUNK], cosines, strict=False):
                words = each.analysed.text, each.is_sentence
                if words not in known:
                    known[words] = self._tell(each, there, near)
        return [each for each in asked if not known[each.analysed.text, each.is_sentence]]

    def apart(self, asked: Sequence[Told], others: Sequence[Told]) -> list[Told]:
        """Those of some sentences that tell nothing of what the others tell."""
        ours, theirs = self._vectors_of(asked), self._vectors_of(others)
        if ours is None or theirs is None:
            return list(asked)
        places = _by_anchor(others)
        found: list[Told] = []
        for first in range(0, len(asked), _CHUNK):
            cosines = ours[first : first + _CHUNK] @ theirs.T
            some = asked[first : first + _CHUNK]
            found += [
                each for each, near in zip(some, cosines, strict=True) if not _is_told(each, near, places)
            ]
        return found

    def together(self, asked: Sequence[Told]) -> list[list[Told]]:
        """Sentences that tell the same, so that each is listed once: with the first that it is near to."""
        vectors = self._vectors_of(asked)
        if vectors is None:
            return [[each] for each in asked]
        groups: list[list[Told]] = []
        firsts = np.zeros_like(vectors)
        for each, vector in zip(asked, vectors, strict=True):
            cosines = firsts[: len(groups)] @ vector
            near = (at for at in np.flatnonzero(cosines >= _SAME_FIGURE).tolist())
            group = next(
                (at for at in near if cosines[at] >= _NEAR or each.anchors & groups[at][0].anchors),
                len(groups),
            )
            if group == len(groups):
                firsts[group] = vector
                groups.append([])
            groups[group].append(each)
        return groups

    def _vectors_of(self, asked: Sequence[Told]) -> Vectors | None:
        """Those of sentences are there already; None for no texts, and without an encoder."""
        if not asked or self._vectors is None:
            return None
        rows = [self._row[id(each)] for each in asked if id(each) in self._row]
        if len(rows) < len(asked):
            return self._encode([each.analysed.text for each in asked])
        known: Vectors = self._vectors[rows]
        return known

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


def _by_anchor(texts: Sequence[Told]) -> Mapping[str, list[int]]:
    """In which of some texts each figure or day stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(texts):
        for anchor in each.anchors:
            found[anchor].append(at)
    return found


def _is_told(asked: Told, cosines: Vectors, places: Mapping[str, list[int]]) -> bool:
    """Whether one of the texts is near, or not far and gives the same figure or day."""
    if float(cosines.max()) >= _NEAR:
        return True
    shared = [at for anchor in asked.anchors for at in places.get(anchor, ())]
    return bool(shared) and float(cosines[shared].max()) >= _SAME_FIGURE
