"""Giving memory back once the desk has come to rest: once after each time in which it had work to do."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen

PAUSE = 3.0  # seconds; a desk that has done nothing for so long is at rest
WORK = 0.05  # seconds of the processor up to which that was nothing: the clock, a look at the folder


class Tidying:
    """Looks at the clock of the processor, as long as the desk is there; that takes some 50 microseconds.

    What is given back are 10 to 20 MB after some questions, for 0.1 s in a thread, and the next question
    takes 10 milliseconds more than one asked at once.
    """

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._is_due = True
        self._before = process_time()
        desk.set_interval(PAUSE, self.look)

    def look(self) -> None:
        """Tidy up in a thread if nothing was done since the last look, nor is now, but was before."""
        now = process_time()
        worked, self._before = now - self._before, now
        if worked > WORK or any(work.is_running for work in self._desk.app.workers):
            self._is_due = True
        elif self._is_due:
            self._is_due = False
            self._desk.run_worker(self._tidy, thread=True, group="tidy", exit_on_error=False)

    def _tidy(self) -> None:
        from search.memory import tidy_up

        tidy_up()
        self._before = process_time()
