"""What sentences can share with the text asked at most, told by the index before anybody has read them.

Many candidates are near by some words alone, and can have no level whatever else they say: taking each of
them apart would cost a third of an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.model import Span
from search.related.analysed import Analysed, touch
from search.related.evidence import Worth
from search.related.levels import RARE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.lexical import Rows
    from search.related.lines import Mask, Numbers

    Sums = NDArray[np.float64]


class Held(NamedTuple):
    """Where the terms stand that were looked up, in ascending rows; `words` are those of each word of a
    question with all that may stand for it."""

    asked: Set[str]
    terms: Mapping[str, Rows]
    words: Mapping[str, Rows]


class Bound(NamedTuple):
    """How much of the text asked can be explained, and what all reasons, and figures of these, are worth."""

    explained: float
    reasons: float
    anchors: float


def bounds(
    text: Analysed, held: Held, worth: Worth, rows: Sequence[int], families: Sequence[str]
) -> list[Bound]:
    """The bound of each row, which is a sentence in the language beside it, for one text.

    A reason stands on a word of the text, or on a name, figure or concept, that the row holds as well.  In
    another language a word is held by what stands for it.  What was not looked up may stand anywhere.
    """
    numbers = np.array(rows, np.int64)
    found: dict[int, Bound] = {}
    for family in set(families):
        own = [at for at, name in enumerate(families) if name == family]
        found |= zip(own, _Family(text, held, worth, numbers[own], family).bounds(), strict=True)
    return [found[at] for at in range(len(rows))]


class _Family:
    """Some rows of one language."""

    def __init__(self, text: Analysed, held: Held, worth: Worth, rows: Numbers, family: str) -> None:
        self._text = text
        self._held = held
        self._worth = worth
        self._rows = rows
        self._family = family

    def bounds(self) -> list[Bound]:
        """That of each row."""
        figures = self._marks(("f:",))
        reasons = self._words() + self._marks(("n:", "c:")) + figures
        return [
            Bound(*each)
            for each in zip(*map(np.ndarray.tolist, (self._explained(), reasons, figures)), strict=True)
        ]

    def _explained(self) -> Sums:
        text = self._text
        values = [
            (self._worth(group.word, text.family), self._stands(group.word, group.terms))
            for group in text.telling
        ]
        return self._sum(values) / (sum(value for value, _ in values) or 1.0)

    def _words(self) -> Sums:
        values = ((self._worth(word, self._text.family), word) for word in self._text.words)
        return self._sum((value, self._stands(word, (word,))) for value, word in values if value >= RARE)

    def _marks(self, kinds: tuple[str, ...]) -> Sums:
        """A name may be told from other words beside it, so that all of its words are as good as itself."""
        return self._sum(
            (self._worth(term, self._family), self._holds(term) | self._spelled(term))
            for term in self._text.marked
            if term.startswith(kinds)
        )

    def _spelled(self, mark: str) -> Mask:
        """Which rows hold all words of one place of a name, figure or concept."""
        span = self._text.marked[mark][0]
        inside = [group for group in self._text.groups if touch(Span(group.start, group.end), span)]
        found = np.ones(len(self._rows), np.bool_)
        for group in inside:
            found &= self._stands(group.word, (group.word,))
        return found

    def _stands(self, word: str, terms: Iterable[str]) -> Mask:
        """Which rows may hold a word: by one of its terms, or in another language by what stands for it."""
        if self._family != self._text.family and word in self._held.words:
            return self._among(self._held.words[word])
        found = np.zeros(len(self._rows), np.bool_)
        for term in terms:
            found |= self._holds(term)
        return found

    def _holds(self, term: str) -> Mask:
        """Which rows may hold a term."""
        if term not in self._held.asked:
            return np.ones(len(self._rows), np.bool_)
        return self._among(self._held.terms.get(term, _NONE))

    def _among(self, held: Rows) -> Mask:
        if not len(held):
            return np.zeros(len(self._rows), np.bool_)
        found: Mask = held[np.minimum(np.searchsorted(held, self._rows), len(held) - 1)] == self._rows
        return found

    def _sum(self, values: Iterable[tuple[float, Mask]]) -> Sums:
        total = np.zeros(len(self._rows))
        for value, stands in values:
            total += value * stands
        return total


_NONE = np.zeros(0, np.int32)
