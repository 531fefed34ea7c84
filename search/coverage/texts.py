"""Whether the other side tells something, too, in any words: a gap is claimed only where nothing near is.

A text counts as told where a sentence or a clause there means nearly the same, or where both give one figure
or day and are not far in meaning.  Between that and what is surely not told lies what meanings alone cannot
decide: it is in doubt, and the nearest text of the other side says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.coverage.told import Encode, Told, parts, sentences
from search.model import Article, Progress
from search.waiting import OnProgress, silent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors

_NEAR = 0.5
"""Cosine of two texts from which one tells the other."""

_DOUBTED, _DOUBTED_ACROSS = 0.45, 0.4
"""Cosines from which that is in doubt, in one language and in two."""

_ANCHORED = 0.2
"""Cosine from which two texts that give one figure or one day tell the same."""

_SAME_FIGURE = 0.3
"""The same for two texts of one side."""

_CHUNK = 256

_REMEMBERED = 100
"""Articles of other stories whose texts are kept: some ten kilobytes each."""


class _OfArticle(NamedTuple):
    """The sentences of an article, and these with their parts."""

    sentences: Sequence[Told]
    texts: Sequence[Told]


def _of_article(article: Article) -> _OfArticle:
    own = sentences(article)
    return _OfArticle(own, [*own, *(part for each in own for part in parts(each))])


class _Side(NamedTuple):
    """Texts with their vectors, and the rows of each language family."""

    texts: Sequence[Told]
    vectors: Vectors
    rows: Mapping[str, NDArray[np.int64]]


_Doubts = tuple["Told | None", ...]
"""Of a text that is not surely told: what perhaps tells it, or None; empty for one that is told."""


class Texts:
    """All texts of a story with their vectors; raises nothing, but knows nothing without an encoder.

    A vector for each sentence, clause and statement; an answer is a product with all of them, some hundred
    rows at a time.  What the last hundred articles of `before` say is taken apart already.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        encode: Encode,
        before: Texts | None = None,
        progress: OnProgress = silent,
    ) -> None:
        self._encode, self._progress = encode, progress
        known = before._known if before else {}
        self._of: dict[int, _OfArticle] = {}
        for number, article in enumerate(articles, 1):
            progress(Progress("texts", number, len(articles)))
            self._of[article.id] = known.get(article.id) or _of_article(article)
        others = {key: each for key, each in known.items() if key not in self._of}
        self._known: dict[int, _OfArticle] = dict([*others.items()][-_REMEMBERED:]) | self._of
        of = self._of.values()
        self.sentences = [each for one in of for each in one.sentences]
        self._texts = [each for one in of for each in one.texts]
        self._row = {id(each): row for row, each in enumerate(self._texts)}
        self._vectors = encode([each.text for each in self._texts]) if self._texts else None

    def untold(self, asked: Sequence[Told], articles: Collection[int]) -> dict[Told, Told | None]:
        """Those of some texts of one side that none of these articles, the other side, surely tells.

        Each with the text there that perhaps tells it, where that is in doubt; none without vectors.
        """
        vectors = self._vectors_of(asked)
        if vectors is None:
            return {}
        there = self._side(each.article.id in articles for each in self._texts)
        untold: dict[Told, Told | None] = {}
        known: dict[str, _Doubts] = {}
        for first in range(0, len(asked), _CHUNK):
            self._progress(Progress("sentences", first, len(asked)))
            cosines = vectors[first : first + _CHUNK] @ there.vectors.T
            for each, near in zip(asked[first : first + _CHUNK], cosines, strict=False):
                if each.text not in known:
                    known[each.text] = () if _tells(each, there, near) else (_doubt(each, near, there),)
                untold.update((each, doubt) for doubt in known[each.text])
        return untold

    def apart(self, asked: Sequence[Told], others: Sequence[Told]) -> list[Told]:
        """Those of some texts that tell nothing of what others of their side tell."""
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

    def _side(self, chosen: Iterable[bool]) -> _Side:
        rows = np.flatnonzero(np.fromiter(chosen, bool, len(self._texts)))
        texts = [self._texts[row] for row in rows.tolist()]
        families = np.array([each.analysed.family for each in texts], np.str_)
        by_family = {family: np.flatnonzero(families == family) for family in np.unique(families).tolist()}
        assert self._vectors is not None
        return _Side(texts, self._vectors[rows], by_family)

    def _vectors_of(self, asked: Sequence[Told]) -> Vectors | None:
        """Those of sentences are there already; None for no texts, and without an encoder."""
        if not asked or self._vectors is None:
            return None
        rows = [self._row[id(each)] for each in asked if id(each) in self._row]
        if len(rows) < len(asked):
            return self._encode([each.text for each in asked])
        known: Vectors = self._vectors[rows]
        return known


def _tells(asked: Told, there: _Side, cosines: Vectors) -> bool:
    """Whether one of the texts there surely tells it, too."""
    if not len(cosines):
        return False
    if float(cosines.max()) >= _NEAR:
        return True
    anchored = (at for at in np.flatnonzero(cosines >= _ANCHORED).tolist()) if asked.anchors else ()
    return any(asked.anchors & there.texts[at].anchors for at in anchored)


def _doubt(asked: Told, cosines: Vectors, there: _Side) -> Told | None:
    """The nearest text there that perhaps tells what is asked."""
    found: dict[int, float] = {}
    for family, rows in there.rows.items():
        at = int(rows[cosines[rows].argmax()])
        if cosines[at] >= (_DOUBTED if family == asked.analysed.family else _DOUBTED_ACROSS):
            found[at] = float(cosines[at])
    return there.texts[max(found, key=found.__getitem__)] if found else None


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
