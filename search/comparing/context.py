"""Which words without a counterpart really say something else.

No dictionary has all words, and a translator takes others.  So a part is encoded without the word: where that
takes it away from the other part, the meaning of the word is there too.  And a word stands for another one
where it is like none that is left over on the other side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.model import Span
from search.related.vectors import dots

if TYPE_CHECKING:
    from search.comparing.words import Encode, Scores, Side

_LIKE, _SHARE = 0.45, 0.2
"""The usual cosine of words that translate each other and are in no dictionary, and what it weighs."""

_MARKED, _LEAST = 0.0, 0.025
"""What a word must score to be marked, and on both sides to make a part unsure."""

_ADDED = 0.05
"""What it must bring to leave out a word where nothing of the other side is left over."""

_PAIRED = 0.5
"""Cosine from which two words without a counterpart, each the nearest of the other, may be one."""

_MOST = 400
"""Words of a comparison that are looked at: two short vectors for each, some three milliseconds."""


class Asked(NamedTuple):
    """Two parts that belong together, and the numbers of their words without a counterpart."""

    here: Span
    there: Span
    alone_here: Sequence[int]
    alone_there: Sequence[int]


class Suspects(NamedTuple):
    """The words of two parts that say something else than the other part, and those that may say the same.

    These are words that no dictionary pairs, each the nearest of the other.
    """

    here: frozenset[int] = frozenset()
    there: frozenset[int] = frozenset()
    like: tuple[tuple[int, int], ...] = ()
    strength: float = 0.0

    @property
    def like_here(self) -> frozenset[int]:
        """The words here that may say the same as one there."""
        return frozenset(i for i, _ in self.like)

    @property
    def like_there(self) -> frozenset[int]:
        """The words there."""
        return frozenset(j for _, j in self.like)

    @property
    def on_both(self) -> bool:
        """Whether something seems to stand for something else."""
        return self.strength >= _LEAST


def suspects(here: Side, there: Side, asked: Sequence[Asked], encode: Encode) -> list[Suspects] | None:
    """Those of each two parts; None without vectors, or for more words than are looked at."""
    if sum(len(each.alone_here) + len(each.alone_there) for each in asked) > _MOST:
        return None
    texts = [text for each in asked for text in _texts(here, there, each)]
    vectors = encode(texts) if texts else None
    if vectors is None:
        return None
    found = []
    at = 0
    for each in asked:
        size = 2 + 2 * (len(each.alone_here) + len(each.alone_there))
        found.append(_suspects(each, vectors[at : at + size]))
        at += size
    return found


def _texts(here: Side, there: Side, asked: Asked) -> list[str]:
    """Both parts, each without each of its words that are alone, and these words."""
    ours, theirs = asked.alone_here, asked.alone_there
    return [
        asked.here.of(here.text),
        asked.there.of(there.text),
        *(_left(here, asked.here, at) for at in ours),
        *(_left(there, asked.there, at) for at in theirs),
        *(here.written(at) for at in ours),
        *(there.written(at) for at in theirs),
    ]


def _suspects(asked: Asked, vectors: Scores) -> Suspects:
    ours, theirs = asked.alone_here, asked.alone_there
    if not (ours or theirs):
        return Suspects()
    one, other = vectors[0], vectors[1]
    left, words = vectors[2 : 2 + len(ours) + len(theirs)], vectors[2 + len(ours) + len(theirs) :]
    whole = float(one @ other)
    gains = (
        dots(left[: len(ours)], other[None])[:, 0] - whole,
        dots(left[len(ours) :], one[None])[:, 0] - whole,
    )
    if not (ours and theirs):
        added = [
            at for at, gain in zip([*ours, *theirs], np.concatenate(gains), strict=True) if gain >= _ADDED
        ]
        found = frozenset(added), frozenset[int]()
        return Suspects(*(found if ours else found[::-1]), strength=_LEAST if added else 0.0)
    alike = dots(words[: len(ours)], words[len(ours) :])
    scores = (
        gains[0] + _SHARE * (_LIKE - alike.max(axis=1)),
        gains[1] + _SHARE * (_LIKE - alike.max(axis=0)),
    )
    like = tuple((ours[i], theirs[j]) for i, j in _mutual(alike))
    marked = [
        {
            at: score
            for at, score in zip(side, values.tolist(), strict=True)
            if score >= _MARKED and at not in known
        }
        for side, values, known in zip(
            (ours, theirs), scores, map(set, zip(*like, strict=True) if like else ((), ())), strict=True
        )
    ]
    strength = min(max(side.values(), default=-1.0) for side in marked)
    return Suspects(frozenset(marked[0]), frozenset(marked[1]), like, strength)


def _mutual(alike: Scores) -> list[tuple[int, int]]:
    """The pairs of words each of which is the nearest of the other, and near."""
    best = alike.argmax(axis=1).tolist(), alike.argmax(axis=0).tolist()
    return [(i, j) for i, j in enumerate(best[0]) if best[1][j] == i and alike[i, j] >= _PAIRED]


def _left(side: Side, span: Span, number: int) -> str:
    """A part without a word."""
    word = side.words[number]
    return f"{side.text[span.start : word.start]} {side.text[word.end : span.end]}"
