"""One line at the foot of the desk: where the reader is, and what is being done behind the page."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.safe import one_line
from tui.wrap import cell_len, shorten


class StatusLine(Widget):
    """Place and hits on the left, background work on the right."""

    place: reactive[str] = reactive("")
    hits: reactive[str] = reactive("")
    work: reactive[str] = reactive("")

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; color: $text-muted; background: $panel; }
    """

    def render(self) -> Content:
        """The line for the present width; the work gives way to the place."""
        left = " · ".join(part for part in (self.place, self.hits) if part)
        room = self.size.width - cell_len(left) - 2
        right = shorten(one_line(self.work), room) if room > 4 else ""
        gap = self.size.width - cell_len(left) - cell_len(right)
        return Content(one_line(left) + " " * max(gap, 0) + right)
