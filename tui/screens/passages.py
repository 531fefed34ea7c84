"""Screens whose cursor stands on a passage of some article: it is copied, kept and opened as at the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from textual.binding import Binding

from search.model import Article, Quote, Span
from search.speech import _
from tui.screens.copying import copy
from tui.screens.scripted import ScriptScreen

if TYPE_CHECKING:
    from search.bookmarks import Bookmark
    from tui.screens.desk import DeskScreen

InUse: TypeAlias = "tuple[int, Callable[[Article], Bookmark]]"
"""The id of an article, and what makes the bookmark of the passage when the article is there."""


class CitedScreen(ScriptScreen):
    """What is under the cursor can be copied, cited and looked up outside.

    The keys and their ids are those of the desk; `y` may be another word's where something is proposed.
    """

    BINDINGS = [
        Binding(
            "y",
            "copy",
            "Copy",
            show=False,
            id="desk.copy",
            tooltip="Copy the selected words, else the passage in use",
        ),
        Binding(
            "Y",
            "copy_cited",
            "Copy cited",
            show=False,
            id="desk.copy-cited",
            tooltip="Copy it with who said it and where it is from",
        ),
        Binding(
            "o",
            "outside",
            "Open outside",
            show=False,
            id="desk.outside",
            tooltip="Open its page in the browser, else its file in its own program",
        ),
    ]

    @property
    def passage_in_use(self) -> Bookmark | None:
        """What is under the cursor, as it is kept or would be."""
        raise NotImplementedError

    @property
    def article_in_use(self) -> Article | None:
        """The article that it stands in."""
        raise NotImplementedError

    def action_copy(self) -> None:
        """Copy the selected words, else those of the passage, as the author wrote them."""
        kept = self.passage_in_use
        copy(self.app, self.get_selected_text() or (kept.quote if kept else ""))

    def action_copy_cited(self) -> None:
        """Copy the passage with where it is from."""
        from search.export.citation import cited

        kept = self.passage_in_use
        copy(self.app, cited(kept) if kept else "")

    def action_outside(self) -> None:
        """Open its article outside."""
        from tui.screens.outside import open_outside

        open_outside(self._desk, self.article_in_use)

    @property
    def _desk(self) -> DeskScreen:
        from tui.keys.line_commands import desk_of

        return desk_of(self.app)


class PassageScreen(CitedScreen):
    """The cursor stands on a passage that may be kept."""

    BINDINGS = [
        Binding(
            "b", "bookmark", "Bookmark", show=False, id="desk.bookmark", tooltip="Keep the passage in use"
        ),
    ]

    @property
    def in_use(self) -> InUse | None:
        """The passage under the cursor."""
        raise NotImplementedError

    def action_bookmark(self) -> None:
        """Keep the passage."""
        if self.in_use:
            self._desk.keeping.keep_behind(*self.in_use)
        else:
            self._desk.hint(_("There is no passage here to keep."))

    @property
    def article_in_use(self) -> Article | None:
        """The article of the passage."""
        return self._desk.library.article(self.in_use[0]) if self.in_use else None

    @property
    def passage_in_use(self) -> Bookmark | None:
        """What would be kept."""
        article = self.article_in_use
        return self.in_use[1](article) if self.in_use and article else None


def of_span(article: int, start: int, end: int) -> InUse:
    """A stretch of an article."""

    def made(found: Article) -> Bookmark:
        from search.bookmarks import bookmark_of

        return bookmark_of(found, start, end)

    return article, made


def of_sentences(article: int, span: Span) -> InUse:
    """The sentences that a stretch stands in."""

    def made(found: Article) -> Bookmark:
        from search.asking import sentences_around
        from search.bookmarks import bookmark_of

        return bookmark_of(found, *sentences_around(found, span))

    return article, made


def of_quote(quote: Quote) -> InUse:
    """What somebody says."""

    def made(found: Article) -> Bookmark:
        from search.bookmarks import bookmark_of_quote

        return bookmark_of_quote(found, quote)

    return quote.article, made
