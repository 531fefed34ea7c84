"""What the shell is offered speaks the language in use: click translates the help of commands alone."""

from __future__ import annotations

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

from tui.commands.help import option_words


class _Spoken(ShellComplete):
    """The words behind each offer, translated."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """As click finds them; the language is known when it has."""
        found = super().get_completions(args, incomplete)
        for each in found:
            each.help = each.help and option_words(each.help)
        return found


class _Bash(_Spoken, BashComplete):
    """Bash, which shows no words."""


class _Zsh(_Spoken, ZshComplete):
    """Zsh."""


class _Fish(_Spoken, FishComplete):
    """Fish."""


def use() -> None:
    """Answer the shells so."""
    for each in (_Bash, _Zsh, _Fish):
        add_completion_class(each)
