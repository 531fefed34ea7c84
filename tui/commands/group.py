"""Groups of commands whose help speaks the language in use; what sets the help is loaded when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Context(click.Context):
    """Sets help by our formatter."""

    def make_formatter(self) -> click.HelpFormatter:
        """As wide as the terminal, 80 cells at most."""
        from tui.commands.help import Formatter

        return Formatter(width=self.terminal_width, max_width=self.max_content_width)


class Group(click.Group):
    """A group of commands."""

    context_class = Context

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command of the group; its help is set by our formatter."""
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            command.context_class = Context
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What the shell offers; a command with the first sentence of its help."""
        from tui.commands.help import summary

        found = super().shell_complete(ctx, incomplete)
        for each in found:
            if command := self.get_command(ctx, each.value):
                each.help = summary(command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each command with the first sentence of its help, whole."""
        from tui.commands.help import summary

        named = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, summary(command)) for name, command in named if command and not command.hidden]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
