"""How far a file is that is being written: told by what goes through its rows, heard by whoever waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from typing import TypeVar

Row = TypeVar("Row")

Heard = Callable[[int, int], None]
"""Given how many rows are done, and of how many; may raise to break off."""


def _nobody(_done: int, _total: int) -> None:
    """Nobody waits."""


heard: ContextVar[Heard] = ContextVar("heard", default=_nobody)
"""Who listens in this thread; `asyncio.to_thread` takes it along."""


def counted(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows one by one, each told before it is given."""
    tell = heard.get()
    for number, row in enumerate(rows):
        tell(number, len(rows))
        yield row
