"""Which articles tell the same story: those whose sentences, taken together, mean nearly the same."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.lines import Lines, Mask, Numbers

_WITHIN, _ACROSS = 0.72, 0.53
"""Cosines of two articles' mean meanings from which they tell one story, in one language and in two.

Of invented stories in four languages, 95 in 100 pairs of articles of one story lie above, 95 of two below.
"""


def same_story(
    lines: Lines, ready: Mask, floats: Callable[[Numbers], Vectors], article: int, others: Collection[int]
) -> frozenset[int] | None:
    """Those of the other articles that tell the story of an article; None as long as it has no vectors."""
    table = lines.table["article"]
    rows = np.flatnonzero(ready & np.isin(table, [article, *others]))
    if article not in table[rows]:
        return None
    rows = rows[np.argsort(table[rows], kind="stable")]
    articles, starts = np.unique(table[rows], return_index=True)
    sums = np.add.reduceat(floats(rows), starts, axis=0)
    means = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    own = int(np.searchsorted(articles, article))
    families = lines.family_codes[rows[starts]]
    least = np.where(families == families[own], _WITHIN, _ACROSS)
    near = (means @ means[own] >= least) & (articles != article)
    return frozenset(articles[near].tolist())
