"""Which articles tell the same story: their sentences, taken together, mean nearly the same, or nearly so and
they quote the same persons."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.related.people import SURE, Alike

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors
    from search.related.lines import Lines, Mask, Numbers

    Vector = NDArray[np.float32]

_WITHIN, _ACROSS = 0.72, 0.53
"""Cosines of two articles' mean meanings from which they tell one story, in one language and in two.

Of invented stories in four languages, 95 in 100 pairs of articles of one story lie above, 95 of two below.
"""

_PERSON, _MOST_PERSONS = 0.06, 3
"""What each person whom both quote counts beside, as a cosine."""

_UNSURE = 0.12
"""How far below these another story is told for certain; between, nobody knows, unless other people speak."""


class Meaning(NamedTuple):
    """The mean meaning of the sentences of an article, of length one, the language of the first of them, and
    whom it quotes."""

    mean: Vector
    family: int
    speakers: Collection[str]


class MeaningTable:
    """The meanings of some articles, side by side."""

    def __init__(self, meanings: Mapping[int, Meaning]) -> None:
        self._numbers = {article: at for at, article in enumerate(meanings)}
        self._means = np.array([each.mean for each in meanings.values()], np.float32)
        self._families = np.array([each.family for each in meanings.values()])

    def ahead(self, article: int) -> dict[int, float]:
        """By how much the cosine of each other one with an article is more than one story needs.

        None for an article that is not in the table.
        """
        at = self._numbers.get(article)
        if at is None:
            return {}
        needed = np.where(self._families == self._families[at], _WITHIN, _ACROSS)
        found = self._means @ self._means[at] - needed
        return {
            other: value
            for other, value in zip(self._numbers, found.tolist(), strict=True)
            if other != article
        }


class Stories:
    """Which articles tell one story, as long as the sentences with vectors and the record are the same.

    `speakers` gives the names of the persons whom some articles quote.  What an article means is worked out
    when it is first asked for: some microseconds for each of its sentences.
    """

    def __init__(
        self,
        lines: Lines,
        ready: Mask,
        floats: Callable[[Numbers], Vectors],
        speakers: Callable[[Iterable[int]], Mapping[int, Collection[str]]],
        alike: Alike,
    ) -> None:
        self._lines, self._ready, self._floats = lines, ready, floats
        self._speakers, self._alike = speakers, alike
        self._known: dict[int, Meaning | None] = {}

    def is_of(self, lines: Lines, ready: Mask) -> bool:
        """Whether these are the sentences that it was made from."""
        return self._lines is lines and self._ready is ready

    def same_story(self, article: int, others: Collection[int]) -> dict[int, bool | None]:
        """Of other articles, whether they tell the story of an article; None where that is unsure.

        Articles without vectors are left out.
        """
        known = self.meanings({article, *others})
        return {
            other: verdict(by, known[article].speakers, known[other].speakers, self._alike)
            for other, by in MeaningTable(known).ahead(article).items()
        }

    def meanings(self, articles: Collection[int]) -> dict[int, Meaning]:
        """What those of some articles mean that have vectors."""
        self._learn(articles)
        return {each: known for each in articles if (known := self._known[each])}

    def _learn(self, articles: Collection[int]) -> None:
        new = [each for each in articles if each not in self._known]
        if not new:
            return
        self._known |= dict.fromkeys(new)
        table = self._lines.articles
        rows = self._lines.of_articles(new)
        rows = rows[self._ready[rows]]
        rows = rows[np.argsort(table[rows], kind="stable")]
        found, starts = np.unique(table[rows], return_index=True)
        speakers = self._speakers(new)
        for each, part in zip(found.tolist(), np.split(rows, starts[1:]), strict=False):
            total = self._floats(part).sum(axis=0)
            mean = total / max(float(np.linalg.norm(total)), 1e-6)
            self._known[each] = Meaning(mean, int(self._lines.family_codes[part[0]]), speakers.get(each, ()))


def verdict(ahead: float, ours: Collection[str], theirs: Collection[str], alike: Alike) -> bool | None:
    """Whether it is one story by how far two meanings are ahead of what is needed, and by who speaks.

    Names are compared only where they can change it.
    """
    if ahead >= 0 or ahead < -_UNSURE - _PERSON * _MOST_PERSONS:
        return ahead >= 0
    shared = sum(any(alike(one, other) >= SURE for other in theirs) for one in ours)
    ahead += _PERSON * min(shared, _MOST_PERSONS)
    if ahead >= 0:
        return True
    is_known = bool(ours and theirs and not shared)
    return False if is_known or ahead < -_UNSURE else None
