"""How much of what a question says stands in each sentence and passage: BM25 over groups of terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from search.related.lexical import Rows
    from search.related.lines import Lines, Scores


_K1 = 1.2
_B = 0.3
"""BM25's saturation and how much length counts; on questions about paragraphs 0.3 is better than 0.6."""

_GUESS = 4.0
"""The rarity of a word that one sentence in fifty holds."""


class Shared(NamedTuple):
    """Scores by sentence and by passage (see `Lines.passage_of`)."""

    sentences: Scores
    passages: Scores


class Ask(NamedTuple):
    """A word of a question: alternative terms with their weights, and the word itself."""

    word: str
    terms: Mapping[str, float]


def shared(asks: Sequence[Ask], family: str, lines: Lines, postings: Mapping[str, Rows]) -> Shared:
    """Scores of all sentences and passages for the words of a question in language `family`.

    A word counts once, by the best of its terms that the text holds, and for no more than it is worth
    in its own language.  How rare a term is, is counted within each language.
    """
    rarity = Rarity(lines)
    found = Shared(np.zeros(len(lines), np.float32), np.zeros(len(lines.passage_starts), np.float32))
    for ask in asks:
        rows, values = _best(ask, lines, postings, rarity)
        np.minimum(values, rarity.of(postings.get(ask.word), family), out=values)
        found.sentences[rows] += values
        if len(rows):
            passages = lines.passage_of[rows]  # ascending, as the rows are
            starts = np.flatnonzero(np.r_[True, passages[1:] != passages[:-1]])
            found.passages[passages[starts]] += np.maximum.reduceat(values, starts)
    found.sentences[:] *= _norm(lines.sizes)
    found.passages[:] *= _norm(lines.passage_sizes)
    return found


class Rarity:
    """Inverse document frequencies by language, a sentence being a document."""

    def __init__(self, lines: Lines) -> None:
        self._families = lines.families
        self._codes = lines.family_codes
        self._sizes = np.bincount(lines.family_codes, minlength=len(lines.families))

    def by_code(self, rows: Rows) -> Scores:
        """How rare a term that stands in `rows` is, by the code of the language."""
        holding = np.bincount(self._codes[rows], minlength=len(self._sizes))
        found: Scores = np.log1p((self._sizes - holding + 0.5) / (holding + 0.5)).astype(np.float32)
        return found

    def of(self, rows: Rows | None, family: str) -> float:
        """How rare it is in one language; a fair guess for a language that the library lacks."""
        if family not in self._families:
            return _GUESS
        return float(self.by_code(_NONE if rows is None else rows)[self._families.index(family)])

    def share(self, rows: Rows | None, family: str) -> float:
        """The same on a scale that is independent of the library's size: 1 for one sentence, 0 for all."""
        if family not in self._families:
            return 0.5
        most = np.log1p(self._sizes[self._families.index(family)] - 0.5) - np.log(1.5)
        return min(1.0, self.of(rows, family) / max(float(most), 1.0))


_NONE = np.zeros(0, np.int32)


def _best(ask: Ask, lines: Lines, postings: Mapping[str, Rows], rarity: Rarity) -> tuple[Rows, Scores]:
    """The ascending rows that hold any term of a word, each with the value of its best one."""
    held = [(postings[term], weight) for term, weight in ask.terms.items() if term in postings]
    if not held:
        return _NONE, np.zeros(0, np.float32)
    rows = np.concatenate([rows for rows, _ in held])
    values = np.concatenate([weight * rarity.by_code(r)[lines.family_codes[r]] for r, weight in held])
    if len(held) == 1:
        return rows, values
    order = np.lexsort((values, rows))
    rows, values = rows[order], values[order]
    last = np.r_[rows[1:] != rows[:-1], True]
    return rows[last], values[last]


def _norm(lengths: Scores) -> Scores:
    mean = float(lengths.mean()) if len(lengths) else 1.0
    return (_K1 + 1) / (1 + _K1 * (1 - _B + _B * lengths / max(mean, 1.0)))
