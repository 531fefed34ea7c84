"""Screens that show words of articles: the key that shows Chinese in other characters holds in them too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from tui.keys.line_commands import desk_of, script_of
from tui.text.drawn import drawn
from tui.widgets.pane_list import PaneList, Row

if TYPE_CHECKING:
    from tui.setup.settings import Script


class ScriptScreen(Screen[Any]):
    """Its rows are made by `drawn`; no row moves where they are drawn again."""

    BINDINGS = [
        Binding(
            "t",
            "script",
            "Script",
            show=False,
            id="desk.script",
            tooltip="Show Chinese as it was written, in Simplified or in Traditional characters",
        ),
    ]
    _left_in: Script | None = None

    def drawn(self, row: Callable[..., Content], *values: object, **told: object) -> Row:
        """A row of values of the engine, which come before its width, in the characters of the desk."""
        app = self.app

        def set_for(width: int) -> Content:
            script = script_of(app)
            shown = (drawn(each, script) for each in values)
            return row(*shown, width=width, **{name: drawn(each, script) for name, each in told.items()})

        return set_for

    def on_screen_suspend(self) -> None:
        """In the screen above the characters may be changed."""
        self._left_in = script_of(self.app)

    def on_screen_resume(self) -> None:
        """Where they were, the rows follow."""
        if self._left_in not in (None, script_of(self.app)):
            self.draw_again()

    def action_script(self) -> None:
        """The next characters, here and at the desk."""
        desk_of(self.app).action_script()
        self.draw_again()

    def draw_again(self) -> None:
        """Draw all rows again."""
        for listed in self.query(PaneList):
            listed.draw_again()
