"""What is wrong with a command line, in the language in use: click says it in English."""

from __future__ import annotations

import click

from search.speech import N_, _
from search.templates import Templates
from tui.text.safe import printable

SENTENCES = Templates(
    (
        N_("No such option {name}. {message}"),
        N_("No such option {name}."),
        N_("No such option: {name} {message}"),
        N_("No such option: {name}"),
        N_("No such command {name}. {message}"),
        N_("No such command {name}."),
        N_("Did you mean {name}?"),
        N_("(Did you mean one of: {names}?)"),
        N_("(Possible options: {names})"),
        N_("Missing argument {name}. {message}"),
        N_("Missing argument {name}."),
        N_("Missing option {name}. {message}"),
        N_("Missing option {name}."),
        N_("Missing command."),
        N_("Choose from:\n\t{names}"),
        N_("Option {name} requires an argument."),
        N_("Option {name} requires {count} arguments."),
        N_("Option {name} does not take a value."),
        N_("Got unexpected extra argument ({words})"),
        N_("Got unexpected extra arguments ({words})"),
        N_("Invalid value for {name}: {message}"),
        N_("Invalid value: {message}"),
        N_("{value} is not one of {names}."),
        N_("{value} is not a valid integer."),
        N_("{value} is not a valid integer range."),
        N_("{value} is not in the range {range}."),
        N_("Could not open file {name}: {reason}"),
    )
)
"""click's own sentences, in the words of its versions."""

_HELP_INSTEAD: type[click.UsageError] | tuple[()] = getattr(click.exceptions, "NoArgsIsHelpError", ())


def tell(error: click.ClickException) -> None:
    """Say on standard error what is wrong, how the command is called, and where help is."""
    if isinstance(error, _HELP_INSTEAD):
        error.show()
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context:
        click.echo(context.get_usage(), err=True)
        click.echo(_("Try '{command} --help' for help.").format(command=context.command_path), err=True)
        click.echo(err=True)
    message = SENTENCES.translated(error.format_message())
    click.echo(printable(_("Error: {message}").format(message=message)), err=True)
