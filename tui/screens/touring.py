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
    """`card` has Enter, Space and Escape as long as it is there; every other key is the desk's."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self.card: TourCard | None = None

    def begin_if_due(self) -> None:
        """Show it to somebody who has not seen it, unless the desk was left already."""
        if self.desk.is_attached and is_due():
            self.begin()

    def begin(self) -> None:
        """Show it from the first key on."""
        from tui.widgets.tour_card import TourCard

        self.end()
        self.card = TourCard()
        self.desk.mount(self.card)

    def next(self) -> None:
        """The next key; after the last one the card goes."""
        if self.card and not self.card.next():
            self.end()

    def end(self) -> None:
        """Take the card away, and do not show it again by itself."""
        if self.card is None:
            return
        self.card.remove()
        self.card = None
        with suppress(OSError):  # it is shown once more then
            note_seen()

    def take(self, event: events.Key) -> None:
        """Let the card have its keys."""
        if self.card is None or event.key not in ("enter", "space", "escape"):
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.end()
        else:
            self.next()
