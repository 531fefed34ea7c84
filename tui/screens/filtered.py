"""A dialog with a list and a line that narrows it."""

from __future__ import annotations

from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Input, Static

from search.speech import _
from tui.screens.modal import Modal
from tui.text.safe import printable
from tui.widgets.dialog import Dialog
from tui.widgets.pane_list import PaneList

PAUSE = 0.12  # seconds without a key before the list is narrowed

PATIENCE = 3
"""Seconds after which it is told how long a list has been waited for."""

Choice = TypeVar("Choice")


class FilteredScreen(Modal[Choice]):
    """The list has the keys; `/` leads to the line, Enter or ↓ back, Escape empties the line first."""

    BINDINGS = [
        Binding("escape,q", "leave", "Back", id="filtered.leave", tooltip="Empty the line, then back"),
        Binding("slash", "line", "Filter", key_display="/", id="filtered.line", tooltip="To the line"),
        Binding("down", "rows", "To the list", show=False, id="filtered.rows", tooltip="From the line down"),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-low"), (26, "-high")]

    PLACEHOLDER = ""
    WAITING = ""
    """Marked by `N_` in a screen; they are translated here."""

    line = query_one(Input)
    rows = query_one(PaneList)
    dialog = query_one(Dialog)

    def __init__(self) -> None:
        super().__init__()
        self._pause: Timer | None = None
        self._waited = 0  # seconds in which nothing was told
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The line, the list, and below it what a person should know."""
        with Dialog():
            yield Input(placeholder=_(self.PLACEHOLDER), id="line", select_on_focus=False)
            yield PaneList(title="", empty=_(self.WAITING), id="rows")
            yield Static("", id="remark", classes="warning", markup=False)

    def on_mount(self) -> None:
        """The list has the keys; how long it is waited for is told, unless the work tells its steps."""
        self.rows.focus()
        if self.WAITING:
            self._waiting = self.set_interval(1, self._wait)

    def _wait(self) -> None:
        is_over = self.rows.is_filled or self.rows.message not in (_(self.WAITING), self._told_waiting)
        if is_over and self._waiting:
            self._waiting.stop()
            return
        self._waited += 1
        if self._waited >= PATIENCE:
            self.rows.say(self._told_waiting)

    @property
    def _told_waiting(self) -> str:
        return _("{waiting} {seconds} s").format(waiting=_(self.WAITING), seconds=self._waited)

    def broke_off(self, words: str) -> None:
        """It is said where the rows would stand."""
        self.rows.say(words)

    def narrow(self) -> None:
        """Show what fits the line."""
        raise NotImplementedError

    def remark(self, words: str) -> None:
        """Say something below the list, or nothing."""
        self.query_one("#remark", Static).update(printable(words))

    @property
    def words(self) -> str:
        """What stands in the line."""
        return self.line.value.strip()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.narrow)

    @on(Input.Submitted)
    def action_rows(self) -> None:
        """From the line to the list."""
        self.rows.focus()

    def action_line(self) -> None:
        """To the line."""
        self.line.focus()

    def action_leave(self) -> None:
        """Empty the line, else leave without a choice."""
        if self.line.has_focus or self.words:
            self.line.value = ""
            self.rows.focus()
        else:
            self.dismiss(None)
