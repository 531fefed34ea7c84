"""The command palette over the keys of the desk: what a key does can be found by its words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.screens.desk_keys import DESK_KEYS


class DeskCommands(Provider):
    """One command a binding; its name is the tooltip, its help the key."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for binding, words in commands():
            yield DiscoveryHit(words, partial(self.screen.run_action, binding.action), help=shown(binding))

    async def search(self, query: str) -> Hits:
        """Those whose words fit."""
        matcher = self.matcher(query)
        for binding, words in commands():
            score = matcher.match(words)
            if score > 0:
                run = partial(self.screen.run_action, binding.action)
                yield Hit(score, matcher.highlight(words), run, help=shown(binding))


def commands() -> Iterator[tuple[Binding, str]]:
    """The bindings of the desk with the words they are found by."""
    for binding in DESK_KEYS:
        if isinstance(binding, Binding):
            yield (
                binding,
                f"{binding.description}: {binding.tooltip}" if binding.tooltip else binding.description,
            )


def shown(binding: Binding) -> str:
    """The key as it stands in the help."""
    return f"key {binding.key_display or binding.key}"
