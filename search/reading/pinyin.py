"""Readings in brackets that a learner's tool left behind: 戰(zhàn)略 is 戰略."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from search.language.scripts import HAN
from search.reading.edits import Change
from search.speech import N_

_GLOSS = re.compile(rf"(?<=([{HAN}]))[(（]([a-zà-ɏ\u0300-\u036f]{{1,8}})[)）]")
_TONES = "\u0300\u0301\u0304\u030c"
_FEWEST_HITS = 5
_FEWEST_CHARACTERS = 3

_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo ü üe",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j q x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh ch": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z c s": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ao ei en eng o u",
}
"""The finals that each initial takes in standard Chinese."""


def find(text: str) -> list[Change]:
    """The glosses to drop: one toned syllable after an ideograph, where a text has several of them.

    A single gloss explains a word and stays; five after three different characters are a machine's.
    """
    hits = [match for match in _GLOSS.finditer(text) if is_syllable(match[2])]
    if len(hits) < _FEWEST_HITS or len({match[1] for match in hits}) < _FEWEST_CHARACTERS:
        return []
    return [Change(*match.span(), "", N_("pinyin")) for match in hits]


def is_syllable(word: str) -> bool:
    """Whether a lower-case word is one syllable of pinyin with exactly one tone mark."""
    letters = unicodedata.normalize("NFD", word)
    base = "".join(ch for ch in letters if ch not in _TONES)
    return len(letters) - len(base) == 1 and unicodedata.normalize("NFC", base) in _syllables()


@cache
def _syllables() -> frozenset[str]:
    return frozenset(
        initial + final
        for initials, finals in _FINALS.items()
        for initial in initials.split() or [""]
        for final in finals.split()
    )
