"""How alike two names sound that are written in different scripts.

Both become rows of sound classes: l and r are one, so are b and p, d and t, g and k, and all sibilants,
since a transliteration keeps no more (Lauridsen, 劳里森 lao-li-sen, Лауридсен).  The rows are compared by a
weighted edit distance after Wagner and Fischer, in which lost codas, lost letters of a cluster and added
vowels cost little.  Scripts other than Latin and Han are romanised by `anyascii`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from search.language.fold import fold
from search.language.scripts import HAN
from search.people.readings import readings

_HAN_NAME = re.compile(f"[{HAN}]+")
_LATIN_UNIT = re.compile(
    r"tsch|sch|tch|chr|ch|sh|zh|ph|th|kh|gh|ck|dz|ts|tz|cz|sz|qu|wh|wr|ng(?=[^aeiouy]|$)|gn|kn(?=[aeiou])|"
    r"gu(?=[ei])|mc|[bcdfghjklmnpqrstvwxz]+?|y(?=[aeiou])|[aeiouy]+"
)
_UNITS = {
    "tsch": "S", "sch": "S", "tch": "S", "chr": "K L", "ch": "SKH", "sh": "S", "zh": "S", "ph": "F", "th": "TS",
    "kh": "HK", "gh": "GK", "ck": "K", "dz": "S", "ts": "S", "tz": "S", "cz": "S", "sz": "S", "qu": "K", "wh": "W",
    "wr": "L", "ng": "N", "gn": "N", "kn": "N", "gu": "K", "mc": "M K", "b": "P", "c": "K", "d": "T", "f": "F",
    "g": "K", "h": "H", "j": "SYH", "k": "K", "l": "L", "m": "M", "n": "N", "p": "P", "q": "KS", "r": "L", "s": "S",
    "t": "T", "v": "FW", "w": "WF", "x": "KS", "y": "Y", "z": "S",
}  # fmt: skip
"""Latin letters to their classes; several letters of one word are choices, those after a space come next."""

_SOFT = {"c": "SK", "g": "KSH", "sc": "S", "t": "T"}
"""Other readings before e, i and y."""

_PINYIN = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?([aeiouv]+)(ng|n|r|m|p|t|k)?")
_INITIALS = {
    "b": "PF", "p": "P", "m": "M", "f": "FP", "d": "T", "t": "T", "n": "N", "l": "L", "g": "K", "k": "K", "h": "HF",
    "j": "SK", "q": "SK", "x": "SH", "zh": "S", "ch": "S", "sh": "S", "r": "LYS", "z": "S", "c": "S", "s": "S",
    "y": "Y", "w": "WF", "": "",
}  # fmt: skip
_CODAS = {"n": "N", "ng": "N", "m": "M", "r": "L", "p": "P", "t": "T", "k": "K"}

_NEAR = {
    "FP": 0.4, "FW": 0.15, "HK": 0.3, "FH": 0.5, "MN": 0.35, "LN": 0.6, "ST": 0.5, "PW": 0.5, "HW": 0.5, "SY": 0.5,
    "HY": 0.5, "HS": 0.5, "Wu": 0.15, "Wo": 0.2, "Wa": 0.5, "We": 0.5, "Wi": 0.5, "Yi": 0.1, "Ye": 0.25, "Yu": 0.3,
    "KS": 0.7, "Lu": 0.6,
    "ae": 0.12, "ao": 0.15, "ai": 0.3, "au": 0.22, "ei": 0.1, "eo": 0.2, "eu": 0.2, "io": 0.3, "iu": 0.2, "ou": 0.06,
}  # fmt: skip
"""What it costs to take one class for another; pairs that are not here are not comparable."""


FIRM = "PFMTNLKSW"
"""Classes that a transliteration seldom loses at the beginning of a syllable."""


class Sound(NamedTuple):
    """The classes it may belong to, and what losing it costs."""

    classes: str
    weight: float


Row = tuple[Sound, ...]


@lru_cache(maxsize=20_000)
def likeness(one: str, other: str) -> float:
    """From 0 to 1: how alike two parts of names sound, each in any script."""
    return max((_alike(a, b) for a, b in product(rows(one), rows(other))), default=0.0)


@lru_cache(maxsize=20_000)
def rows(part: str) -> tuple[Row, ...]:
    """The sounds of one part of a name: one row, but for Chinese one in Mandarin and one in Cantonese."""
    folded = fold(part).strip()
    if _HAN_NAME.fullmatch(folded):
        spoken = (syllables for style in ("mandarin", "cantonese") for syllables in readings(folded, style)[:2])
        return tuple(dict.fromkeys(_han_row(syllables) for syllables in spoken))
    row = _latin_row(romanised(folded))
    return (row,) if row else ()


def romanised(text: str) -> str:
    """The text in the letters a to z and whatever stood between them."""
    if text.isascii():
        return text.lower()
    from anyascii import anyascii

    return anyascii(text).lower()


def keys(part: str) -> frozenset[str]:
    """What two parts that sound alike have in common, for finding candidates: first and next consonant."""
    return frozenset(key for row in rows(part) for key in _keys(row))


def _keys(row: Row) -> set[str]:
    firm = [sound.classes for sound in row if sound.classes[0] in FIRM]
    if not firm:
        return {""}
    found = _pairs(firm)
    if firm[1:] and set("HY") & set(firm[0]):  # Chinese writes xi for hi
        found |= _pairs(firm[1:])
    return found


def _pairs(firm: Sequence[str]) -> set[str]:
    later = [each for each in firm[1:] if "L" not in each][:2] or [""]
    return {a + b for nexts in later for a in firm[0] for b in nexts or [""]}


# -- rows ----------------------------------------------------------------------------------------------


def _latin_row(word: str) -> Row:
    letters = re.sub(r"([bcdfghjklmnpqrstvwxz])\1", r"\1", re.sub("[^a-z]", "", word))
    units = [match.group() for match in _LATIN_UNIT.finditer(letters)]
    found: list[Sound] = []
    for index, unit in enumerate(units):
        following = units[index + 1] if index + 1 < len(units) else ""
        found += _vowels(unit) if unit[0] in "aeiou" or unit.strip("aeiouy") == "" and following[:1] not in "aeiou" or (
            unit[0] == "y" and not (following[:1] and following[0] in "aeiou")
        ) else _consonants(unit, following, index == 0)
    return tuple(found)


def _vowels(unit: str) -> list[Sound]:
    plain = unit.replace("y", "i")
    return [Sound(letter, 0.16 if index == 0 else 0.06) for index, letter in enumerate(plain[:2])]


def _consonants(unit: str, following: str, first: bool) -> list[Sound]:
    soft = following[:1] in tuple("eiy")
    classes = (_SOFT.get(unit) if soft else None) or _UNITS.get(unit, "H")
    before_vowel = following[:1] in tuple("aeiouy")
    return [
        Sound(each, _weight(each, before_vowel or number < len(classes.split()) - 1, first))
        for number, each in enumerate(classes.split())
    ]


def _weight(classes: str, onset: bool, first: bool) -> float:
    if not classes or classes[0] in "HWY":
        return 0.6 if first else 0.3
    if onset:
        return 1.0 if not first else 1.2
    return 0.3 if classes[0] == "L" else 0.55


def _han_row(syllables: Sequence[str]) -> Row:
    found: list[Sound] = []
    for index, syllable in enumerate(syllables):
        found += _syllable(syllable, index == 0)
    return tuple(found)


def _syllable(syllable: str, first: bool) -> list[Sound]:
    if syllable == "er":
        return [Sound("L", 0.35)]
    match = _PINYIN.fullmatch(syllable)
    if match is None:
        return list(_latin_row(syllable))
    initial, vowels, coda = (part or "" for part in match.groups())
    glide = initial + vowels[0] in ("yi", "yu", "wu")
    weight = 0.1 if glide else _weight(_INITIALS[initial], True, first)
    found = [Sound(_INITIALS[initial], weight)] if initial else []
    found += [Sound(letter, 0.1 if index == 0 else 0.04) for index, letter in enumerate(vowels.replace("v", "u")[:2])]
    return found + ([Sound(_CODAS[coda], 0.25)] if coda else [])


# -- comparing -----------------------------------------------------------------------------------------


def _alike(one: Row, other: Row) -> float:
    whole = max(_total(one), _total(other))
    return max(0.0, 1 - _distance(one, other) / whole) if whole else 0.0


def _total(row: Row) -> float:
    return sum(sound.weight for sound in row)


def _distance(one: Row, other: Row) -> float:
    previous = [0.0]
    for sound in other:
        previous.append(previous[-1] + sound.weight)
    for a in one:
        current = [previous[0] + a.weight]
        for index, b in enumerate(other):
            current.append(
                min(
                    previous[index + 1] + a.weight,
                    current[index] + b.weight,
                    previous[index] + _change(a, b),
                )
            )
        previous = current
    return previous[-1]


def _change(a: Sound, b: Sound) -> float:
    return _between(a.classes, b.classes) * max(a.weight, b.weight)


@lru_cache(maxsize=4096)
def _between(one: str, other: str) -> float:
    """The share of their weight that taking one for the other costs."""
    if set(one) & set(other):
        return 0.0 if one[0] == other[0] else 0.05
    return min(_NEAR.get("".join(sorted((a, b))), 2.0) for a in one for b in other)
