"""What one person says in all articles, and what of it is about something."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.library import Library
from search.model import Article, Person, Quote
from search.people.utterances import Utterance
from search.speech import N_, _, plural
from tui.screens.filtered import FilteredScreen
from tui.screens.passages import InUse, PassageScreen, of_quote
from tui.text.called import called
from tui.widgets.dialog import BACK, Hint
from tui.widgets.pane_list import Row
from tui.widgets.people_rows import statement_row

NOTHING = N_("Nothing this person says is about that; Esc empties the line.")
HINTS = (
    Hint(N_("Enter opens")),
    Hint(N_("/ about"), "line"),
    Hint(N_("b bookmark"), "bookmark"),
    Hint(N_("y copy"), "copy"),
    Hint(N_("o outside"), "outside"),
    BACK,
)
GONE = N_("Nothing is said under this name any more.")


class StatementsScreen(FilteredScreen["Quote | None"], PassageScreen):
    """Gives back the quote to go to, or None; begins at the statement with the quote `at`."""

    BINDINGS = [
        Binding("S", "leave", "Back", show=False, id="statements.leave", tooltip="Back to the people"),
    ]

    PLACEHOLDER = N_("About: words or names in any language")
    WAITING = N_("Gathering what is said …")

    def __init__(
        self,
        library: Library,
        person: Person,
        heads: Mapping[int, Article],
        at: Quote | None = None,
    ) -> None:
        super().__init__()
        self.library = library
        self.person = person
        self.heads = heads
        self.shown: list[Utterance] = []
        self._at = at

    def on_mount(self) -> None:
        """Gather everything this person says."""
        self.dialog.offer(*HINTS)
        self._name_it("")
        self.narrow()

    def narrow(self) -> None:
        """Ask for what is said about the words of the line."""
        self._find(self.words)

    @work(thread=True, exclusive=True, group="statements", exit_on_error=False)
    def _find(self, about: str) -> None:
        problem = ""
        found: list[Utterance] = []
        try:
            found = self.library.utterances(person=self.person.id, about=about)
        except (HexaplaError, OSError) as error:
            problem = str(error)
        if not get_current_worker().is_cancelled:
            self.go_on(self._found, about, found, problem)

    def _found(self, about: str, found: list[Utterance], problem: str) -> None:
        if not self.is_attached or about != self.words:
            return
        self.shown = found
        self.remark(problem)
        self.rows.say("" if problem else _(NOTHING) if about else _(GONE))
        here = next((row for row, each in enumerate(found) if self._at in (*each.quotes, *each.again)), 0)
        self.rows.show_rows(list(map(self._row, found)), here)
        self._name_it(plural("{count:,} statement", "{count:,} statements", len(found)))

    def _row(self, statement: Utterance) -> Row:
        again = (self.heads.get(quote.article) for quote in statement.again)
        files = dict.fromkeys(head.file for head in again if head)
        head = self.heads.get(statement.first.article)
        return self.drawn(statement_row, statement, head, again=tuple(files))

    def _name_it(self, number: str) -> None:
        self.dialog.entitle(
            called(self.person.name, self.person.names),
            number,
            _("about “{words}”").format(words=self.words) if self.words else "",
        )

    @property
    def current(self) -> Quote | None:
        """The quote that the highlighted statement begins with."""
        here = self.rows.among(self.shown)
        return here.first if here else None

    @property
    def in_use(self) -> InUse | None:
        """The quote that the statement begins with."""
        return of_quote(self.current) if self.current else None

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current:
            self.dismiss(self.current)
