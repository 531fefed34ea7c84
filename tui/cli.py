"""`hexapla`: the desk, and the engine's verbs as commands.

Exit codes: 0 found or done, 1 nothing found, 2 wrong usage, 3 some input had a problem.
The desk, and with it Textual, is imported only when it is opened; the commands when one is called.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path

import click

from tui.opening import encoder_option, home_option, opened
from tui.terminal import STOPPED, USAGE, fail

COMMANDS = {
    "index": "tui.reading_commands",
    "search": "tui.search_commands",
    "related": "tui.commands",
    "quotes": "tui.reading_commands",
    "read": "tui.reading_commands",
    "people": "tui.people_commands",
    "statements": "tui.statement_commands",
    "copies": "tui.copy_commands",
    "compare": "tui.compare_commands",
    "glossary": "tui.glossary_commands",
    "doctor": "tui.reading_commands",
    "bookmarks": "tui.bookmark_commands",
}
"""Where each command lives."""


class DeskOrCommand(click.Group):
    """A first word that is no command is the folder to open at the desk."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the desk in front of anything that does not name a command or ask for help."""
        if not args or args[0] not in (*self.list_commands(ctx), "--help", "--version"):
            args = ["desk", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Ctrl-C ends with a word on what becomes of the work."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            fail("\nStopped. What was done is kept; the same command goes on from there.", STOPPED)

    def list_commands(self, _: click.Context) -> list[str]:
        """The desk first, then the commands in the order of use."""
        return [*self.commands, *COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command when it is called."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command


@click.group(cls=DeskOrCommand, epilog="A folder that bears a command's name is opened as ./NAME.")
@click.version_option(package_name="hexapla")
def main() -> None:
    """Read one story in many sources and languages, side by side.

    \b
    hexapla                  open the desk on the starter corpus
    hexapla FOLDER           open the desk on a folder of articles
    hexapla search -f FOLDER 'open source'
    """


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@encoder_option
@home_option
def desk(folder: Path | None, home: Path | None) -> None:
    """Open the reading desk on FOLDER (the starter corpus if left out)."""
    gc.disable()  # there is no garbage yet; the desk turns it on again after its first frame
    with opened(folder, home) as library:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            fail("The desk needs a terminal; the commands (hexapla --help) do not.", USAGE)
        from tui.app import run

        run(library)
