"""A terminal that is closed while the desk writes to it."""

from __future__ import annotations

import os
import signal
import sys
from io import StringIO
from typing import Any

import pytest
from textual.drivers._writer_thread import WriterThread

from tui.output.terminal import complain
from tui.vanishing import Outlet, outlasting


class Gone(StringIO):
    """A terminal whose window was closed after its first piece."""

    def write(self, text: str) -> int:
        if self.getvalue():
            raise OSError(5, "Input/output error")
        return super().write(text)


def test_what_nobody_reads_any_more_is_let_go_and_told_once() -> None:
    told: list[int] = []
    terminal = Gone()
    writer = WriterThread(Outlet(terminal, lambda: told.append(1)))  # type: ignore[arg-type]
    writer.start()
    for number in range(100):  # more than the toolkit lets wait
        writer.write(f"{number};")
    writer.stop()
    assert terminal.getvalue() == "0;"
    assert told == [1]


def test_an_application_leaves_when_its_terminal_is_gone() -> None:
    asked: list[Any] = []

    class Loop:
        def call_soon_threadsafe(self, act: Any) -> None:
            asked.append(act)

    class Known:
        """As far as a driver matters here."""

        def __init__(self, _app: Any, **_options: Any) -> None:
            self._file, self._loop = Gone("x"), Loop()

    class App:
        def exit(self) -> None: ...

    app = App()
    kind: Any = outlasting(Known)  # type: ignore[arg-type]
    driver = kind(app)
    driver._file.write("frame")
    driver._file.write("frame")
    assert asked == [app.exit]


def test_a_desk_that_is_over_is_not_opened_again_by_a_terminal_that_closes() -> None:
    closed: list[str] = []

    class Known:
        def __init__(self, _app: Any, **_options: Any) -> None:
            signal.signal(signal.SIGCONT, lambda *_: closed.append("opened again"))

        def close(self) -> None:
            closed.append("closed")

    kind: Any = outlasting(Known)  # type: ignore[arg-type]
    before = signal.getsignal(signal.SIGCONT)
    try:
        kind(None).close()
        signal.raise_signal(signal.SIGCONT)
        assert closed == ["closed"]
    finally:
        signal.signal(signal.SIGCONT, before)


def test_sentences_that_nobody_reads_do_not_break_off_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", buffering=1) as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        complain("half done")
        complain("done")
