"""The command palette over the keys of the screen in use: what a key does can be found by its words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.widget import Widget

from tui.own_bindings import own_bindings
from tui.widgets.related import RelatedList


class Command(NamedTuple):
    """What a key does, as it is found by its words."""

    words: str
    key: str
    run: Callable[[], Awaitable[None]]


class DeskCommands(Provider):
    """One command a binding of the screen in use and of its pane with the keys.

    Its name is the tooltip, its help the key.
    """

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.words, command.run, help=command.key)

    async def search(self, query: str) -> Hits:
        """Those whose words fit."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.words)
            if score > 0:
                yield Hit(score, matcher.highlight(command.words), command.run, help=command.key)

    def _commands(self) -> Iterator[Command]:
        yield from commands(self.screen)
        if isinstance(self.focused, RelatedList):
            yield from commands(self.focused)


def commands(owner: Widget) -> Iterator[Command]:
    """What the keys of a screen or pane do."""
    for binding in own_bindings(type(owner)):
        words = f"{binding.description}: {binding.tooltip}" if binding.tooltip else binding.description
        run = partial(owner.run_action, binding.action)
        yield Command(words, f"key {binding.key_display or binding.key}", run)
