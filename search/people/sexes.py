"""Whether names that sound alike may be a woman's and a man's: Julia and 朱利安, Петрова and Petrov."""

from __future__ import annotations

import re

from search.language.scripts import HAN
from search.people.names import Name
from search.people.spelling import readings, romanised
from search.quotes.who.genders import of_given_name, of_han_name

_SCRIPTS = frozenset(("LATIN", "CYRILLIC", "CJK"))
"""Other scripts do not write a final vowel, or write one after every consonant."""

_OPEN = re.compile("e$|[aeo]r$|ah$")
"""Ends of names that another script may write with a final a, or without one (Christine, Oscar, Sarah)."""

_HAN_OPEN = frozenset("大纳瓦沙华查")
"""The same for Chinese (亚历山大, 爱德华)."""

_HAN_LETTER = re.compile(f"[{HAN}]")
_HER_FAMILY = re.compile("(?:ov|ev|in|[sc]k)a(?:ya|ia|ja)?$")
_HER_HAN_FAMILY = ("娃", "娜", "斯卡", "斯卡娅", "斯卡亚")


def may_be_two(one: Name, other: Name) -> bool:
    """Whether a given name is a woman's and the other a man's, or a family name only has her ending."""
    if one.native or other.native or not {one.script, other.script} <= _SCRIPTS:
        return False
    hers = _is_hers(one.family) or _is_hers(other.family)
    return (hers and _ends_apart(one.family, other.family)) or _givens_differ(one, other)


def _givens_differ(one: Name, other: Name) -> bool:
    sexes = [_sex(name) for name in (one, other)]
    return sexes[0] != sexes[1] if all(sexes) else _ends_apart(one.given, other.given)


def _sex(name: Name) -> str:
    if name.script == "CJK":
        return of_han_name(f"{name.given}·")
    return of_given_name(romanised(name.given).replace("'", ""))


def _is_hers(family: str) -> bool:
    return bool(_HER_FAMILY.search(romanised(family))) or family.endswith(_HER_HAN_FAMILY)


def _ends_apart(one: str, other: str) -> bool:
    """Whether only one of two parts ends in a."""
    return bool(one and other) and {_ending(one), _ending(other)} == {"a", "other"}


def _ending(part: str) -> str:
    """How a part ends: "a", "other", or "" for what may be either."""
    if _HAN_LETTER.match(part[-1]):
        return "" if part[-1] in _HAN_OPEN else "a" if readings(part[-1])[0][0].endswith("a") else "other"
    letters = romanised(part).rstrip("'")
    return "" if _OPEN.search(letters) else "a" if letters.endswith("a") else "other"
