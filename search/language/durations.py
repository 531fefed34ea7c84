"""How long something took, where two measures or a half say it: three hours and 50 minutes, 两个半小时.

Such a duration is one figure in its larger unit, so that it agrees with "almost four hours".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.language.bounds import bound_of
from search.language.candidates import any_of
from search.language.numerals import NUMBER_WORDS, han_value
from search.language.units import words_of
from search.model import Figure

_STEPS = {
    "years": ("months", 12),
    "days": ("hours", 24),
    "hours": ("minutes", 60),
    "minutes": ("seconds", 60),
}
"""Behind each larger unit: the one that is told after it, and how many of that make one of the larger."""

_SHORT = {"hours": "h hrs std", "minutes": "min mins 分", "seconds": "sec sek"}
_ONE = "a an one ein eine einen einer un une una"
_NUMBERS = any_of(" ".join([_ONE, *(word for word in NUMBER_WORDS if word.isalpha())]))
_NUMBER = rf"(?:\d{{1,3}}|(?:{_NUMBERS})(?=[\s-])|[一二两三四五六七八九十]{{1,4}})"
_AND = r"(?:,?\s(?:and|und|et|y)\s|,\s|\s|零|又)?"


def _unit(name: str) -> str:
    words = [*words_of(name), *_SHORT.get(name, "").split()]
    latin = any_of(" ".join(word for word in words if word.isascii()))
    han = any_of(" ".join(word for word in words if not word.isascii()))
    return rf"(?:(?:{latin})(?![a-z])|(?:{han})(?![之析配布享]))"


def _two(larger: str) -> str:
    smaller, _ = _STEPS[larger]
    rest = rf"(?P<{smaller}_of_{larger}>{_NUMBER})[\s-]?{_unit(smaller)}"
    return rf"(?P<{larger}>{_NUMBER})[\s-]?{_unit(larger)}{_AND}{rest}"


_HOURS = _unit("hours")
_HAN_HOURS = "(?:小时|钟头)"
_DURATION = re.compile(
    r"(?<![a-z\d.,:第一二两三四五六七八九十百千])(?:" + "|".join(map(_two, _STEPS)) + ")"
    rf"|(?<!\w)(?P<and_half>{_NUMBER})(?:\s(?:and\sa\shalf|et\sdemie|y\smedia)[\s-]{_HOURS}"
    rf"|[\s-]{_HOURS}\s(?:and\sa\shalf|et\sdemie|y\smedia)\b)"
    rf"|(?<!\w)(?P<compound>{any_of(' '.join(['ein', *NUMBER_WORDS]))})einhalb\s{_HOURS}"
    rf"|(?<!\w)(?P<one_half>anderthalb\s{_HOURS})"
    rf"|(?<![第\d一二两三四五六七八九十百千])(?P<han_half>\d{{1,3}}|[一二两三四五六七八九十]{{1,4}})个半{_HAN_HOURS}"
    rf"|(?P<half>\bhalf\s?an\shour\b|\bhalf[\s-]hour\b|\b(?:eine[rn]?\s)?halben?\sstunde\b"
    rf"|\b(?:une\s)?demi-heure\b|\bmedia\shora\b|(?<![个多两每])半个?{_HAN_HOURS})"
)


def durations(text: str, folded: str) -> Iterator[Figure]:
    """The durations that are made of two numbers or of halves, in order; `folded` is fold(text).  Linear."""
    for match in _DURATION.finditer(folded):
        value, unit = _measured(match)
        start, end, bound = bound_of(folded, *match.span())
        if value is not None:
            yield Figure(start, end, text[start:end], value, unit, bound)


def _measured(match: re.Match[str]) -> tuple[float | None, str]:
    for larger, (smaller, size) in _STEPS.items():
        if match[larger]:
            whole, rest = _number(match[larger]), _number(match[f"{smaller}_of_{larger}"])
            return (None if whole is None or rest is None else whole + rest / size), larger
    if match["half"] or match["one_half"]:
        return (0.5 if match["half"] else 1.5), "hours"
    whole = _number(match["and_half"] or match["compound"] or match["han_half"])
    return (None if whole is None else whole + 0.5), "hours"


def _number(written: str) -> float | None:
    if written.isdecimal():
        return float(written)
    if written in _ONE.split():
        return 1.0
    return float(NUMBER_WORDS[written]) if written in NUMBER_WORDS else han_value(written)
