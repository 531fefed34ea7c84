"""What speaks for two utterances being one statement: all pairs of two articles at a time.

Each utterance is compared as a whole and sentence by sentence, because another source may render one of its
sentences alone.  The words of one are covered by those of the other as far as each has a like: an equal stem,
name, figure or concept, a translation in the dictionary, or a word whose vector is near, also of another
language.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.related.vectors import one_thread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors
    from search.statements.units import Piece, Speaker, Unit
    from search.statements.vectors import TextVectors

    Places = NDArray[np.int64]

Translate = Callable[[str, str], Sequence[tuple[str, float]]]
"""The stems of the other language that a word in a language may mean, each with a weight from 0 to 1."""

_UNLIKE, _LIKE = 0.35, 0.8
"""Cosines of two words from which they have something in common, and from which they say the same."""

_TRANSLATED = 1.2
"""What the weight of a translation is multiplied by: a word that is one of two in a meaning says the most."""

_COVERED = 0.5
_MORE, _LESS = 0.7, 0.3
"""What covered words count beside the cosine, the better covered side and the other."""

_SAME_SPEAKER = 0.15
_RIVAL, _LEAD = 0.3, 0.3
"""How near another utterance is taken to come where there is none, and the most that a lead counts."""


class Signals(NamedTuple):
    """What the utterances of two articles have in common, one row for each here, one column for each there.

    `shared` is the logarithm of how much the covered words of both say.  `nearest` and `near` say how much
    nearer two are than the best other pair of either: the smaller and the larger lead.  `agree` is 1 where
    both have one speaker, -1 where they have two, 0 where that is unknown; `figures` is true where both give
    an amount or a day; `words` is the logarithm of how many words the shorter has.
    """

    cosine: Vectors
    shared: Vectors
    nearest: Vectors
    near: Vectors
    agree: Vectors
    figures: Vectors
    words: Vectors
    same_language: bool
    same_article: bool


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
    """What is known of words: their vectors, how rare they are, and what they mean in another language."""

    vectors: TextVectors
    rarity: Rarity
    translate: Translate


class Sheet:
    """The utterances of one article, ready to be compared.

    `telling` are those with words that say something, `numbers` their places among all; each row of `owner`
    tells whose a piece is.
    """

    def __init__(self, units: Sequence[Unit], words: Words) -> None:
        self._known = words
        self.numbers = [at for at, unit in enumerate(units) if any(piece.words for piece in unit.pieces)]
        self.units = units
        self.telling = [units[at] for at in self.numbers]
        self.pieces = [piece for unit in self.telling for piece in unit.pieces if piece.words]
        sizes = [sum(1 for piece in unit.pieces if piece.words) for unit in self.telling]
        self.owner = np.repeat(np.arange(len(sizes)), sizes)
        self.first = list(accumulate(sizes[:-1], initial=0))

    @property
    def family(self) -> str:
        """The primary language."""
        return self.pieces[0].analysed.family

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
        return list(accumulate((len(piece.words) for piece in self.pieces[:-1]), initial=0))

    @cached_property
    def lengths(self) -> Vectors:
        """The logarithm of how many words each utterance has."""
        return np.log([max(1, len(unit.pieces[0].words)) for unit in self.telling]).astype(np.float32)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The words that have each key."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, keys in enumerate(keys for piece in self.pieces for keys in piece.keys):
            for key in keys:
                found[key].append(at)
        return found

    @cached_property
    def meanings(self) -> dict[str, tuple[Places, Vectors]]:
        """The words that may mean each English stem, with weights."""
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, (stem, weight) in self._meanings():
            found[stem].append((at, weight))
        return {
            stem: (np.array([at for at, _ in each]), np.array([weight for _, weight in each], np.float32))
            for stem, each in found.items()
        }

    def _meanings(self) -> Iterator[tuple[int, tuple[str, float]]]:
        words = (
            (word, keys) for piece in self.pieces for word, keys in zip(piece.words, piece.keys, strict=True)
        )
        for at, (word, keys) in enumerate(words):
            if self.family == "en":
                yield from ((at, (key[5:], 1.0)) for key in keys if key.startswith("en w:"))
            else:
                yield from ((at, meaning) for meaning in self._known.translate(word, self.family))


def signals(here: Sheet, there: Sheet) -> Signals | None:
    """The signals of every two telling utterances of two articles, None where one has none."""
    if not here.pieces or not there.pieces:
        return None
    with one_thread():
        cosines = here.vectors @ there.vectors.T
    alike = _alike(here, there)
    ours, told = _covered(alike, here, there)
    theirs, heard = _covered(alike.T, there, here)
    most, least = np.maximum(ours, theirs.T), np.minimum(ours, theirs.T)
    score = (cosines + _COVERED * (_MORE * most + _LESS * least)).astype(np.float32)
    rows, columns = _places(score, here, there)
    agree = _agreement(here.telling, there.telling)
    nearest, near = _leads(score[rows, columns] + _SAME_SPEAKER * (agree > 0), here is there)
    return Signals(
        cosines[rows, columns],
        np.log1p((told + heard.T) / 2)[rows, columns],
        nearest,
        near,
        agree,
        _share_figures(here.telling, there.telling),
        np.minimum(here.lengths[:, None], there.lengths),
        here.family == there.family,
        here.units[0].article == there.units[0].article,
    )


def _alike(here: Sheet, there: Sheet) -> Vectors:
    """How far each two words say the same, 0 to 1."""
    with one_thread():
        alike: Vectors = np.clip((here.words @ there.words.T - _UNLIKE) / (_LIKE - _UNLIKE), 0, 1)
    if {here.family, there.family} == {"en", "zh"}:
        for stem in here.meanings.keys() & there.meanings.keys():
            (ours, our), (theirs, their) = here.meanings[stem], there.meanings[stem]
            block = np.ix_(ours, theirs)
            alike[block] = np.maximum(alike[block], np.minimum(1, _TRANSLATED * np.outer(our, their)))
    for key in here.places.keys() & there.places.keys():
        alike[np.ix_(here.places[key], there.places[key])] = 1.0
    return alike


def _covered(alike: Vectors, here: Sheet, there: Sheet) -> tuple[Vectors, Vectors]:
    """Which share of each piece here the words of each piece there cover, and how much these say."""
    best = np.maximum.reduceat(alike, there.starts, axis=1)
    told = np.add.reduceat(best * here.weights[:, None], here.starts, axis=0)
    return told / np.add.reduceat(here.weights, here.starts)[:, None], told


def _places(score: Vectors, here: Sheet, there: Sheet) -> tuple[Places, Places]:
    """Row and column of the best pieces of every two utterances."""
    best = np.maximum.reduceat(np.maximum.reduceat(score, here.first, axis=0), there.first, axis=1)
    row, column = np.nonzero(score == best[np.ix_(here.owner, there.owner)])
    rows, columns = np.zeros(best.shape, np.int64), np.zeros(best.shape, np.int64)
    block = here.owner[row], there.owner[column]
    rows[block], columns[block] = row, column
    return rows, columns


def _leads(totals: Vectors, alone: bool) -> tuple[Vectors, Vectors]:
    """The smaller and the larger lead of each entry over its row and its column.

    `alone` tells that an article is compared with itself, where the diagonal is no rival.
    """
    if alone:
        np.fill_diagonal(totals, 0)
    ahead: Vectors = _lead(totals)
    abreast: Vectors = _lead(totals.T).T
    return (
        np.clip(np.minimum(ahead, abreast), -_LEAD, _LEAD),
        np.clip(np.maximum(ahead, abreast), -_LEAD, _LEAD),
    )


def _lead(totals: Vectors) -> Vectors:
    """How far each entry is ahead of the best other one in its row, behind it where it is below."""
    if totals.shape[1] == 1:
        return totals - np.float32(_RIVAL)
    two = np.partition(totals, -2, axis=1)[:, -2:]
    rivals = np.where(totals == two[:, 1:], two[:, :1], two[:, 1:])
    found: Vectors = totals - np.maximum(rivals, np.float32(_RIVAL))
    return found


def _agreement(here: Sequence[Unit], there: Sequence[Unit]) -> Vectors:
    known: dict[tuple[Speaker, Speaker], int] = {}

    def sign(one: Speaker, other: Speaker) -> int:
        if (one, other) not in known:
            known[one, other] = {None: 0, True: 1, False: -1}[one.agrees(other)]
        return known[one, other]

    return np.array([[sign(one.speaker, other.speaker) for other in there] for one in here], np.float32)


def _share_figures(here: Sequence[Unit], there: Sequence[Unit]) -> Vectors:
    return np.array(
        [[not one.figures.isdisjoint(other.figures) for other in there] for one in here], np.float32
    )
