"""Which articles tell one story, and on which side of it something stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from search.coverage.model import Gap, GapKind, GapPlace, Side
from search.model import Article
from search.reading.outlets import outlet

SameStory = Callable[[int, Collection[int]], Mapping[int, "bool | None"]]
"""As `RelatedIndex.same_story`."""

_VOTERS = 12
"""Articles of a story that are asked about each other one."""

_FEW = 3
"""Articles that are not yet enough to tell what their story is."""

_DAYS = 60
"""Days between two articles from which they do not tell one story, however alike."""


@dataclass(frozen=True)
class Story:
    """One article and its near copies, and the others of its story, each group of copies once in counts."""

    here: tuple[Article, ...]
    others: tuple[Article, ...]
    origin: Mapping[int, int]
    """The first of its near copies for each article."""

    def side(self, articles: Iterable[int]) -> Side | None:
        """On which side alone something stands that these articles have; None where on both or on none."""
        having = set(articles)
        is_here, is_there = not having.isdisjoint(self._ours), not having.isdisjoint(self._theirs)
        if is_here == is_there:
            return None
        return "only here" if is_here else "only elsewhere"

    @cached_property
    def _ours(self) -> frozenset[int]:
        return frozenset(article.id for article in self.here)

    @cached_property
    def _theirs(self) -> frozenset[int]:
        return frozenset(article.id for article in self.others)

    @cached_property
    def by_id(self) -> dict[int, Article]:
        """All of them."""
        return {article.id: article for article in (*self.here, *self.others)}

    def of(self, side: Side) -> dict[int, Article]:
        """The articles of one side by their ids."""
        return {each.id: each for each in (self.here if side == "only here" else self.others)}

    def is_outlet(self, name: str) -> bool:
        """Whether a name is an outlet's: of one of these articles, as outlets are called, or in 《》."""
        if not name:
            return False
        articles = self.by_id.values()
        return bool(outlet(name)) or any(
            name == each.source or f"《{name}》" in each.text for each in articles
        )

    def gap(
        self, side: Side, kind: GapKind, label: str, places: Sequence[GapPlace], is_minor: bool = False
    ) -> Gap:
        """What stands at these places only."""
        sources = len({self.origin[each.article] for each in places})
        return Gap(side, kind, label, tuple(places), sources, is_minor)


def others_of(article: Article, candidates: Iterable[Article], same_story: SameStory) -> tuple[Article, ...]:
    """The candidates that tell the story of an article, as most of the story see it; heads are enough.

    Those that surely do are asked about each candidate, too, up to a dozen of them: one that most deny is
    none, and one that the article is not sure of is one where more affirm than deny.  Where only a few surely
    do, the articles of their story are asked about this one.  Nobody's word counts across two months, from
    the day of the article, or from the middle one of those that surely tell its story.
    """
    every = {each.id: each for each in candidates}
    own = same_story(article.id, list(every))
    days = sorted(each.date for each in every.values() if each.date and own.get(each.id))
    day = article.date or (days[len(days) // 2] if days else "")
    near = {key: each for key, each in every.items() if not _are_apart(day, each.date)}
    sure = [each for each in near if own.get(each)]
    if len(sure) <= _FEW:
        sure = [each for each in sure if not _is_denied(article.id, each, near, same_story)]
        own = {each: verdict for each, verdict in own.items() if not verdict or each in sure}
    votes = [own, *(same_story(each, list(near)) for each in sure[:_VOTERS])]

    def tells(candidate: int) -> bool:
        told = [each.get(candidate) for each in votes]
        yes, no = told.count(True), told.count(False)
        return yes >= no if own.get(candidate) else own.get(candidate) is None and yes > no

    return tuple(each for each in near.values() if tells(each.id))


def _is_denied(article: int, other: int, near: Collection[int], same_story: SameStory) -> bool:
    """Whether more of those that tell the story of the other deny an article than affirm it."""
    friends = [each for each, verdict in same_story(other, [*near, article]).items() if verdict]
    told = [same_story(each, [article]).get(article) for each in friends[:_VOTERS] if each != article]
    return told.count(False) > 1 + told.count(True)


def _are_apart(one: str, other: str) -> bool:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) > _DAYS
    except ValueError:
        return False
