"""When garbage is looked for."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from search.memory import begin_to_collect, tidy_up


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
    tidy_up(at_rest=True)
    assert known() is not None  # nothing else was made meanwhile
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 1))
    tidy_up(at_rest=False)
    assert known() is not None
    tidy_up(at_rest=True)
    assert known() is None
