"""Showing a newcomer five keys over the desk."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events

from tui.reader.tour import STEPS, due_step, note_seen

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen
    from tui.widgets.tour_card import TourCard


class Touring:
    """While `card` is there Escape takes it away; the keys are the desk's, and what it shows is tried."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self.card: TourCard | None = None
        self._was_shown = False

    def begin_if_due(self) -> None:
        """Go on with it where somebody has not seen it all, and there is an article to try the keys on."""
        if self.desk.is_attached and self.desk.article is not None and not self._was_shown:
            step = due_step()
            if step is not None:
                self.begin(step)

    def step(self) -> None:
        """Show it, or the next key where it is there; after the last one it goes."""
        if self.card is None:
            self.begin()
        elif self.card.next():
            self._note(self.card.step)
        else:
            self.end()

    def begin(self, step: int = 0) -> None:
        """Show it from a step on."""
        from tui.widgets.tour_card import TourCard

        self._was_shown = True
        self.card = TourCard(step)
        self.desk.mount(self.card, before=self.desk.status)

    def end(self) -> bool:
        """Take the card away, and do not show it again by itself; False where there is none."""
        if self.card is None:
            return False
        self.card.remove()
        self.card = None
        self._note(len(STEPS))
        return True

    def _note(self, steps: int) -> None:
        with suppress(OSError):  # they are shown once more then
            note_seen(steps)

    def take(self, event: events.Key) -> None:
        """Go on where what the card shows is done."""
        if self.card is None:
            return
        pressed = self.desk.active_bindings.get(event.key)
        if pressed and pressed.binding.action == self.card.shown.last:
            self.step()
