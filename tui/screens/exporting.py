"""What the desk writes for other programs: the bookmarks, or what a pane or the search lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from search.errors import BookmarksError
from search.library import Library
from search.model import Hit, Related
from search.speech import N_, _
from tui.screens.export_file import Made, excerpts_file

if TYPE_CHECKING:
    from textual.app import App

    from search.bookmarks import Bookmark
    from search.export.excerpts import Subject
    from tui.screens.desk import DeskScreen

NOTHING = N_("There is nothing here to export; {desk.bookmark} keeps a passage.")
NOTHING_KEPT = N_("Nothing is kept yet; {desk.quotes} goes to the quotes, {desk.export} there writes them.")


def export(desk: DeskScreen) -> None:
    """Ask for the name of a file for what the pane in use lists; from the text, for the bookmarks."""
    excerpts, subject = listed(desk)
    if excerpts is None:
        beside = subject == "bookmark" and desk.article and desk.article.quotes
        desk.hint(desk.keyed(_(NOTHING_KEPT) if beside else _(NOTHING)))
        return
    desk.app.push_screen(excerpts_file(desk.app, desk.library, excerpts, subject))


def export_hits(app: App[Any], library: Library, hits: Sequence[Hit], line: str) -> None:
    """The same for passages that were found with a line."""
    from search.export.excerpts import of_hits

    if found := tuple(hits):
        title = _("Found: {words}").format(words=line)
        app.push_screen(
            excerpts_file(app, library, lambda: list(of_hits(found, library.article)), "hit", title)
        )


def listed(desk: DeskScreen) -> tuple[Made | None, Subject]:
    """What makes passages of what the pane in use lists, else of the bookmarks; None for nothing."""
    library = desk.library
    if desk.panes.active == "quotes" and desk.article:
        from search.export.excerpts import of_quotes

        said = desk.article.quotes
        return (lambda: list(of_quotes(said, library.article))) if said else None, "quote"
    if desk.panes.active == "related":
        related = desk.related_list.listed
        return (lambda: list(_related(library, related))) if related else None, "hit"
    return _kept(desk), "bookmark"


def _related(library: Library, listed: Iterable[Related]) -> Iterator[Bookmark]:
    """The related passages, each as its best sentence."""
    from search.bookmarks import bookmark_of
    from search.export.excerpts import named

    for found in listed:
        article = library.article(found.passage.article)
        if article:
            yield named("hit", bookmark_of(article, found.start, found.end))


def _kept(desk: DeskScreen) -> Made | None:
    """The bookmarks as they stand then; a file that cannot be read is told about, and gives none."""
    from search.bookmarks import standings

    try:
        kept = desk.keeping.load()
    except BookmarksError as error:
        desk.notify(str(error), severity="warning", timeout=10, markup=False)
        return None
    return (lambda: [each.current for each in standings(kept, desk.library.article)]) if kept else None
