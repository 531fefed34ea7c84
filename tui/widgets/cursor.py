"""A page with a cursor: it knows its line, sentence and passage, and moves by each of them."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from search.model import Passage, Span
from tui.text.places import Spot, Stops, next_stop, previous_stop
from tui.text.spans import overlap
from tui.widgets.page_view import Mark
from tui.widgets.selected_page import SelectedPage

MARGIN = 2  # lines kept visible above and below the cursor


def _key(keys: str, action: str, description: str, tooltip: str) -> Binding:
    return Binding(keys, action, description, show=False, tooltip=tooltip, id=f"article.{action}")


class CursorView(SelectedPage, can_focus=True, inherit_bindings=False):
    """The bar at the left marks the passage under the cursor, brighter on its line; the sentence is lit.

    The wheel may scroll the cursor out of sight: the next line move starts from what is visible.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("j,down", "line_down", "Next line", "Move the cursor one line down"),
        _key("k,up", "line_up", "Previous line", "Move the cursor one line up"),
        _key("space,pagedown,ctrl+f", "page_down", "Page down", "Read on below"),
        _key("pageup,ctrl+b", "page_up", "Page up", "Read again above"),
        _key("ctrl+d", "half_page_down", "Half page down", "Move half a screen down"),
        _key("ctrl+u", "half_page_up", "Half page up", "Move half a screen up"),
        _key("g,home", "top", "Top", "Go to the headline"),
        _key("G,end", "bottom", "End", "Go to the last line"),
        _key(")", "next_sentence", "Next sentence", "Go to where the next sentence begins"),
        _key("(", "previous_sentence", "Previous sentence", "Go to where this or the last sentence begins"),
        _key("}", "next_paragraph", "Next paragraph", "Go to the next passage"),
        _key("{", "previous_paragraph", "Previous paragraph", "Go to where this or the last passage begins"),
        _key("]", "next_mark", "Next quote", "Go to what is said next; in the raw text, to the next repair"),
        _key("[", "previous_mark", "Previous quote", "Go to what was said or repaired before"),
    ]

    DEFAULT_CSS = """
    CursorView > .article--sentence { background: $foreground 7%; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.spot = Spot()  # in the text that is shown
        self._goal = 0  # the cell of a line that line moves come back to

    @property
    def places(self) -> Stops:
        """Where the cursor may go in the text that is shown."""
        return self.text_layer.places

    @property
    def here(self) -> Spot:
        """Where the cursor is in the cleaned text."""
        return self.text_layer.here(self.spot)

    @property
    def cursor_offset(self) -> int:
        """The offset of the cursor in the cleaned text."""
        return self.here.offset

    @property
    def current_passage(self) -> Passage | None:
        """The passage under the cursor; None on text that is not indexed."""
        return self.spot.passage

    @property
    def current_sentence(self) -> Span | None:
        """The sentence under the cursor, in the cleaned text."""
        return self.here.sentence if self.article else None

    def move_to(self, offset: int, jump: bool = True) -> None:
        """Put the cursor at an offset of the text that is shown; a jump shows some text above it, a step
        scrolls no more than it must.
        """
        self._put(offset, jump)
        self._goal = self.page.cell(offset)

    def spot_changed(self) -> None:
        """The cursor is in another sentence, passage or quote; called before the lines are drawn again."""

    def _put(self, offset: int, jump: bool) -> None:
        spot = self.places.spot(offset)
        with self.changing():
            changed = spot.surroundings != self.spot.surroundings
            self.spot = spot
            if changed:
                self.spot_changed()
        self._reveal(jump)

    def _reveal(self, jump: bool) -> None:
        """Scroll only when the cursor is not well inside the screen."""
        row = self.page.row_of(self.spot.offset)
        first, last = self._comfort()
        if first <= row <= last:
            return
        if row == self.page.text_row(0):
            target = 0
        elif jump:
            target = row - self.size.height // 3
        else:
            target = self.scroll_offset.y + (row - first if row < first else row - last)
        self.scroll_to(y=target, animate=False)

    def _comfort(self) -> tuple[int, int]:
        """The first and the last row on the screen that have some lines around them."""
        top, height = self.scroll_offset.y, self.size.height
        margin = max(0, min(MARGIN, (height - 1) // 2))
        return top + margin, top + height - 1 - margin

    def steady_line(self) -> tuple[int, int]:
        """While the cursor is on the screen, its line is what stays."""
        row = self.page.row_of(self.spot.offset) - self.scroll_offset.y
        if not self._width:
            return self.spot.offset, self.size.height // 3
        return (self.spot.offset, row) if 0 <= row < self.size.height else super().steady_line()

    def bar(self, row: int) -> str:
        """Beside the passage in use, brighter on the cursor's line."""
        line = self.page.lines[row]
        if overlap(self.spot.stretch, line.start, line.end) is None:
            return ""
        return "article--bar-line" if row == self.page.row_of(self.spot.offset) else "article--bar"

    def passing_marks(self) -> list[Mark]:
        """The lit sentence, below the selection."""
        return [("article--sentence", self.spot.sentence), *super().passing_marks()]

    def _move_lines(self, step: int) -> None:
        """By lines of text, at the same cell; at either end the rest of the page comes into sight."""
        row = self.page.row_of(self.spot.offset)
        visible = self.visible_rows()
        target = self.page.text_row(row + step if row in visible else visible.start, step)
        if target == row:
            self.scroll_to(y=self.scroll_offset.y + step, animate=False)
        else:
            self._put(self.page.offset(target, self._goal), jump=False)

    def _move_page(self, lines: int) -> None:
        """The cursor keeps its row on the screen as far as there is text."""
        row = self.page.row_of(self.spot.offset) + lines
        top = self.scroll_offset.y
        self.scroll_to(y=top + lines, animate=False)
        if self.scroll_offset.y == top + lines:
            first, last = self._comfort()
            row = min(max(row, first), last)
        target = self.page.text_row(row, 1 if lines > 0 else -1)
        self._put(self.page.offset(target, self._goal), jump=False)

    def _move_stop(self, offset: int | None) -> bool:
        if offset is not None:
            self.move_to(offset)
        return offset is not None

    # -- moving ------------------------------------------------------------------------------------

    def action_line_down(self) -> None:
        """Next line."""
        self._move_lines(1)

    def action_line_up(self) -> None:
        """Previous line."""
        self._move_lines(-1)

    def action_page_down(self) -> None:
        """A screen down, two lines kept."""
        self._move_page(self.size.height - MARGIN)

    def action_page_up(self) -> None:
        """A screen up, two lines kept."""
        self._move_page(MARGIN - self.size.height)

    def action_half_page_down(self) -> None:
        """Half a screen down."""
        self._move_page(self.size.height // 2)

    def action_half_page_up(self) -> None:
        """Half a screen up."""
        self._move_page(-(self.size.height // 2))

    def action_top(self) -> None:
        """The first line of text."""
        self.move_to(self.page.offset(self.page.text_row(0), 0))

    def action_bottom(self) -> None:
        """The last line of text."""
        last = len(self.page.lines) - 1
        self.move_to(self.page.offset(self.page.text_row(last, -1), 0), jump=False)
        self.scroll_to(y=last, animate=False)

    def action_next_sentence(self) -> bool:
        """The next sentence; False if there is none."""
        return self._move_stop(next_stop(self.places.sentences, self.spot.offset))

    def action_previous_sentence(self) -> bool:
        """The start of this sentence, or of the one before."""
        return self._move_stop(previous_stop(self.places.sentences, self.spot.offset))

    def action_next_paragraph(self) -> bool:
        """The next passage; False if there is none."""
        return self._move_stop(next_stop(self.places.paragraphs, self.spot.offset))

    def action_previous_paragraph(self) -> bool:
        """The start of this passage, or of the one before."""
        return self._move_stop(previous_stop(self.places.paragraphs, self.spot.offset))

    def action_next_mark(self) -> bool:
        """The next mark; False if there is none."""
        return self._move_stop(next_stop(self.places.marks, self.spot.offset))

    def action_previous_mark(self) -> bool:
        """The mark before; False if there is none."""
        return self._move_stop(previous_stop(self.places.marks, self.spot.offset))
