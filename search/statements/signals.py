"""What speaks for two utterances being one statement: all pairs of two articles at a time.

Each utterance is compared as a whole and sentence by sentence, because another source may render one of its
sentences alone.  The words of one are covered by those of the other as far as each has a like: an equal stem,
name, figure or concept, or a word whose vector is near, also of another language.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.related.clauses import letters
from search.related.terms import family
from search.related.vectors import one_thread
from search.statements.judging import ONE_STORY, Signals
from search.statements.speaker import Speaker
from search.statements.unaware import denies_knowing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors
    from search.statements.units import Piece, Unit
    from search.statements.vectors import TextVectors

    Places = NDArray[np.int64]

_UNLIKE, _LIKE = 0.35, 0.8
"""Cosines of two words from which they have something in common, and from which they say the same."""

_COVERED = 0.5
_MORE, _LESS = 0.7, 0.3
"""What covered words count beside the cosine, the better covered side and the other."""

_FEW = 3
"""Utterances that do not tell yet where the middle of an article is."""

_NOTHING = 1e-6
"""The length of a vector below which it has no direction."""

_FAR = 0.2
"""Shares of an article beyond which it says no more how far apart two utterances stand."""

_PERHAPS = 0.5
"""What it counts that two deny to have known of a thing, where it is not known whether they are one."""

_NEAR = 0.1
"""The centred likeness of two denials from which that counts in full; they may be of two things."""

_WORDS = 512
"""Words of one article that are held against all of the other at a time."""

_BRIEF = 60
"""Letters below which an utterance is brief, a Han character counting as three."""


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
    """The utterances of one article, ready to be compared.

    `telling` are those with words that say something, `numbers` their places among all.
    """

    def __init__(self, units: Sequence[Unit], words: Words) -> None:
        self._known = words
        self.units = units
        self.numbers = [at for at, unit in enumerate(units) if any(piece.words for piece in unit.pieces)]
        self.telling = [units[at] for at in self.numbers]
        self.pieces = [piece for unit in self.telling for piece in unit.pieces if piece.words]
        sizes = [sum(1 for piece in unit.pieces if piece.words) for unit in self.telling]
        self.blocks = np.concatenate([[0], np.cumsum(sizes)]).astype(int)

    @cached_property
    def occasions(self) -> list[frozenset[str]]:
        """What is told of each utterance's occasion and of no other's here."""
        told = Counter(key for unit in self.units for key in unit.occasion)
        return [frozenset(key for key in unit.occasion if told[key] == 1) for unit in self.telling]

    @cached_property
    def speakers(self) -> list[Speaker]:
        """Who speaks, each once."""
        return list(dict.fromkeys(unit.speaker for unit in self.telling))

    @cached_property
    def spoken_by(self) -> list[int]:
        """The place in `speakers` of who speaks in each utterance."""
        places = {speaker: at for at, speaker in enumerate(self.speakers)}
        return [places[unit.speaker] for unit in self.telling]

    @property
    def family(self) -> str:
        """The primary language."""
        return self.pieces[0].analysed.family

    @cached_property
    def quoted(self) -> list[float]:
        """1 for each that is in quotation marks all through, else 0."""
        return [float(all(quote.kind == "direct" for quote in unit.quotes)) for unit in self.telling]

    @cached_property
    def unaware(self) -> list[float]:
        """1 for each that says that somebody did not know, else 0."""
        return [float(denies_knowing(unit.text, family(unit.lang))) for unit in self.telling]

    @cached_property
    def brief(self) -> list[float]:
        """For each 0, less the shorter it is."""
        return [min(0.0, math.log(max(1, letters(unit.text)) / _BRIEF)) for unit in self.telling]

    @cached_property
    def vectors(self) -> Vectors:
        """One row a piece."""
        return self._known.vectors.of([piece.text for piece in self.pieces])

    @cached_property
    def central(self) -> Vectors:
        """One row an utterance, from the middle of all; of few the middle is not sure, and counts less."""
        wholes = self.vectors[self.blocks[:-1]]
        found: Vectors = wholes - wholes.sum(axis=0) / (len(wholes) + _FEW)
        found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), _NOTHING)
        return found

    @cached_property
    def places_told(self) -> Vectors:
        """Which share of the article stands before each utterance."""
        return np.array([unit.place for unit in self.telling], np.float32)

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
    def word_keys(self) -> list[frozenset[str]]:
        """The keys of each word."""
        return [keys for piece in self.pieces for keys in piece.keys]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The words that have each key."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, keys in enumerate(self.word_keys):
            for key in keys:
                found[key].append(at)
        return found


def signals(here: Sheet, there: Sheet, story: float) -> Signals:
    """What every two of the utterances that say something have in common; `story` is that of the articles."""
    with one_thread():
        cosines = here.vectors @ there.vectors.T
        central = here.central @ there.central.T
        ours, theirs = covered(here, there)
    most, least = np.maximum(ours, theirs), np.minimum(ours, theirs)
    score = (cosines + _COVERED * (_MORE * most + _LESS * least)).astype(np.float32)
    best = _places(score, here, there)
    agreed = _of_speakers(here, there, lambda one, other: one.agrees(other) is True)
    unknown = _of_speakers(here, there, lambda one, other: one.agrees(other) is None)
    return Signals(
        cosines[best],
        central,
        most[best],
        _of_speakers(here, there, Speaker.is_known_as),
        _of_speakers(here, there, Speaker.differs),
        agreed,
        np.minimum(np.abs(np.subtract.outer(here.places_told, there.places_told)), _FAR),
        _shared([unit.figures for unit in here.telling], [unit.figures for unit in there.telling]),
        _shared([unit.role for unit in here.telling], [unit.role for unit in there.telling]) * unknown,
        _shared(here.occasions, there.occasions),
        _denials(here, there) * (agreed + _PERHAPS * unknown) * np.clip(central / _NEAR, 0, 1) * (story > 0),
        np.outer(here.quoted, there.quoted).astype(np.float32),
        np.minimum.outer(here.brief, there.brief).astype(np.float32),
        float(here.family == there.family),
        min(max(story, -ONE_STORY), ONE_STORY),
    )


def _denials(here: Sheet, there: Sheet) -> Vectors:
    """1 for every two that both deny to have known of something."""
    return np.outer(here.unaware, there.unaware).astype(np.float32)


def _shared(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> Vectors:
    return np.array([[not one.isdisjoint(other) for other in theirs] for one in ours], np.float32)


def _of_speakers(here: Sheet, there: Sheet, tells: Callable[[Speaker, Speaker], bool]) -> Vectors:
    """What the speakers of every two utterances tell, each two speakers looked at once."""
    found = [[tells(one, other) for other in there.speakers] for one in here.speakers]
    return np.array(found, np.float32)[np.ix_(here.spoken_by, there.spoken_by)]


def covered(here: Sheet, there: Sheet) -> tuple[Vectors, Vectors]:
    """Which share of each piece here the words of each piece there cover, and the other way round.

    Some pieces at a time: all words of two long articles beside each other would not fit into memory.
    """
    ours = np.empty((len(here.pieces), len(there.pieces)), np.float32)
    theirs = np.empty_like(ours)
    ends = [*here.starts[1:], len(here.weights)]
    whole = np.add.reduceat(here.weights, here.starts)[:, None]
    whole_there = np.add.reduceat(there.weights, there.starts)
    for first, last in _blocks(here.starts, ends):
        words = slice(here.starts[first], ends[last - 1])
        starts = np.array(here.starts[first:last]) - words.start
        alike = _alike(here, words, there)
        best = np.maximum.reduceat(alike, there.starts, axis=1) * here.weights[words, None]
        ours[first:last] = np.add.reduceat(best, starts, axis=0) / whole[first:last]
        best = np.maximum.reduceat(alike, starts, axis=0) * there.weights
        theirs[first:last] = np.add.reduceat(best, there.starts, axis=1) / whole_there
    return ours, theirs


def _blocks(starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pieces in a row, from one up to another, that have some words together."""
    first = 0
    for last in range(1, len(starts) + 1):
        if last == len(starts) or ends[last] - starts[first] > _WORDS:
            yield first, last
            first = last


def _alike(here: Sheet, words: slice, there: Sheet) -> Vectors:
    """How alike some words here are to each word there."""
    found: Vectors = here.words[words] @ there.words.T
    found -= _UNLIKE
    found /= _LIKE - _UNLIKE
    np.clip(found, 0, 1, out=found)
    for at in range(words.start, words.stop):
        for key in here.word_keys[at]:
            if key in there.places:
                found[at - words.start, there.places[key]] = 1.0
    return found


def _places(score: Vectors, here: Sheet, there: Sheet) -> tuple[Places, Places]:
    """Row and column of the best pieces of every two utterances."""
    rows = np.repeat(here.blocks[:-1, None], len(there.telling), axis=1)
    columns = np.repeat(there.blocks[None, :-1], len(here.telling), axis=0)
    long_here = np.diff(here.blocks) > 1
    long_there = np.diff(there.blocks) > 1
    for one, other in np.argwhere(long_here[:, None] | long_there[None, :]).tolist():
        rows[one, other], columns[one, other] = _best(
            score, slice(*here.blocks[one : one + 2]), slice(*there.blocks[other : other + 2])
        )
    return rows, columns


def _best(score: Vectors, rows: slice, columns: slice) -> tuple[int, int]:
    block = score[rows, columns]
    row, column = divmod(int(block.argmax()), block.shape[1])
    return rows.start + row, columns.start + column
