"""The command palette over the keys of the screen in use: what a key does can be found by its words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.widget import Widget

from search.speech import _
from tui.declared import keys_shown
from tui.own_bindings import own_bindings


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
        if self.focused is not None:
            yield from commands(self.focused)


def commands(owner: Widget) -> Iterator[Command]:
    """What the keys of a screen or pane do, with the keys as the reader has set them."""
    from tui.screens.help import keymap_of

    own = keymap_of(owner.app)
    for binding in own_bindings(type(owner)):
        name, told = _(binding.description), _(binding.tooltip)
        words = f"{name}: {told}" if told else name
        run = partial(owner.run_action, binding.action)
        yield Command(words, f"key {keys_shown(binding, own)}", run)
