"""What other sources say near the text under the cursor, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.message import Message
from textual.widgets import OptionList

from search.model import Related
from tui.widgets.pane_list import PaneList
from tui.widgets.rows import related_row

TITLE = "Related · from other sources"
EMPTY = "No other source says something near this passage."
WAITING = "The other sources are still being read; related passages appear when that is done."


class RelatedList(PaneList):
    """Speaks up when a passage is pointed at or chosen."""

    @dataclass
    class Pointed(Message):
        """The reader moved to a related passage: its evidence can be shown in the article."""

        related: Related

    @dataclass
    class Chosen(Message):
        """The reader wants to read a related passage in its article."""

        related: Related

    def __init__(self) -> None:
        super().__init__(title=TITLE, empty=WAITING, id="related")
        self._found: tuple[Related, ...] = ()
        self.pinned = False

    def show(self, found: Sequence[Related], complete: bool = True) -> None:
        """Replace the list; the same list again keeps its highlighted row.

        While the library is not `complete`, an empty list says nothing about the other sources.
        """
        if tuple(found) == self._found and found:
            return
        self._found = tuple(found)
        self._empty = EMPTY if complete else WAITING
        self.show_rows([partial(related_row, each) for each in found])
        self.border_subtitle = "" if complete else "by shared words; meanings are being prepared"

    def pin(self, pinned: bool) -> None:
        """Say in the title whether the list stays or follows the cursor."""
        self.pinned = pinned
        self.border_title = f"{TITLE} · pinned" if pinned else TITLE

    @property
    def current(self) -> Related | None:
        """The highlighted passage."""
        row = self.highlighted
        return self._found[row] if row is not None and row < len(self._found) else None

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.current and self.has_focus:
            self.post_message(self.Pointed(self.current))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.current:
            self.post_message(self.Chosen(self.current))
