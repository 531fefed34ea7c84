"""`hexapla FOLDER --plain`: lines in, lines out, nothing drawn and nothing written over."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from search.speech import _
from tui.commands.opening import bookmarks_file, caught_up
from tui.elsewhere.plain_reading import PlainReading
from tui.output.terminal import say


def read_plainly(folder: Path | None, home: Path | None) -> None:
    """List the articles, then answer each line of standard input until `q` or its end."""
    with caught_up(folder, home) as library:
        reading = PlainReading(library, bookmarks_file(library.folder))
        for line in reading.articles():
            say(line)
        typed = sys.stdin
        if isinstance(typed, TextIOWrapper):
            typed.reconfigure(errors="replace")
        while not reading.is_over:
            if typed.isatty():
                click.echo("> ", nl=False)
            line = typed.readline()
            if not line:
                return
            for answer in reading.answer(line):
                say(answer)


def advice() -> str:
    """What to do where the desk cannot be drawn."""
    return _(
        "This terminal cannot draw the desk; hexapla --plain reads line by line, "
        "and the commands (hexapla --help) work anywhere."
    )
