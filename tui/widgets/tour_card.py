"""A small card over the desk that shows five keys, one after the other; the desk goes on beneath it."""

from __future__ import annotations

from textual.content import Content
from textual.markup import escape
from textual.widgets import Static

from search.speech import _
from tui.keys_of import key_of
from tui.tour import STEPS, Step

WIDTH = 46
FOOT = 3
"""Cells and lines: of the card, and of what stands below it."""


class TourCard(Static):
    """Shows one of the steps; what follows is for the desk to say."""

    DEFAULT_CSS = """
    TourCard {
        position: absolute; overlay: screen; constrain: inside inside; max-width: 100%; height: auto;
        border: round $accent; border-title-color: $text-accent; border-subtitle-color: $text-accent;
        background: $surface; padding: 0 1;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="tour", markup=False)
        self.step = 0
        self.styles.width = WIDTH

    def on_mount(self) -> None:
        """At the foot, on the right: over what is read last."""
        further = _("{key} next").format(key=key_of(self.app, "desk.tour"))
        self.border_subtitle = (
            f"[@click=screen.tour]{escape(further)}[/] · [@click=screen.tour_end]{_('Esc close')}[/]"
        )
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _screen: self._place())
        self._place()
        self._write()

    def _place(self) -> None:
        """Above the two lines at the foot, whatever size the screen has now."""
        size = self.screen.size
        at = (max(0, size.width - WIDTH - 2), max(0, size.height - self.outer_size.height - FOOT))
        if at != (self.styles.offset.x.value, self.styles.offset.y.value):
            self.styles.offset = at

    @property
    def shown(self) -> Step:
        """The key that it shows."""
        return STEPS[self.step]

    def next(self) -> bool:
        """Show the next key; False when this was the last."""
        if self.step + 1 >= len(STEPS):
            return False
        self.step += 1
        self._write()
        return True

    def _write(self) -> None:
        step = self.shown
        self.border_title = _("Five keys · {number} of {all}").format(number=self.step + 1, all=len(STEPS))
        key = key_of(self.app, step.binding)
        self.update(Content.assemble((key, "bold $text-accent"), " ", _(step.words)))
