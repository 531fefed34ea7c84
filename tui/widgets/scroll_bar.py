"""The bar beside pages and lists, drawn directly: on the toolkit's way it would cost a fourth of a page."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from tui.toolkit import show_bars_as


class DirectBar(ScrollBar):
    """It looks and does as the toolkit's; an upright one has few kinds of cells, and each is made once."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines for the screen."""
        drawn = self.render()
        if not self.vertical or not isinstance(drawn, ScrollBarRender):
            return super().render_lines(crop)
        cells = self._cells(drawn)[crop.y : crop.bottom]
        lines = {cell: self._line(cell).crop(*crop.column_span) for cell in set(cells)}
        return [lines[cell] for cell in cells]

    def _cells(self, drawn: ScrollBarRender) -> list[Segment]:
        colours = self.app.console.get_style(drawn.style)
        bar = drawn.render_bar(
            size=self.size.height,
            virtual_size=drawn.virtual_size,
            window_size=drawn.window_size,
            position=drawn.position,
            thickness=self.size.width,
            back_color=colours.bgcolor or Color.default(),
            bar_color=colours.color or Color.default(),
        )
        return bar.segments

    def _line(self, cell: Segment) -> Strip:
        under = self.visual_style.rich_style
        strip = Strip([Segment(cell.text, under + cell.style)], self.size.width)
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self.background_colors[1])
        return strip


def use_direct_bars() -> None:
    """Have all bars drawn in this way, in the whole process."""
    show_bars_as(DirectBar)
