"""Keys that are pressed faster than screens open: what follows a key that opens one is for that screen."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.app import App
from textual.events import Key, Paste
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

PATIENCE = 2.0
"""Seconds after which a key that never came back is waited for no longer."""


class Followed(Message):
    """Goes behind whatever a key has made a widget tell its screen, and so comes to the application last."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self.key = key


class Covered(Message):
    """A screen lies under another one now."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.screen = screen


class TypeAhead:
    """Every key goes to the widget in use, and comes back to the application where it is looked up.

    Until a key of the screen or of the whole program, Enter, or a key that edits a line, as Ctrl-U does, has
    come back, and the screen that it opened has the keys, what is typed next waits.  Keys of a pane, movement
    above all, never wait for one another.
    A screen that takes a key for itself, which then comes back to nobody, posts `Followed`.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: list[Key | Paste] = []
        self._under_way: Key | None = None
        self._patience: Timer | None = None
        self._screen: Screen[Any] | None = None
        self._from: Widget | None = None
        self._opened: Screen[Any] | None = None

    def takes(self, event: Key | Paste) -> bool:
        """Whether a key has to wait, which it does here then."""
        if self._under_way is None:
            return False
        if self._patience is None:
            self._patience = self._app.set_timer(
                PATIENCE, partial(self._app.call_later, self._send, self._under_way)
            )
        self._waiting.append(event)
        return True

    def sends(self, event: Key) -> None:
        """A key is about to go to the widget in use."""
        if self._may_lead_on(event):
            self._under_way = event
            self._screen, self._from = self._app.screen, self._app.focused or self._app.screen

    def came_back(self, event: Key) -> None:
        """A key was looked up and its action done; what that has told the screen follows behind it."""
        if event is self._under_way:
            if self._patience:
                self._patience.reset()  # the action may have taken long
            if self._app.screen is self._screen and self._from is not None and self._from.is_attached:
                self._from.post_message(Followed(event))
            else:
                self.go_on(event)

    def go_on(self, key: Key) -> None:
        """All that a key has led to is done, but the screen that it has opened has yet to get ready."""
        screen = self._app.screen
        if screen is self._screen:
            self._app.call_later(self._send, key)  # after a change of the focus
        else:
            self._opened = screen
            screen.call_after_refresh(self._app.call_later, self._send, key)

    def covered(self, screen: Screen[Any]) -> None:
        """A screen has opened another one by itself and is drawn no more: what waits for it goes on there."""
        if self._under_way is not None and screen is self._opened:
            self.go_on(self._under_way)

    def _may_lead_on(self, event: Key) -> bool:
        focused, bound = self._app.focused, self._app.active_bindings.get(event.key)
        if focused is not None and focused.check_consume_key(event.key, event.character):
            return False
        if bound is None:  # a screen without a widget in use may take it
            return focused is None or hasattr(self._app, f"key_{event.name}")
        edits = focused is not None and focused.check_consume_key("a", "a")  # letters do not come back
        return edits or event.key == "enter" or bound.node is self._app or isinstance(bound.node, Screen)

    async def _send(self, key: Key) -> None:
        """What has waited for a key comes now, before anything that is pressed later; it may wait again."""
        if key is not self._under_way:
            return
        self._under_way = self._opened = None
        if self._patience:
            self._patience.stop()
            self._patience = None
        waiting, self._waiting = self._waiting, []
        for event in waiting:
            await self._app.on_event(event)
