"""When garbage is looked for."""

from __future__ import annotations

import gc
import mmap
import threading
import weakref
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from search import memory
from search.memory import begin_to_collect, tidy_up
from search.related.mapped import let_go_at_rest


class Ring:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)
    gc.enable()


def test_all_objects_are_gone_through_at_rest_and_when_enough_was_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gc.disable()
    begin_to_collect()
    assert gc.isenabled()
    assert gc.get_freeze_count()
    assert gc.get_threshold()[2] > 10
    gc.disable()
    known = weakref.ref(Ring())
    monkeypatch.setattr(gc, "get_count", lambda: (700, 9, 0))
    tidy_up()
    assert known() is not None  # nothing else was made meanwhile
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 1))
    tidy_up()
    assert known() is None


class Looked(weakref.WeakSet[mmap.mmap]):
    """While somebody goes through it, another thread maps one more file."""

    def __iter__(self) -> Iterator[mmap.mmap]:
        found = super().__iter__()
        yield next(found)
        other = threading.Thread(target=let_go_at_rest, args=([of_file()],))
        other.start()
        other.join(0.1)
        yield from found


def of_file() -> NDArray[np.int8]:
    return np.ndarray(4096, np.int8, mmap.mmap(-1, 4096))


def test_files_may_be_mapped_while_those_that_are_known_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_MAPS", Looked())
    known = [of_file(), of_file()]
    let_go_at_rest(known)
    tidy_up()
    assert len(memory._MAPS) >= 2
