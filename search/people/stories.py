"""Whether two articles tell the same story: which figures, days and known names they share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as day
from functools import cache, lru_cache

from search.language.figures import figures
from search.language.fold import fold
from search.language.glossary import Glossary
from search.model import Article, Figure

Find = Callable[[int], "Article | None"]
"""An article with its text, by id."""

SAME_ARTICLE = 9.0
_NEAR, _FAR = 4, 90
"""Days between two articles that make one story likely, and unlikely."""

_SMALL = 10
"""Counts below this agree by chance."""

_PARTS = 40_000
"""Code points of an article that are looked at."""


class Stories:
    """How much articles have in common; each is looked at once, when it is first asked for."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self.facts = cache(self._facts)
        self.shared = cache(self._shared)
        self.folded = lru_cache(maxsize=512)(self._folded)
        self._date = cache(self._stated)

    def between(self, one: int, other: int) -> float:
        """Points for what two articles share: a figure or a name counts one, a place half, near dates one."""
        return SAME_ARTICLE if one == other else self.shared(min(one, other), max(one, other))

    def _folded(self, key: int) -> str:
        """The beginning of an article's text as names are looked for."""
        article = self._find(key)
        return fold(article.text[:_PARTS]) if article else ""

    def _shared(self, one: int, other: int) -> float:
        common = self.facts(one) & self.facts(other)
        points = sum(_weight(fact) for fact in common)
        return max(0.0, points + _dates(self._date(one), self._date(other)))

    def _facts(self, key: int) -> frozenset[str]:
        article = self._find(key)
        if article is None:
            return frozenset()
        text, lang = article.text[:_PARTS], (article.langs or ("und",))[0]
        known = {f"{hit.concept.kind}:{hit.concept.id}" for hit in Glossary.load().find(text, lang)}
        stated = {_fact(figure) for figure in figures(text)} - {""}
        return frozenset(stated | {each for each in known if not each.startswith("term:")})

    def _stated(self, key: int) -> str:
        article = self._find(key)
        return article.date[:10] if article else ""


def _fact(figure: Figure) -> str:
    """A figure that two articles share only if they speak of the same thing, mostly."""
    if figure.value is None or figure.unit == "year":
        return ""
    if figure.unit == "date":
        days = int(figure.value) % 10_000
        return f"day:{days}" if days > 100 else ""
    return f"figure:{figure.value:.6g}" if figure.value >= _SMALL else ""


def _weight(fact: str) -> float:
    kind = fact.partition(":")[0]
    return {"place": 0.34, "org": 0.5, "person": 0.5}.get(kind, 1.0)


def _dates(one: str, other: str) -> float:
    try:
        apart = abs((day.fromisoformat(one) - day.fromisoformat(other)).days)
    except ValueError:
        return 0.0
    return 1.0 if apart <= _NEAR else -3.0 if apart > _FAR else 0.0
