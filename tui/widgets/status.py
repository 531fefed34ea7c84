"""One line at the foot of the desk: where the reader is, and what is being done behind the page."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.text.safe import one_line
from tui.text.wrap import cell_len, shorten

BAR = 12
"""Cells of the bar that shows how far the work is."""

WORDS = 50
"""Cells kept for the words before it, so that neither moves while numbers grow."""


class StatusLine(Widget):
    """Place and hits on the left, or a reason that was asked for; background work on the right."""

    place: reactive[str] = reactive("")
    hits: reactive[str] = reactive("")
    reason: reactive[str] = reactive("")
    work: reactive[str] = reactive("")
    share: reactive[float | None] = reactive(None)
    """How much of the work is done, from 0 to 1; None when that is not known."""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; color: $text-muted; background: $panel; }
    """

    def render(self) -> Content:
        """The line for the present width; the work gives way to the place."""
        left = shorten(one_line(self.reason or self._whereabouts), self.size.width - 2)
        right = self._progress(self.size.width - cell_len(left) - 2)
        gap = self.size.width - cell_len(left) - right.cell_length
        return Content.assemble((left, "$foreground" if self.reason else ""), " " * max(gap, 0), right)

    @property
    def _whereabouts(self) -> str:
        return " · ".join(part for part in (self.place, self.hits) if part)

    def _progress(self, room: int) -> Content:
        """Words and bar where there is room for both, else as many of the words as fit."""
        work = one_line(self.work)
        if not work:
            return Content("")
        words = fitting(work, room - BAR - 1)
        if not words:
            return Content(shorten(work, room) if room > 4 else "")
        padding = " " * (min(WORDS, room - BAR - 1) - cell_len(words))
        return Content.assemble(words, padding, " ", " " * BAR if self.share is None else bar(self.share))


def fitting(words: str, room: int) -> str:
    """The first of the parts of a line that fit into `room` cells; empty when not even one does."""
    while cell_len(words) > room:
        words, _, cut = words.rpartition(" · ")
        if not cut or not words:
            return ""
    return words


def bar(share: float) -> Content:
    """A line of which a share is heavy: it can be read without colours."""
    done = min(BAR, max(0, int(share * BAR)))
    heavy, light = "━─" if cell_len("━") == 1 else "#-"
    return Content.assemble((heavy * done, "$accent"), (light * (BAR - done), "$foreground-muted"))
