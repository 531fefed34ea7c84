"""Which of many vectors may lie near another one, told from a quarter of their numbers.

The vectors are turned so that the first directions hold most of their length (principal components), and of
these alone a sketch is kept.  What the other directions can add to a cosine is at most the product of the
lengths that are left in them (Cauchy and Schwarz): nothing near is ever missed.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.files import write_atomic
from search.related.vectors import SCALE, one_thread, products

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors
    from search.related.lines import Mask, Numbers, Scores
    from search.related.vectors import Bytes

WORTH_IT = 16_384
"""Vectors from which a sketch is kept: fewer are compared as they are."""

_DIRECTIONS = 128
_SAMPLE = 16_384
"""Vectors from which the directions are found."""

_CHUNK = 2048
_ROUNDING = 1e-3
"""What the sums of floats and of rounded directions may be wrong by, at most."""

_MOST_NEW = 0.125
"""Share of the vectors that may be missing in a sketch before it is made again."""


class Sketch(NamedTuple):
    """The first vectors of a file in a few `directions` (columns).

    `rows` are rounded to bytes, which are `scale` times too large and up to `off` away from the truth;
    `left` is the length of each in all other directions.
    """

    directions: Vectors
    rows: Bytes
    left: Scores
    scale: float
    off: float

    def may_reach(self, queries: Vectors, least: float) -> Mask:
        """Whether the cosine of each query (first axis) and each row (second) can be `least` or more.

        A quarter of the cost of all cosines.
        """
        with one_thread():
            turned = queries @ self.directions
        lengths = np.linalg.norm(turned, axis=1)
        rest = np.sqrt(np.maximum(np.linalg.norm(queries, axis=1) ** 2 - lengths**2, 0.0))
        found = products(self.rows, turned * np.float32(SCALE / self.scale)).T
        needed = least - _ROUNDING - self.off * lengths
        reached: Mask = found >= needed[:, None] - rest[:, None] * self.left
        return reached


def near(rows: Bytes, sketch: Sketch | None, queries: Vectors, least: float) -> list[tuple[Numbers, Scores]]:
    """For each query the ascending numbers of the rows with a cosine of `least` or more, and the cosines."""
    if sketch is None or len(sketch.rows) > len(rows):
        cosines = products(rows, queries).T
        return [_from(least, np.arange(len(rows)), each) for each in cosines]
    known = len(sketch.rows)
    new = np.arange(known, len(rows))
    found = []
    for query, reached in zip(queries, sketch.may_reach(queries, least), strict=True):
        numbers = np.concatenate([np.flatnonzero(reached), new])
        found.append(_from(least, numbers, products(rows[numbers], query[None])[:, 0]))
    return found


def _from(least: float, numbers: Numbers, cosines: Scores) -> tuple[Numbers, Scores]:
    is_near = cosines >= least
    return numbers[is_near], cosines[is_near]


# -- making and keeping ------------------------------------------------------------------------------------


def is_due(rows: Bytes, sketch: Sketch | None) -> bool:
    """Whether there are so many rows that a sketch should be made, or made again."""
    known = len(sketch.rows) if sketch and len(sketch.rows) <= len(rows) else 0
    return len(rows) >= WORTH_IT and len(rows) - known > _MOST_NEW * len(rows)


def sketched(rows: Bytes) -> Sketch:
    """The sketch of some rows: half a second to a second of one core for 100,000."""
    sample = rows[:: -(-len(rows) // _SAMPLE)].astype(np.float32)
    with one_thread():
        directions = np.ascontiguousarray(np.linalg.eigh(sample.T @ sample)[1][:, : -_DIRECTIONS - 1 : -1])
        parts = (rows[at : at + _CHUNK] / np.float32(SCALE) for at in range(0, len(rows), _CHUNK))
        turned, lengths = map(
            np.concatenate, zip(*((part @ directions, (part**2).sum(axis=1)) for part in parts), strict=True)
        )
    scale = 127 / max(float(np.abs(turned).max()), 1e-6)
    kept = np.rint(turned * scale).astype(np.int8)
    off = float(np.linalg.norm(turned - kept / np.float32(scale), axis=1).max())
    left = np.sqrt(np.maximum(lengths - (turned**2).sum(axis=1), 0.0))
    return Sketch(directions, kept, left, scale, off)


def write_sketch(path: Path, sketch: Sketch) -> None:
    """Put a sketch in the place of the old one, whole or not at all."""
    data = io.BytesIO()
    for part in sketch:
        np.save(data, np.asarray(part), allow_pickle=False)
    write_atomic(path, data.getvalue())


def read_sketch(path: Path) -> Sketch | None:
    """The sketch at `path`; None where there is none that can be used."""
    with contextlib.suppress(OSError, ValueError, EOFError), path.open("rb") as file:
        parts: Sequence[NDArray[np.generic]] = [np.load(file, allow_pickle=False) for _ in Sketch._fields]
        return _checked(parts)
    return None


def _checked(parts: Sequence[NDArray[np.generic]]) -> Sketch | None:
    directions, rows, left, scale, off = parts
    fits = rows.shape == (len(left), directions.shape[-1]) and rows.dtype == np.int8
    if not fits or scale.shape or off.shape:
        return None
    return Sketch(directions, rows, left, float(scale), float(off))  # type: ignore[arg-type]
