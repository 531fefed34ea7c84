"""Near copies as one voice: of each group of articles one speaks, in the name of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.lines import Mask, Numbers, Scores

NEARLY = 1.0
"""Deviations that the original may be behind its best copy and still speak."""


class Voices:
    """Groups of articles by their ids, the original first."""

    def __init__(self, groups: Sequence[Sequence[int]]) -> None:
        self.groups = groups
        sizes = [len(group) for group in groups]
        articles = np.array([article for group in groups for article in group], np.int64)
        order = np.argsort(articles)
        self._articles: Numbers = articles[order]
        self._group: Numbers = np.repeat(np.arange(len(groups)), sizes)[order]
        self._place: Numbers = np.concatenate([np.zeros(0, np.int64), *map(np.arange, sizes)])[order]

    def of(self, article: int) -> Sequence[int]:
        """The group of an article; () where it stands alone."""
        at = int(np.searchsorted(self._articles, article))
        found = at < len(self._articles) and self._articles[at] == article
        return self.groups[self._group[at]] if found else ()

    def one_each(self, articles: Numbers, scores: Scores) -> Mask:
        """Which of these may be given: everything but what members of a group say that do not speak for it.

        The first member speaks whose best score is not far below the best of all.
        """
        allowed = np.ones(len(articles), np.bool_)
        rows = np.flatnonzero(np.isin(articles, self._articles))
        if not len(rows):
            return allowed
        members, member_of = np.unique(np.searchsorted(self._articles, articles[rows]), return_inverse=True)
        best = np.full(len(members), -np.inf, np.float32)
        np.maximum.at(best, member_of, scores[rows])
        allowed[rows] = self._speaks(members, best)[member_of]
        return allowed

    def _speaks(self, members: Numbers, best: Scores) -> Mask:
        groups, group_of = np.unique(self._group[members], return_inverse=True)
        highest = np.full(len(groups), -np.inf, np.float32)
        np.maximum.at(highest, group_of, best)
        places = np.where(best >= highest[group_of] - NEARLY, self._place[members], len(self._articles))
        first = np.full(len(groups), len(self._articles), np.int64)
        np.minimum.at(first, group_of, places)
        speaks: NDArray[np.bool_] = places == first[group_of]
        return speaks
