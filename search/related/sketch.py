"""How near many vectors are to others, told from an eighth or a quarter of their numbers.

The vectors are turned so that the first directions hold most of their length (principal components), and of
these alone a sketch is kept.  What the other directions can add to a cosine is at most the product of the
lengths that are left in them (Cauchy and Schwarz): nothing near is ever missed.  What they do add is far less
as a rule, so that the few directions also give a fair estimate.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import numpy as np

from search.files import write_atomic
from search.related.mapped import let_go_at_rest
from search.related.vectors import SCALE, one_thread, products

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors
    from search.related.lines import Numbers, Scores
    from search.related.vectors import Bytes, VectorFile

    Codes = NDArray[np.int8]

WORTH_IT = 16_384
"""Vectors from which a sketch is kept: fewer are compared as they are."""

_SAMPLE = 16_384
"""Vectors from which the directions are found."""

_LARGE = 1 << 20
"""Bytes of rows that are not held in memory while the process is at rest."""

_CHUNK = 2048
_AT_ONCE = 4 * _CHUNK
"""Rows whose bounds are worked out together: they stay in the processor's cache."""

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

    def bounds(self, queries: Vectors, least: float) -> tuple[Numbers, Scores]:
        """The ascending numbers of the rows whose cosine with any of the queries can be `least` or more, and
        the most that it can be, with a line for each query.

        A quarter of the cost of all cosines.
        """
        with one_thread():
            turned = queries @ self.directions
        lengths = np.linalg.norm(turned, axis=1)
        rest = np.sqrt(np.maximum(np.linalg.norm(queries, axis=1) ** 2 - lengths**2, 0.0))
        wrong = (_ROUNDING + self.off * lengths)[:, None]
        numbers: list[Numbers] = [np.zeros(0, np.int64)]
        bounds: list[Scores] = [np.zeros((len(queries), 0), np.float32)]
        for start in range(0, len(self.rows), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            found = products(self.rows[some], turned * np.float32(SCALE / self.scale)).T
            found += np.multiply.outer(rest, self.left[some])
            found += wrong
            reached = np.flatnonzero((found >= least).any(axis=0))
            numbers.append(start + reached)
            bounds.append(found[:, reached])
        return np.concatenate(numbers), np.concatenate(bounds, axis=1)

    def estimates(self, queries: Vectors) -> Vectors:
        """The cosine of each row (first axis) with each query (second) by these directions alone."""
        with one_thread():
            turned = queries @ self.directions
        return products(self.rows, turned * np.float32(SCALE / self.scale))


def estimated(rows: Bytes, sketch: Sketch, queries: Vectors) -> Vectors:
    """The cosine of each row (first axis) with each query (second), as exactly as the sketch tells it.

    What the sketch lacks is compared as it is.
    """
    known = sketch.estimates(queries)
    return np.concatenate([known, products(rows[len(known) :], queries)]) if len(known) < len(rows) else known


def near(rows: Bytes, sketch: Sketch | None, queries: Vectors, least: float) -> list[tuple[Numbers, Scores]]:
    """For each query the ascending numbers of the rows with a cosine of `least` or more, and the cosines."""
    if sketch is None:
        cosines = products(rows, queries).T
        return [_from(least, np.arange(len(rows)), each) for each in cosines]
    reached, _ = sketch.bounds(queries, least)
    numbers = np.concatenate([reached, np.arange(len(sketch.rows), len(rows))])
    return [_from(least, numbers, each) for each in products(rows, queries, numbers).T]


def nearest(
    rows: Bytes, sketch: Sketch | None, queries: Vectors, least: float, kinds: Codes, count: int
) -> list[tuple[Numbers, Scores]]:
    """The same in any order, but of each kind of rows no more than what may be among its first `count`.

    What cannot be nearer than some that are known already is not read.
    """
    if sketch is None:
        return near(rows, None, queries, least)
    reached, bounds = sketch.bounds(queries, least)
    new = np.arange(len(sketch.rows), len(rows))
    numbers = np.concatenate([reached, new])
    most = np.concatenate([bounds, np.ones((len(queries), len(new)), np.float32)], axis=1)
    return [
        _from(least, *_nearest(rows, query[None], numbers, bound, least, kinds[numbers], count))
        for query, bound in zip(queries, most, strict=True)
    ]


def _nearest(
    rows: Bytes, query: Vectors, numbers: Numbers, most: Scores, least: float, kinds: Codes, count: int
) -> tuple[Numbers, Scores]:
    """The rows that may be the nearest of their kind to a query by the most that their cosines can be."""
    reached = np.flatnonzero(most >= least)
    reached = reached[np.argsort(-most[reached])]
    numbers, most, kinds = numbers[reached], most[reached], kinds[reached]
    each = [np.flatnonzero(kinds == kind)[:count] for kind in range(int(kinds.max(initial=0)) + 1)]
    tried = np.concatenate(each)
    found = products(rows, query, numbers[tried])[:, 0]
    firsts = np.split(found, np.cumsum([len(some) for some in each])[:-1])
    needed = [max(least, some.min()) if len(some) == count else least for some in firsts]
    hopeful = most >= np.array(needed, np.float32)[kinds]
    hopeful[tried] = False
    rest = products(rows, query, numbers[hopeful])[:, 0]
    return np.concatenate([numbers[tried], numbers[hopeful]]), np.concatenate([found, rest])


def _from(least: float, numbers: Numbers, cosines: Scores) -> tuple[Numbers, Scores]:
    is_near = cosines >= least
    return numbers[is_near], cosines[is_near]


# -- making and keeping ------------------------------------------------------------------------------------


def is_due(rows: Bytes, sketch: Sketch | None) -> bool:
    """Whether there are so many rows that a sketch should be made, or made again."""
    known = len(sketch.rows) if sketch else 0
    return len(rows) >= WORTH_IT and len(rows) - known > _MOST_NEW * len(rows)


def sketched(rows: Bytes, count: int) -> Sketch:
    """The sketch of some rows in so many directions: half a second to a second of one core for 100,000."""
    sample = rows[:: -(-len(rows) // _SAMPLE)].astype(np.float32)
    with one_thread():
        directions = np.ascontiguousarray(np.linalg.eigh(sample.T @ sample)[1][:, : -count - 1 : -1])
        parts = (rows[at : at + _CHUNK] / np.float32(SCALE) for at in range(0, len(rows), _CHUNK))
        turned, lengths = map(
            np.concatenate, zip(*((part @ directions, (part**2).sum(axis=1)) for part in parts), strict=True)
        )
    scale = 127 / max(float(np.abs(turned).max()), 1e-6)
    kept = np.rint(turned * scale).astype(np.int8)
    off = float(np.linalg.norm(turned - kept / np.float32(scale), axis=1).max())
    left = np.sqrt(np.maximum(lengths - (turned**2).sum(axis=1), 0.0))
    return Sketch(directions, kept, left, scale, off)


class SketchFile:
    """The sketch beside a file of vectors, in so many directions; read again when another one was written."""

    def __init__(self, directions: int) -> None:
        self._directions = directions
        self._last: tuple[tuple[Path, int], Sketch | None] | None = None

    def of(self, file: VectorFile, rows: Bytes) -> Sketch | None:
        """That of the first of some `rows` of the file; None where there is none yet, or it is of more."""
        path = _path(file)
        state = path, _changed(path)
        last = self._last
        if last is None or last[0] != state:
            last = self._last = state, read_sketch(path)
        found = last[1]
        return found if found is not None and len(found.rows) <= len(rows) else None

    def renew(self, file: VectorFile) -> None:
        """Make it, or make it again, where it is due."""
        rows = file.rows()
        if is_due(rows, self.of(file, rows)):
            write_sketch(_path(file), sketched(rows, self._directions))


def _path(file: VectorFile) -> Path:
    """Beside the vectors and under their name, so that both are removed together."""
    return file.path.with_suffix(".sketch")


def _changed(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_mtime_ns
    return 0


def write_sketch(path: Path, sketch: Sketch) -> None:
    """Put a sketch in the place of the old one, whole or not at all."""
    data = io.BytesIO()
    for part in sketch:
        np.save(data, np.asarray(part), allow_pickle=False)
    write_atomic(path, data.getvalue())


def read_sketch(path: Path) -> Sketch | None:
    """The sketch at `path`; None where there is none that can be used."""
    with contextlib.suppress(OSError, ValueError, EOFError), path.open("rb") as file:
        return _checked([_part(file) for _ in Sketch._fields])
    return None


def _part(file: BinaryIO) -> NDArray[np.generic]:
    """The next array of a file; a large one is mapped, where a mapped file can be put in another's place."""
    form: Any = np.lib.format  # older versions declare no types
    start = file.tell()
    if form.read_magic(file) != (1, 0):
        raise ValueError
    shape, columns_first, dtype = form.read_array_header_1_0(file)
    size = int(np.prod(shape)) * dtype.itemsize
    if columns_first or dtype != np.int8 or size < _LARGE or sys.platform == "win32":
        file.seek(start)
        found: NDArray[np.generic] = np.load(file, allow_pickle=False)
        return found
    data = file.tell()
    table = np.asarray(np.memmap(file, dtype, "r", offset=data, shape=shape))
    file.seek(data + size)
    let_go_at_rest([table])
    return table


def _checked(parts: Sequence[NDArray[np.generic]]) -> Sketch | None:
    directions, rows, left, scale, off = parts
    fits = rows.shape == (len(left), directions.shape[-1]) and rows.dtype == np.int8
    if not fits or scale.shape or off.shape:
        return None
    return Sketch(directions, rows, left, float(scale), float(off))  # type: ignore[arg-type]
