"""The articles of the library."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from textual import on
from textual.message import Message
from textual.widgets import OptionList

from search.model import Article
from tui.widgets.pane_list import PaneList, Row
from tui.widgets.rows import article_row


class Shelf(NamedTuple):
    """The articles to list; `quotes` and `copies` count by article id, `current` is the open one."""

    heads: Sequence[Article] = ()
    quotes: Mapping[int, int] = {}
    copies: Mapping[int, int] = {}
    current: int = 0

    def rows(self) -> list[Row]:
        """One row an article."""
        return [
            partial(
                article_row,
                head,
                self.quotes.get(head.id, 0),
                self.copies.get(head.id, 0),
                head.id == self.current,
            )
            for head in self.heads
        ]

    def row_of(self, is_it: Callable[[Article], bool]) -> int:
        """Where an article stands, 0 for none."""
        return next((row for row, head in enumerate(self.heads) if is_it(head)), 0)


class ArticleList(PaneList):
    """One row an article, the open one marked."""

    @dataclass
    class Chosen(Message):
        """The reader wants to open an article."""

        article: int

    def __init__(self) -> None:
        super().__init__(title="Articles", empty="No article has been read yet.", id="articles")
        self._shelf = Shelf()

    def show(self, shelf: Shelf) -> None:
        """List the articles, the open one highlighted."""
        self._show(shelf, shelf.row_of(lambda head: head.id == shelf.current))

    def refresh_rows(self, shelf: Shelf) -> None:
        """List them anew because some came or went: the reader's row stays, and what is in sight."""
        here, top = self._here, self.scroll_offset.y
        self._show(shelf, shelf.row_of(lambda head: (head.file, head.item) == here))
        self.scroll_to(y=top, animate=False)

    @property
    def _here(self) -> tuple[str, int] | None:
        row = self.highlighted
        if row is None or row >= len(self._shelf.heads):
            return None
        head = self._shelf.heads[row]
        return head.file, head.item

    def _show(self, shelf: Shelf, row: int) -> None:
        self._shelf = shelf
        self.border_title = f"Articles {len(shelf.heads)}"
        self.show_rows(shelf.rows(), row)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._shelf.heads[event.option_index].id))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
