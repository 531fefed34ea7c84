"""A terminal that vanishes while the desk writes to it: the desk then leaves in order."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TextIO

from textual.driver import Driver

from tui.toolkit import in_loop, write_to


def outlasting(driver: type[Driver]) -> type[Driver]:
    """A driver whose application ends when its terminal is gone.

    The toolkit's thread for writing ends with the first error; the application then waits for it forever once
    thirty pieces are queued, and its thread for reading spins.
    """

    class Outlasting(driver):  # type: ignore[valid-type, misc]
        def __init__(self, app: Any, **options: Any) -> None:
            super().__init__(app, **options)
            write_to(self, partial(Outlet, lost=partial(self.leave, app)))

        def leave(self, app: Any) -> None:
            with suppress(RuntimeError):  # it is over already
                in_loop(self, app.exit)

        def close(self) -> None:
            super().close()
            stay_closed()

    return Outlasting


def stay_closed() -> None:
    """What stops a program and lets it go on, as a terminal that closes does, opens no desk that is over.

    The toolkit would begin to read and to draw again while the last work is waited for, and never end.
    """
    for name in ("SIGTSTP", "SIGCONT"):
        if hasattr(signal, name):
            with suppress(ValueError):  # not the main thread
                signal.signal(getattr(signal, name), signal.SIG_DFL)


class Outlet:
    """A stream of which nobody may be left to read: from the first error on, what is written goes nowhere.

    `lost` is called at that error, in the thread that writes.
    """

    def __init__(self, stream: TextIO, lost: Callable[[], object]) -> None:
        self._stream = stream
        self._lost = lost
        self._open = True

    def write(self, text: str) -> int:
        """Write a text, or let it go; its length in code points."""
        self._unless_gone(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        """Send what was written, if anybody is there."""
        self._unless_gone(self._stream.flush)

    def _unless_gone(self, act: Callable[[], object]) -> None:
        if not self._open:
            return
        try:
            act()
        except (OSError, ValueError):  # ValueError: closed
            self._open = False
            self._lost()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
