"""How near in meaning all sentences of a library are to what is asked, in two stages.

The sentences and paragraphs that are asked are compared with every sentence of the library, their clauses
with the promising ones alone: what renders a clause shares something with the whole as well.  Where a
sketch is kept, it is what all are compared with, and their vectors are read of the promising ones.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.related.sketch import estimated
from search.related.vectors import products

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.lines import Codes, Mask, Numbers, Scores
    from search.related.sketch import Sketch
    from search.related.vectors import Bytes

PROMISING = 2000
"""Sentences of each language that either side may propose for the clauses; a small library is asked whole."""

_SAMPLE = 64
"""Of so many sentences one is asked whatever it promises: that tells what clauses add by chance."""


class Cosines(NamedTuple):
    """The cosines of sentences, by their rows.

    `by_text` has a column for each text asked, then for each clause, 0 where a sentence was not compared with
    it; no column as long as there are no vectors.  `nearest` is the cosine of the nearest of them, which
    for sentences that no clause was compared with is a guess: as much higher as is usual.

    Of a sketch, sentences that promise nothing have estimates, which are off by about 0.02; `exact` then
    gives the cosines of some as they are.
    """

    by_text: Vectors
    nearest: Scores
    exact: Callable[[Numbers], Vectors] | None = None

    @property
    def are_known(self) -> bool:
        """Whether there are vectors."""
        return bool(self.by_text.shape[1])

    def of(self, rows: Numbers) -> Vectors:
        """Those of some sentences to all that was asked, no estimates among them."""
        return self.exact(rows) if self.exact else self.by_text[rows]


def unknown(count: int) -> Cosines:
    """Those of sentences without vectors."""
    return Cosines(np.zeros((count, 0), np.float32), np.zeros(count, np.float32))


def cosines(
    rows: Bytes, sketch: Sketch | None, texts: Vectors, clauses: Vectors, words: Scores, languages: Codes
) -> Cosines:
    """Those of all sentences; the first of them have `rows`, the others no vector yet.

    `words` says how much each sentence shares with what is asked, `languages` which language it is in.
    """
    count, whole = len(rows), len(texts)
    every = np.concatenate([texts, clauses])
    found = np.zeros((len(words), len(every)), np.float32, "F")
    found[:count, :whole] = products(rows, texts) if sketch is None else estimated(rows, sketch, texts)
    nearest: Scores = found.T[:whole].max(axis=0, initial=0.0)
    first = whole if sketch is None else 0  # of the columns that the promising ones still need
    if count and first < len(every):
        chosen = promising(nearest[:count], words[:count], languages[:count])
        sampled = chosen.copy()
        sampled[::_SAMPLE] = True
        asked = np.flatnonzero(sampled)
        cosines = products(rows, every[first:], asked)
        if sketch is not None:
            by_chance = ~chosen[asked] & (asked < len(sketch.rows))
            _spread(found[: len(sketch.rows), :whole], asked[by_chance], cosines[by_chance, :whole])
            nearest = found.T[:whole].max(axis=0, initial=0.0)
        found[asked, first:] = cosines
        nearest[asked] = found[asked, :whole].max(axis=1, initial=0.0)
        if len(clauses):
            _add_clauses(nearest[:count], asked, found[asked, whole:].max(axis=1))
    return Cosines(found, nearest, None if sketch is None else partial(_exact, rows, every))


def _spread(estimates: Vectors, asked: Numbers, cosines: Vectors) -> None:
    """Give estimates the spread of true cosines, which what is usual is told by: each gets the error of one
    of those that were asked although they promise nothing."""
    errors = cosines - estimates[asked]
    for estimate, error in zip(estimates.T, errors.T, strict=True):
        if len(error):
            estimate += np.resize(error, len(estimate))


def _add_clauses(nearest: Scores, asked: Numbers, clauses: Scores) -> None:
    """Raise those that were asked to the cosine of the nearest clause, and all others by what is usual."""
    gained = np.maximum(clauses - nearest[asked], 0.0)
    usual = float(gained[asked % _SAMPLE == 0].mean())
    nearest += usual
    nearest[asked] += gained - np.float32(usual)


def _exact(rows: Bytes, every: Vectors, numbers: Numbers) -> Vectors:
    """The cosines of some sentences, 0 of those that have no vector yet."""
    found = np.zeros((len(numbers), len(every)), np.float32)
    known = numbers < len(rows)
    found[known] = products(rows, every, numbers[known])
    return found


def promising(nearest: Scores, words: Scores, languages: Codes) -> Mask:
    """Which sentences clauses are compared with: the first of each language by either side."""
    chosen = np.zeros(len(nearest), np.bool_)
    for code in range(int(languages.max(initial=-1)) + 1):
        rows = np.flatnonzero(languages == code)
        for values in (nearest[rows], words[rows]):
            chosen[rows[_first(values)]] = True
    return chosen


def _first(values: Scores) -> Numbers | slice:
    return np.argpartition(-values, PROMISING)[:PROMISING] if len(values) > PROMISING else slice(None)
