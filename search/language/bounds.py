"""Words that say how exact a figure is: over, up to, about, 逾, 最高, 近, rund."""

from __future__ import annotations

import re
from typing import NamedTuple

from search.language.scripts import HAN
from search.model import Bound

_REACH = 32
"""How far before a number such a word may begin."""

_LATIN_BEFORE: dict[Bound, str] = {
    "over": "more than|over|at least|above|exceeding|exceeds|exceeded|exceed|in excess of|upwards of|"
    "no fewer than|no less than|a minimum of|mehr als|"
    r"(?<!vertrag\s)(?<!auftrag\s)(?<!kredit\s)(?<!darlehen\s)(?<!scheck\s)(?<!rechnung\s)(?<!summe\s)uber|"
    "mindestens|wenigstens|plus de|au moins|"
    "mas de|al menos|piu di|almeno|mais de|meer dan|minstens",
    "under": "less than|fewer than|under|below|up to|as much as|as many as|at most|no more than|"
    "not more than|a maximum of|weniger als|unter|hochstens|bis zu|maximal|moins de|jusqu'a|menos de|hasta|"
    "meno di|minder dan|tot",
    "about": "about|around|nearly|almost|roughly|approximately|approx|some|close to|an estimated|circa|"
    "ca|rund|etwa|ungefahr|knapp|fast|nahezu|gut|environ|pres de|quelque|cerca de|unos|unas|ongeveer|bijna",
}
_HAN_BEFORE: dict[Bound, str] = {
    "over": "超过|超逾|逾|多于|高于|至少|最少|不少于|不低于|不下|突破|超出|(?<!超)过(?=[百千万亿])|超",
    "under": "不到|不足|少于|低于|未满|不超过|不多于|不高于|[多高]达"
    "|(?:最多|至多|最高(?![时曾])|上限(?=[HAN]))[HAN]{0,8}?",
    "about": "(?<![条节预合契公违签盟纽])约|大约|大概|(?<![最附靠亲远])近|接近|差不多|估计|估算",
}
_LATIN_AFTER: dict[Bound, str] = {
    "over": r"(?<!\s)\+(?![\d.])|or more|at (?:a minimum|(?:the )?least)\b|plus\b|oder mehr|ou plus|o mas",
    "under": "or less|or fewer|at (?:a maximum|(?:the )?most)\\b|oder weniger",
    "about": "or so|oder so",
}
_HAN_AFTER: dict[Bound, str] = {
    "over": "以上|多(?![数次])|余",
    "under": "以下|以内|之内",
    "about": "左右|上下|前后",
}


def _before(latin: str, han: str) -> re.Pattern[str]:
    han = han.replace("HAN", HAN)
    return re.compile(
        rf"(?:(?<![^\W_])(?:{latin})\s(?:about\s|the\s|rund\s)?|(?:{han})(?:有|了|达|为|是|的)?\s?)$"
    )


class Bounded(NamedTuple):
    """A bound and where its word stands."""

    start: int
    end: int
    bound: Bound


_BEFORE = tuple((bound, _before(_LATIN_BEFORE[bound], _HAN_BEFORE[bound])) for bound in _LATIN_BEFORE)
_AFTER = tuple(
    (bound, re.compile(rf"\s?(?:{_LATIN_AFTER[bound]}|{_HAN_AFTER[bound]})")) for bound in _LATIN_AFTER
)


_TURNED: dict[Bound, Bound] = {"over": "under", "under": "over"}
_COMPARES = re.compile(
    "more than|over|above|exceed|in excess of|less than|fewer than|under|below|"
    "mehr als|uber|weniger als|unter|plus de|moins de|mas de|menos de|piu di|meno di|mais de|meer dan|"
    "minder dan|超|逾|多于|高于|突破|过|少于|低于"
)
_NOT = re.compile(
    r"(?:(?<![^\W_])(?:no|not|cannot|never|without|nicht|nie|niemals|ohne|pas|jamais|sans|nunca|sin|non|mai|senza|"
    r"nao|sem|niet|nooit|zonder)\s|(?:不会|不曾|不能|不得|不可|不要|别|勿|不|没有|没|未曾|未能|未)\s?)$"
)
"""What turns a comparison right behind it around: no more than, nicht weniger als, 未超过."""


def bound_of(folded: str, start: int, end: int) -> Bounded:
    """The bound of the number at [start, end), with the words that state it where they touch it."""
    first = max(0, start - _REACH)
    before = folded[first:start]
    for bound, pattern in _BEFORE:
        found = pattern.search(before)
        if found:
            negation = _NOT.search(before, 0, found.start()) if _COMPARES.match(found.group()) else None
            if negation:
                return Bounded(first + negation.start(), end, _TURNED[bound])
            return Bounded(first + found.start(), end, bound)
    for bound, pattern in _AFTER:
        found = pattern.match(folded, end)
        if found:
            return Bounded(start, found.end(), bound)
    return Bounded(start, end, "exact")
