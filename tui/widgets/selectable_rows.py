"""A list whose words can be selected by the mouse, as they stand on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.filter import LineFilter
from textual.geometry import Region
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip
from textual.widgets import OptionList

from tui.text.wrap import cell_len
from tui.toolkit import lines_of
from tui.widgets.component_styles import filters_in_use, mark_style

SELECTION = "screen--selection"


class SelectableRows(OptionList):
    """A click chooses a row, a drag selects words and chooses none."""

    ALLOW_SELECT = True
    highlighted: reactive[int | None] = reactive(None, repaint=False)
    _lit: int | None = None
    """The row that is drawn as the highlighted one."""
    _is_painted = False
    _blank: Strip | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines for the screen, which need not know where they stand; below the last row all are one."""
        self._is_painted = True
        self._blank = None
        try:
            return super().render_lines(crop)
        finally:
            self._is_painted = False

    def render_line(self, y: int) -> Strip:
        """One line; for a pointer that asks where it is each of its cells knows its place in the list."""
        row = y + self.scroll_offset.y
        is_below = row >= self.virtual_size.height
        strip = self._blank if is_below and self._blank else super().render_line(y)
        self._blank = strip if is_below else None
        within = self.text_selection.get_span(row) if self.text_selection else None
        if within is not None:
            strip = self._marked(strip, *within)
        return strip if self._is_painted else strip.apply_offsets(0, row)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those that change something."""
        return filters_in_use(self, super().get_line_filters())

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Draw the two rows again that look different; the toolkit would draw all."""
        for row in (self._lit, highlighted):
            if row is not None:
                self.refresh_lines(*lines_of(self, row))
        self._lit = highlighted
        super().watch_highlighted(highlighted)

    def _marked(self, strip: Strip, start: int, end: int) -> Strip:
        """With the code points from `start` to `end`, the rest of the line where that is below 0, marked."""
        text = strip.text
        left, right = cell_len(text[:start]), cell_len(text if end < 0 else text[:end])
        over = (self.get_visual_style("option-list--option") + mark_style(self.screen, SELECTION)).rich_style
        mark = RichStyle(color=over.color, bgcolor=over.bgcolor)
        selected = [
            Segment(words, (style or RichStyle()) + mark) for words, style, _ in strip.crop(left, right)
        ]
        return Strip.join([strip.crop(0, left), Strip(selected), strip.crop(right)])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words line by line, without the blanks around them; costs setting every row of them."""
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else self.virtual_size.height - 1
        words = []
        for row in range(max(0, first), min(last, self.virtual_size.height - 1) + 1):
            text = super().render_line(row - self.scroll_offset.y).text
            start, end = selection.get_span(row) or (0, 0)
            words.append(text[start : None if end < 0 else end].strip())
        return "\n".join(words).strip("\n"), "\n"

    async def _on_click(self, event: events.Click) -> None:
        """Choose the row, unless its words were selected; Textual would select all at a double click."""
        event.prevent_default()
        if self.text_selection is None:
            await super()._on_click(event)
