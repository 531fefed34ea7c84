"""The articles of the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.message import Message
from textual.widgets import OptionList

from search.model import Article
from tui.widgets.pane_list import PaneList
from tui.widgets.rows import article_row


class ArticleList(PaneList):
    """One row an article, the open one marked."""

    @dataclass
    class Chosen(Message):
        """The reader wants to open an article."""

        article: int

    def __init__(self) -> None:
        super().__init__(title="Articles", empty="No article has been read yet.", id="articles")
        self._heads: tuple[Article, ...] = ()

    def show(self, heads: Sequence[Article], quotes: Mapping[int, int], current: int) -> None:
        """List the articles; `quotes` counts them by article id, `current` is the open one."""
        self._heads = tuple(heads)
        rows = [partial(article_row, head, quotes.get(head.id, 0), head.id == current) for head in heads]
        place = next((n for n, head in enumerate(heads) if head.id == current), 0)
        self.border_title = f"Articles {len(heads)}"
        self.show_rows(rows, place)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._heads[event.option_index].id))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
