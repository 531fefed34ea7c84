"""Why a quote has its speaker: shown in the article and said in one sentence, from quote to quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.speech import N_, _
from tui.text.why import why

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen

FAR = N_("{desk.why} goes there")
"""Said where the evidence is out of sight."""


class Explaining:
    """The quote in use is that of the pane in use; the next quote is explained too, anything else ends it."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self._is_on = False

    def toggle(self) -> None:
        """Show the evidence of the quote in use; then go there if it is out of sight; then take it away."""
        if self.desk.page.show_evidence():
            self.desk.status.reason = self.desk.status.reason.removesuffix(self._far)
        elif not self.end():
            self._begin()

    def _begin(self) -> None:
        index = self._wanted
        if index is None:
            self.desk.hint(
                self.desk.keyed(_("There is no quote here; {desk.next-quote} goes to the next one."))
            )
            return
        self.desk.panes.show_text()
        self.desk.page.go_to_quote(index)
        self._show(index)

    def _show(self, index: int) -> None:
        desk = self.desk
        if desk.article is not None:
            found = why(desk.article, desk.article.quotes[index])
            is_whole = desk.page.show_why(found)
            desk.status.reason = found.words + ("" if is_whole else self._far)
            self._is_on = True

    @property
    def _far(self) -> str:
        return f" · {self.desk.keyed(_(FAR))}"

    @property
    def _wanted(self) -> int | None:
        desk = self.desk
        if desk.panes.active == "quotes":
            return desk.quote_list.current[0] if desk.quote_list.current else None
        return desk.page.current_quote

    def cursor_moved(self) -> None:
        """The page has taken the marks away when another quote became the current one."""
        page = self.desk.page
        if not self._is_on or page.shown_why is not None:
            return
        if page.current_quote is None:
            self.end()
        else:
            self._show(page.current_quote)

    def end(self) -> bool:
        """Take the evidence away; False when none was shown."""
        shown = self.desk.page.hide_why()
        self.desk.status.reason = ""
        self._is_on = False
        return shown
