"""How the related passages follow the cursor: after a rest, in a thread, the newest question only."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.model import Article, Related, Span
from tui.preparing import Failed

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen

REST = 0.15  # seconds the cursor stays before it is followed


class Following:
    """`complete` says that the vectors are up to date; before, only shared words count."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self.complete = False
        self._rest: Timer | None = None

    def cursor_moved(self) -> None:
        """Ask once the cursor has rested."""
        if self._rest:
            self._rest.stop()
        if not self.desk.related_list.pinned:
            self._rest = self.desk.set_timer(REST, self.ask)

    def ask(self) -> None:
        """Ask for what other sources say near the quote or sentence under the cursor."""
        article, asked = self.desk.article, self.asked_span()
        if article and asked and not self.desk.related_list.pinned:
            self.desk.run_worker(
                partial(self._find, article, asked, self.desk.page.current_sentence or asked),
                thread=True,
                exclusive=True,
                group="related",
                exit_on_error=False,
            )

    def asked_span(self) -> Span | None:
        """The quote under the cursor, else its sentence, else its passage."""
        page = self.desk.page
        if quote := self.desk.current_quote:
            return Span(quote.start, quote.end)
        if page.current_sentence:
            return page.current_sentence
        passage = page.current_passage
        return Span(passage.start, passage.end) if passage else None

    def pin(self) -> None:
        """Keep the list, or let it follow again."""
        self.desk.related_list.pin(not self.desk.related_list.pinned)
        self.ask()

    def _near(self, article: Article, asked: Span) -> list[Related]:
        return self.desk.library.related_in(article, asked.start, asked.of(article.text))

    def _find(self, article: Article, asked: Span, around: Span) -> None:
        try:
            found = self._near(article, asked)
            if not found and around.start < around.end and around != asked:
                found = self._near(article, around)  # a few quoted words may say too little by themselves
        except HexaplaError as error:
            self.desk.post_message(Failed(str(error)))
            return
        if not get_current_worker().is_cancelled:
            self.desk.app.call_from_thread(self._show, article, asked, found)

    def _show(self, article: Article, asked: Span, found: list[Related]) -> None:
        """Show an answer, unless the reader has moved on meanwhile."""
        still = article is self.desk.article and asked == self.asked_span()
        if still and not self.desk.related_list.pinned:
            self.desk.related_list.show(found, self.complete)
