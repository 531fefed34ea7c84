"""Memory is given back once after each time of work, and never while something is worked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tui.screens import tidying
from tui.screens.desk import DeskScreen
from tui.screens.tidying import Tidying


@dataclass
class Desk:
    """Runs its work at once, and counts it."""

    workers: list[SimpleNamespace] = field(default_factory=list)
    tidied: int = 0

    @property
    def app(self) -> Desk:
        return self

    def set_interval(self, seconds: float, _look: Callable[[], None]) -> None:
        assert seconds > 1

    def run_worker(self, work: Callable[[], None], **_how: Any) -> None:
        work()
        self.tidied += 1


def test_it_tidies_once_at_rest_and_again_after_work(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(now=1.0)
    monkeypatch.setattr(tidying, "process_time", lambda: clock.now)
    given: list[int] = []
    monkeypatch.setattr("search.memory.tidy_up", lambda: given.append(1))
    desk = Desk()
    watched = Tidying(cast(DeskScreen, desk))

    def looked(worked: float) -> int:
        clock.now += worked
        watched.look()
        return desk.tidied

    assert [looked(0.5), looked(0.01), looked(0.01), looked(0.01)] == [0, 1, 1, 1]
    desk.workers.append(SimpleNamespace(is_running=True))
    assert [looked(0.01), looked(0.5)] == [1, 1]
    desk.workers[0].is_running = False
    assert [looked(0.2), looked(0.01), looked(0.0)] == [1, 2, 2]
    assert given == [1, 1]
