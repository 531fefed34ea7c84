"""Words that change what is said: not and never, may and must, only, all, very, and pairs of opposites.

A rendering that keeps every noun can still say something else.  Each such word belongs to a class, the same
in all languages, so that two renderings can be compared by their classes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from search.comparing.sign_words import HAN, SPACED, Sign
from search.language.fold import fold


class SignAt(NamedTuple):
    """A word of a class at [start, end)."""

    start: int
    end: int
    sign: Sign


def signs(text: str, lang: str) -> list[SignAt]:
    """The words of `text` that belong to a class, in order; none for an unknown language.  Linear."""
    pattern = _pattern(lang.split("-")[0].lower())
    if pattern is None:
        return []
    found = (each for each in pattern.finditer(fold(text)) if each.lastgroup and not _is_month(text, each))
    return [SignAt(each.start(), each.end(), _SIGNS[int((each.lastgroup or "s0")[1:])]) for each in found]


def knows_signs(lang: str) -> bool:
    """Whether the words of a language are known."""
    return _pattern(lang.split("-")[0].lower()) is not None


def _is_month(text: str, found: re.Match[str]) -> bool:
    """Whether "may" is the month: a capital letter inside a sentence."""
    return found.group() == "may" and found.start() > 0 and text[found.start()].isupper()


_SIGNS: tuple[Sign, ...] = tuple(HAN)


@cache
def _pattern(family: str) -> re.Pattern[str] | None:
    if family == "zh":
        return re.compile("|".join(f"(?P<s{at}>{HAN[sign]})" for at, sign in enumerate(_SIGNS)))
    if family not in SPACED:
        return None
    ways = SPACED[family]
    return re.compile(
        "|".join(rf"(?P<s{at}>\b(?:{ways[sign]})\b)" for at, sign in enumerate(_SIGNS) if sign in ways)
    )
