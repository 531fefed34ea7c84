"""The line of the search and its answers: what is asked, in which manner, and what is said of it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.library import Library
from search.model import Article, Results
from search.speech import N_, _, plural
from tui.keys.keys_of import key_of, with_keys
from tui.reader.hits import Manner, Order, Question, Walk
from tui.reader.query_line import narrows, respelt
from tui.screens.modal import Modal
from tui.screens.search_remarks import narrowing, remarks
from tui.screens.search_steps import answers
from tui.text.safe import one_line
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.facet_list import FacetList
from tui.widgets.hit_list import HitList

if TYPE_CHECKING:
    from search.searches import Search

PAUSE = 0.12  # seconds without a key before a search begins
LIMIT = 60
HELP = N_('"a phrase" · AND OR NOT · lang:zh · source:Fortune · speaker:扎克伯格 · title: · =literal · open*')
HINTS = (
    Hint(N_("Enter opens")),
    Hint(N_("↓ passages"), "results"),
    Hint(N_("Tab all or this"), "scope"),
    Hint(N_("Ctrl-T exact"), "exact"),
    Hint(N_("Ctrl-R kept"), "recall"),
    Hint(N_("Ctrl-O keep"), "keep"),
    BACK,
)
"""What keys do while the line has them: letters are words there."""

LIST_HINTS = (
    Hint(N_("Enter opens")),
    Hint(N_("f facets"), "facets"),
    Hint(N_(", group"), "order"),
    Hint(N_("w in context"), "context"),
    Hint(N_("b bookmark"), "bookmark"),
    Hint(N_("Tab all or this"), "scope"),
    Hint(N_("Ctrl-T exact"), "exact"),
    BACK,
)
FACET_HINTS = (Hint(N_("Enter narrows to it")), Hint(N_("F shows all"), "widen"), BACK)
ORDERS: dict[Order, str] = {"rank": "", "article": N_("by article"), "time": N_("by month")}


class Found(NamedTuple):
    """Where a search led to, and what was asked; `left` when nothing of it was opened."""

    walk: Walk
    question: Question
    left: bool = False


class AskingScreen(Modal["Found | None"]):
    """Asks while one types and shows what comes; `manner` outlives it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (140, "-wide")]

    line = query_one(Input)
    passages = query_one(HitList)
    facets = query_one(FacetList)
    dialog = query_one(Dialog)

    def __init__(
        self,
        library: Library,
        article: Article | None,
        words: str,
        here: bool,
        complete: bool,
        manner: Manner,
    ) -> None:
        super().__init__()
        self.library = library
        self.article = article
        self.words = words
        self.here = here and article is not None
        self.complete = complete  # whether the index holds everything yet
        self.manner = manner
        self.results = Results("")
        self.offered: tuple[str, ...] = ()  # other spellings, until something else is typed
        self._offered_for = ""
        self._taken = -1  # which of them stands in the line
        self.answered: Question | None = None  # what the list answers
        self._people_asked = False
        self._looking = False  # whether more is to come
        self._pause: Timer | None = None
        self.wished = False  # whether the first hit is wanted as soon as it is known
        self.awaited = False  # whether the list has the keys before it is filled

    def compose(self) -> ComposeResult:
        """The line, what was found and what to narrow it by, and how to ask."""
        with Dialog(hints=HINTS):
            yield Input(
                one_line(self.words),
                placeholder=_("Search in any language"),
                id="line",
                select_on_focus=False,
            )
            yield Static("", id="narrows")
            with Horizontal(id="found"):
                yield HitList()
                yield FacetList()
            yield Static("", id="remark")
            yield Static(_(HELP), id="syntax", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the words that were brought along."""
        self.entitle()
        self.set_focus(self.line)
        if self.words:
            self.ask()

    def on_descendant_focus(self) -> None:
        """Name the keys of what has them."""
        narrowing = FACET_HINTS if self.facets.has_focus else LIST_HINTS
        self.dialog.offer(*(HINTS if self.line.has_focus else narrowing))

    # -- asking ------------------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        plain = one_line(event.value)
        if plain != event.value:  # what would steer the terminal was pasted
            self.line.value = plain
            return
        self.wished = self.awaited = False
        if plain != self._offered_for and plain not in self._respellings():
            self.offered, self._taken = (), -1
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.ask)

    @property
    def question(self) -> Question:
        """What is asked by the line as it is now."""
        article = self.article.id if self.here and self.article else None
        return Question(self.line.value, article, self.manner.exact)

    def ask(self) -> None:
        """Search for the line as it is now; the newest line wins."""
        if self._pause:
            self._pause.stop()
        if self.line.value.strip():
            self.passages.say(_("Searching …"))
        self._search(self.question)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, question: Question) -> None:
        worker = get_current_worker()
        for results, is_last in answers(self.library, question, LIMIT, lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            self.go_on(self._show, question, results, is_last)

    def _show(self, question: Question, results: Results, is_last: bool) -> None:
        if not self.is_attached or question != self.question:
            return
        self._looking = not is_last
        if is_last or results.hits:
            self._take(question, results, is_last)
        self.entitle()
        if self.answered != question:
            return
        if self.awaited and not results.hits:
            self.set_focus(self.line)
        self.awaited = False
        if self.wished:
            self.wished = False
            self.choose(0)

    def _take(self, question: Question, results: Results, is_last: bool) -> None:
        """Show an answer; what the reader looks at stays in its place if the question is the same."""
        same = question == self.answered
        self.results, self.answered = results, question
        self.passages.say(self._empty(question.line))
        self.passages.show(results.hits, self.manner.order, same)
        if is_last:
            active = narrows(question.line)
            self.facets.show(results.facets, active)
            self._say("#narrows", narrowing(active, key_of(self.app, "search.widen")))
            if results.suggestions and self._taken < 0:
                self.offered, self._offered_for = results.suggestions, question.line
            offered = self.offered if results.suggestions else ()
            self._say("#remark", remarks(results, offered, key_of(self.app, "search.respell")))
            self.query_one("#syntax").display = not results.hits
            self._gather_people()

    def _gather_people(self) -> None:
        """See who speaks, once, when there is an answer meanwhile; then find all their names too."""
        if not self._people_asked and self.results.query.strip():
            self._people_asked = True
            if not any(facet.kind == "person" for facet in self.results.facets):
                self._people()

    @work(thread=True, group="people", exit_on_error=False)
    def _people(self) -> None:
        with suppress(HexaplaError, OSError):
            self.library.people()
            self.go_on(self._people_known)

    def _people_known(self) -> None:
        if self.is_attached:
            self.ask()

    def _say(self, place: str, words: Content) -> None:
        widget = self.query_one(place, Static)
        widget.update(words)
        widget.display = bool(words)

    def _empty(self, line: str) -> str:
        if not line.strip():
            return _("Type to search.")
        if not self.complete:
            return _("Nothing found yet; the library is still being read.")
        if self.manner.exact:
            return with_keys(
                self.app, _("Nothing found with exactly these words; {search.exact} looks further.")
            )
        return _("Nothing found. Fewer words, or another spelling?")

    def entitle(self) -> None:
        """Say what is searched, in which manner, and how much was found."""
        shown, total = len(self.results.hits), self.results.total
        of = (
            _("{shown} of {total:,} passages").format(shown=shown, total=total)
            if total > shown
            else plural("{count:,} passage", "{count:,} passages", shown)
        )
        self.dialog.entitle(
            _("Search"),
            _("this article") if self.here else _("all articles"),
            _("exact words") if self.manner.exact else "",
            of if shown else "",
            _(ORDERS[self.manner.order]),
            _("looking further …") if self._looking else "",
        )

    def choose(self, number: int) -> None:
        """Leave to a passage of the list."""
        raise NotImplementedError

    # -- the line ----------------------------------------------------------------------------------

    def write(self, line: str) -> None:
        """Put another line in the place of this one, and ask it."""
        self.line.value = one_line(line)
        self.line.cursor_position = len(self.line.value)
        self.ask()

    def _respellings(self) -> list[str]:
        return [respelt(self._offered_for, word) for word in self.offered]

    def action_respell(self, which: int | None = None) -> None:
        """Take a spelling that is offered, the next one if none is named."""
        if self.offered:
            self._taken = (self._taken + 1 if which is None else which) % len(self.offered)
            self.write(self._respellings()[self._taken])

    def action_exact(self) -> None:
        """Only the typed words, or also other words and meaning."""
        self.manner.exact = not self.manner.exact
        self.entitle()
        self.ask()

    def action_scope(self) -> None:
        """All articles, or only the open one."""
        if self.article is not None:
            self.here = not self.here
            self.entitle()
            self.ask()

    def action_line(self) -> None:
        """Back to the line."""
        self.set_focus(self.line)

    def action_recall(self) -> None:
        """Choose among kept and recent searches."""
        from tui.screens.kept_searches import KeptSearchesScreen

        def chosen(search: Search | str | None) -> None:
            if isinstance(search, str):
                self.write(search)
            elif search is not None:
                self.manner.take(search.exact, search.order)
                self.entitle()
                self.write(search.line)

        self.app.push_screen(KeptSearchesScreen(self.library), chosen)

    def action_keep(self) -> None:
        """Keep this search under a name."""
        from tui.screens.kept_searches import SearchNameScreen, keep

        line = self.line.value.strip()
        if not line:
            self.app.notify(_("There is no line to keep yet."), timeout=3, markup=False)
            return

        async def keep_as(name: str) -> None:
            said = await asyncio.to_thread(keep, self.library, name, line, copy(self.manner))
            self.app.notify(said, timeout=4, markup=False)

        def named(name: str | None) -> None:
            if name:
                self.app.run_worker(keep_as(name), group="searches.yaml", exit_on_error=False)

        self.app.push_screen(SearchNameScreen(_("Keep this search"), line), named)
