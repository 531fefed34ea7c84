"""A page whose sentences and paragraphs are selected by keys: what the cursor moves over is selected too."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.selection import Selection

from search.model import Span
from tui.widgets.quote_view import QuoteView


class SelectingView(QuoteView, can_focus=True):
    """The same key again ends it, and so does whatever clears the selection."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *QuoteView.BINDINGS,
        Binding(
            "v",
            "select_sentences",
            "Select sentences",
            show=False,
            id="article.select-sentence",
            tooltip="Select this sentence; moving on selects more",
        ),
        Binding(
            "V",
            "select_paragraphs",
            "Select paragraphs",
            show=False,
            id="article.select-paragraph",
            tooltip="Select this paragraph; moving on selects more",
        ),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._select_from: Span | None = None  # of the text that is shown, while a key selects
        self._by_paragraph = False

    def action_select_sentences(self) -> None:
        """Select the sentence here; moving on selects more, the same key again ends it."""
        self._select(by_paragraph=False)

    def action_select_paragraphs(self) -> None:
        """The same with the paragraph here."""
        self._select(by_paragraph=True)

    def _select(self, by_paragraph: bool) -> None:
        if self.article is None:
            return
        if self._select_from is not None and self._by_paragraph == by_paragraph:
            self.screen.clear_selection()
            return
        self._by_paragraph = by_paragraph
        self._select_from = self._select_from or Span(self.spot.offset, self.spot.offset + 1)
        self._extend_selection(self._select_from)

    def _extend_selection(self, begun: Span) -> None:
        """From the unit where it was begun to the one under the cursor, both whole."""
        ends = [self.places.spot(begun.start), self.spot]
        units = [spot.stretch if self._by_paragraph else spot.sentence for spot in ends]
        span = Span(min(unit.start for unit in units), max(unit.end for unit in units))
        if span.start < span.end:
            self.select_span(span)

    def end_selecting(self) -> None:
        """What the cursor moves over from now on is not selected; what is selected stays."""
        self._select_from = None

    def selection_updated(self, selection: Selection | None) -> None:
        """Where nothing is selected any more, moving selects nothing more either."""
        super().selection_updated(selection)
        if selection is None:
            self.end_selecting()

    def _put(self, offset: int, jump: bool) -> None:
        super()._put(offset, jump)
        if self._select_from is not None:
            self._extend_selection(self._select_from)
