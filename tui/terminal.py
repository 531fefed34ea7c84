"""Words on a plain terminal: results on standard output, everything else on standard error."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from search.model import Progress
from tui.safe import printable

FOUND, NOTHING, USAGE, PROBLEM = 0, 1, 2, 3
"""Exit codes: found or done, nothing found, wrong usage, some input had a problem."""


def say(text: str) -> None:
    """Print to standard output with no control byte but the line feed."""
    click.echo("\n".join(printable(part) for part in text.split("\n")))


def pour(text: str) -> None:
    """Print a text as it is into a file or pipe; on a terminal, like `say`."""
    if sys.stdout.isatty():
        say(text)
    else:
        click.echo(text, nl=False)


def complain(text: str) -> None:
    """One sentence on standard error."""
    click.echo(printable(text), err=True)


def fail(text: str, code: int) -> NoReturn:
    """A sentence on standard error, and out."""
    complain(text)
    sys.exit(code)


def show_progress(progress: Progress) -> None:
    """A line on the terminal that is written over; nothing where standard error is no terminal."""
    if sys.stderr.isatty():
        count = f"{progress.done}/{progress.total}" if progress.total else str(progress.done)
        sys.stderr.write(f"\r\x1b[K{progress.what} {count} {printable(progress.name)[:60]}")
        sys.stderr.flush()


def clear_progress() -> None:
    """Take the progress line away."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
