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

_NEAR, _FAR = 4, 90
"""Days between two articles that make one story likely, and unlikely."""

_FEW, _RARE, _COMMON = 20, 0.01, 0.1
"""A fact of more articles than so many and than that share says less, nothing beyond the last share."""

_LESS = 0.25
_PARTS = 20_000
"""Code points of an article that are looked at."""


class Stories:
    """How much articles have in common; each is looked at once."""

    def __init__(self, articles: Mapping[int, Article]) -> None:
        self._articles = articles
        self.between = cache(self._between)
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

    def _kin(self, article: int) -> frozenset[int]:
        """The articles that share a rare fact with one, and itself."""
        rare = (found for fact in self._facts[article] if self.weight(len(found := self._holders[fact])) == 1)
        return frozenset({article}.union(*rare))

    def _between(self, one: int, other: int) -> float:
        """Points for what two articles share: one for a rare fact, less for a common one or near dates.

        None without any rare fact.
        """
        if one == other:
            return _SAME
        if other not in self.kin(one):
            return 0.0
        word = 0.5 if self._is_chinese(one) != self._is_chinese(other) else 0.25
        points = sum(
            self.weight(len(self._holders[fact])) * (word if fact.startswith("word:") else _worth(fact))
            for fact in self._facts[one] & self._facts[other]
        )
        return max(0.0, points + _dates(self._articles[one].date, self._articles[other].date))

    @cached_property
    def _facts(self) -> dict[int, frozenset[str]]:
        return {key: facts_of(article.text[:_PARTS]) for key, article in self._articles.items()}

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """The articles that state each fact."""
        found: dict[str, list[int]] = defaultdict(list)
        for key, facts in self._facts.items():
            for fact in facts:
                found[fact].append(key)
        return found

    def _is_chinese(self, key: int) -> bool:
        return is_cjk_lang((self._articles[key].langs or ("und",))[0])

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
    """Numbers of two digits agree by chance more often than others."""
    return 0.5 if fact.startswith("number:") and len(fact) == len("number:") + 2 else 1.0


def _dates(one: str, other: str) -> float:
    try:
        apart = abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return 0.0
    return 0.5 if apart <= _NEAR else -3.0 if apart > _FAR else 0.0
