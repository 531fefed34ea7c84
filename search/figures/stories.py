"""Which articles tell one story, asked for mentions of figures."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache

from search.figures.gathering import Found
from search.figures.model import FigureMention
from search.related.terms import family

SameStory = Callable[[int, Collection[int]], Mapping[int, bool | None]]
Pair = tuple[Found, Found]

_THIRDS = 6
"""Articles of a language that are asked whether two tell one story."""

Tells = Callable[[int, int], "bool | None"]
"""Whether two articles tell one story; None where that is unsure."""


def asked(same_story: SameStory) -> Tells:
    """Each question about two articles asked once."""
    return cache(lambda one, other: same_story(one, [other]).get(other))


def sorted_mentions(pairs: Iterable[Pair]) -> list[FigureMention]:
    """The mentions of pairs in the order of their articles."""
    return sorted((each.mention for pair in pairs for each in pair), key=lambda mention: mention.article)


class Stories:
    """Which articles of some mentions tell one story; an article tells that of itself.

    Of two languages that is less sure than of one: it does not hold where third articles, in the language of
    one of the two, tell the story of the other, and more of them surely not of that one.  The first of the
    mentions are asked as such.
    """

    def __init__(self, mentions: Iterable[FigureMention], tells: Tells) -> None:
        self._family = {mention.article: family(mention.lang) for mention in mentions}
        self._tells = tells

    def are_one(self, one: FigureMention, other: FigureMention) -> bool:
        """Whether the articles of two mentions tell one story."""
        here, there = sorted((one.article, other.article))
        if here == there:
            return True
        if not self._tells(here, there):
            return False
        if self._family[here] == self._family[there]:
            return True
        return not (self._is_doubted(here, there) or self._is_doubted(there, here))

    def _is_doubted(self, article: int, story: int) -> bool:
        like = [
            each for each, lang in self._family.items() if lang == self._family[article] and each != article
        ]
        told = [self._tells(third, article) for third in like[:_THIRDS] if self._tells(third, story)]
        return told.count(False) > told.count(True)
