"""A page of which words are selected, by the mouse or by their offsets."""

from __future__ import annotations

from textual.geometry import Offset
from textual.selection import Selection

from search.model import Span
from tui.text.layers import Layer
from tui.widgets.page_view import SELECTION, Mark, PageView


class SelectedPage(PageView, can_focus=True):
    """What is selected is the author's text, also where folded parts or line ends lie between."""

    def set_layer(self, layer: Layer) -> None:
        """Nothing is selected in another text."""
        if self.is_attached and self in self.screen.selections:
            self.screen.clear_selection()
        super().set_layer(layer)

    def passing_marks(self) -> list[Mark]:
        """What is selected of the rows on the screen: a long text may be selected whole."""
        rows = self.visible_rows()
        if not (rows and (selection := self.text_selection)):
            return []
        first, last = self._ends(selection)
        first = max(first, (rows[0], 0))
        last = min(last, (rows[-1], len(self.text_layer.drawn)))
        return [(SELECTION, span) for span in self.page.text_between(first, last)]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The author's text under a selection: no breaks where only the pane is narrow."""
        if self.article is None:
            return None
        text = self.text_layer.copied
        words: list[str] = []
        end = 0
        for span in self._selected_parts(selection):
            gap = text[end : span.start] if words else ""
            words += ["\n\n" if gap.strip() else gap, span.of(text)]
            end = span.end
        return "".join(words), "\n"

    @property
    def selected_span(self) -> Span | None:
        """The cleaned range from the first selected character to the last."""
        spans = self._selected_parts(self.text_selection) if self.text_selection else []
        return self.text_layer.cleaned_span(Span(spans[0].start, spans[-1].end)) if spans else None

    def select_span(self, span: Span) -> None:
        """Select a range of the text that is shown as if by the mouse."""
        first, last = self.page.row_of(span.start), self.page.row_of(span.end - 1)
        start = Offset(span.start - self.page.lines[first].start, first)
        end = Offset(span.end - self.page.lines[last].start, last)
        self.screen.selections = {self: Selection(start, end)}

    def _selected_parts(self, selection: Selection) -> list[Span]:
        return self.page.text_between(*self._ends(selection))

    def _ends(self, selection: Selection) -> tuple[tuple[int, int], tuple[int, int]]:
        """Row and offset where it begins, and where it ends."""
        last = len(self.page.lines) - 1
        first = (0, 0) if selection.start is None else self._place(selection.start)
        until = (last, len(self.text_layer.drawn)) if selection.end is None else self._place(selection.end)
        return first, until

    def _place(self, point: Offset) -> tuple[int, int]:
        """Row and offset of a point that counts code points along a row."""
        row = min(max(point.y, 0), len(self.page.lines) - 1)
        line = self.page.lines[row]
        return row, min(line.start + max(0, point.x), line.end)
