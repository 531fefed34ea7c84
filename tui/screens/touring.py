"""Showing a newcomer five keys over the desk."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events

from tui.tour import is_due, note_seen

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen
    from tui.widgets.tour_card import TourCard


class Touring:
    """`card` has Escape as long as it is there; every other key is the desk's, and what it shows is tried."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self.card: TourCard | None = None

    def put_off(self) -> None:
        """Take it away for this time: there is nothing yet to try the keys on."""
        if self.card:
            self.card.remove()
            self.card = None

    def begin_if_due(self) -> None:
        """Show it to somebody who has not seen it, unless the desk was left already."""
        if self.desk.is_attached and is_due():
            self.begin()

    def step(self) -> None:
        """Show it, or the next key where it is there; after the last one it goes."""
        if self.card is None:
            self.begin()
        elif not self.card.next():
            self.end()

    def begin(self) -> None:
        """Show it from the first key on."""
        from tui.widgets.tour_card import TourCard

        self.card = TourCard()
        self.desk.mount(self.card)

    def end(self) -> None:
        """Take the card away, and do not show it again by itself."""
        if self.card is None:
            return
        self.put_off()
        with suppress(OSError):  # it is shown once more then
            note_seen()

    def take(self, event: events.Key) -> None:
        """Let the card have its key, and go on where what it shows is done."""
        if self.card is None:
            return
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.end()
            return
        pressed = self.desk.active_bindings.get(event.key)
        if pressed and pressed.binding.action == self.card.shown.last:
            self.step()
