"""Whether two articles tell one story, when the articles around them are asked, too."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache

from search.related.terms import family

SameStory = Callable[[int, Collection[int]], Mapping[int, "bool | None"]]
"""As `RelatedIndex.same_story`."""

_ASKED = 40
"""Other articles that are asked about two."""


class OneStory:
    """Pairs of articles of `langs`, the language of each; an article tells one story with itself.

    Of two languages a judgement is less sure than of one: it does not hold where more of the articles that
    tell one's story deny the other than say that they share it.  An answer costs the means of some forty
    articles, and is kept.
    """

    def __init__(self, langs: Mapping[int, str], same_story: SameStory) -> None:
        self._family = {article: family(lang) for article, lang in langs.items()}
        self._asked = sorted(langs)[:_ASKED]
        self._tells = cache(same_story)

    def are_one(self, one: int, other: int) -> bool:
        """Whether both surely tell the same story."""
        here, there = sorted((one, other))
        if here == there:
            return True
        if not self._says(here, there):
            return False
        if self._family[here] == self._family[there]:
            return True
        return not (self._is_denied(here, there) or self._is_denied(there, here))

    def _says(self, one: int, other: int) -> bool | None:
        asked = tuple(sorted({*self._asked, other} - {one}))
        return self._tells(one, asked).get(other)

    def _is_denied(self, one: int, other: int) -> bool:
        """Whether those that tell the story of one deny the other."""
        told = [self._says(each, other) for each in self._asked if each != other and self._says(each, one)]
        return told.count(False) > told.count(True)
