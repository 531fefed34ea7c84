"""The command palette over the keys of the screen in use: what a key does can be found by its words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from textual.app import App, SystemCommand
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.theme import ThemeProvider
from textual.widget import Widget

from search.speech import N_, _
from tui.keys.declared import keys_shown
from tui.keys.own_bindings import own_bindings
from tui.screens.left_once import LeftOnce

TOOLKIT = (
    N_("Theme"),
    N_("Change the current theme"),
    N_("Quit"),
    N_("Quit the application as soon as possible"),
    N_("Keys"),
    N_("Show help for the focused widget and a summary of available keys"),
    N_("Hide the keys and widget help panel"),
    N_("Maximize"),
    N_("Maximize the focused widget"),
    N_("Minimize"),
    N_("Minimize the widget and restore to normal size"),
    N_("Screenshot"),
    N_("Save an SVG 'screenshot' of the current screen"),
)
"""What the toolkit's own commands say."""


def spoken(command: SystemCommand) -> SystemCommand:
    """A command of the toolkit in the language in use."""
    return command._replace(title=_(command.title), help=_(command.help))


class Palette(CommandPalette, LeftOnce[None]):
    """The palette of the toolkit, which is left once."""


def open_palette(app: App[Any]) -> None:
    """Show all commands over the screen in use, unless they are shown already."""
    if not CommandPalette.is_open(app):
        app.push_screen(Palette(placeholder=_("Words of what you look for"), id="--command-palette"))


def open_themes(app: App[Any]) -> None:
    """Show the themes to choose from."""
    app.push_screen(Palette([ThemeProvider], placeholder=_("Name of a theme")))


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
        yield Command(words, _("key {keys}").format(keys=keys_shown(binding, own)), run)
