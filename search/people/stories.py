"""Whether two articles tell one story: which facts they share that few other articles state.

Facts are amounts, days and Latin names, as keys that texts of other languages share.  They are found by a
quick look, many times faster than `search.language.figures`, linear in the text.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, cached_property, lru_cache

from search.language.dates import MONTHS
from search.language.fold import fold
from search.language.scripts import is_cjk_lang, is_function_word
from search.language.units import SCALES
from search.model import Article

_MORE_SCALES = {"万": 1e4, "亿": 1e8, "兆": 1e12, "млн": 1e6, "миллион": 1e6, "млрд": 1e9, "миллиард": 1e9}
_SCALES = _MORE_SCALES | {word: value for word, value in SCALES.items() if len(word) > 1}
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_NUMBER = re.compile(rf"(?<![A-Za-z\d])(?<!\d[.,])(?P<digits>\d+(?:[.,]\d+)*)(?:[\s-]?(?P<scale>{_SCALE}))?")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")
_HAN_DAY = re.compile(r"月(\d{1,2})日")
_MONTH_AFTER = re.compile(r"(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?([^\W\d_]{3,12})")
_MONTH_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{3,9})\.?\s$")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]{2,}(?![a-z])")

_SMALL = 10
"""Smaller numbers agree by chance."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2099

_SAME = 9.0
"""Points of an article with itself."""

NEAR, _FAR = 4, 90
"""Days between two articles that make one story likely, and unlikely."""

_FEW, _RARE, _COMMON = 20, 0.01, 0.1
"""A fact of more articles than so many and than that share says less, nothing beyond the last share."""

_LESS = 0.25
_PARTS = 20_000
"""Code points of an article that are looked at."""


class Stories:
    """How much articles have in common; each is looked at once.

    `copies` gives the first of its near copies for an article that has some.
    """

    def __init__(self, articles: Mapping[int, Article], copies: Mapping[int, int]) -> None:
        self._articles = articles
        self._copies = copies
        self.kin = cache(self._kin)
        self.folded = lru_cache(maxsize=512)(self._folded)

    @property
    def doublings(self) -> float:
        """How often a library of a few articles doubles to this one: so much more agrees by chance."""
        return max(0.0, math.log2(max(1, len(self._articles)) / (2 * _FEW)))

    def weight(self, count: int) -> float:
        """What something says that stands in so many articles: 1 for what is rare."""
        of = len(self._articles)
        return 1.0 if count <= max(_FEW, _RARE * of) else _LESS if count <= _COMMON * of else 0.0

    def copy(self, article: int) -> int:
        """The first of the near copies of an article."""
        return self._copies.get(article, article)

    def most(self, article: int, others: set[int]) -> float:
        """The most that one of the others has in common with an article."""
        near = {article} if article in others else self.kin(article).keys() & others
        return max((self.between(article, other) for other in near), default=0.0)

    def _kin(self, article: int) -> dict[int, float]:
        """The articles that share rare facts with one, with points for them; also its copies, and itself."""
        points = dict.fromkeys((article, *self._alike[self.copy(article)]), 0.0)
        chinese, _ = self._heads[article]
        for fact in self._rare[article]:
            for other in self._holders[fact]:
                weights = self._weights[chinese != self._heads[other][0]]
                points[other] = points.get(other, 0.0) + weights[fact]
        return points

    def between(self, one: int, other: int) -> float:
        """Points for what two articles share: one for a rare fact, less for a common one or near dates.

        None without any rare fact; near copies are one article.
        """
        if self.are_copies(one, other):
            return _SAME
        if other not in self.kin(one):
            return 0.0
        days = self.days(one, other)
        return max(0.0, self.facts(one, other) + (_dates(days) if days is not None else 0.0))

    def are_copies(self, one: int, other: int) -> bool:
        """Whether two articles are near copies, or one and the same."""
        return one == other or self.copy(one) == self.copy(other)

    def facts(self, one: int, other: int) -> float:
        """The same without dates."""
        if self.are_copies(one, other):
            return _SAME
        points = self.kin(one).get(other)
        if points is None:
            return 0.0
        if common := self._common[one] & self._common[other]:
            weights = self._weights[self._heads[one][0] != self._heads[other][0]]
            points += sum(map(weights.__getitem__, common))
        return points

    def days(self, one: int, other: int) -> int | None:
        """How many days lie between two articles, as far as both are dated."""
        day, other_day = self._heads[one][1], self._heads[other][1]
        return abs(day - other_day) if day and other_day else None

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """The articles that state each fact which two state or more, but not so many that it says nothing."""
        found: dict[str, list[int]] = defaultdict(list)
        for key, article in self._articles.items():
            for fact in facts_of(article.text[:_PARTS]):
                found[fact].append(key)
        shared = ((fact, holders) for fact, holders in found.items() if len(holders) > 1)
        return {fact: holders for fact, holders in shared if self.weight(len(holders))}

    @cached_property
    def _weights(self) -> tuple[dict[str, float], dict[str, float]]:
        """What each fact says, and what between a Chinese article and another: Latin names are rare there."""
        found = {fact: self.weight(len(holders)) * _worth(fact) for fact, holders in self._holders.items()}
        return found, {fact: points * (1 + fact.startswith("word:")) for fact, points in found.items()}

    @cached_property
    def _rare(self) -> dict[int, set[str]]:
        """The rare facts of each article."""
        return self._by_article(rare=True)

    @cached_property
    def _common(self) -> dict[int, set[str]]:
        """The other facts of each article that say something."""
        return self._by_article(rare=False)

    def _by_article(self, rare: bool) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for fact, holders in self._holders.items():
            if (self.weight(len(holders)) == 1) is rare:
                for key in holders:
                    found[key].add(fact)
        return found

    @cached_property
    def _alike(self) -> dict[int, list[int]]:
        """The articles at hand by the first of their near copies."""
        found: dict[int, list[int]] = defaultdict(list)
        for article in self._articles:
            found[self.copy(article)].append(article)
        return found

    @cached_property
    def _heads(self) -> dict[int, tuple[bool, int]]:
        """Whether an article is in Chinese, and its day, 0 for none."""
        return {
            key: (is_cjk_lang((article.langs or ("und",))[0]), _day(article.date))
            for key, article in self._articles.items()
        }

    def _folded(self, key: int) -> str:
        """The beginning of an article's text as names are looked for."""
        return fold(self._articles[key].text[:_PARTS])


def facts_of(text: str) -> frozenset[str]:
    """The facts of a text: "number:1.3e+09", "day:909", "word:meta"."""
    folded = fold(text)
    found = {fact for match in _NUMBER.finditer(folded) for fact in _stated(folded, match)}
    words = {word.lower() for word in _LATIN.findall(text)}
    names = {word for word in words if word not in MONTHS and not is_function_word(word)}
    return frozenset(found | {f"word:{word}" for word in names})


def _stated(text: str, match: re.Match[str]) -> Iterator[str]:
    """What one number states: itself and the day that it is part of."""
    if value := _value(match):
        yield f"number:{value:.6g}"
    if len(match["digits"]) > 2:
        return
    start, end = match.span("digits")
    if han := _HAN_DAY.match(text, end):
        yield f"day:{int(match['digits']) * 100 + int(han[1])}"
    for found in (_MONTH_AFTER.match(text, end), _MONTH_BEFORE.search(text[max(0, start - 12) : start])):
        if found and (month := MONTHS.get(found[1])):
            yield f"day:{month * 100 + int(match['digits'])}"


def _value(match: re.Match[str]) -> float:
    """The number that is meant, 0 for one that says little."""
    digits = match["digits"]
    if not digits.isdecimal():
        digits = _THOUSANDS.sub("", digits).replace(",", ".")
    if digits.count(".") > 1 or len(digits) > 18:
        return 0.0
    value = float(digits) * _SCALES.get(match["scale"] or "", 1.0)
    is_year = _FIRST_YEAR <= value <= _LAST_YEAR and value.is_integer()
    return 0.0 if value < _SMALL or is_year else value


def _worth(fact: str) -> float:
    """Latin names and numbers of two digits agree by chance more often than others."""
    if fact.startswith("word:"):
        return 0.25
    return 0.5 if fact.startswith("number:") and len(fact) == len("number:") + 2 else 1.0


def _day(stated: str) -> int:
    try:
        return date.fromisoformat(stated[:10]).toordinal()
    except ValueError:
        return 0


def _dates(apart: int) -> float:
    return 0.5 if apart <= NEAR else -3.0 if apart > _FAR else 0.0
