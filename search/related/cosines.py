"""How near in meaning all sentences of a library are to what is asked, in two stages.

The sentences and paragraphs that are asked are compared with every sentence of the library, their clauses
with the promising ones alone: what renders a clause shares something with the whole as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.related.vectors import products

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.lines import Numbers, Scores
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
    """

    by_text: Vectors
    nearest: Scores

    @property
    def are_known(self) -> bool:
        """Whether there are vectors."""
        return bool(self.by_text.shape[1])


def unknown(count: int) -> Cosines:
    """Those of sentences without vectors."""
    return Cosines(np.zeros((count, 0), np.float32), np.zeros(count, np.float32))


def cosines(rows: Bytes, texts: Vectors, clauses: Vectors, words: Scores, languages: Numbers) -> Cosines:
    """Those of all sentences; the first of them have `rows`, the others no vector yet.

    `words` says how much each sentence shares with what is asked, `languages` which language it is in.
    """
    found = np.zeros((len(words), len(texts) + len(clauses)), np.float32, "F")
    found[: len(rows), : len(texts)] = products(rows, texts)
    nearest: Scores = found.T[: len(texts)].max(axis=0, initial=0.0)
    if len(clauses) and len(rows):
        count = len(rows)
        asked = promising(nearest[:count], words[:count], languages[:count])
        found[asked, len(texts) :] = products(rows[asked], clauses)
        gained = np.maximum(found[asked, len(texts) :].max(axis=1) - nearest[asked], 0.0)
        usual = float(gained[asked % _SAMPLE == 0].mean())
        nearest[:count] += usual
        nearest[asked] += gained - np.float32(usual)
    return Cosines(found, nearest)


def promising(nearest: Scores, words: Scores, languages: Numbers) -> Numbers:
    """Which sentences clauses are compared with: the first of each language by either side, and a sample."""
    chosen = np.zeros(len(nearest), np.bool_)
    chosen[::_SAMPLE] = True
    for code in range(int(languages.max(initial=-1)) + 1):
        rows = np.flatnonzero(languages == code)
        for values in (nearest[rows], words[rows]):
            chosen[rows[_first(values)]] = True
    return np.flatnonzero(chosen)


def _first(values: Scores) -> Numbers | slice:
    return np.argpartition(-values, PROMISING)[:PROMISING] if len(values) > PROMISING else slice(None)
