"""What the desk writes for other programs: the bookmarks, or what a pane or the search lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from search.errors import BookmarksError
from search.library import Library
from search.model import Hit
from search.speech import N_, _
from tui.screens.export_file import excerpts_file

if TYPE_CHECKING:
    from textual.app import App

    from search.bookmarks import Bookmark
    from search.export.excerpts import Subject
    from tui.screens.desk import DeskScreen

NOTHING = N_("There is nothing here to export; {desk.bookmark} keeps a passage.")


def export(desk: DeskScreen) -> None:
    """Ask for the name of a file for what the pane in use lists; from the text, for the bookmarks."""
    excerpts, subject = listed(desk)
    if not excerpts:
        desk.hint(desk.keyed(_(NOTHING)))
        return
    desk.app.push_screen(excerpts_file(desk.app, desk.library, excerpts, subject))


def export_hits(app: App[Any], library: Library, hits: Sequence[Hit], line: str) -> None:
    """The same for passages that were found with a line."""
    from search.export.excerpts import of_hits

    if excerpts := list(of_hits(hits, library.article)):
        title = _("Found: {words}").format(words=line)
        app.push_screen(excerpts_file(app, library, excerpts, "hit", title))


def listed(desk: DeskScreen) -> tuple[list[Bookmark], Subject]:
    """What the pane in use lists, else the bookmarks with what became of them, and which of these it is."""
    from search.export.excerpts import of_quotes

    if desk.panes.active == "quotes" and desk.article:
        return list(of_quotes(desk.article.quotes, desk.library.article)), "quote"
    if desk.panes.active == "related":
        return list(_related(desk)), "hit"
    return kept_here(desk), "bookmark"


def _related(desk: DeskScreen) -> Iterator[Bookmark]:
    """The related passages, each as its best sentence."""
    from search.bookmarks import bookmark_of
    from search.export.excerpts import named

    for found in desk.related_list.listed:
        article = desk.library.article(found.passage.article)
        if article:
            yield named("hit", bookmark_of(article, found.start, found.end))


def kept_here(desk: DeskScreen) -> list[Bookmark]:
    """The bookmarks as they stand now; a file that cannot be read is told about, and gives none."""
    from search.bookmarks import standings

    try:
        kept = desk.keeping.load()
    except BookmarksError as error:
        desk.notify(str(error), severity="warning", timeout=10, markup=False)
        return []
    return [each.current for each in standings(kept, desk.library.article)]
