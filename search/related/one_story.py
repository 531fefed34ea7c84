"""Whether two articles tell one story, when the articles around them are asked, too."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from search.related.terms import family

SameStory = Callable[[int, Collection[int]], Mapping[int, "bool | None"]]
"""As `RelatedIndex.same_story`."""

_ASKED = 40
"""Other articles that are asked about two."""


class OneStory:
    """Pairs of articles of `langs`, the language of each; an article tells one story with itself.

    Of two languages a judgement is less sure than of one: it does not hold where more of the articles that
    tell one's story deny the other than say that they share it.  An article is asked about forty others when
    it is first needed, which costs the means of their sentences, and the answers are kept.
    """

    def __init__(self, langs: Mapping[int, str], same_story: SameStory) -> None:
        self._family = {article: family(lang) for article, lang in langs.items()}
        self._asked = sorted(langs)[:_ASKED]
        self._same_story = same_story
        self._known: dict[int, dict[int, bool | None]] = {}

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
        """The judgement is the same from both sides."""
        known = self._known.setdefault(one, {})
        if other not in known:
            asked = {other} if known else {other, *self._asked}
            known |= dict.fromkeys(asked) | dict(self._same_story(one, asked - {one}))
        return known[other]

    def _is_denied(self, one: int, other: int) -> bool:
        """Whether those that tell the story of one deny the other."""
        told = [self._says(other, each) for each in self._asked if each != other and self._says(one, each)]
        return told.count(False) > told.count(True)
