"""Words on a plain terminal: results on standard output, everything else on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from time import monotonic
from typing import TYPE_CHECKING, NoReturn, TextIO

from tui.output.pace import Pace
from tui.text.safe import one_line, printable

if TYPE_CHECKING:
    from search.model import Progress

FOUND, NOTHING, USAGE, PROBLEM = 0, 1, 2, 3
"""Exit codes: found or done, nothing found, wrong usage, some input had a problem."""

STOPPED = 130
"""The exit code of a program that was stopped by Ctrl-C."""


def say(text: str) -> None:
    """Print to standard output with no control byte but the line feed."""
    _echo("\n".join(printable(part) for part in text.split("\n")))


def pour(text: str) -> None:
    """Print a text as it is into a file or pipe; on a terminal, like `say`."""
    if sys.stdout.isatty():
        say(text)
    else:
        _echo(text, nl=False)


def complain(text: str) -> None:
    """One sentence on standard error; where nobody reads that any more, the work goes on without it."""
    try:
        _echo(printable(text), err=True)
    except BrokenPipeError:
        _let_go(sys.stderr)


def _echo(text: str, nl: bool = True, err: bool = False) -> None:
    import click  # a desk that opens has nothing to say here, and starts without it

    click.echo(text, nl=nl, err=err)


@contextmanager
def until_nobody_reads() -> Iterator[None]:
    """Whoever stops reading standard output, as `head` does, has found enough: the program ends well then."""
    try:
        yield
    except BrokenPipeError:
        _let_go(sys.stdout)
        sys.exit(FOUND)


def _let_go(stream: TextIO) -> None:
    """What is still to be written goes nowhere, also at the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def fail(text: str, code: int) -> NoReturn:
    """A sentence on standard error, and out."""
    complain(text)
    sys.exit(code)


def show_progress(progress: Progress) -> None:
    """A line on the terminal that is written over; nothing where standard error is no terminal."""
    if sys.stderr.isatty():
        _LINE.show(progress)


def steps_shown() -> Callable[[Progress], None]:
    """The same for long work: where standard error is no terminal, a line for each new kind of step and then
    one every half minute.
    """
    if sys.stderr.isatty():
        return show_progress
    pace, what, told = Pace(), "", 0.0

    def tell(progress: Progress) -> None:
        nonlocal what, told
        if progress.what != what or monotonic() - told >= _SELDOM:
            what, told = progress.what, monotonic()
            complain(pace.words(progress))

    return tell


def clear_progress() -> None:
    """Take the progress line away."""
    if sys.stderr.isatty():
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


class ProgressLine:
    """A bar, what is done at which rate, how long it will take, and the name of what is being done."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._pace = Pace(clock)
        self._shown = 0.0
        self._what = ""

    def show(self, progress: Progress) -> None:
        """Write the line, as often as an eye can follow."""
        if progress.what == self._what and self._clock() - self._shown < _PAUSE:
            return
        self._what, self._shown = progress.what, self._clock()
        sys.stderr.write(_CLEAR + self.text(progress, get_terminal_size().columns - 1))
        sys.stderr.flush()

    def text(self, progress: Progress, width: int) -> str:
        """The line, at most `width` cells wide; the name is cut first, then the bar goes."""
        from tui.text.wrap import cell_len, shorten

        words = self._pace.words(progress)
        with_bar = f"{_bar(progress)} {words}" if progress.total else words
        line = with_bar if cell_len(with_bar) <= width else words
        room = width - cell_len(line) - 2
        name = one_line(progress.name)
        return f"{line}  {shorten(name, room)}" if name and room >= _LEAST_NAME else shorten(line, width)


_LINE = ProgressLine()
_CLEAR = "\r\x1b[K"
_PAUSE = 0.1
"""Seconds between two states of the line."""

_SELDOM = 30.0
"""Seconds between two lines of one kind of step where they stay."""

_LEAST_NAME = 8
_BAR = 20


def _bar(progress: Progress) -> str:
    """A bar of characters that every terminal has."""
    full = _BAR * min(progress.done, progress.total) // progress.total
    return f"[{'#' * full}{'.' * (_BAR - full)}]"
