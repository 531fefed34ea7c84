"""One line that searches all languages; the passages found stand below it while one types."""

from __future__ import annotations

from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.library import Library
from search.model import Article, Results
from tui.hits import Walk
from tui.safe import printable
from tui.widgets.pane_list import PaneList
from tui.widgets.rows import hit_row

PAUSE = 0.12  # seconds without a key before a search begins
LIMIT = 60
HINT = (
    '"a phrase" · AND OR NOT · lang:zh · source:Fortune · speaker:扎克伯格 · title: · =literal · open*\n'
    "Tab: all articles or this one · ↓ to the passages · Enter opens · Esc leaves"
)


class SearchScreen(ModalScreen[Walk | None]):
    """Gives back the hits as a walk that stands at the chosen one, or None."""

    BINDINGS = [
        Binding("escape", "leave", "Leave", id="search.leave", tooltip="Leave the search"),
        Binding("tab", "scope", "All or this article", id="search.scope", priority=True),
        Binding("down", "results", "To the passages", show=False, id="search.results"),
        Binding("slash", "line", "To the line", show=False, key_display="/", id="search.line"),
    ]

    line = query_one(Input)
    passages = query_one(PaneList)

    def __init__(
        self, library: Library, article: Article | None, words: str, here: bool, complete: bool
    ) -> None:
        super().__init__()
        self.library = library
        self.article = article
        self.words = words
        self.here = here and article is not None
        self.complete = complete  # whether the index holds everything yet
        self.results = Results("")
        self._pause: Timer | None = None
        self._wished = False  # whether the first hit is wanted as soon as it is known

    def compose(self) -> ComposeResult:
        """The line, what was found, and how to ask."""
        with Vertical(classes="dialog"):
            yield Input(self.words, placeholder="Search in any language", id="line", select_on_focus=False)
            yield PaneList(title="", empty="Type to search.", id="passages")
            yield Static("", id="remark", classes="warning", markup=False)
            yield Static(HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the words that were brought along."""
        self._name_scope()
        self.line.focus()
        if self.words:
            self.ask()

    # -- asking ------------------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self) -> None:
        self._wished = False
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.ask)

    def ask(self) -> None:
        """Search for the line as it is now; the newest line wins."""
        self._search(self.line.value)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, query: str) -> None:
        article = self.article.id if self.here and self.article else None
        try:
            found = (
                self.library.search(query, limit=LIMIT, article=article) if query.strip() else Results(query)
            )
        except (HexaplaError, OSError) as error:
            found = Results(query, problem=str(error))
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show, query, found)

    def _show(self, query: str, results: Results) -> None:
        if not self.is_mounted or query != self.line.value:
            return
        self.results = results
        self.passages.say(self._empty(query))
        self.passages.show_rows([partial(hit_row, hit) for hit in self.results.hits])
        self._remark()
        if self._wished:
            self._wished = False
            self._choose(0)

    def _empty(self, query: str) -> str:
        if not query.strip():
            return "Type to search."
        if not self.complete:
            return "Nothing found yet; the library is still being read."
        return "Nothing found. Fewer words, or another spelling?"

    def _remark(self) -> None:
        results = self.results
        remark = results.problem
        if results.suggestions:
            remark = f"{remark} Did you mean {', '.join(results.suggestions)}?".strip()
        self.query_one("#remark", Static).update(printable(remark))
        shown = len(results.hits)
        of = f" of {results.total}" if results.total > shown else ""
        dialog = self.query_one(".dialog")
        dialog.border_subtitle = f"{shown}{of} passages · {results.seconds * 1000:.0f} ms" if shown else ""

    # -- choosing ----------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self._wished = self.results.query != self.line.value
        if self._wished:
            self.ask()  # Enter came before the answer
        else:
            self._choose(self.passages.highlighted or 0)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index)

    def _choose(self, index: int) -> None:
        if self.results.hits and self.results.query == self.line.value:
            self.dismiss(Walk(self.results.hits, index))

    def action_results(self) -> None:
        """From the line to the passages."""
        if self.results.hits:
            self.passages.focus()

    def action_line(self) -> None:
        """Back to the line."""
        self.line.focus()

    def action_scope(self) -> None:
        """All articles, or only the open one."""
        if self.article is not None:
            self.here = not self.here
            self._name_scope()
            self.ask()

    def _name_scope(self) -> None:
        self.query_one(".dialog").border_title = (
            "Search · this article" if self.here else "Search · all articles"
        )

    def action_leave(self) -> None:
        """Leave without a hit."""
        self.dismiss(None)
