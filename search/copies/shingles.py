"""A text as numbers that near copies share: hashes of a few units in a row, of which some are kept.

A unit is a word, or one character in scripts without spaces; folding lets Simplified and Traditional meet.
Whether a hash is kept depends on the hash alone, so copies keep the same ones: the share of kept hashes
in common is an estimate of the share of text in common (A. Broder, On the resemblance and containment of
documents, 1997: sketches by modulus).
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from search.language.fold import fold
from search.language.scripts import HAN, HANGUL, KANA, UNSPACED
from search.language.segment import LETTER
from search.model import Article

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]
    Codes = NDArray[np.uint64]

SHINGLE_VERSION = 2
"""Raise it with any change of what a text gives."""

WORDS, CHARACTERS = 5, 8
"""Units of a shingle that begins with a word, and of one that begins with a character."""

SAMPLED = 4
"""One of so many shingles of words is kept, of characters half as many: a word says about twice as much."""

LONGEST = 1_000_000
"""Code points of a text that are looked at; its beginning speaks for the rest."""

_UNIT = re.compile(rf"([{HAN}{KANA}{HANGUL}{UNSPACED}])|({LETTER}+)")
_ODD = np.array([0xBF58476D1CE4E5B9, 0x94D049BB133111EB], np.uint64)
_SHIFTS = np.array([30, 27, 31], np.uint64)


def body(article: Article) -> str:
    """What is compared: the paragraphs of the body, or the summaries of an article that has no body."""
    for role in ("body", "summary"):
        blocks = [article.text[block.start : block.end] for block in article.blocks if block.role == role]
        if blocks:
            return "\n".join(blocks)
    return ""


def signature(article: Article, least: int) -> Hashes:
    """The shingles of an article; of one with fewer than `least` a few numbers that stand for all its words.

    So short ones are copies where they are the same from the title to the end.
    """
    found = shingles(body(article))
    if len(found) >= least:
        return found
    words = "".join(wide or f" {word}" for wide, word in _UNIT.findall(fold(article.text[:LONGEST])))
    digest = blake2b(words.encode("utf-8", "replace"), digest_size=16).digest()
    whole: Hashes = np.unique(np.frombuffer(digest, np.uint32)) if words else np.zeros(0, np.uint32)
    return whole


def shingles(text: str, every: int = SAMPLED) -> Hashes:
    """The kept hashes of `text`, ascending and each once.  Linear in the text."""
    units = _UNIT.findall(fold(text[:LONGEST]))
    codes = _mixed(
        np.fromiter((crc32((wide or word).encode()) for wide, word in units), np.uint64, len(units))
    )
    is_wide = np.fromiter((bool(wide) for wide, _ in units), np.bool_, len(units))
    kept = [
        hashes[(hashes % np.uint64(step) == 0) & (is_wide[: len(hashes)] == wide)]
        for hashes, step, wide in (
            (_rolled(codes, WORDS), every, False),
            (_rolled(codes, CHARACTERS), 2 * every, True),
        )
    ]
    found: Hashes = np.unique((np.concatenate(kept) >> np.uint64(32)).astype(np.uint32))
    return found


def in_common(here: str, there: str) -> float:
    """Which share of the smaller text stands in the other, by all their shingles; 0 where one has none."""
    one, other = shingles(here, 1), shingles(there, 1)
    smaller = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / smaller if smaller else 0.0


def _rolled(codes: Codes, width: int) -> Codes:
    """A hash for each run of `width` codes; none of a shorter text."""
    total: Codes = np.zeros(max(0, len(codes) - width + 1), np.uint64)
    for place in range(width):
        total = _mixed(total + codes[place : place + len(total)])
    return total


def _mixed(codes: Codes) -> Codes:
    """Every bit of a number spread over all of it (the finaliser of splitmix64)."""
    codes = (codes ^ (codes >> _SHIFTS[0])) * _ODD[0]
    codes = (codes ^ (codes >> _SHIFTS[1])) * _ODD[1]
    mixed: Codes = codes ^ (codes >> _SHIFTS[2])
    return mixed
