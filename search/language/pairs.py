"""Scripts without spaces, and Korean: terms of two characters, which need no dictionary.

Japanese text is cut where its scripts change only as far as a query needs it: a reader who types 走る
looks for 走った too, and サーバー is also written サーバ.  A tokenizer would cut a word differently in
another sentence, and bring a dictionary of many megabytes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from search.language.scripts import HAN, HANGUL, KANA, UNSPACED
from search.language.segment import segment

VOICED = "\u3099\u309a"
"""Marks that make one kana of two characters, in decomposed text and behind half-width kana."""

PAIRED = rf"[{KANA}{VOICED}]+|[{HANGUL}]+|[{UNSPACED}]+"
JAPANESE = rf"[{KANA}{HAN}{VOICED}]+"

_UNIT = re.compile(rf"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|.[{VOICED}]?", re.DOTALL)
_PARTS = re.compile(rf"[{VOICED}\u1100-\u11ff]")
_HAN_UNIT = re.compile(f"[{HAN}]")
_HAN_RUN = re.compile(f"[{HAN}]{{2,}}")
_LONE_HAN = re.compile(
    f"(?<![{HAN}])[{HAN}](?![{HAN}])|[{HAN}](?=[いうえきくぐけげちつってびぶべみむめらりるれろわんじ])"
)
"""Ideographs that are a word or the stem of one: between kana, or before an ending that is no particle."""
_LONG_MARK = re.compile("(?<=[\u30a1-\u30fa][\u30a1-\u30fc][\u30a1-\u30fc])\u30fc(?![\u30a1-\u30fc])")
"""The last ー of a katakana word: of four characters or more, for カバ and カバー are two words."""

_HIRAGANA_END = re.compile(f"(?<=[^\u3041-\u309f{VOICED}])[\u3041-\u309f{VOICED}]+$")

_AFTER_CONSONANT = "은 을 이 과 이나 이라고 이라는 으로"
_AFTER_VOWEL = "는 를 가 와 나 라고 라는 로"
_PARTICLES = "에 에서 에게 에는 에도 에서는 의 까지 부터 처럼 보다 께서 한테"
_VERBS = (
    "하다 한다 했다 합니다 했습니다 하는 하고 하며 하면 하여 해서 하지 하게 한다고 했다고 한다는 했다는 "
    "되다 된다 됐다 됩니다 됐습니다 되는 되고 되며 되면 되어 돼서 되지 된다고 됐다고 된다는 됐다는"
)
_SYLLABLES = 0xAC00
_FINALS = 28
_LONGEST_ENDING = 4


class Term(NamedTuple):
    """A term at [start, end) of its run, and how many terms of the run stand before it."""

    text: str
    start: int
    end: int
    ahead: int


class _Unit(NamedTuple):
    text: str
    start: int
    end: int


def index_terms(run: str) -> list[Term]:
    """All terms of a folded run of one kind; Japanese ones also hold Chinese words and lone ideographs.

    These share the position of the pair that begins with them.
    """
    units = _units(run)
    pairs = list(_pairs(units))
    if len(units) == 1:
        return pairs
    ahead = {unit.start: min(i, len(pairs) - 1) for i, unit in enumerate(units)}
    found = [*_lone(run, units, ahead), *_words(run, ahead), *pairs]
    return sorted(found, key=lambda term: (term.ahead, term.end))


def query_terms(run: str, is_last: bool) -> list[Term]:
    """The pairs to look for; what may change at the end of the last word of a query is left out."""
    units = _units(run)
    if is_last:
        units = units[: _core(run, units)]
    if len(units) == 1 and len(run) > 1:
        return [Term(units[0].text, units[0].start, units[0].end, 0)]
    return list(_pairs(units))


def _units(run: str) -> list[_Unit]:
    """Characters with their voice marks, syllables put together, and no ー at the end of a long word."""
    if _PARTS.search(run):
        parts = _UNIT.finditer(run)
        units = [_Unit(unicodedata.normalize("NFC", part.group()), *part.span()) for part in parts]
    else:
        units = [_Unit(ch, i, i + 1) for i, ch in enumerate(run)]
    if "ー" not in run:
        return units
    dropped = {match.start() for match in _LONG_MARK.finditer("".join(unit.text[0] for unit in units))}
    return [unit for i, unit in enumerate(units) if i not in dropped]


def _pairs(units: list[_Unit]) -> Iterator[Term]:
    """Two ideographs are joined by a dot: they may be no word, and are not to be found as a Chinese one."""
    if len(units) == 1:
        yield Term(units[0].text, units[0].start, units[0].end, 0)
    for i, (first, second) in enumerate(pairwise(units)):
        dot = "·" if _is_han(first) and _is_han(second) else ""
        yield Term(first.text + dot + second.text, first.start, second.end, i)


def _is_han(unit: _Unit) -> bool:
    return bool(_HAN_UNIT.match(unit.text))


# -- what a pair does not catch ------------------------------------------------------------------


def _lone(run: str, units: list[_Unit], ahead: Mapping[int, int]) -> Iterator[Term]:
    """Single ideographs that are words or the stems of verbs; Korean nouns of one syllable."""
    for han in _LONE_HAN.finditer(run):
        yield Term(han.group(), *han.span(), ahead[han.start()])
    first = units[0]
    if len(units) <= 1 + _LONGEST_ENDING and _is_ending(first.text, run[first.end :]):
        yield Term(first.text, first.start, first.end, 0)


def _words(run: str, ahead: Mapping[int, int]) -> Iterator[Term]:
    """Chinese words among the ideographs, by which a Chinese query finds a Japanese text."""
    for han in _HAN_RUN.finditer(run):
        shift = han.start()
        for word, start, end in segment(han.group(), search=True):
            if len(word) > 1:
                yield Term(word, start + shift, end + shift, ahead[start + shift])


def _core(run: str, units: list[_Unit]) -> int:
    """How many units are left without particles and endings."""
    hiragana = _HIRAGANA_END.search(run)
    end = hiragana.start() if hiragana else len(run) - _korean_ending(run)
    return sum(unit.start < end for unit in units)


def _korean_ending(run: str) -> int:
    """The length of the longest ending that leaves a stem of two syllables at least."""
    lengths = range(min(_LONGEST_ENDING, len(run) - 2), 0, -1)
    return next((n for n in lengths if _is_ending(run[-n - 1], run[-n:]) or run[-n:] in _VERB_ENDINGS), 0)


_VERB_ENDINGS = frozenset(_VERBS.split())
_ENDINGS = {
    True: frozenset((_AFTER_CONSONANT + " " + _PARTICLES).split()),
    False: frozenset((_AFTER_VOWEL + " " + _PARTICLES).split()),
}


def _is_ending(syllable: str, ending: str) -> bool:
    """Whether the grammar lets the particle follow the syllable: 이 after a consonant, 가 after a vowel."""
    code = ord(syllable) - _SYLLABLES
    return code >= 0 and ending in _ENDINGS[code % _FINALS != 0]
