"""The line behind `:`: every action by its name, and commands with arguments, completed while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from search.speech import _
from tui.keys.line_commands import NoSuch, completions, run_line
from tui.screens.modal import Modal
from tui.text.safe import one_line
from tui.widgets.rows import two_columns

if TYPE_CHECKING:
    from tui.app import HexaplaApp

NAME_CELLS = 24
FRAME = 4
"""Cells of a row that no words can have."""

LONGEST = 4_000
"""Code points that a line may have."""

MOST_LINES = 100
_lines: list[str] = []
"""What was written since the program was started, the newest last."""


class CommandLineScreen(Modal[None]):
    """Tab completes, ↑ and ↓ walk through what was written before, Enter does it."""

    BINDINGS = [
        Binding("escape", "leave", "Leave", id="command-line.leave", tooltip="Do nothing"),
        Binding(
            "tab",
            "complete(1)",
            "Complete",
            priority=True,
            id="command-line.complete",
            tooltip="Take the next name that fits",
        ),
        Binding(
            "shift+tab",
            "complete(-1)",
            "Before it",
            priority=True,
            id="command-line.complete-back",
            tooltip="Take the name before",
        ),
        Binding(
            "up",
            "history(-1)",
            "Earlier line",
            priority=True,
            id="command-line.earlier",
            tooltip="What was written before",
        ),
        Binding(
            "down",
            "history(1)",
            "Later line",
            priority=True,
            id="command-line.later",
            tooltip="What was written after it",
        ),
    ]

    line = query_one(Input)
    offered = query_one(OptionList)

    def __init__(self) -> None:
        super().__init__()
        self._found: list[tuple[str, str]] = []
        self._at = len(_lines)
        self._offered_for = ""  # the line that the list fits
        self._taken = ""  # the line that Tab wrote

    def compose(self) -> ComposeResult:
        """What fits above the line."""
        with Vertical(id="command"):
            yield OptionList(markup=False)
            with Horizontal():
                yield Static(":")
                yield Input(
                    placeholder=_("a command, Tab completes"), max_length=LONGEST, select_on_focus=False
                )

    def on_mount(self) -> None:
        """The line has the keys; the list is for the eye and the mouse."""
        self.offered.can_focus = False
        self.line.focus()
        self._offer("")

    @property
    def _app(self) -> HexaplaApp:
        return cast("HexaplaApp", self.app)

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.line.value != self._taken:
            self._offer(self.line.value)

    def _offer(self, line: str) -> None:
        self._taken, self._offered_for = "", line
        self._found = completions(self._app, line)
        self.offered.set_options(
            [
                Option(two_columns(one_line(name), words, NAME_CELLS, self.app.size.width - FRAME))
                for name, words in self._found
            ]
        )
        self.offered.highlighted = None

    def on_resize(self) -> None:
        """Set the rows again when they have more or less room."""
        self._offer(self.line.value)

    def action_complete(self, step: int) -> None:
        """Write the next of what fits into the line, when the line has taken what was typed before."""
        self.line.call_later(self._complete, step)

    def _complete(self, step: int) -> None:
        if self.line.value not in (self._taken, self._offered_for):
            self._offer(self.line.value)
        if self._found:
            at = self.offered.highlighted
            first = 0 if step > 0 else len(self._found) - 1
            self._take(first if at is None else (at + step) % len(self._found))

    def _take(self, number: int) -> None:
        self.offered.highlighted = number
        self._write(self._found[number][0])
        if len(self._found) == 1 and not self._found[0][0].endswith(" "):
            self._offer(self.line.value)

    def _write(self, line: str) -> None:
        self._taken = line
        self.line.value = line
        self.line.cursor_position = len(line)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self._found):
            self._write(self._found[event.option_index][0])

    def action_history(self, step: int) -> None:
        """A line that was written earlier, or later."""
        self._at = max(0, min(self._at + step, len(_lines)))
        line = _lines[self._at] if self._at < len(_lines) else ""
        self._write(line)
        self._offer(line)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        line, app = self.line.value, self._app
        _remember(line)
        self.dismiss()
        app.call_later(_run, app, line)

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss()


def _remember(line: str) -> None:
    if line.strip() and _lines[-1:] != [line]:
        _lines.append(line)
        del _lines[:-MOST_LINES]


def _run(app: HexaplaApp, line: str) -> None:
    try:
        run_line(app, line)
    except NoSuch as reason:
        app.notify(str(reason), severity="warning")
