"""`hexapla`: the desk, and the engine's verbs as commands.

Exit codes: 0 found or done, 1 nothing found, 2 wrong usage, 3 some input had a problem.
The desk, and with it Textual, is imported only when it is opened; the commands when one is called.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.speech import _
from tui.in_browser import in_browser
from tui.opening import encoder_option, home_option, opened, where_to
from tui.terminal import STOPPED, USAGE, complain, fail

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tui.folders import Place
    from tui.settings_file import Loaded

COMMANDS = {
    "index": "tui.reading_commands",
    "search": "tui.search_commands",
    "related": "tui.commands",
    "quotes": "tui.reading_commands",
    "read": "tui.reading_commands",
    "people": "tui.people_commands",
    "statements": "tui.statement_commands",
    "figures": "tui.figure_commands",
    "timeline": "tui.timeline_commands",
    "coverage": "tui.coverage_commands",
    "copies": "tui.copy_commands",
    "compare": "tui.compare_commands",
    "glossary": "tui.glossary_commands",
    "doctor": "tui.reading_commands",
    "bookmarks": "tui.bookmark_commands",
    "export": "tui.export_commands",
    "import": "tui.import_commands",
    "serve": "tui.serve_command",
    "settings": "tui.settings_commands",
    "keys": "tui.settings_commands",
    "completion": "tui.manual_commands",
    "manual": "tui.manual_commands",
}
"""Where each command lives."""


class DeskOrCommand(click.Group):
    """A first word that is no command is the folder to open at the desk."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the desk in front of anything that does not name a command or ask for help."""
        is_half = ctx.resilient_parsing and not args  # the shell asks how the first word may go on
        if not is_half and (not args or args[0] not in (*self.list_commands(ctx), "--help", "--version")):
            args = ["desk", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, and folders where no command begins so."""
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, incomplete)
        return found or [CompletionItem(incomplete, type="dir")]

    def invoke(self, ctx: click.Context) -> object:
        """Ctrl-C ends with a word on what becomes of the work."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            fail("\n" + _("Stopped. What was done is kept; the same command goes on from there."), STOPPED)

    def list_commands(self, _: click.Context) -> list[str]:
        """The desk first, then the commands in the order of use."""
        return [*self.commands, *COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command when it is called."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        function = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), function)
        return command


@click.group(cls=DeskOrCommand, epilog="A folder that bears a command's name is opened as ./NAME.")
@click.version_option(package_name="hexapla")
@click.pass_context
def main(context: click.Context) -> None:
    """Read one story in many sources and languages, side by side.

    \b
    hexapla                  open the desk on the starter corpus
    hexapla FOLDER           open the desk on a folder of articles
    hexapla FILE             open its folder at this article
    hexapla search -f FOLDER 'open source'
    hexapla COMMAND --help   what a command does, with examples

    Codes to leave with: 0 found or done, 1 nothing found, 2 wrong usage, 3 some input had a problem.
    """
    from search import speech
    from tui.settings_file import language_of, load

    context.obj = load()
    speech.use(language_of(context.obj.settings))
    if context.invoked_subcommand != "desk":
        for sentence in context.obj.problems:
            complain(sentence)


@main.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--plain", is_flag=True, help="Line by line, for screen readers, pipes and bare terminals.")
@encoder_option
@home_option
def desk(folder: Path | None, plain: bool, home: Path | None) -> None:
    """Open the reading desk on FOLDER (the starter corpus if left out).

    A file in the place of FOLDER opens its folder at that article.
    """
    if plain:
        from tui.plain_desk import read_plainly

        read_plainly(folder, home)
        return
    if not in_browser() and os.environ.get("TERM") in ("dumb", "unknown"):  # no cursor can be placed there
        from tui.plain_desk import advice

        fail(advice(), USAGE)
    gc.disable()  # there is no garbage yet; the desk turns it on again after its first frame
    loaded: Loaded | None = click.get_current_context().obj
    place: Place | None = where_to(folder, COMMANDS)
    while place:
        with opened(place.folder, home) as library:
            if not (in_browser() or (sys.stdin.isatty() and sys.stdout.isatty())):
                fail(
                    _("The desk needs a terminal; hexapla --plain and the commands (hexapla --help) do not."),
                    USAGE,
                )
            from tui.app import run

            place = run(library, place.file, loaded)
