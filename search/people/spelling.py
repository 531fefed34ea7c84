"""How names of every script are read: as rows of sound classes.

l and r are one class, so are b and p, d and t, g and k, and all sibilants, since a transliteration keeps no
more (Lauridsen, 劳里森 lao-li-sen, Лауридсен).  Scripts other than Latin and Han are romanised by `anyascii`,
which also reads Chinese in Mandarin; for Cantonese there is a table of the characters that names are made of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product
from typing import NamedTuple

from search.language.fold import fold
from search.language.han_names import sounds_foreign
from search.language.scripts import HAN
from search.people.wade_giles import wade_giles

_HAN_NAME = re.compile(f"[{HAN}]+")
_DOUBLE = re.compile(r"([bcdfghjklmnpqrstvwxz])\1")
_SILENT_H = re.compile(r"(?<=[aeiou])h(?=[lmnr])")
"""After a German vowel that it makes long (Kuhl, Lahm)."""

_LATIN_UNIT = re.compile(
    r"tsch|sch|tch|chr|ch|sh|zh|ph|th|kh|gh|ck|dz|ts|tz|cz|sz|qu|wh|wr|ng(?=[^aeiouylr]|$)|gn|[bm]h|kn(?=[aeiou])|"
    r"gu(?=[ei])|mc|[bcdfghjklmnpqrstvwxz]+?|y(?=[aeiou])|[aeiouy]+"
)
_PINYIN = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?([aeiouv]+)(ng|n|r|m|p|t|k)?")

_SYLLABLE = re.compile("[A-Z][a-z]*")
_MOST = 16
"""More combinations of readings than these are not looked at."""

_LONGEST = 30
"""Code points of a part of a name that are looked at."""

# What losing a sound costs.
_FIRST, _ONSET, _CODA, _LIQUID_CODA = 1.2, 1.0, 0.55, 0.3
_WEAK_FIRST, _WEAK = 0.6, 0.3  # h, w and y
_SILENT = 0.4  # s, t, d and x at the end of a word
_GLIDE = 0.1  # y and w before their own vowels
_LATIN_VOWELS, _HAN_VOWELS = (0.16, 0.06), (0.1, 0.04)
_HAN_ER, _HAN_CODA = 0.35, 0.25


class Sound(NamedTuple):
    """The classes it may belong to, and what losing it costs."""

    classes: str
    weight: float

    @property
    def is_firm(self) -> bool:
        """Whether it is seldom lost: a consonant but l or r at the end of a syllable, and w before u."""
        least = _ONSET if self.classes[0] == "L" else 2 * _GLIDE
        return self.classes[0] in "PFMTNLKSW" and self.weight >= least


Row = tuple[Sound, ...]


@lru_cache(maxsize=20_000)
def rows(part: str) -> tuple[Row, ...]:
    """The sounds of one part of a name: those in Mandarin and in Cantonese, and of gn in two ways."""
    folded = fold(part[:_LONGEST]).strip()
    if _HAN_NAME.fullmatch(folded):
        spoken = (*readings(folded)[:2], *readings(folded, "cantonese")[:1])
        return tuple(dict.fromkeys(map(_han_row, spoken)))
    found = dict.fromkeys(_latin_row(romanised(folded), apart) for apart in (False, True))
    return tuple(row for row in found if row)


def romanised(text: str) -> str:
    """The text in the letters a to z and whatever stood between them."""
    if text.isascii():
        return text.lower()
    from anyascii import anyascii

    return anyascii(text).lower()


@cache
def table(name: str) -> Mapping[str, str]:
    """A section of sounds.yaml: the classes by what is written."""
    return {written: sound for sound, each in section("sounds", name).items() for written in each.split()}


def section(file: str, name: str) -> Mapping[str, str]:
    """One part of a data file, as texts by their keys."""
    import yaml

    text = (files("search.people") / "data" / f"{file}.yaml").read_text("utf-8")
    content: Mapping[str, Mapping[str, str]] = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return content[name]


# -- Chinese characters --------------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def readings(name: str, style: str = "mandarin") -> tuple[tuple[str, ...], ...]:
    """The syllables of a folded Chinese name without tones, the usual reading first.

    Cantonese readings are in Jyutping; a character that its table lacks is read in Mandarin.
    """
    choices = [_cantonese(ch) if style == "cantonese" else None for ch in name]
    spoken = [choice or _mandarin(ch) for ch, choice in zip(name, choices, strict=True)]
    return tuple(islice(product(*spoken), _MOST))


@cache
def surnames(ch: str) -> frozenset[str]:
    """How a Chinese family name of one character is written in Latin letters."""
    mandarin, cantonese = ({each[0] for each in readings(ch, style)} for style in ("mandarin", "cantonese"))
    return frozenset(
        mandarin | set(map(wade_giles, mandarin)) | cantonese | {*_characters("surnames").get(ch, ())}
    )


def is_spelt(name: str) -> bool:
    """Whether a folded name has only characters that foreign names are written with, in either style."""
    return all(ch in _characters("cantonese") or sounds_foreign(ch) for ch in name)


def _cantonese(ch: str) -> tuple[str, ...] | None:
    return _characters("cantonese").get(ch) or _characters("cantonese_names").get(ch)


@lru_cache(maxsize=8000)
def _mandarin(ch: str) -> tuple[str, ...]:
    from anyascii import anyascii

    usual = tuple(each.lower() for each in _SYLLABLE.findall(anyascii(ch)))
    return tuple(dict.fromkeys((*_characters("mandarin").get(ch, ()), *usual[:1]))) or ("",)


@cache
def _characters(style: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for syllable, characters in section("readings", style).items():
        for ch in characters:
            found[ch] = (*found.get(ch, ()), syllable)
    return found


# -- letters -------------------------------------------------------------------------------------------


def _latin_row(word: str, apart: bool = False) -> Row:
    """The sounds of a word; with `apart`, gn as German and English have it (Aigner), not as French does."""
    letters = _SILENT_H.sub("", _DOUBLE.sub(r"\1", re.sub("[^a-z]", "", word)))
    units = [match.group() for match in _LATIN_UNIT.finditer(letters)]
    if apart:
        units = [each for unit in units for each in (unit if unit == "gn" else (unit,))]
    found: list[Sound] = []
    for index, unit in enumerate(units):
        following = units[index + 1] if index + 1 < len(units) else ""
        if _is_vowel(unit, following):
            found += _vowels(unit.replace("y", "i"), _LATIN_VOWELS)
        else:
            found += _consonants(unit, following, index == 0)
    return tuple(found)


def _is_vowel(unit: str, following: str) -> bool:
    """Whether letters are vowels; y before another one is not."""
    return not unit.strip("aeiouy") and (unit != "y" or following[:1] not in tuple("aeiou"))


def _vowels(letters: str, weights: tuple[float, float]) -> list[Sound]:
    return [Sound(letter, weight) for letter, weight in zip(letters, weights, strict=False)]


def _consonants(unit: str, following: str, first: bool) -> list[Sound]:
    if not following and unit in tuple("stdx"):
        return [Sound(table("latin")[unit][-1], _SILENT)]
    classes = _classes(unit, following, first).split()
    before_vowel = following[:1] in tuple("aeiouy")
    onsets = [True] * (len(classes) - 1) + [before_vowel or first]
    return [Sound(each, _weight(each, onset, first)) for each, onset in zip(classes, onsets, strict=True)]


def _classes(unit: str, following: str, first: bool) -> str:
    if first and unit == "x":
        return "S"
    if unit == "m" and following[:1] in ("b", "p"):
        return "MN"  # Chinese has no syllable that ends in m
    soft = table("soft").get(unit) if following[:1] in tuple("eiy") else None
    return soft or table("latin").get(unit, "H")


def _weight(classes: str, onset: bool, first: bool) -> float:
    if classes[0] in "HWY":
        return _WEAK_FIRST if first else _WEAK
    if onset:
        return _FIRST if first else _ONSET
    return _LIQUID_CODA if classes[0] == "L" else _CODA


# -- syllables -----------------------------------------------------------------------------------------


def _han_row(syllables: Sequence[str]) -> Row:
    return tuple(sound for index, each in enumerate(syllables) for sound in _syllable(each, index == 0))


def _syllable(syllable: str, first: bool) -> list[Sound]:
    if syllable == "er":
        return [Sound("L", _HAN_ER)]
    match = _PINYIN.fullmatch(syllable)
    if match is None:
        return list(_latin_row(syllable))
    initial, vowels, coda = (part or "" for part in match.groups())
    found = [_initial(initial, vowels, first)] if initial else []
    found += _vowels(vowels.replace("v", "u"), _HAN_VOWELS)
    return found + ([Sound(table("codas")[coda], _HAN_CODA)] if coda else [])


def _initial(initial: str, vowels: str, first: bool) -> Sound:
    if initial == "j" and vowels in ("i", "ia"):  # 基 and 加 stand for ki and ga
        return Sound("SK", _weight("SK", True, first))
    classes = table("initials")[initial]
    return Sound(
        classes, _GLIDE if initial + vowels[0] in ("yi", "yu", "wu") else _weight(classes, True, first)
    )
