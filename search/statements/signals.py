"""What speaks for two utterances being one statement: all pairs of two articles at a time.

Each utterance is compared as a whole and sentence by sentence, because another source may render one of its
sentences alone.  The words of one are covered by those of the other as far as each has a like: an equal stem,
name, figure or concept, or a word whose vector is near, also of another language.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.related.vectors import one_thread

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.statements.units import Piece, Unit
    from search.statements.vectors import TextVectors

_UNLIKE, _LIKE = 0.35, 0.8
"""Cosines of two words from which they have something in common, and from which they say the same."""

_COVERED = 0.5
_MORE, _LESS = 0.7, 0.3
"""What covered words count beside the cosine, the better covered side and the other."""

_SAME_SPEAKER = 0.15
_RIVAL = 0.3
"""How near another utterance is taken to come where there is none."""


class Signals(NamedTuple):
    """What two utterances of two articles have in common.

    `most` and `least` are the shares of the words of each that the other covers.  `nearest` and `near` say
    how much nearer they are than the best other pair of either: the smaller and the larger lead.  `figures`
    is 1 where they share an amount or a day, -1 where both give some and share none.
    """

    cosine: float
    most: float
    least: float
    nearest: float
    near: float
    figures: int


class Rarity:
    """How much a word says: the fewer utterances of its language have it, the more."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._holders: Counter[str] = Counter()
        self._said: Counter[str] = Counter()
        for unit in units:
            piece = unit.pieces[0]
            self._said[piece.analysed.family] += 1
            self._holders.update({f"{piece.analysed.family} {word}" for word in piece.words})

    def of(self, piece: Piece) -> list[float]:
        """The weight of each word."""
        family = piece.analysed.family
        many = self._said[family]
        return [math.log(1 + many / self._holders[f"{family} {word}"]) for word in piece.words]


class Words(NamedTuple):
    """What is known of words: their vectors, and how rare they are."""

    vectors: TextVectors
    rarity: Rarity


class Sheet:
    """The utterances of one article, ready to be compared."""

    def __init__(self, units: Sequence[Unit], words: Words) -> None:
        self.units = units
        self._known = words
        self.pieces = [piece for unit in units for piece in unit.pieces if piece.words]
        sizes = [sum(1 for piece in unit.pieces if piece.words) for unit in units]
        self.blocks = np.concatenate([[0], np.cumsum(sizes)]).astype(int)

    @cached_property
    def vectors(self) -> Vectors:
        """One row a piece."""
        return self._known.vectors.of([piece.text for piece in self.pieces])

    @cached_property
    def words(self) -> Vectors:
        """One row a word of a piece."""
        return self._known.vectors.of([word for piece in self.pieces for word in piece.words])

    @cached_property
    def weights(self) -> Vectors:
        """What each word says."""
        return np.array(
            [value for piece in self.pieces for value in self._known.rarity.of(piece)], np.float32
        )

    @cached_property
    def starts(self) -> list[int]:
        """The first word of each piece."""
        return [0, *accumulate(len(piece.words) for piece in self.pieces[:-1])]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The words that have each key."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, keys in enumerate(keys for piece in self.pieces for keys in piece.keys):
            for key in keys:
                found[key].append(at)
        return found


def signals(here: Sheet, there: Sheet) -> dict[tuple[int, int], Signals]:
    """The signals of every two utterances of two articles, by their numbers within each."""
    if not here.pieces or not there.pieces:
        return {}
    with one_thread():
        cosines = here.vectors @ there.vectors.T
        alike = np.clip((here.words @ there.words.T - _UNLIKE) / (_LIKE - _UNLIKE), 0, 1)
    for key in here.places.keys() & there.places.keys():
        alike[np.ix_(here.places[key], there.places[key])] = 1.0
    ours = _covered(alike, here, there)
    theirs = _covered(alike.T, there, here).T
    most, least = np.maximum(ours, theirs), np.minimum(ours, theirs)
    return _of_units(here, there, cosines, most, least)


def _covered(alike: Vectors, here: Sheet, there: Sheet) -> Vectors:
    """Which share of each piece here the words of each piece there cover."""
    best = np.maximum.reduceat(alike, there.starts, axis=1)
    told = np.add.reduceat(best * here.weights[:, None], here.starts, axis=0)
    found: Vectors = told / np.add.reduceat(here.weights, here.starts)[:, None]
    return found


def _of_units(
    here: Sheet, there: Sheet, cosines: Vectors, most: Vectors, least: Vectors
) -> dict[tuple[int, int], Signals]:
    score: Vectors = cosines + np.float32(_COVERED) * (np.float32(_MORE) * most + np.float32(_LESS) * least)
    chosen = {
        (one, other): _best(
            score, slice(*here.blocks[one : one + 2]), slice(*there.blocks[other : other + 2])
        )
        for one in range(len(here.units))
        for other in range(len(there.units))
        if here.blocks[one] < here.blocks[one + 1] and there.blocks[other] < there.blocks[other + 1]
    }
    totals = np.zeros((len(here.units), len(there.units)), np.float32)
    for (one, other), place in chosen.items():
        agree = here.units[one].speaker.agrees(there.units[other].speaker)
        totals[one, other] = score[place] + (_SAME_SPEAKER if agree else 0.0)
    ahead, abreast = _leads(totals), _leads(totals.T).T
    return {
        pair: Signals(
            float(cosines[place]),
            float(most[place]),
            float(least[place]),
            float(min(ahead[pair], abreast[pair])),
            float(max(ahead[pair], abreast[pair])),
            _agreement(here.units[pair[0]].figures, there.units[pair[1]].figures),
        )
        for pair, place in chosen.items()
    }


def _best(score: Vectors, rows: slice, columns: slice) -> tuple[int, int]:
    block = score[rows, columns]
    row, column = divmod(int(block.argmax()), block.shape[1])
    return rows.start + row, columns.start + column


def _leads(totals: Vectors) -> Vectors:
    """How far each entry is ahead of the best other one in its row, behind it where it is below."""
    if totals.shape[1] == 1:
        return totals - _RIVAL
    two = np.partition(totals, -2, axis=1)[:, -2:]
    rivals = np.where(totals == two[:, 1:], two[:, :1], two[:, 1:])
    found: Vectors = totals - np.maximum(rivals, _RIVAL)
    return found


def _agreement(ours: frozenset[str], theirs: frozenset[str]) -> int:
    if not ours or not theirs:
        return 0
    return -1 if ours.isdisjoint(theirs) else 1
