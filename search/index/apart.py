"""A word index caught up in a process of its own: Whoosh is pure Python and would make the desk stutter."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from search.model import Progress
from search.store import Store
from search.workers import Workers, cores

_PAUSE = 0.3
"""Seconds between two reports."""


class Where(NamedTuple):
    """The folder of an index and the file of the record that it follows."""

    folder: Path
    record: Path


def catch_up(where: Where, progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> None:
    """Have a worker catch up and wait for it.

    It holds the same locks as any other program, and is ended when `cancelled` turns true.  Says nothing
    when it fails, and does nothing on a single core: what is not in the index afterwards is still to be
    taken in.
    """
    if cores() == 1:
        return
    with Workers[Where, "Progress | None"]("search.index.apart:look", 1) as workers:
        for _, told in workers.run(repeat(where), cancelled):
            if not isinstance(told, Progress):
                return
            progress(told)


def look(where: Where) -> Progress | None:
    """In the worker: how far the work is after a moment, None when it is over; the first look begins it."""
    work = _begun(where)
    work.join(_PAUSE)
    return work.last if work.is_alive() else None


@cache
def _begun(where: Where) -> _Work:
    work = _Work(where)
    work.start()
    return work


class _Work(threading.Thread):
    """Ends with its process, whatever it is doing then: an index bears that."""

    def __init__(self, where: Where) -> None:
        super().__init__(daemon=True)
        self.last = Progress("words", 0, 0)
        self._where = where

    def run(self) -> None:
        """See Thread."""
        from search.index.words import WordIndex

        store = Store(self._where.record)
        try:
            WordIndex(self._where.folder, store).catch_up_here(self._note)
        finally:
            store.close()

    def _note(self, step: Progress) -> None:
        self.last = step
