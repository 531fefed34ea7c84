"""A small choice: which of the words of a sentence is meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.library import Library
from search.model import Article, Span
from search.speech import N_, _
from tui.screens.modal import Modal
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.pane_list import PaneList

WAITING = N_("Looking for the words …")
NOTHING = N_("There is no word here that a glossary could hold.")
SHOWS = N_("Enter shows other languages")
SEARCHES = N_("Enter searches it")
"""What becomes of the word that is chosen."""


class GlossaryWordsScreen(Modal["Span | None"]):
    """Gives back the place of a word in a span of an article, or None; with `is_one` the span is the word.

    It begins at the word that stands at offset `at`, or at the next one.
    """

    BINDINGS = [Binding("escape,q,x", "leave", "Back", id="glossary-words.leave", tooltip="Choose none")]

    rows = query_one(PaneList)

    def __init__(
        self,
        library: Library,
        article: Article,
        span: Span,
        is_one: bool = False,
        at: int = 0,
        becomes: str = SHOWS,
    ) -> None:
        super().__init__()
        self.library = library
        self.article = article
        self.span = span
        self.is_one = is_one
        self.at = at
        self.becomes = becomes
        self.spans: Sequence[Span] = ()

    def compose(self) -> ComposeResult:
        """One row a word."""
        with Dialog(_("Which word?"), hints=(Hint(_(self.becomes)), BACK), classes="small fitted"):
            yield PaneList(title="", empty=_(WAITING), id="words")

    def on_mount(self) -> None:
        """Look for the words behind the page."""
        self.rows.focus()
        self.gather()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def gather(self) -> None:
        """Those that a glossary could hold, or the span itself where that is one; loads what comes next."""
        from search.glossaries.choosing import words_in
        from search.glossaries.proposing import lang_at
        from tui.screens import glossary_word  # noqa: F401
        from tui.widgets import glossary_rows  # noqa: F401

        article, span = self.article, self.span
        if self.is_one:
            spans = [span]
        else:
            found = words_in(span.of(article.text), lang_at(article, span), self.library.glossary)
            spans = [each.shifted(span.start) for each in found]
        if not get_current_worker().is_cancelled:
            self.go_on(self._gathered, spans)

    def _gathered(self, spans: Sequence[Span]) -> None:
        from tui.widgets.glossary_rows import word_row

        if not self.is_attached:
            return
        if self.is_one:
            self.dismiss(self.span)
            return
        self.spans = spans
        self.rows.say(_(NOTHING))
        first = next((number for number, span in enumerate(spans) if span.end > self.at), 0)
        self.rows.show_rows([partial(word_row, span.of(self.article.text)) for span in spans], first)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if self.spans:
            self.dismiss(self.spans[event.option_index])

    def action_leave(self) -> None:
        """Choose none."""
        self.dismiss(None)
