"""Many texts to vectors: each text once, and on all cores where there are enough to pay for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.workers import WorkerFailed, Workers, cores

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Encoder, Vectors
    from search.related.vectors import VectorFile

Cancelled = Callable[[], bool]

BATCH = 256
"""Texts whose vectors are written together; 50 MB beside the weights."""

_PIECE = 32
"""Texts encoded here between two looks at `cancelled`; more at once would be no faster."""

MANY = 4000
"""Texts from which workers are started: until each has loaded the encoder, one could encode 1,500."""

_WORKER_SECONDS = 120.0
"""More than any batch takes; a worker that is silent for so long hangs."""


class Encoding:
    """Encodes with one encoder, in processes of their own when `count` texts are many; a context manager.

    Inside, the encoder knows its weights: one that must be loaded for that is.  Raises EncoderError.
    """

    def __init__(self, encoder: Encoder, count: int) -> None:
        self.encoder = encoder
        self._stack = ExitStack()
        self._workers: Workers[list[str], Vectors] | None = None
        if encoder.apart and count >= MANY and cores() > 1:
            self._workers = Workers(encoder.apart, cores(), timeout=_WORKER_SECONDS)

    def __enter__(self) -> Encoding:
        if not self.encoder.weights_hash:
            self.encoder.encode(["warm"])
        if self._workers:
            self._stack.enter_context(self._workers)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def extend(
        self,
        file: VectorFile,
        end: int,
        texts_from: Callable[[int], Sequence[str]],
        note: Callable[[int], None],
        cancelled: Cancelled,
    ) -> None:
        """Add rows to `file` until it has `end`; raises EncoderError.

        `texts_from` gives up to BATCH texts from a row on, empty ones for rows without a vector; `note` is
        told how many rows there are.  What is added before `cancelled` turns true stays.
        """
        plans: deque[_Plan] = deque()
        first = len(file.rows())
        if first < end:
            note(first)
        for vectors in self._vectors(_planned(first, end, texts_from, plans), cancelled):
            plan = plans.popleft()
            file.add(plan.filled(vectors, file))
            note(plan.first + len(plan.sources))

    def _vectors(self, batches: Iterable[list[str]], cancelled: Cancelled) -> Iterator[Vectors]:
        """The vectors of each batch; one that a worker could not do is done here, which tells the reason."""
        if self._workers is None:
            answers: Iterable[tuple[list[str], Vectors | WorkerFailed | None]] = (
                (texts, None) for texts in batches
            )
        else:
            answers = self._workers.run(batches, cancelled)
        for texts, found in answers:
            vectors = (
                self._here(texts, cancelled) if found is None or isinstance(found, WorkerFailed) else found
            )
            if vectors is None:
                return
            yield vectors

    def _here(self, texts: Sequence[str], cancelled: Cancelled) -> Vectors | None:
        """The vectors of a batch, None when somebody cancelled meanwhile."""
        if cancelled():
            return None
        found: list[Vectors] = [np.zeros((0, self.encoder.dimensions), np.float32)]
        for start in range(0, len(texts), _PIECE):
            if cancelled():
                return None
            found.append(self.encoder.encode(texts[start : start + _PIECE]))
        return np.concatenate(found)


class _Plan(NamedTuple):
    """Where the vectors of a batch come from: for each row the row that first held its text, -1 for none."""

    first: int
    sources: NDArray[np.int64]

    def filled(self, new: Vectors, file: VectorFile) -> Vectors:
        """The rows; `new` are the vectors of those that are the first with their text."""
        numbers = self.first + np.arange(len(self.sources))
        is_new = self.sources == numbers
        rows = np.zeros((len(self.sources), file.dimensions), np.float32)
        rows[is_new] = new
        here = ~is_new & (self.sources >= self.first)
        rows[here] = rows[self.sources[here] - self.first]
        before = (self.sources >= 0) & (self.sources < self.first)
        rows[before] = file.floats(self.sources[before])
        return rows


def _planned(
    first: int, end: int, texts_from: Callable[[int], Sequence[str]], plans: deque[_Plan]
) -> Iterator[list[str]]:
    """The texts of each batch that none before it holds; how to fill its rows is left in `plans`."""
    seen: dict[int, int] = {}
    while first < end:
        texts = texts_from(first)
        sources = [seen.setdefault(hash(text), first + at) if text else -1 for at, text in enumerate(texts)]
        plans.append(_Plan(first, np.array(sources, np.int64)))
        yield [text for at, text in enumerate(texts) if sources[at] == first + at]
        first += len(texts)
