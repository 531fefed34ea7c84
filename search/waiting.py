"""Long work that one thread does and several wait for: all of them hear how far it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from search.model import Progress

Thing = TypeVar("Thing")

OnProgress = Callable[["Progress"], None]


def silent(_step: Progress) -> None:
    """Nobody is told."""


class Steps:
    """Passes the steps of work on to everybody who waits for it now."""

    def __init__(self) -> None:
        self._waiting: tuple[OnProgress, ...] = ()
        self._one_at_a_time = threading.Lock()

    @contextmanager
    def heard_by(self, progress: OnProgress | None) -> Iterator[None]:
        """Tell the steps to one more, as long as this lasts."""
        if progress is None:
            yield
            return
        with self._one_at_a_time:
            self._waiting = (*self._waiting, progress)
        try:
            yield
        finally:
            with self._one_at_a_time:
                self._waiting = tuple(each for each in self._waiting if each is not progress)

    def tell(self, step: Progress) -> None:
        """From the thread that works."""
        for each in self._waiting:
            each(step)

    def through(self, things: Iterable[Thing], what: str, total: int) -> Iterator[Thing]:
        """The things one by one, each told before it is given."""
        from search.model import Progress

        for number, thing in enumerate(things):
            self.tell(Progress(what, number, total))
            yield thing
