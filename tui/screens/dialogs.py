"""The dialogs that tell about an article, its copies or the folder, and where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.model import Article

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


class Dialogs:
    """Each is loaded when it is first opened."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk

    def info(self) -> None:
        """What is known of the open article."""
        from tui.screens.info import InfoScreen, facts

        desk = self.desk
        if desk.article is None:
            desk.hint("There is no article to tell about.")
        else:
            told = facts(desk.library, desk.heads, desk.article, self._copies(desk.article))
            desk.app.push_screen(InfoScreen(told))

    def copies(self) -> None:
        """The near copies of the open article and what differs in them."""
        from tui.screens.copies import CopiesScreen

        desk = self.desk
        found = self._copies(desk.article)
        if desk.article is None or not found:
            desk.hint("No near copy of this article is known here.")
        else:
            desk.app.push_screen(CopiesScreen(desk.library, desk.article, found), self._go)

    def _copies(self, article: Article | None) -> list[Article]:
        """The others of its group, none before they are known."""
        if article is None or not self.desk.updating.copies_of(article.id):
            return []
        return self.desk.library.copies_of(article.id)

    def files(self) -> None:
        """How each file of the folder was read; the chosen one is opened."""
        from tui.screens.files import FilesScreen, states

        desk = self.desk
        found = states(desk.library, desk.heads, desk.updating.report)
        desk.app.push_screen(FilesScreen(found, desk.library.folder.name), self._open)

    def help(self) -> None:
        """All keys."""
        from tui.screens.help import HelpScreen

        self.desk.app.push_screen(HelpScreen(self.desk))

    def _open(self, article: int | None) -> None:
        if article is not None:
            self._go((article, None))

    def _go(self, place: tuple[int, int | None] | None) -> None:
        if place is None:
            return
        if self.desk.jump(*place):
            self.desk.panes.show("text")
        else:
            self.desk.hint("That article was read again since, or is gone; open the list anew.")
