"""Why a quote has its speaker: shown in the article and said in one sentence, until the reader goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.why import why

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


class Explaining:
    """The quote in use is that of the pane in use."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk

    def toggle(self) -> None:
        """Show the evidence of the quote in use, or take it away."""
        if self.end():
            return
        desk, index = self.desk, self._wanted
        if desk.article is None or index is None:
            desk.hint("There is no quote here; ] goes to the next one.")
            return
        desk.panes.show_text()
        desk.page.go_to_quote(index)
        found = why(desk.article, desk.article.quotes[index])
        desk.page.show_why(found)
        desk.status.reason = found.words

    @property
    def _wanted(self) -> int | None:
        desk = self.desk
        if desk.panes.active == "quotes":
            return desk.quote_list.current[0] if desk.quote_list.current else None
        return desk.page.current_quote

    def cursor_moved(self) -> None:
        """The page has taken the marks away when another quote became the current one."""
        if self.desk.page.shown_why is None:
            self.desk.status.reason = ""

    def end(self) -> bool:
        """Take the evidence away; False when none was shown."""
        shown = self.desk.page.hide_why()
        self.desk.status.reason = ""
        return shown
