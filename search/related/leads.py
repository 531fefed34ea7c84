"""How far a pair of sentences is ahead of the other pairs that their two articles could make of them.

What is said once in an article is rendered once in another.  Each of the two has rivals: the other sentences
of its article in its language, beside the one sentence of the other article.  The lesser lead counts, so that
it is the same from whichever side is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from search.related.vectors import dots

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.lines import Lines, Mask, Numbers, Scores


class Leads:
    """The leads of rows over their rivals, for one text of `article` in the language `family`.

    `cosines` has a column for each sentence of the text, `ready` tells the rows with vectors, and `floats`
    gives these.  A text of no article has no rivals itself.
    """

    def __init__(
        self,
        lines: Lines,
        ready: Mask,
        cosines: Vectors,
        floats: Callable[[Numbers], Vectors],
        article: int | None,
        family: str,
    ) -> None:
        self._articles = lines.articles
        self._codes = lines.family_codes
        self._ready = ready
        self._cosines = cosines
        self._floats = floats
        own = -1 if article is None or family not in lines.families else lines.families.index(family)
        self._own = np.flatnonzero(ready & (self._articles == article) & (self._codes == own))

    def of(self, rows: Sequence[int], parts: Sequence[int]) -> list[float]:
        """That of each row, whose cosine is to the sentence of the text beside it; 0 without vectors."""
        if not rows or not self._cosines.shape[1]:
            return [0.0] * len(rows)
        theirs, ours = self._best_there(rows, parts), self._best_here(rows, parts)
        return [
            float(self._cosines[row, part] - max(there, here, 0.0))
            for row, part, there, here in zip(rows, parts, theirs, ours, strict=True)
        ]

    def _best_there(self, rows: Sequence[int], parts: Sequence[int]) -> list[float]:
        """The cosine of the best rival of each row, beside the sentence of the text."""
        around = np.flatnonzero(self._ready & np.isin(self._articles, self._articles[list(rows)]))
        return [
            _best(self._cosines[self._beside(around, row), part])
            for row, part in zip(rows, parts, strict=True)
        ]

    def _beside(self, around: Numbers, row: int) -> Numbers:
        is_rival = (self._articles[around] == self._articles[row]) & (self._codes[around] == self._codes[row])
        found: Numbers = around[is_rival & (around != row)]
        return found

    def _best_here(self, rows: Sequence[int], parts: Sequence[int]) -> list[float]:
        """The cosine of the best rival of the sentence of the text, beside each row."""
        if not len(self._own):
            return [0.0] * len(rows)
        beside = dots(self._floats(np.array(rows, np.int64)), self._floats(self._own))
        beside[~self._ready[list(rows)]] = 0.0
        asked = self._cosines[self._own].argmax(axis=0)  # where the text stands itself
        return [_best(np.delete(cosines, asked[part])) for cosines, part in zip(beside, parts, strict=True)]


def _best(cosines: Scores) -> float:
    return float(cosines.max(initial=0.0))
