"""The manual and the completion of the shell, made from the commands and keys as they are declared."""

from __future__ import annotations

import click

from search.speech import _
from tui.output.terminal import say


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete commands, options and folders.

    \b
    eval "$(hexapla completion bash)"        in ~/.bashrc
    eval "$(hexapla completion zsh)"         in ~/.zshrc
    hexapla completion fish > ~/.config/fish/completions/hexapla.fish
    """
    from click.shell_completion import get_completion_class

    root = click.get_current_context().find_root()
    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(_("There is no completion for {shell}.").format(shell=shell))
    say(made(root.command, {}, "hexapla", "_HEXAPLA_COMPLETE").source())


@click.command()
@click.option("--man", "as_man", is_flag=True, help="As the source of a man page, in place of Markdown.")
def manual(as_man: bool) -> None:
    """Print the manual: every command with its options and examples, and every key of the desk.

    \b
    hexapla manual > hexapla.md
    hexapla manual --man > ~/.local/share/man/man1/hexapla.1
    """
    from tui.output.manual import chapters, markdown, roff

    root = click.get_current_context().find_root().command
    found = chapters(click.Context(root, info_name="hexapla", **root.context_settings))
    say(roff(found) if as_man else markdown(found))
