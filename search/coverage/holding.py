"""A library read once, so that any of its articles can be held against the others of its story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from search.coverage.gaps import Known, gaps
from search.coverage.model import Gap
from search.coverage.story import SameStory, Story, others_of
from search.coverage.texts import Texts
from search.model import Article
from search.waiting import OnProgress, silent


@dataclass
class Holding:
    """The heads of all articles by their ids, and what is known beside their texts.

    `article` gives a whole one, `copies` its near copies, itself among them, the original first, nothing for
    one that stands alone.  The texts of the stories that were asked for last are kept with their vectors, as
    their next articles need the same.
    """

    heads: Mapping[int, Article]
    article: Callable[[int], Article | None]
    known: Known
    copies: Callable[[int], Sequence[int]]
    same_story: SameStory
    _texts: Texts | None = field(default=None, repr=False)

    def gaps(self, article: Article, progress: OnProgress = silent) -> list[Gap]:
        """What stands on one side only; nothing where no other article surely tells its story.

        `progress` is told each article that was taken apart ("texts") and how many sentences were held
        against the other side ("sentences").
        """
        story = self.story(article)
        return gaps(story, self.known, self._texts_of(story, progress)) if story.others else []

    def story(self, article: Article) -> Story:
        """The article with its near copies, and the others of its story."""
        group = self._group(article.id)
        others = others_of(article, self._candidates(group), self.same_story)
        origins = {each: self._group(each)[0] for each in (*group, *(other.id for other in others))}
        here = self._whole(each for each in group if each != article.id)
        return Story((article, *here), self._whole(each.id for each in others), origins)

    def _candidates(self, group: Sequence[int]) -> list[Article]:
        return [head for head in self.heads.values() if head.id not in group]

    def _whole(self, ids: Iterable[int]) -> tuple[Article, ...]:
        return tuple(article for each in ids if (article := self.article(each)))

    def _group(self, article: int) -> Sequence[int]:
        return self.copies(article) or (article,)

    def _texts_of(self, story: Story, progress: OnProgress) -> Texts:
        articles = sorted(story.by_id.values(), key=lambda each: (each.file, each.item))
        self._texts = Texts(articles, partial(self.known.encode, tell=progress), self._texts, progress)
        return self._texts
