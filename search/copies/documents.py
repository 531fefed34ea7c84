"""The kept hashes of many texts, and which of them have enough in common to be copies.

Nothing here compares all with all: hashes are sorted, and only neighbours in the list of one hash are
looked at.  For 50,000 articles of 2,500 characters (ten million kept hashes) this takes some seconds
and about 350 MB.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.copies.shingles import Codes, Hashes

    Numbers = NDArray[np.int64]

USUAL = 32
"""Texts that may hold a shingle before it counts less: what is in hundreds is the notice of a source."""

LEAST = 10
"""Kept hashes that copies must have in common: about 40 words, or 80 characters without spaces."""

NEIGHBOURS = 4
"""Each text is paired with the next few in the list of a hash: copies stand side by side in all lists of
what they share, and are joined through those between."""

_LOOK_AT = 0.2
"""Lists show only a part of what two texts share; from this part of the smaller one it is counted."""

_CHUNK = 1 << 20
_PASS = 1 << 22
_HASH = np.uint64(32)
_TEXT = np.uint64(0xFFFFFFFF)


class Pair(NamedTuple):
    """Two texts by number, and which share of the smaller and of the larger one is in common."""

    small: int
    large: int
    of_small: float
    of_large: float


class Documents:
    """Texts, numbered from 0, with their hashes, each text's ascending."""

    def __init__(self, hashes: Sequence[Hashes]) -> None:
        self._starts: Numbers = np.cumsum([0, *map(len, hashes)])
        self._hashes = np.concatenate([np.zeros(0, np.uint32), *hashes])
        self._frequent: Hashes = np.zeros(0, np.uint32)
        self._weights: NDArray[np.float64] = np.zeros(0, np.float64)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def pairs(self) -> list[Pair]:
        """All pairs with anything to speak of in common, but of many alike only neighbours.  O(n log n)."""
        keys = self._keys()
        self._frequent, self._weights = _frequent(keys)
        found = (self.pair(one, other) for one, other in self._candidates(keys))
        return [pair for pair in found if pair]

    def pair(self, one: int, other: int) -> Pair | None:
        """What two texts have in common; None where it is less than LEAST hashes."""
        mine, theirs = self._of(one), self._of(other)
        shared = np.intersect1d(mine, theirs, assume_unique=True)
        if len(shared) < LEAST:
            return None
        worth, sizes = self._worth(shared), (self._worth(mine), self._worth(theirs))
        small, large = (one, other) if sizes[0] <= sizes[1] else (other, one)
        return Pair(small, large, worth / min(sizes), worth / max(sizes))

    def _of(self, text: int) -> Hashes:
        return self._hashes[self._starts[text] : self._starts[text + 1]]

    def _worth(self, hashes: Hashes) -> float:
        """The number of the hashes; one that is in more texts than usual counts for a part."""
        if not len(self._frequent):
            return float(len(hashes))
        at = np.minimum(np.searchsorted(self._frequent, hashes), len(self._frequent) - 1)
        known = self._frequent[at] == hashes
        return float(len(hashes) - known.sum() + self._weights[at[known]].sum())

    def _keys(self) -> Codes:
        """Each hash with the number of its text behind it, in order."""
        keys = self._hashes.astype(np.uint64)
        keys <<= _HASH
        keys |= np.repeat(np.arange(len(self), dtype=np.uint64), np.diff(self._starts))
        keys.sort()
        return keys

    def _candidates(self, keys: Codes) -> Iterator[tuple[int, int]]:
        """Pairs that stand side by side in many lists; in passes, each over some millions of hashes."""
        sizes = np.diff(self._starts)
        passes = np.searchsorted(self._starts, np.arange(0, len(keys) + _PASS, _PASS))
        for first, last in pairwise(passes.tolist()):
            codes, counts = np.unique(_side_by_side(keys, first, last), return_counts=True)
            one, other = (codes >> _HASH).astype(np.int64), (codes & _TEXT).astype(np.int64)
            seen = counts >= np.maximum(LEAST / 2, _LOOK_AT * np.minimum(sizes[one], sizes[other]))
            yield from zip(one[seen].tolist(), other[seen].tolist(), strict=True)


def _side_by_side(keys: Codes, first: int, last: int) -> Codes:
    """The numbers of two texts in one, for each hash they share, of those whose first is in a range."""
    found = [np.zeros(0, np.uint64)]
    for apart in range(1, NEIGHBOURS + 1):
        for here, there in _sharing(keys, apart):
            number = here & _TEXT
            within = (number >= first) & (number < last)
            found.append(number[within] << _HASH | there[within] & _TEXT)
    return np.concatenate(found)


def _frequent(keys: Codes) -> tuple[Hashes, NDArray[np.float64]]:
    """The hashes that more texts hold than usual, ascending, and what each counts for."""
    repeated = [np.unique(here >> _HASH) for here, _ in _sharing(keys, USUAL)]
    hashes = np.unique(np.concatenate([np.zeros(0, np.uint64), *repeated]))
    counts = np.searchsorted(keys, hashes << _HASH | _TEXT, "right") - np.searchsorted(keys, hashes << _HASH)
    return hashes.astype(np.uint32), USUAL / np.maximum(counts, 1)


def _sharing(keys: Codes, apart: int) -> Iterator[tuple[Codes, Codes]]:
    """Keys of one hash that stand so far apart, some at a time."""
    for start in range(0, len(keys) - apart, _CHUNK):
        there = keys[start + apart : start + apart + _CHUNK]
        here = keys[start : start + len(there)]
        same = (here ^ there) <= _TEXT
        yield here[same], there[same]
