"""The articles of the library."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.markup import escape
from textual.message import Message
from textual.visual import VisualType
from textual.widgets import OptionList

from search.model import Article
from search.speech import N_, _
from tui.reader.shelf import ORDER_NAMES, Heading, Shelf, label
from tui.setup.settings import Script
from tui.text.safe import one_line
from tui.widgets.pane_list import PaneList, Row

NONE = N_("No article has been read yet.")
NONE_FITS = N_("No article fits the filter; {desk.unfilter-related} clears it.")


class ArticleList(PaneList):
    """One row an article, the open one marked; the rows in sight are all that is set."""

    PORTION = 100_000  # rows that are not set cost next to nothing

    class Chosen(Message):
        """The reader wants to open an article."""

        def __init__(self, article: int) -> None:
            super().__init__()
            self.article = article

    def __init__(self) -> None:
        super().__init__(title=_("Articles"), empty=_(NONE), id="articles")
        self._shelf = Shelf()
        self.script: Script = "original"
        self._listed: list[Article | Heading] = []

    def show(self, shelf: Shelf) -> None:
        """List the articles, the open one highlighted."""
        self._show(shelf, lambda head: head.id == shelf.current)

    def refresh_rows(self, shelf: Shelf) -> None:
        """List them anew because some came or went: the reader's row stays, and what is in sight."""
        here, top = self.highlighted_head, self.scroll_offset.y
        if here is None:
            self.show(shelf)
        else:
            self._show(shelf, lambda head: (head.file, head.item) == (here.file, here.item))
        self.scroll_to(y=top, animate=False)

    @property
    def highlighted_head(self) -> Article | None:
        """The article of the row in use."""
        line = self.among(self._listed)
        return line if isinstance(line, Article) else None

    def show_script(self, script: Script) -> None:
        """Chinese in other characters; every row stays where it is."""
        self.script = script
        if self._listed:
            self.refresh_rows(self._shelf)

    def go_to(self, article: int) -> None:
        """Highlight the row of an article, if it is listed."""
        for row, line in enumerate(self._listed):
            if isinstance(line, Article) and line.id == article:
                self.highlighted = row
                return

    def prompt(self, row: Row) -> VisualType:
        """Long lists are set line by line, as they come into sight."""
        from tui.widgets.article_rows import lazily

        return lazily(row, self._set_for)

    def _show(self, shelf: Shelf, is_it: Callable[[Article], bool]) -> None:
        from tui.widgets.article_rows import ArticleRow, HeadingRow

        self._shelf = shelf
        self._listed = lines = shelf.lines()
        rows: list[Row] = [
            ArticleRow(shelf, line, self.script) if isinstance(line, Article) else HeadingRow(line)
            for line in lines
        ]
        at = next((row for row, line in enumerate(lines) if isinstance(line, Article) and is_it(line)), 0)
        self._entitle(sum(isinstance(line, Article) for line in lines))
        self._empty = self._fits_not() if shelf.wanted and shelf.heads else _(NONE)
        self.show_rows(rows, at, [row for row, line in enumerate(lines) if isinstance(line, Heading)])

    def _fits_not(self) -> str:
        from tui.keys.keys_of import with_keys

        return with_keys(self.app, _(NONE_FITS))

    def _entitle(self, listed: int) -> None:
        """How many there are, why these in this order, and what the sign before some means."""
        from tui.widgets.article_rows import UNREAD

        shelf, total = self._shelf, len(self._shelf.heads)
        numbers = (
            f"{listed:,}"
            if listed == total
            else _("{some} of {all}").format(some=f"{listed:,}", all=f"{total:,}")
        )
        told = [label(kind, value) for kind, value in shelf.wanted.items()]
        if shelf.order != "file":
            told.append(_(ORDER_NAMES[shelf.order]))
        if not all(map(shelf.is_read, shelf.heads)):
            told.append(f"{UNREAD} {_('unread')}")
        self.border_title = f"{_('Articles')} {numbers}"
        self.border_subtitle = escape(one_line(" · ".join(told)))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        line = self._listed[event.option_index] if event.option_index < len(self._listed) else None
        if isinstance(line, Article):
            self.post_message(self.Chosen(line.id))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
