"""How the related passages follow the cursor: after a rest, in a thread, the newest question only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.timer import Timer
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.model import Article, Related, Span
from tui.preparing import Failed
from tui.widgets.related import Key

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen

REST = 0.15  # seconds the cursor stays before it is followed


class Question(NamedTuple):
    """What is asked about, and the language that answers must have (empty: any)."""

    article: Article
    span: Span
    lang: str = ""

    def is_same(self, other: Question | None) -> bool:
        """Whether both ask about the same words; cheap, unlike the comparison of whole articles."""
        return other is not None and self.article is other.article and self[1:] == other[1:]


class Following:
    """`complete` says that the vectors are up to date; before, only shared words count."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self.complete = False
        self.answered: Question | None = None
        """What the list answers now."""
        self._rest: Timer | None = None
        self._then: Callable[[], None] | None = None

    def cursor_moved(self) -> None:
        """Ask once the cursor, or the selection, has rested."""
        self._then = None
        if self._rest:
            self._rest.stop()
        if not self.desk.related_list.pinned:
            self._rest = self.desk.set_timer(REST, self.ask)

    def ask(self) -> None:
        """Ask for what other sources say near what is under the cursor."""
        if not self.desk.related_list.pinned:
            self.ask_again()

    @property
    def question(self) -> Question | None:
        """What would be asked now; None where there is no text."""
        article, span = self.desk.article, self.asked_span()
        return Question(article, span, self.desk.related_list.lang) if article and span else None

    @property
    def _wanted(self) -> Question | None:
        """What the list should answer: a pinned one what it answers already, in the language wished."""
        listed = self.desk.related_list
        if listed.pinned and self.answered:
            return self.answered._replace(lang=listed.lang)
        return self.question

    def asked_span(self) -> Span | None:
        """What is selected, else the quote under the cursor, else its sentence, else its passage."""
        page = self.desk.page
        if selected := page.selected_span:
            return selected
        if quote := self.desk.current_quote:
            return Span(quote.start, quote.end)
        if page.current_sentence:
            return page.current_sentence
        passage = page.current_passage
        return Span(passage.start, passage.end) if passage else None

    def ask_again(self) -> None:
        """Ask what the list should answer; a pinned one may answer the same otherwise than before."""
        if question := self._wanted:
            find = partial(self._find, question)
            self.desk.run_worker(find, thread=True, exclusive=True, group="related", exit_on_error=False)

    def when_answered(self, then: Callable[[], None]) -> None:
        """Go on when the list answers what is under the cursor now; a pinned one stays as it is."""
        question = self.question
        if question is None or self.desk.related_list.pinned or question.is_same(self.answered):
            then()
        else:
            self._then = then
            self.ask()

    def pin(self) -> None:
        """Keep the list, or let it follow again."""
        self.desk.related_list.pin(not self.desk.related_list.pinned)
        self.ask()

    def filter(self, lang: str) -> None:
        """Show passages of one language only, empty for all; a pinned list is asked for anew as well."""
        listed = self.desk.related_list
        if lang == listed.lang:
            return
        listed.filter(lang)
        self.ask_again()

    def _find(self, question: Question) -> None:
        article, span, lang = question
        langs = [lang] if lang else None
        try:
            found = self.desk.library.related_in(article, span.start, span.of(article.text), langs=langs)
            said = self._decisions(question, found) if found else {}
        except HexaplaError as error:
            self.desk.post_message(Failed(str(error)))
            return
        if not get_current_worker().is_cancelled:
            self.desk.app.call_from_thread(self._show, question, found, said)

    def _decisions(self, question: Question, found: list[Related]) -> dict[Key, str]:
        from tui.screens.deciding import decisions

        items = {head.id: head.item for head in self.desk.heads}
        return decisions(self.desk.library, question, found, items)

    def _show(self, question: Question, found: list[Related], said: Mapping[Key, str]) -> None:
        """Show an answer, unless the reader has moved on meanwhile."""
        if not question.is_same(self._wanted):
            return
        again = self.answered is not None and question.is_same(self.answered._replace(lang=question.lang))
        self.answered = question
        self.desk.related_list.show(found, self.complete, said, again)
        then, self._then = self._then, None
        if then:
            then()
