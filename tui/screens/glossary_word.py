"""What a word may be called in other languages: confirm one, deny one, or type another."""

from __future__ import annotations

from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.glossaries import Form, WordPair
from search.glossaries.own import typed
from search.glossaries.proposing import lang_at
from search.language.fold import fold
from search.library import Library
from search.model import Article, Span
from search.speech import N_, _
from tui.keys.keys_of import with_keys
from tui.screens.glossary_changes import GlossaryDialog
from tui.widgets.dialog import BACK, Hint
from tui.widgets.glossary_rows import candidate_row

HINTS = (
    Hint(N_("y confirms"), "confirm"),
    Hint(N_("d denies"), "deny"),
    Hint(N_("/ another form"), "line"),
    Hint(N_("z undo"), "undo"),
    BACK,
)
WAITING = N_("Looking in the texts, the glossary and the dictionary …")
NOTHING = N_("Nothing is known of it in another language; {filtered.line} types a form.")
KEYS = N_("{glossary-word.confirm} confirms that both mean the same, {glossary-word.deny} that they do not.")
TYPED = N_("as typed")


class GlossaryWordScreen(GlossaryDialog):
    """Candidates for the words at a span of an article, with reasons; the line takes any other form."""

    BINDINGS = [
        Binding("x", "leave", "Back", show=False, id="glossary-word.leave", tooltip="Back to the text"),
        Binding(
            "y", "confirm", "Confirm", id="glossary-word.confirm", tooltip="Both mean the same: keep the pair"
        ),
        Binding(
            "d", "deny", "Deny", id="glossary-word.deny", tooltip="They do not: never take one for the other"
        ),
    ]

    PLACEHOLDER = N_("Another form, such as de:quelloffen")
    WAITING = WAITING

    def __init__(self, library: Library, article: Article, span: Span) -> None:
        super().__init__(library)
        self.article = article
        self.span = span
        self.asked = Form(" ".join(span.of(article.text).split()), lang_at(article, span))
        self.found: list[WordPair] = []
        self.shown: list[WordPair] = []

    def on_mount(self) -> None:
        """Ask behind the page."""
        self.dialog.entitle(self.asked.text, _("in other languages"), self.library.folder.name)
        self.dialog.offer(*HINTS)
        self.gather()

    @work(thread=True, exclusive=True, group="glossary", exit_on_error=False)
    def gather(self) -> None:
        """Ask the library; the newest answer wins."""
        found: list[WordPair] = []
        try:
            found = self.library.propose(self.article, self.span)
            problem = " ".join(self.library.glossary_file.problems)
        except (HexaplaError, OSError) as error:
            problem = str(error)
        if not get_current_worker().is_cancelled:
            self.go_on(self._gathered, found, problem)

    def _gathered(self, found: list[WordPair], problem: str) -> None:
        if not self.is_attached:
            return
        self.found = found
        self.remark(problem)
        self.rows.say(with_keys(self.app, _(NOTHING)))
        self.narrow()

    def narrow(self) -> None:
        """The candidates that fit the line, and the line itself as a form."""
        here, row = self.current, self.rows.highlighted
        words = fold(self.words)
        self.shown = [pair for pair in self.found if words in fold(pair.other.text)]
        form = typed(self.words) if self.words else None
        if form and all(pair.other.text.casefold() != form.text.casefold() for pair in self.shown):
            self.shown.append(WordPair(self.asked, form, (_(TYPED),)))
        others = [pair.other for pair in self.shown]
        if here and here.other in others:
            row = others.index(here.other)
        self.rows.show_rows([partial(candidate_row, pair) for pair in self.shown], row)

    @property
    def current(self) -> WordPair | None:
        """The highlighted candidate."""
        return self.rows.among(self.shown)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.notify(with_keys(self.app, _(KEYS)), timeout=3)

    def action_confirm(self) -> None:
        """Keep the highlighted pair."""
        if pair := self.current:
            self.change(lambda: self.decisions.confirm(pair.one, pair.other))

    def action_deny(self) -> None:
        """Keep that the highlighted form means something else."""
        if pair := self.current:
            self.change(lambda: self.decisions.deny(pair.one, pair.other))
