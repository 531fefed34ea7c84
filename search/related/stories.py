"""Which articles tell the same story: their sentences, taken together, mean nearly the same, or nearly so and
they quote the same persons."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

import numpy as np

from search.related.people import SURE, Alike

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.lines import Lines, Mask, Numbers

_WITHIN, _ACROSS = 0.72, 0.53
"""Cosines of two articles' mean meanings from which they tell one story, in one language and in two.

Of invented stories in four languages, 95 in 100 pairs of articles of one story lie above, 95 of two below.
"""

_PERSON, _MOST_PERSONS = 0.06, 3
"""What each person whom both quote counts beside, as a cosine."""

_UNSURE = 0.12
"""How far below these another story is told for certain; between, nobody knows, unless other people speak."""


def same_story(
    lines: Lines,
    ready: Mask,
    floats: Callable[[Numbers], Vectors],
    article: int,
    others: Collection[int],
    speakers: Mapping[int, Collection[str]],
    alike: Alike,
) -> Mapping[int, bool | None]:
    """Of other articles, whether they tell the story of an article; None where that is unsure.

    `speakers` are the names of the persons whom each of them quotes.  Articles without vectors are left out.
    """
    table = lines.articles
    rows = np.flatnonzero(ready & np.isin(table, [article, *others]))
    if article not in table[rows]:
        return {}
    rows = rows[np.argsort(table[rows], kind="stable")]
    articles, starts = np.unique(table[rows], return_index=True)
    sums = np.array([each.sum(axis=0) for each in np.split(floats(rows), starts[1:])])
    means = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    own = int(np.searchsorted(articles, article))
    families = lines.family_codes[rows[starts]]
    ahead = means @ means[own] - np.where(families == families[own], _WITHIN, _ACROSS)
    return {
        other: verdict(by, speakers.get(article, ()), speakers.get(other, ()), alike)
        for other, by in zip(articles.tolist(), ahead.tolist(), strict=True)
        if other != article
    }


def verdict(ahead: float, ours: Collection[str], theirs: Collection[str], alike: Alike) -> bool | None:
    """Whether it is one story by how far two meanings are ahead of what is needed, and by who speaks."""
    shared = sum(any(alike(one, other) >= SURE for other in theirs) for one in ours)
    ahead += _PERSON * min(shared, _MOST_PERSONS)
    if ahead >= 0:
        return True
    is_known = bool(ours and theirs and not shared)
    return False if is_known or ahead < -_UNSURE else None
