"""The application: the desk on one library, and what belongs to no pane."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import Provider
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.notifications import Notify
from textual.screen import Screen
from textual.worker import Worker

from search.library import Library
from search.places import bookmarks_path
from search.speech import _
from tui.elsewhere.in_browser import leave_with_server
from tui.keys.type_ahead import Covered, Followed, TypeAhead
from tui.reader.state import state_path
from tui.screens.desk import DeskScreen
from tui.screens.left_once import broken
from tui.setup.settings import Settings
from tui.setup.themes import put_on
from tui.widgets.scroll_bar import use_direct_bars

if TYPE_CHECKING:
    from tui.reader.folders import Place
    from tui.setup.settings_file import Loaded

PAUSE_OF_HINTS = 5.0
"""Seconds for which what an input method sends is not spoken of again."""

READ = 18
"""Characters of a note that are read in a second."""


def desk_commands() -> type[Provider]:
    """The palette's commands, loaded when it is first opened."""
    from tui.keys.palette import DeskCommands

    return DeskCommands


class HexaplaApp(App[None]):
    """One library, one desk."""

    TITLE = "Hexapla"
    tour = False
    """Whether a newcomer is shown five keys."""
    begins_at = ""
    """The file to begin with, by its path below the folder; empty for the place that was left."""
    next_place: Place | None = None
    """What is to be opened after this desk is closed."""
    CSS_PATH = "app.tcss"
    COMMANDS = App.COMMANDS | {desk_commands}
    BINDINGS = [
        Binding(
            "ctrl+q,Q", "quit", "Quit", id="app.quit", show=False, tooltip="Leave at once; the place is kept"
        ),
        Binding(
            "colon",
            "command_line",
            "Command line",
            id="app.command-line",
            show=False,
            key_display=":",
            tooltip="Write a command: export, theme, open, search, set and every action by its name",
        ),
    ]

    def __init__(
        self,
        library: Library,
        state: Path | None = None,
        bookmarks: Path | None = None,
        settings: Settings | None = None,
        problems: Sequence[str] = (),
    ) -> None:
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)  # none, instead of greys
        self.library = library
        self.settings = settings or Settings()
        self._problems = list(problems)
        self.last_words = list[str]()
        """What is said in the terminal when the desk is gone."""
        self.under_way = list[str]()
        """The kinds of work that the end of the program waits for, see `behind`."""
        self._hinted = float("-inf")
        self._type_ahead = TypeAhead(self)
        put_on(self, self.settings.theme)
        use_direct_bars()
        if self.settings.ambiguous_width == 2:
            from tui.setup.ambiguous import widen

            widen()
        self.state_file = state or state_path(library.folder)
        self.bookmarks_file = bookmarks or bookmarks_path(library.folder)

    def on_mount(self) -> None:
        """Use the reader's own keys, and say what is wrong with the settings when the desk is drawn."""
        self._leave_when_closed()
        if self.settings.preset != "default" or self.settings.keys:
            self.use_keys()
        if self.settings.theme not in self.available_themes:
            from tui.setup.settings_file import theme_problem

            self._problems.append(theme_problem(self.settings.theme))
        if self._problems or self.settings.keys:
            self.call_after_refresh(self._tell_problems)

    def use_keys(self) -> None:
        """The keys of the settings as they are now."""
        from tui.keys.keymap import keymap

        self.set_keymap(keymap(self.settings))

    def _tell_problems(self) -> None:
        """One short note for all; the keys are looked through behind the desk."""
        if self.settings.keys:
            self.run_worker(self._check_keys, thread=True, exit_on_error=False)
        else:
            self._warn(self._problems)

    def _check_keys(self) -> None:
        from tui.keys.keymap import problems_of

        self.call_from_thread(self._warn, [*self._problems, *problems_of(self.settings)])

    def _warn(self, sentences: Sequence[str]) -> None:
        from tui.setup.settings_file import in_short

        if sentences:
            words = in_short(sentences)
            self.notify(words, severity="warning", timeout=max(6, len(words) / READ))

    def _leave_when_closed(self) -> None:
        """Leave in order when the terminal is closed, so that the place is kept."""
        if hasattr(signal, "SIGHUP"):
            with suppress(NotImplementedError, RuntimeError, ValueError):  # not the main thread, as in tests
                asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self.exit)
        if self.is_web:
            leave_with_server(self)

    def notify(self, message: str, **more: Any) -> None:
        """Show a note, as much of it as there is room for, in words that cannot steer the terminal."""
        from tui.widgets.toasts import fitted

        words = fitted(message, more.get("severity", "information"), self.size.width)
        super().notify(words, **{**more, "markup": False})

    def copy_to_clipboard(self, text: str) -> None:
        """Copy words that cannot steer what they are pasted into."""
        from tui.text.safe import pasted

        super().copy_to_clipboard(pasted(text))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Work behind all screens that broke off is told."""
        if words := broken(event):
            self.notify(words, severity="warning", timeout=10)

    def action_help_quit(self) -> None:
        """Ctrl-C without a selection: say what it is for, and how to leave."""
        from tui.keys.keys_of import with_keys

        self.notify(with_keys(self, _("{app.quit} leaves; Ctrl-C copies what is selected.")), timeout=4)

    def on_notify(self, event: Notify) -> None:
        """A note is about to be shown."""
        from tui.toolkit import notes
        from tui.widgets.toasts import make_room, use_notes

        use_notes()
        make_room(notes(self), event.notification.message)

    def key_question_mark(self) -> None:
        """Show the keys, those of the screen in use first, where it has no other use for the key."""
        from tui.screens.help import HelpScreen, title_for

        self.push_screen(HelpScreen(title_for(self.screen)))

    key_f1 = key_question_mark

    def action_command_palette(self) -> None:
        """Show all commands by name."""
        from tui.keys.palette import open_palette

        open_palette(self)

    def search_themes(self) -> None:
        """Show the themes to choose from."""
        from tui.keys.palette import open_themes

        open_themes(self)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Those of the toolkit, in the language of the program."""
        from tui.keys.palette import spoken

        return map(spoken, super().get_system_commands(screen))

    def action_command_line(self) -> None:
        """Open the line for commands over the screen in use."""
        from tui.screens.command_line import CommandLineScreen

        self.push_screen(CommandLineScreen())

    def key_colon(self) -> None:
        """Above the desk too, where no screen has another use for the key."""
        self.action_command_line()

    async def on_event(self, event: Event) -> None:
        """Let keys wait for the screen that they are meant for.

        Outside a line to type in, take what an input method sends for the key it stands for.
        """
        if isinstance(event, (Key, Paste)) and not event.is_forwarded:
            if self._type_ahead.takes(event):
                return
            if isinstance(event, Key):
                meant = self._key_meant(event)
                if meant is None:
                    return
                event = meant
                self._type_ahead.sends(event)
        came_back = isinstance(event, Key) and event.is_forwarded
        await super().on_event(event)
        if isinstance(event, Key) and (came_back or not event.is_forwarded):
            self._type_ahead.came_back(event)

    def on_followed(self, event: Followed) -> None:
        """What a key has led to is done."""
        self._type_ahead.go_on(event.key)

    def on_covered(self, event: Covered) -> None:
        """A screen lies under another one now."""
        self._type_ahead.covered(event.screen)

    def _key_meant(self, event: Key) -> Key | None:
        """The key itself, the one it stands for, or None where it was typed for no line at all."""
        if (event.character or "").isascii():
            return event
        from tui.keys.input_method import SWITCH_OFF, key_meant
        from tui.keys.keys_of import with_keys

        meant = key_meant(self, event)
        if meant is None and monotonic() - self._hinted > PAUSE_OF_HINTS:
            self._hinted = monotonic()
            self.notify(with_keys(self, _(SWITCH_OFF)), timeout=3)
        return meant

    async def run_async(self, **how: Any) -> None:
        """Say in the terminal, when the desk is gone, that something is still being finished."""
        try:
            return await super().run_async(**how)
        finally:
            if self.under_way:
                from tui.screens.behind import tell_wait

                tell_wait()

    def get_driver_class(self) -> type[Driver]:
        """The toolkit's, which outlasts its terminal."""
        from tui.vanishing import outlasting

        return outlasting(super().get_driver_class())

    def get_default_screen(self) -> DeskScreen:
        """The desk is the first screen, so that no empty one is drawn before it."""
        desk = DeskScreen(self.library, self.state_file, self.bookmarks_file)
        desk.panes.wish = desk.panes.wish or self.settings.columns
        return desk


def run(library: Library, begins_at: str = "", loaded: Loaded | None = None) -> Place | None:
    """Open the desk and stay until the reader leaves it, for another place or for good (None)."""
    app = (
        HexaplaApp(library, settings=loaded.settings, problems=loaded.problems)
        if loaded
        else HexaplaApp(library)
    )
    app.tour = app.settings.tour
    app.begins_at = begins_at
    app.run()
    if app.last_words:
        from tui.output.terminal import complain

        with suppress(OSError):  # the terminal may be gone
            for words in filter(None, app.last_words):
                complain(words)
    if app.return_code:
        from tui.output.terminal import PROBLEM, fail

        fail(_("The desk broke off with the fault above; what you kept is in its files."), PROBLEM)
    return app.next_place
