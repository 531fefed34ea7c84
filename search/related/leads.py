"""How far a pair of sentences is ahead of the other pairs that their two articles could make of them.

What is said once in an article is rendered once in another.  Each of the two has rivals: the other sentences
of its article in its language.  The mean of both leads counts, so that it is the same from whichever side is
asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from search.related.vectors import dots

if TYPE_CHECKING:
    from search.related.cosines import Cosines
    from search.related.encoder import Vectors
    from search.related.lines import Lines, Mask, Numbers, Scores

_BEHIND = -0.1
"""What is further behind a rival is not less likely for that: a report takes up several sentences of another.
"""


class Leads:
    """The leads of rows over their rivals, for one text of `article` in the language `family`.

    `cosines` are those to the sentences of the text, `ready` tells the rows with vectors, and `floats` gives
    these.  A text of no article has no rivals itself.
    """

    def __init__(
        self,
        lines: Lines,
        ready: Mask,
        cosines: Cosines,
        floats: Callable[[Numbers], Vectors],
        article: int | None,
        family: str,
    ) -> None:
        self._lines = lines
        self._ready = ready
        self._cosines = cosines
        self._floats = floats
        code = lines.families.index(family) if family in lines.families else -1
        own = lines.of_articles(() if article is None else (article,))
        self._own = own[ready[own] & (lines.family_codes[own] == code)]

    def of(self, rows: Sequence[int], parts: Sequence[int], cosines: Sequence[float]) -> list[float]:
        """That of each row, whose cosine is to the sentence of the text beside it; 0 without vectors."""
        if not rows or not self._cosines.are_known:
            return [0.0] * len(rows)
        rivals = zip(self._best_there(rows, parts), self._best_here(rows, parts), strict=True)
        return [
            sum(max(cosine - rival, _BEHIND) for rival in both) / 2
            for cosine, both in zip(cosines, rivals, strict=True)
        ]

    def _best_there(self, rows: Sequence[int], parts: Sequence[int]) -> list[float]:
        """The cosine of the best rival of each row, beside the sentence of the text."""
        articles, codes = self._lines.articles, self._lines.family_codes
        around = self._lines.of_articles(articles[list(rows)].tolist())
        around = around[self._ready[around]]
        own = np.array(rows, np.int64)[:, None]
        is_other = (articles[own] == articles[around]) & (codes[own] == codes[around]) & (around != own)
        beside = self._cosines.of(around)
        return [_best(beside[rivals, part]) for rivals, part in zip(is_other, parts, strict=True)]

    def _best_here(self, rows: Sequence[int], parts: Sequence[int]) -> list[float]:
        """The cosine of the best rival of the sentence of the text, beside each row."""
        if not len(self._own):
            return [0.0] * len(rows)
        itself = self._cosines.of(self._own).argmax(axis=0)  # where each sentence of the text stands
        beside = self._beside(rows, self._own)
        return [_best(np.delete(each, itself[part])) for each, part in zip(beside, parts, strict=True)]

    def _beside(self, rows: Sequence[int], others: Numbers) -> Vectors:
        """The cosines of rows with other rows, 0 for a row without a vector."""
        numbers = np.array(rows, np.int64)
        known = self._ready[numbers]
        found = np.zeros((len(numbers), len(others)), np.float32)
        found[known] = dots(self._floats(numbers[known]), self._floats(others))
        return found


def _best(cosines: Scores) -> float:
    return float(cosines.max(initial=0.0))
