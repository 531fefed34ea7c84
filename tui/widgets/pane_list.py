"""A list of rows that set their own text to the width of the pane, with the reader's movement keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from textual.binding import Binding
from textual.content import Content
from textual.style import Style
from textual.visual import VisualType
from textual.widgets.option_list import Option

from tui.widgets.component_styles import with_reverse
from tui.widgets.lazy_row import SetRow
from tui.widgets.selectable_rows import SelectableRows

Row = Callable[[int], Content]
"""A row's text for a width in cells."""

Listed = TypeVar("Listed")


class PaneList(SelectableRows):
    """Rows that are wrapped by the desk's own line breaking and set again when the width changes.

    Of a long list those around the highlighted one are set at once, the others as soon as nothing else is
    to be done.
    """

    PORTION = 150
    """Rows that are set in one go: about as many as take the time of two frames."""

    BINDINGS = [
        Binding("j", "cursor_down", "Next row", show=False, id="list.down", tooltip="Go to the next row"),
        Binding("k", "cursor_up", "Previous row", show=False, id="list.up", tooltip="Go to the row before"),
        Binding("g", "first", "First row", show=False, id="list.first", tooltip="Go to the first row"),
        Binding("G", "last", "Last row", show=False, id="list.last", tooltip="Go to the last row"),
        Binding(
            "space,ctrl+f", "page_down", "Page down", show=False, id="list.page-down", tooltip="Read on below"
        ),
        Binding("ctrl+b", "page_up", "Page up", show=False, id="list.page-up", tooltip="Read again above"),
    ]

    def __init__(self, *, title: str, empty: str, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.border_title = title
        self._empty = empty
        self._rows: tuple[Row, ...] = ()
        self._headings: frozenset[int] = frozenset()
        self._set_for = 0
        self._is_setting = False  # whether the rest of the rows is on its way

    def show_rows(self, rows: Sequence[Row], keep: int | None = None, headings: Collection[int] = ()) -> None:
        """Replace all rows; `keep` is the row to highlight, `headings` are rows that cannot be."""
        self._rows = tuple(rows)
        self._headings = frozenset(headings)
        self._set_rows(keep or 0)
        wanted = max(0, min(keep or 0, len(self._rows) - 1))
        there = (row for row in range(wanted, len(self._rows)) if row not in self._headings)
        self.highlighted = next(there, None)

    def add_rows(self, rows: Sequence[Row], headings: Collection[int] = ()) -> None:
        """More rows below the others, which stay as they are; `headings` of all rows."""
        is_first = not self._rows
        self._rows = (*self._rows, *rows)
        self._headings = frozenset(headings)
        if is_first:
            self._set_rows()
        else:
            self._set_more(self.PORTION)

    def among(self, things: Sequence[Listed]) -> Listed | None:
        """Of what the rows stand for, one thing a row, that of the highlighted one."""
        row = self.highlighted
        return things[row] if row is not None and row < len(things) else None

    def redraw(self, rows: Sequence[Row]) -> None:
        """The same rows in other words; the highlighted one and what is in sight stay."""
        kept, top = self.highlighted, self.scroll_offset.y
        self._rows = tuple(rows)
        self._set_rows(self.option_count)
        self.highlighted = kept
        self.scroll_to(y=top, animate=False)

    def draw_again(self) -> None:
        """The same rows, which have other words to show now."""
        if self._rows:
            self.redraw(self._rows)

    @property
    def is_filled(self) -> bool:
        """Whether there are rows."""
        return bool(self._rows)

    @property
    def message(self) -> str:
        """The sentence that stands where there are no rows."""
        return self._empty

    def say(self, message: str) -> None:
        """Show a sentence where the rows would stand."""
        self._empty = message
        if not self._rows:
            self._set_rows()

    def on_resize(self) -> None:
        """Set the rows again when they have more or less room."""
        if self._row_width() != self._set_for:
            kept = self.highlighted
            self._set_rows(kept or 0)
            if self._rows:
                self.highlighted = kept

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """The style of a row."""
        style = super().get_visual_style(*component_classes, partial=partial)
        return with_reverse(style, self, *component_classes)

    def _row_width(self) -> int:
        """The width of the rows; before there is a layout, about what a pane beside two others will have."""
        width = self.scrollable_content_region.width
        if not width and self.is_attached:
            width = self.app.size.width // 3
        return max(8, width - 2)

    def _set_rows(self, around: int = 0) -> None:
        """Set them anew, at first up to some behind the one `around` which they are read."""
        width = self._set_for = self._row_width()
        self._is_setting = False  # what was on its way is lost with the dialog that closes meanwhile
        if self._rows:
            self.set_options([])
            self._set_more(around + self.PORTION)
            return
        from tui.widgets.rows import MUTED, paragraph

        self.set_options([Option(paragraph(self._empty, width).stylize(MUTED), disabled=True)])

    def _set_more(self, number: int) -> None:
        """Set so many rows below those that are set, and the others when nothing else is to be done."""
        first = self.option_count
        rows = enumerate(self._rows[first : first + number], first)
        self.add_options([Option(self.prompt(row), disabled=at in self._headings) for at, row in rows])
        if not self._is_setting and self.option_count < len(self._rows):
            self._is_setting = self.call_after_refresh(self._go_on)

    def _go_on(self) -> None:
        self._is_setting = False
        if self._rows and self.option_count < len(self._rows):
            self._set_more(self.PORTION)

    def validate_highlighted(self, highlighted: int | None) -> int | None:
        """A row that is asked for is set."""
        if self._rows and highlighted is not None and highlighted >= self.option_count:
            self._set_more(highlighted - self.option_count + self.PORTION)
        return super().validate_highlighted(highlighted)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """So are those below it."""
        super().watch_highlighted(highlighted)
        if highlighted is not None and highlighted + self.PORTION // 2 > self.option_count:
            self._go_on()

    def action_cursor_up(self) -> None:
        """To the row before; from the first one to the last."""
        here = self.highlighted
        super().action_cursor_up()
        if here is None or (self.highlighted or 0) > here:
            self.action_last()

    def action_last(self) -> None:
        """To the last row, for which all are set."""
        self._set_more(len(self._rows))
        super().action_last()

    def prompt(self, row: Row) -> VisualType:
        """A row as it is shown, set for the present width."""
        return SetRow.of(row(self._set_for))
