"""The gender that a given name or a title tells; nothing where it may be either."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import cast

from search.language.fold import simplify
from search.quotes.cues import Gender
from search.quotes.wordlists import listed, word_set

_DOTS = re.compile("[·・•‧．]")


@functools.lru_cache(maxsize=16384)
def of_given_name(word: str) -> Gender:
    """The gender of a first name in Latin letters: of Frank-Walter also that of its first part."""
    plain = _plain(word)
    for part in (plain, plain.partition("-")[0]):
        if part in word_set("given", "male"):
            return "m"
        if part in word_set("given", "female"):
            return "f"
    return ""


@functools.lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower().rstrip("."))
    return "".join(char for char in letters if not unicodedata.combining(char)).translate(_STROKES)


_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i"})


def of_title(title: str) -> Gender:
    """The gender of a form of address or office before a name: Ms, Frau, ministra."""
    plain = _plain(title)
    if plain in word_set("given", "male_titles"):
        return "m"
    return "f" if plain in word_set("given", "female_titles") or is_feminine(title) else ""


def is_feminine(title: str) -> bool:
    """Whether a German word is one for a woman who does something: Statistikerin, Bahnchefin."""
    return len(title) > _SHORTEST_FEMININE and title.endswith(_FEMININE)


_FEMININE = (
    "erin",
    "istin",
    "login",
    "entin",
    "antin",
    "orin",
    "eurin",
    "chefin",
    "rätin",
    "ärztin",
    "anwältin",
)
_SHORTEST_FEMININE = 7


def of_han_name(name: str) -> Gender:
    """The gender of a Chinese name: of a foreign one by its first part, else by a telling last character."""
    parts = _DOTS.split(simplify(name))
    if len(parts) > 1:
        for key, gender in (("han_male", "m"), ("han_female", "f")):
            if parts[0] in word_set("given", key):
                return cast(Gender, gender)
        return "f" if any(letter in parts[0] for letter in listed("given", "han_female_letters")) else ""
    return "f" if len(name) == 3 and parts[0].endswith(listed("given", "han_female_endings")) else ""
