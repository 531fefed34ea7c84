"""How well two names in different scripts, or in two Chinese styles, fit one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from search.people.names import Name, is_surname
from search.people.sexes import may_be_two
from search.people.sounds import firmness, keys, likeness, starts
from search.people.spelling import readings, romanised, surnames
from search.people.wade_giles import wade_giles

Kind = Literal["reading", "surname", "guise", "whole", "family", "spelling", ""]
"""What was compared: a Chinese name with its reading, or only its family name; a foreign family name that is
written like a whole Chinese name (高華琪, Kovač); two whole names; a family name alone; two spellings of one
script."""

_LEAST = 0.65
"""Both parts of two whole names are at least so alike."""

_LEAST_SHORT, _SHORT = 0.8, 1
"""The same where a given name has one firm consonant at most."""

_SPELT = 0.9
"""Two spellings of one part of a name in one script are so alike (Wladimir, Vladimir)."""

_SURNAME = 0.8
"""What an English given name with the reading of a Chinese family name counts (Patrick Lin, 林柏德)."""

_UNSURE = 0.75
"""At most so much is a guess: for what may be a woman and a man, and for a Chinese name that many bear."""

_THREE = 3
_FAMILY_SHARE = 0.55
_SYLLABLES = re.compile(r"(?:(?:[zcs]h|[a-z])?[aeiou]{1,4}(?:ng|[nrmptk])?-?){1,3}")
"""Given names that may be Chinese in Latin letters."""

_NICKNAME = re.compile(r"阿\w|ah?[- ][a-z]{2,6}")
_VOWEL = re.compile(r"[^aeiou]*([aeiou]?).*")
_CLOSE = str.maketrans("eo", "iu")
"""Vowels that spellings of Chinese do not keep apart."""

_LETTERS = re.compile("[a-z]+")


class Match(NamedTuple):
    """How alike two names sound, 0 to 1, and what of them was compared."""

    score: float
    kind: Kind


NO_MATCH = Match(0.0, "")


@lru_cache(maxsize=50_000)
def match(one: Name, other: Name) -> Match:
    """Compare two names; those of one script by their spelling, unless both are Chinese transliterations."""
    if one.is_veiled or other.is_veiled:
        return NO_MATCH
    if one.native or other.native:
        native, foreign = (one, other) if one.native else (other, one)
        return max(_read(native, foreign), _guise(native, foreign))
    if "CJK" in (one.script, other.script) and not all(map(_is_sounded, (one, other))):
        return NO_MATCH
    if one.script == other.script != "CJK":
        return Match(likeness(one.family, other.family), "spelling") if variants(one, other) else NO_MATCH
    return max(_matches(one, other), default=NO_MATCH)


def variants(one: Name, other: Name) -> bool:
    """Whether two whole names of one script may be one name as two languages spell it; Mario is not Maria."""
    if one.script != other.script or one.native or other.native or not (one.given and other.given):
        return False
    if likeness(one.family, other.family) < _SPELT or likeness(one.given, other.given) < _SPELT:
        return False
    return _last_vowel(one.given) == _last_vowel(other.given)


def contradict(one: Name, other: Name) -> bool:
    """Whether two whole names of different scripts have parts that sound unlike, or are of two sexes."""
    if one.script == other.script or one.native or other.native:
        return False
    return may_be_two(one, other) or not (
        likeness(one.family, other.family) and likeness(one.given, other.given)
    )


def _last_vowel(given: str) -> str:
    """What a name ends in that tells a man from a woman; nothing for a consonant."""
    last = romanised(given)[-1:]
    return "i" if last in ("j", "y") else last if last in tuple("aeiou") else ""


def _is_sounded(name: Name) -> bool:
    return name.script != "CJK" or name.is_transliterated


def _matches(one: Name, other: Name) -> Iterator[Match]:
    if not (one.parts and other.parts):
        return
    family = max(likeness(a, b) for a, b in product(one.families, other.families))
    if _is_nickname(one) and _is_nickname(other) and not _has_same_vowel(one, other):
        return
    most = _UNSURE if may_be_two(one, other) else 1.0
    if not (one.given and other.given):
        yield Match(min(most, family), "family")
    elif family >= _LEAST and (given := likeness(one.given, other.given)) >= _least(one, other):
        yield Match(min(most, _FAMILY_SHARE * family + (1 - _FAMILY_SHARE) * given), "whole")
    for short, whole in ((one, other), (other, one)):
        if short.may_be_native:
            most = 1.0 if len(short.plain) == _THREE else _UNSURE
            yield Match(min(most, _read(short, whole).score), "reading")
    for undivided, whole in ((one, other), (other, one)):
        if not undivided.given:
            yield _surname(undivided, whole)


def _is_nickname(name: Name) -> bool:
    """Whether a name is 阿 or A, Ah with one syllable: 阿木, A-mu."""
    return bool(_NICKNAME.fullmatch(name.plain))


def _has_same_vowel(one: Name, other: Name) -> bool:
    """Whether the syllables of two nicknames have one vowel, of which likeness takes little notice."""
    han, latin = sorted((one, other), key=lambda name: name.script != "CJK")
    spoken = (*readings(han.plain[1:]), *readings(han.plain[1:], "cantonese"))
    vowels = {_VOWEL.sub(r"\1", each[0]).translate(_CLOSE) for each in spoken}
    return _VOWEL.sub(r"\1", romanised(latin.plain).split("-")[-1].split()[-1]).translate(_CLOSE) in vowels


def _least(one: Name, other: Name) -> float:
    """Short given names (Joe, Jill) sound alike too easily."""
    return _LEAST_SHORT if min(firmness(one.given), firmness(other.given)) <= _SHORT else _LEAST


def handles(name: Name) -> frozenset[str]:
    """What names that fit have in common, for finding candidates without comparing all pairs.

    Those of two whole names hold a plus: two consonants of one part and the first of the other.
    """
    if name.native:
        spoken = readings(name.family)[:4] + tuple((each,) for each in surnames(name.family[0]))
        first = frozenset(f"read:{key}" for reading in spoken for key in starts(reading[0]))
        return first | (keys(name.family) if name.script == "CJK" else frozenset())
    own = frozenset(key for family in name.families for key in keys(family)) if name.parts else frozenset()
    if name.may_be_native:
        own |= {f"read:{key}" for reading in readings(name.family)[:4] for key in starts(reading[0])}
    if not name.given:
        return own
    whole = {f"{key}+{start}" for key in own for start in starts(name.given)}
    whole |= {f"{start}+{key}" for start in starts(name.family) for key in keys(name.given)}
    read = {f"read:{key}" for part in (name.parts[0], name.parts[-1]) for key in starts(part)}
    return frozenset(own | whole | (read if name.script == "LATIN" else set()))


# -- Chinese names and their romanisations ---------------------------------------------------------------


def _read(native: Name, foreign: Name) -> Match:
    """A whole Chinese name with a Latin one: exactly in Pinyin or Wade-Giles, else syllable by syllable."""
    if foreign.native or foreign.script == native.script or not foreign.whole:
        return NO_MATCH
    parts = [_LETTERS.findall(romanised(part)) for part in foreign.parts]
    spoken = readings(native.family)
    orders = (parts, parts[-1:] + parts[:-1])
    wanted = {"".join(map(spelt, syllables)) for syllables in spoken for spelt in (str, wade_giles)}
    if any("".join(letters for part in order for letters in part) in wanted for order in orders):
        return Match(1.0, "reading")
    spoken += readings(native.family, "cantonese")
    found = (
        _by_syllable(native.family[0], syllables, [letters for part in order for letters in part])
        for order in orders
        for syllables in spoken
    )
    best = 0.95 * max(found, default=0.0)
    return max(Match(best, "reading"), _surname(native, foreign))


def _surname(chinese: Name, foreign: Name) -> Match:
    """A Chinese name of three characters with a Latin one of that family name and no Chinese given name."""
    fits = len(chinese.family) == _THREE and foreign.script == "LATIN" and len(foreign.parts) == 2
    if not fits or _SYLLABLES.fullmatch(foreign.given) or foreign.family not in surnames(chinese.family[0]):
        return NO_MATCH
    return Match(_SURNAME, "surname")


def _guise(native: Name, foreign: Name) -> Match:
    """A Latin family name that is none of a Chinese, and a Chinese name as the sound of it."""
    if foreign.script != "LATIN" or native.script != "CJK" or len(foreign.parts) < 2:
        return NO_MATCH
    if any(map(is_surname, foreign.parts)):
        return NO_MATCH
    return Match(max(likeness(family, native.family) for family in foreign.families), "guise")


def _by_syllable(family: str, syllables: tuple[str, ...], letters: list[str]) -> float:
    """The least likeness of the syllables; an English given name before them is left out."""
    if len(syllables) < 3 or not 0 <= len(letters) - len(syllables) <= 1:
        return 0.0
    last = [f"y{each}" if each[0] == "i" else each for each in letters[len(letters) - len(syllables) :]]
    given = min(likeness(a, b) for a, b in zip(syllables[1:], last[1:], strict=True))
    return given if last[0] in surnames(family) else min(given, likeness(syllables[0], last[0]))
