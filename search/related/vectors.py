"""Vectors on disk: rows of bytes that are only ever added to, compared by brute force.

Up to some hundred thousand rows of 512 bytes nothing cleverer is needed: a scan of 100,000 takes about
7 ms of one core.  A marker beside the file says whose vectors they are and how many rows are good, so
that rows of an interrupted write are written over.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from search.derived import Marker, read_marker, write_marker
from search.related.encoder import identity
from search.related.mapped import let_go_at_rest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Encoder, Vectors
    from search.related.lines import Mask

    Bytes = NDArray[np.int8]

SCALE = 508.0
"""No number of a unit vector with hundreds of dimensions comes near 0.25: 127 / 508 loses nothing."""

_CHUNK = 2048
"""Rows turned to floats at a time: they stay in the processor's cache."""

_ONE_BY_ONE = 3
"""Queries up to which a product for each is faster than one for all."""


class VectorFile:
    """Rows of one encoder at `path`; other rows are forgotten when the first new one is added.

    Any number of processes may read while one, which holds the lock that the caller keeps, adds.
    """

    def __init__(self, path: Path, identity: str, dimensions: int) -> None:
        self.path = path
        self.identity = identity
        self.dimensions = dimensions
        self._marker = path.with_suffix(".json")
        self._rows: Bytes = np.zeros((0, dimensions), np.int8)
        self._marked: tuple[tuple[int, int, int], int] = (0, 0, 0), 0

    def rows(self) -> Bytes:
        """All good rows, as a map of the file, which is kept: walking through a new one takes longer."""
        shape = (self._count(), self.dimensions)
        if self._rows.shape != shape:
            is_empty = not shape[0]  # an empty file cannot be mapped
            found = np.zeros(shape, np.int8) if is_empty else np.memmap(self.path, np.int8, "r", shape=shape)
            self._rows = np.asarray(found)
            let_go_at_rest([self._rows])
        return self._rows

    def floats(self, numbers: NDArray[np.int64]) -> Vectors:
        """Some of the rows as they were added, but for the rounding."""
        return _floats(self.rows()[numbers])

    def add(self, vectors: Vectors) -> None:
        """Append rows; zeros stand for a text without a vector."""
        count = self._count()
        end = count * self.dimensions
        rows = np.clip(np.rint(vectors * SCALE), -127, 127).astype(np.int8)
        with self.path.open("r+b" if self.path.exists() else "w+b") as file:
            if file.seek(0, os.SEEK_END) > end:
                file.truncate(end)
            file.seek(end)
            file.write(rows.tobytes())
            file.flush()
            os.fsync(file.fileno())
        write_marker(self._marker, Marker(self.identity, 0, count + len(rows)))

    def copy(self, keep: Mask, path: Path) -> VectorFile:
        """A new file at `path` with the kept rows; `keep` may be longer than the file."""
        rows = self.rows()
        kept = VectorFile(path, self.identity, self.dimensions)
        kept._marker.unlink(missing_ok=True)
        for start in range(0, len(rows), _CHUNK):
            part = rows[start : start + _CHUNK][keep[start : min(start + _CHUNK, len(rows))]]
            kept.add(_floats(part))
        return kept

    def _count(self) -> int:
        """How many rows are good; the marker is read again when there is another one in its place."""
        try:
            written, size = self._marker.stat(), self.path.stat().st_size
        except OSError:
            return 0
        state = written.st_ino, written.st_mtime_ns, written.st_size
        if self._marked[0] != state:
            marker = read_marker(self._marker)
            self._marked = state, marker.rows if marker and marker.identity == self.identity else 0
        return min(self._marked[1], size // self.dimensions)


def vector_file(folder: Path, name: str, encoder: Encoder, last: VectorFile | None = None) -> VectorFile:
    """The file of an encoder for things that `name` numbers: each encoder has its own.

    That is `last` again if it is the one, so that its map is kept.
    """
    owner = identity(encoder)
    key = hashlib.blake2b(owner.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    path = folder / f"{name}.{key}.i8"
    if last is not None and (last.path, last.identity) == (path, owner):
        return last
    return VectorFile(path, owner, encoder.dimensions)


def remove_others(kind: str, file: VectorFile) -> None:
    """Delete the files beside one that begin with `kind`: of other numberings, and of all encoders but one.

    The encoder that was used before is left its file, so that going back to it costs nothing.  What another
    process holds open stays.
    """
    folder, stem = file.path.parent, file.path.stem
    others = sorted(folder.glob(f"{kind}*.i8"), key=_changed, reverse=True)
    kept = [
        other.stem for other in others if other.stem != stem and _numbering(other) == _numbering(file.path)
    ]
    for other in folder.glob(f"{kind}*"):
        if other.stem not in (stem, *kept[:1]):
            with contextlib.suppress(OSError):
                other.unlink()


def _numbering(path: Path) -> str:
    return path.name.partition(".")[0]


def _changed(path: Path) -> float:
    with contextlib.suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def _floats(rows: Bytes) -> Vectors:
    return (rows / np.float32(SCALE)).astype(np.float32, copy=False)


def products(rows: Bytes, queries: Vectors, numbers: NDArray[np.int64] | None = None) -> Vectors:
    """The cosine of each row (first axis) with each query vector (second axis), column by column in memory.

    Of all rows, or of those with some `numbers`.  A few queries are multiplied one by one and more of them
    together, filled up to a multiple of eight: matrices of other widths cost up to twice as much.
    """
    count, size = len(queries), len(rows if numbers is None else numbers)
    found = np.empty((count, size), np.float32)
    scaled = queries / np.float32(SCALE)
    columns = _filled_up(scaled) if count > _ONE_BY_ONE else None
    with one_thread():
        for start in range(0, size, _CHUNK):
            some = slice(start, start + _CHUNK)
            chunk = rows[some if numbers is None else numbers[some]].astype(np.float32)
            part = found[:, some]
            if columns is None:
                for query, cosines in zip(scaled, part, strict=True):
                    np.matmul(chunk, query, out=cosines)
            else:
                part[:] = (chunk @ columns)[:, :count].T
    return found.T


def dots(ones: Vectors, others: Vectors) -> Vectors:
    """The dot product of each of some vectors with each of others, on one thread: both are few."""
    with one_thread():
        found: Vectors = ones @ others.T
    return found


def _filled_up(queries: Vectors) -> Vectors:
    """The queries as columns, with columns of zeros up to a multiple of eight."""
    columns = np.zeros((queries.shape[1], -(-len(queries) // 8) * 8), np.float32)
    columns[:, : len(queries)] = queries.T
    return columns


def one_thread() -> AbstractContextManager[object]:
    """Keep numpy to one thread inside: on small matrices its threads wait for each other, using up the cores.

    Does nothing where threadpoolctl is not installed; all is right then, and several times slower.
    """
    controller = _controller()
    return controller.limit(limits=1, user_api="blas") if controller else nullcontext()


@cache
def _controller() -> Any:
    return import_module("threadpoolctl").ThreadpoolController() if find_spec("threadpoolctl") else None
