"""A card below the panes that shows five keys, one after the other; it covers nothing of the desk."""

from __future__ import annotations

from textual.content import Content
from textual.markup import escape
from textual.widgets import Static

from search.speech import _
from tui.keys.keys_of import key_of, with_keys
from tui.reader.tour import STEPS, Step


class TourCard(Static):
    """Shows one of the steps; what follows is for the desk to say."""

    DEFAULT_CSS = """
    TourCard {
        height: auto; border: round $accent; border-title-color: $text-accent;
        border-subtitle-color: $text-accent; background: $surface; padding: 0 1;
    }
    """

    def __init__(self, step: int = 0) -> None:
        super().__init__(id="tour", markup=False)
        self.step = step

    def on_mount(self) -> None:
        """Say how to go on."""
        further = _("{key} next").format(key=key_of(self.app, "desk.tour"))
        self.border_subtitle = (
            f"[@click=screen.tour]{escape(further)}[/] · [@click=screen.tour_end]{_('Esc close')}[/]"
        )
        self._write()

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
        self.update(Content.assemble((key, "bold $text-accent"), " ", with_keys(self.app, _(step.words))))
