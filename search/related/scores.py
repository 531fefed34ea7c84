"""How much of what a question says stands in each sentence and passage: BM25 over groups of terms."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from search.related.lexical import Rows
    from search.related.lines import Lines, Numbers, Scores


_K1 = 1.2
_B = 0.3
"""BM25's saturation and how much length counts; on questions about paragraphs 0.3 is better than 0.6."""

_GUESS = 4.0
"""The rarity of a word that one sentence in fifty holds."""


class Shared(NamedTuple):
    """Scores by sentence and by passage (see `Lines.passage_of`).

    `held` are the ascending rows of the sentences that hold any term of a word asked, by the word; `worth`
    is how rare each word is in its own language, and `whole` what all words are worth together.
    """

    sentences: Scores
    passages: Scores
    held: dict[str, Rows]
    worth: dict[str, float]
    whole: float


class Ask(NamedTuple):
    """A word of a question: alternative terms with their weights, and the word itself.

    `touches` is true where nothing stands between it and the word asked before.
    """

    word: str
    terms: Mapping[str, float]
    touches: bool = False


def shared(asks: Sequence[Ask], family: str, rarity: Rarity, postings: Mapping[str, Rows]) -> Shared:
    """Scores of all sentences and passages for the words of a question in language `family`.

    A word counts once, by the best of its terms that the text holds, and for no more than it is worth
    in its own language; words that are one name count less (see `_shares`).  How rare a term is, is counted
    within each language.
    """
    lines = rarity.lines
    sentences, passages = (np.zeros(count, np.float32) for count in (len(lines), len(lines.passage_starts)))
    best = [_best(ask, postings, rarity) for ask in asks]
    shares = _shares(asks, [rows for rows, _ in best], lambda rows: rows[lines.are_in(rows, family)])
    worth = {ask.word: rarity.of(postings.get(ask.word), family) for ask in asks}
    for ask, (rows, values), share in zip(asks, best, shares, strict=True):
        np.minimum(values, worth[ask.word], out=values)
        if share < 1:
            values *= np.float32(share)
        sentences[rows] += values
        if len(rows):
            numbers = lines.passage_of[rows]  # ascending, as the rows are
            starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
            passages[numbers[starts]] += np.maximum.reduceat(values, starts)
    sentences *= rarity.sentence_norms
    passages *= rarity.passage_norms
    whole = sum(worth[ask.word] * share for ask, share in zip(asks, shares, strict=True))
    held = {ask.word: rows for ask, (rows, _) in zip(asks, best, strict=True)}
    return Shared(sentences, passages, held, worth, whole)


def _shares(asks: Sequence[Ask], held: Sequence[Rows], own: Callable[[Rows], Rows]) -> list[float]:
    """What each word counts, 1 for one that stands by itself; `own` takes rows of the question's language.

    Where no blanks divide words, a long name comes as several that touch and that all tell the same: the
    more often such neighbours stand in the same sentences, the less each counts.
    """
    repeated = [0.0] * len(asks)
    for at, (before, ask) in enumerate(pairwise(asks)):
        if ask.touches and ask.word != before.word:
            together = _together(own(held[at]), own(held[at + 1]))
            repeated[at] += together
            repeated[at + 1] += together
    return [1 / (1 + each) for each in repeated]


def _together(one: Rows, other: Rows) -> float:
    """The share of the rows of either that both have."""
    both = len(np.intersect1d(one, other, assume_unique=True))
    return both / max(1, len(one) + len(other) - both)


class Rarity:
    """Inverse document frequencies by language, a sentence being a document."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._families = lines.families
        self._codes = lines.family_codes
        self._sizes = np.bincount(lines.family_codes, minlength=len(lines.families))

    @cached_property
    def _most(self) -> list[float]:
        """How rare a term of one sentence is in each language."""
        return [max(float(np.log1p(size - 0.5) - np.log(1.5)), 1.0) for size in self._sizes]

    @cached_property
    def sentence_norms(self) -> Scores:
        """What the length of each sentence makes of its scores."""
        return _norm(self.lines.sizes)

    @cached_property
    def passage_norms(self) -> Scores:
        """The same for the passages."""
        return _norm(self.lines.passage_sizes)

    def valued(self, held: Sequence[Rows], weights: Scores) -> tuple[Rows, Scores]:
        """The rows of some terms one after the other, each with the weighted rarity of its term there."""
        rows, sizes = np.concatenate(held), [len(each) for each in held]
        codes = self._codes[rows] + np.repeat(np.arange(len(held)) * len(self._sizes), sizes)
        holding = np.bincount(codes, minlength=len(held) * len(self._sizes))
        values = weights[:, None] * self._rarity(holding.reshape(len(held), -1))
        return rows, values.ravel()[codes]

    def _rarity(self, holding: Numbers) -> Scores:
        """That of terms by how many sentences of each language hold them."""
        found: Scores = np.log1p((self._sizes - holding + 0.5) / (holding + 0.5)).astype(np.float32)
        return found

    def of(self, rows: Rows | None, family: str) -> float:
        """How rare it is in one language; a fair guess for a language that the library lacks."""
        if family not in self._families:
            return _GUESS
        code = self._families.index(family)
        holding = 0 if rows is None else np.count_nonzero(self._codes[rows] == code)
        return float(np.float32(math.log1p((self._sizes[code] - holding + 0.5) / (holding + 0.5))))

    def share(self, rows: Rows | None, family: str) -> float:
        """The same on a scale that is independent of the library's size: 1 for one sentence, 0 for all."""
        if family not in self._families:
            return 0.5
        return min(1.0, self.of(rows, family) / self._most[self._families.index(family)])


_NONE = np.zeros(0, np.int32)


def _best(ask: Ask, postings: Mapping[str, Rows], rarity: Rarity) -> tuple[Rows, Scores]:
    """The ascending rows that hold any term of a word, each with the value of its best one."""
    held = {term: postings[term] for term in ask.terms if term in postings}
    if not held:
        return _NONE, np.zeros(0, np.float32)
    weights = np.array([ask.terms[term] for term in held], np.float32)
    rows, values = rarity.valued(list(held.values()), weights)
    if len(held) == 1:
        return rows, values
    order = np.argsort(rows, kind="stable")  # quick, as each term's rows are in order
    rows = rows[order]
    starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]])
    return rows[starts], np.maximum.reduceat(values[order], starts)


def _norm(lengths: Scores) -> Scores:
    mean = float(lengths.mean()) if len(lengths) else 1.0
    return (_K1 + 1) / (1 + _K1 * (1 - _B + _B * lengths / max(mean, 1.0)))
