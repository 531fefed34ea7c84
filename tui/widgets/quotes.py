"""The quotes of the article, one row an utterance, terms below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby

from textual import on
from textual.message import Message
from textual.widgets import OptionList

from search.model import Article, Quote
from tui.widgets.pane_list import PaneList, Row
from tui.widgets.rows import quote_row, terms_row

EMPTY = "Nobody is quoted in this article."


class QuoteList(PaneList):
    """Speaks up when a quote is pointed at or chosen; does not know the article view."""

    @dataclass
    class Pointed(Message):
        """The reader moved to a quote; `index` counts within `Article.quotes`."""

        index: int
        quote: Quote

    @dataclass
    class Chosen(Message):
        """The reader wants to see a quote in the article."""

        index: int
        quote: Quote

    def __init__(self) -> None:
        super().__init__(title="Quotes", empty="", id="quotes")
        self._utterances: list[list[tuple[int, Quote]]] = []
        self._following = False

    def show(self, article: Article) -> None:
        """List the quotes of an article."""
        numbered = list(enumerate(article.quotes))
        self._utterances = [list(run) for _, run in groupby(numbered, key=lambda pair: pair[1].group)]
        rows: list[Row] = [
            partial(quote_row, [quote for _, quote in utterance]) for utterance in self._utterances
        ]
        if article.terms:
            rows.append(partial(terms_row, article.terms))
        self._following = True
        self._empty = EMPTY
        self.show_rows(rows)
        self._following = False
        self.border_title = f"Quotes {len(self._utterances)}" if self._utterances else "Quotes"

    def point_at(self, index: int | None) -> None:
        """Highlight the row of a quote without speaking up."""
        row = self._row_of(index)
        if row is None or row == self.highlighted:
            return
        self._following = True
        self.highlighted = row

    @property
    def current(self) -> tuple[int, Quote] | None:
        """The first quote of the highlighted row, with its index."""
        row = self.highlighted
        return self._utterances[row][0] if row is not None and row < len(self._utterances) else None

    def _row_of(self, index: int | None) -> int | None:
        for row, utterance in enumerate(self._utterances):
            if any(index == number for number, _ in utterance):
                return row
        return None

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self._following or not self.has_focus:
            self._following = False
        elif self.current:
            self.post_message(self.Pointed(*self.current))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.current:
            self.post_message(self.Chosen(*self.current))
