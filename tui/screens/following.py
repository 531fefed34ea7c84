"""How the related passages follow the cursor: after a rest, in a thread, the newest question only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.timer import Timer
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.model import Article, Span
from tui.reader.preparing import Failed
from tui.widgets.related import Key

if TYPE_CHECKING:
    from textual.app import App

    from search.model import Related
    from tui.screens.desk import DeskScreen

REST = 0.15  # seconds the cursor stays before it is followed
MOST_QUOTES = 2_000
"""Quotes of a library in which statements are looked for behind the page: about ten seconds of one core."""

LATE = 0.5
"""Seconds after which rows that answer another place stand back; most answers come before that."""


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
        self._late: Timer | None = None
        self._then: Callable[[], None] | None = None
        self._answering = Lock()  # two answers at a time take as long, and twice the memory
        self._statements: object = None  # those that the list was answered with
        self._is_learning = False

    def forget(self) -> None:
        """What waits for an answer is not wanted any more."""
        self._then = None

    def cursor_moved(self) -> None:
        """Ask once the cursor, or the selection, has rested."""
        self.forget()
        if self._rest:
            self._rest.stop()
        if not self.desk.related_list.pinned:
            self._rest = self.desk.set_timer(REST, self._rested)
            self._late = self._late or self.desk.set_timer(LATE, self._fade)

    def _rested(self) -> None:
        """Ask, unless somebody else has asked the same since, or the cursor is back where it was."""
        if not self.is_answered:
            self.ask()

    def _fade(self) -> None:
        """Do not pass off the last answer as one to what is under the cursor now."""
        self._late = None
        self.desk.related_list.fade(not self.is_answered)

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

    @property
    def is_answered(self) -> bool:
        """Whether the list answers what it should."""
        question = self._wanted
        return question is None or question.is_same(self.answered)

    def when_answered(self, then: Callable[[], None]) -> bool:
        """Go on when the list answers what is under the cursor now, as long as the reader waits for it.

        True if that is so already; a pinned list stays as it is.
        """
        if self.is_answered:
            then()
            return True
        self._then = then
        self.ask_again()
        return False

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
        try:
            with self._answering:
                if get_current_worker().is_cancelled:
                    return  # the reader has moved on while it waited for the answer before
                library = self.desk.library
                statements = library.renderings.version
                found, said = self._answer(question)
                stale = self.complete and not library.knows_renderings
        except HexaplaError as error:
            self.desk.post_message(Failed(str(error)))
            self.desk.app.call_from_thread(self._failed, question)
            return
        if not get_current_worker().is_cancelled:
            self.desk.app.call_from_thread(self._show, question, found, said)
            self.desk.app.call_from_thread(self._answered_with, statements, stale)

    # -- statements ------------------------------------------------------------------------------------

    def _answered_with(self, statements: object, is_stale: bool) -> None:
        """Let the statements be found behind the page where they are not known; the answer did not wait."""
        self._statements = statements
        if is_stale and not self._is_learning:
            self._is_learning = True
            self.desk.run_worker(
                partial(self._learn, self.desk.app), thread=True, group="statements", exit_on_error=False
            )

    def _learn(self, app: App[Any]) -> None:
        from tui.screens.gathering import DeskLeft, work_on

        library = self.desk.library
        with suppress(DeskLeft):
            try:
                if sum(library.store.quote_counts().values()) > MOST_QUOTES:
                    return
                library.statements(progress=lambda _step: work_on(app))
                app.call_from_thread(self._learned)
            except (HexaplaError, OSError):  # who opens the statements is told why
                self._is_learning = False  # the next answer tries again

    def _learned(self) -> None:
        """Renew the list; as long as the library stays as it is nothing is looked for again."""
        self._is_learning = False
        self.renew()

    def renew(self) -> None:
        """Ask again where the statements were found anew since; the reader's row stays."""
        if self.answered and self._statements is not self.desk.library.renderings.version:
            self.ask_again()

    # -- answers ---------------------------------------------------------------------------------------

    def _answer(self, question: Question) -> tuple[list[Related], Mapping[Key, str]]:
        article, span, lang = question
        langs = [lang] if lang else None
        found = self.desk.library.related_in(article, span.start, span.of(article.text), langs=langs)
        return found, self._decisions(question, found) if found else {}

    def _decisions(self, question: Question, found: list[Related]) -> dict[Key, str]:
        from tui.screens.deciding import decisions

        return decisions(self.desk.library, question, found)

    def _failed(self, question: Question) -> None:
        """The list stays what it is, also in the language it is in."""
        if self.answered and question.is_same(self._wanted):
            self.desk.related_list.lang = self.answered.lang

    def _show(self, question: Question, found: list[Related], said: Mapping[Key, str]) -> None:
        """Show an answer, unless the reader has moved on meanwhile."""
        if not question.is_same(self._wanted):
            return
        again = self.answered is not None and question.is_same(self.answered._replace(lang=question.lang))
        self.answered = question
        if self._late:
            self._late.stop()
            self._late = None
        self.desk.related_list.show(found, self.complete, said, again)
        then, self._then = self._then, None
        if then and self.desk.app.screen is self.desk:
            then()
