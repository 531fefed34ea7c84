"""Encodings of one byte a character: which of them the letters of a text speak for."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from search.language.detect import likelihoods
from search.reading.alphabets import ALPHABETS, LATIN_CODECS, with_capitals

SCRIPT_CODECS = (
    "cp1251",
    "koi8-r",
    "koi8-u",
    "iso8859-5",
    "cp866",
    "cp1253",
    "iso8859-7",
    "cp1255",
    "cp1256",
    "cp874",
)
"""Cyrillic, Greek, Hebrew, Arabic and Thai."""

_FEWEST_HIGH, _MOST_HIGH = 0.3, 0.6
"""The share of letters beyond ASCII: fewer are no text in another script, more none in Latin letters."""

_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_MARKS = frozenset("“”‘’„‚–—…«»‹›°€£§©®•·¿¡ºª\u00a0")
_LETTER, _MARK, _OTHER = 1.0, 0.4, -2.0
_WORTH = 0.35
"""What the model's word about the language is worth beside the letters, as it is a logarithm."""

_FLOOR = 0.002
_RARE = {"mac-roman": 0.5}
"""By how much codecs must fit better than the others because few files are in them."""


class Latin(NamedTuple):
    """A codec of Latin letters, and the letters of the language that it makes the likeliest."""

    codec: str
    letters: frozenset[str]


def script_codecs(sample: bytes, high: int) -> tuple[str, ...]:
    """The codecs of other scripts that a text with `high` bytes above 0x7F may be in."""
    return SCRIPT_CODECS if _share(sample, high) >= _FEWEST_HIGH else ()


def latin_codec(sample: bytes, high: int) -> Latin | None:
    """The codec whose letters belong best to a Latin language that the text may be in; None for others."""
    if _share(sample, high) > _MOST_HIGH:
        return None
    return max(_fits(sample), key=lambda fit: fit[0])[1]


def _share(sample: bytes, high: int) -> float:
    return high / (high + len(_ASCII_LETTER.findall(sample)) or 1)


def _fits(sample: bytes) -> Iterator[tuple[float, Latin]]:
    for codec, languages in LATIN_CODECS.items():
        text = sample.decode(codec, "replace")
        beyond = Counter(ch for ch in text if ch > "\x7f")
        likely = likelihoods(text)
        for lang in languages:
            letters = with_capitals(ALPHABETS[lang])
            worth = _WORTH * math.log(likely.get(lang, 0.0) + _FLOOR)
            yield worth + _mean_points(beyond, letters) - _RARE.get(codec, 0.0), Latin(codec, letters)


def _mean_points(beyond: Counter[str], letters: frozenset[str]) -> float:
    points = sum(
        (_LETTER if ch in letters else _MARK if ch in _MARKS else _OTHER) * count
        for ch, count in beyond.items()
    )
    return points / (beyond.total() or 1)
