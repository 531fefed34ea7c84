"""`hexapla`: the desk, and the engine's verbs as commands.

Exit codes: 0 found or done, 1 nothing found, 2 wrong usage, 3 some input had a problem.
The desk, and with it Textual, is imported only when it is opened; the commands when one is called.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.speech import _
from tui.commands.group import Group
from tui.commands.names import COMMANDS
from tui.commands.opening import encoder_named, encoder_option, home_option
from tui.output.terminal import STOPPED, USAGE, complain, fail, until_nobody_reads
from tui.start import open_desk

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


HELP = ("-h", "--help")

_ALIKE = 0.8
"""How alike a word and a command are, from 0 to 1, where the command is meant."""


def _nearest(word: str) -> str:
    """The command that a word nearly is; empty where it is one, an option, or a file or folder."""
    if word in ("desk", *COMMANDS) or word.startswith("-") or os.path.lexists(word):
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, COMMANDS, 1, _ALIKE)), "")


class DeskOrCommand(Group):
    """A first word that is no command is the folder to open at the desk."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the desk in front of anything that does not name a command or ask for help.

        The reader's settings come before all else: they say in which language help and errors are told.
        """
        from search import speech
        from tui.setup.settings_file import language_of, load

        ctx.obj = load()
        speech.use(language_of(ctx.obj.settings))
        is_half = ctx.resilient_parsing and not args  # the shell asks how the first word may go on
        named = args and (args[0] in (*self.list_commands(ctx), *HELP, "--version") or _nearest(args[0]))
        if not (is_half or named):
            args = ["desk", *args]
        with until_nobody_reads():  # help is written here
            return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; UsageError tells which is meant by a slip of the finger."""
        nearest = _nearest(args[0])
        if nearest:
            ctx.fail(f"No such command '{args[0]}'. Did you mean '{nearest}'?")  # as click words it
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands, and folders where no command begins so."""
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, incomplete)
        return found or [CompletionItem(incomplete, type="dir")]

    def invoke(self, ctx: click.Context) -> object:
        """Ctrl-C ends with a word on what becomes of the work, and what was expected to fail with a sentence.

        A wrong command line is told in our words.
        """
        try:
            with until_nobody_reads():
                return super().invoke(ctx)
        except click.ClickException as error:
            from tui.commands.usage_errors import tell

            tell(error)
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            fail("\n" + _("Stopped. What was done is kept; the same command goes on from there."), STOPPED)
        except Exception as error:
            from tui.commands.unwritable import sentence_of

            sentence = sentence_of(error)
            if not sentence:
                raise
            fail(sentence, USAGE)

    def list_commands(self, _: click.Context) -> list[str]:
        """The desk first, then the commands in the order of use."""
        return ["desk", *COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command when it is called."""
        if cmd_name not in self.commands:
            function = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
            self.add_command(getattr(import_module(COMMANDS[cmd_name]), function), cmd_name)
        return super().get_command(ctx, cmd_name)


@click.group(
    cls=DeskOrCommand,
    context_settings={"help_option_names": HELP},
    epilog="A folder that bears a command's name is opened as ./NAME.",
)
@click.version_option(package_name="hexapla", message="%(prog)s %(version)s")
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
        from tui.elsewhere.plain_desk import read_plainly

        read_plainly(folder, home)
        return
    open_desk(folder, home, click.get_current_context().obj, encoder_named())
