"""Whether two articles tell the same story: which facts and days they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date as day
from functools import cache, cached_property, lru_cache

from search.language.fold import fold
from search.language.scripts import is_cjk_lang
from search.model import Article
from search.people.facts import facts_of

_WHOLE = 9.0
"""Points of an article with itself."""

_NEAR, _FAR = 4, 90
"""Days between two articles that make one story likely, and unlikely."""

_FEW, _RARE, _COMMON = 12, 0.02, 0.1
"""A fact of more articles than so many says less beyond the first share of all, nothing beyond the other."""

_LESS = 0.25
_PARTS = 20_000
"""Code points of an article that are looked at."""


class Stories:
    """How much articles have in common; each is looked at once."""

    def __init__(self, articles: Mapping[int, Article]) -> None:
        self._articles = articles
        self._shared = cache(self._between)
        self.folded = lru_cache(maxsize=512)(self._folded)

    def between(self, one: int, other: int) -> float:
        """Points for what two articles share: one for a rare fact, less for a common one or near dates."""
        return _WHOLE if one == other else self._shared(min(one, other), max(one, other))

    def _between(self, one: int, other: int) -> float:
        common = self._facts[one] & self._facts[other]
        word = 0.5 if self._is_chinese(one) != self._is_chinese(other) else 0.25
        points = sum(
            self._weight(fact) * (word if fact.startswith("word:") else _worth(fact)) for fact in common
        )
        return max(0.0, points + _dates(self._articles[one].date, self._articles[other].date))

    def _weight(self, fact: str) -> float:
        count, of = self._counts[fact], len(self._articles)
        return 1.0 if count <= max(_FEW, _RARE * of) else _LESS if count <= _COMMON * of else 0.0

    @cached_property
    def _facts(self) -> dict[int, frozenset[str]]:
        return {key: facts_of(article.text[:_PARTS]) for key, article in self._articles.items()}

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(fact for facts in self._facts.values() for fact in facts)

    def _is_chinese(self, key: int) -> bool:
        return is_cjk_lang((self._articles[key].langs or ("und",))[0])

    def _folded(self, key: int) -> str:
        """The beginning of an article's text as names are looked for."""
        return fold(self._articles[key].text[:_PARTS])


def _worth(fact: str) -> float:
    """Numbers of two digits agree by chance more often than others."""
    return 0.5 if fact.startswith("number:") and len(fact) == len("number:") + 2 else 1.0


def _dates(one: str, other: str) -> float:
    try:
        apart = abs((day.fromisoformat(one[:10]) - day.fromisoformat(other[:10])).days)
    except ValueError:
        return 0.0
    return 0.5 if apart <= _NEAR else -3.0 if apart > _FAR else 0.0
