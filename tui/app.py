"""The application: the desk on one library, and what belongs to no pane."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.command import Provider
from textual.notifications import Notify

from search.library import Library
from search.places import bookmarks_path
from tui.paths import state_path
from tui.screens.desk import DeskScreen
from tui.settings import Settings


def desk_commands() -> type[Provider]:
    """The palette's commands, loaded when it is first opened."""
    from tui.palette import DeskCommands

    return DeskCommands


class HexaplaApp(App[None]):
    """One library, one desk."""

    TITLE = "Hexapla"
    CSS_PATH = "app.tcss"
    COMMANDS = App.COMMANDS | {desk_commands}
    BINDINGS = [
        Binding(
            "ctrl+q,Q", "quit", "Quit", id="app.quit", show=False, tooltip="Leave at once; the place is kept"
        ),
    ]

    def __init__(
        self,
        library: Library,
        state: Path | None = None,
        bookmarks: Path | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self.library = library
        self.settings = settings or Settings()
        self.state_file = state or state_path(library.folder)
        self.bookmarks_file = bookmarks or bookmarks_path(library.folder)

    def on_mount(self) -> None:
        """Leave in order when the terminal is closed, so that the place is kept."""
        if hasattr(signal, "SIGHUP"):
            with suppress(NotImplementedError, RuntimeError, ValueError):  # not the main thread, as in tests
                asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self.exit)

    def notify(self, message: str, **more: Any) -> None:
        """Show a note, as much of it as there is room for, in words that cannot steer the terminal."""
        from tui.notes import fitted

        words = fitted(message, more.get("severity", "information"), self.size.width)
        super().notify(words, **{**more, "markup": False})

    def on_notify(self, event: Notify) -> None:
        """A note is about to be shown."""
        from tui.notes import make_room, use_notes

        use_notes()
        make_room(self._notifications, event.notification.message)

    def key_question_mark(self) -> None:
        """Show the keys, those of the screen in use first, where it has no other use for the key."""
        from tui.screens.help import HelpScreen, title_for

        self.push_screen(HelpScreen(title_for(self.screen)))

    key_f1 = key_question_mark

    def get_default_screen(self) -> DeskScreen:
        """The desk is the first screen, so that no empty one is drawn before it."""
        return DeskScreen(self.library, self.state_file, self.bookmarks_file)


def run(library: Library) -> None:
    """Open the desk and stay until the reader leaves."""
    HexaplaApp(library).run()
