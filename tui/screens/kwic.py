"""Key words in context: every place of a search on a line of its own, the word always in one column."""

from __future__ import annotations

from typing import Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.library import Library
from search.model import KwicLine, Span
from search.speech import N_, _, plural
from tui.reader.hits import Question, Walk, found_by
from tui.screens.modal import Modal
from tui.screens.passages import InUse, PassageScreen, of_sentences
from tui.text.safe import one_line
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.kwic_rows import kwic_row, node_cells
from tui.widgets.pane_list import PaneList
from tui.widgets.rows import MUTED, origin, two_ends

MOST = 500
"""Places that are listed; more are hardly read, and a longer line finds fewer."""
WIDTH = 120
"""Cells of context that are asked for on either side: enough for any terminal."""

Sorted = Literal["found", "left", "right", "text"]
SORTED: dict[Sorted, str] = {
    "found": N_("best first"),
    "left": N_("< by the words before"),
    "right": N_("> by the words behind"),
    "text": N_("by article"),
}
HINTS = (
    Hint(N_("Enter goes there")),
    Hint(N_("< before"), "sort('left')"),
    Hint(N_("> behind"), "sort('right')"),
    Hint(N_(", by article"), "by_article"),
    Hint(N_("b bookmark"), "bookmark"),
    Hint(N_("y copy"), "copy"),
    Hint(N_("e export"), "export"),
    Hint(N_("o outside"), "outside"),
    BACK,
)
NOTHING = N_("No place to show: what was found by meaning alone has none of the words.")


class KwicScreen(Modal["Walk | None"], PassageScreen):
    """Gives back the lines as a walk that stands at the chosen one, or None."""

    BINDINGS = [
        Binding("escape,q,w", "leave", "Back", id="kwic.leave", tooltip="Back to where you came from"),
        Binding(
            "less_than_sign",
            "sort('left')",
            "Before",
            key_display="<",
            id="kwic.left",
            tooltip="In order of the words before",
        ),
        Binding(
            "greater_than_sign",
            "sort('right')",
            "Behind",
            key_display=">",
            id="kwic.right",
            tooltip="In order of the words behind",
        ),
        Binding(
            "comma",
            "by_article",
            "By article",
            key_display=",",
            id="kwic.text",
            tooltip="By article, or the best first",
        ),
        Binding("e", "export", "Export", id="desk.export", tooltip="Write these lines to a new file"),
    ]

    lines = query_one(PaneList)
    dialog = query_one(Dialog)

    def __init__(self, library: Library, question: Question) -> None:
        super().__init__()
        self.library = library
        self.question = question
        self.found: list[KwicLine] = []
        self.shown: list[KwicLine] = []
        self.side: Sorted = "found"
        self.more = False  # whether there are places beyond those found

    def compose(self) -> ComposeResult:
        """The lines, and where the one in use is from."""
        with Dialog(_("In context"), self.question.line, hints=HINTS):
            yield PaneList(title="", empty=_("Looking for every place …"), id="lines")
            yield Static("", id="place", markup=False)

    def on_mount(self) -> None:
        """Gather the places behind the page."""
        self.lines.focus()
        self._gather()

    @work(thread=True, exclusive=True, group="kwic", exit_on_error=False)
    def _gather(self) -> None:
        line, article, exact = self.question
        found: list[KwicLine] = []
        problem = _(NOTHING)
        try:
            found = self.library.concordance(line, limit=MOST + 1, width=WIDTH, article=article, exact=exact)
        except (HexaplaError, OSError) as error:
            problem = str(error)
        if not get_current_worker().is_cancelled:
            self.go_on(self._gathered, found, problem)

    def _gathered(self, found: list[KwicLine], problem: str) -> None:
        if self.is_attached:
            self.found, self.more = found[:MOST], len(found) > MOST
            self.lines.say(problem)
            self._show()

    # -- order -------------------------------------------------------------------------------------

    def _show(self) -> None:
        """List the lines in their order; the one in use stays so."""
        from search.index.concordance import ordered

        kept = self.current
        self.shown = self.found if self.side == "found" else ordered(self.found, self.side)
        node = max(map(node_cells, self.shown), default=0)
        rows = [self.drawn(kwic_row, line, node=node, side=self.side) for line in self.shown]
        self.lines.show_rows(rows, self.shown.index(kept) if kept else None)
        places = plural("{count:,} place", "{count:,} places", len(self.shown))
        self.dialog.entitle(
            _("In context"),
            self.question.line,
            _("the first {places}").format(places=places) if self.more else places,
            _(SORTED[self.side]),
            _("exact words") if self.question.exact else "",
            _("this article") if self.question.article else "",
        )

    def action_sort(self, side: Sorted) -> None:
        """In order of the words on one side."""
        self.side = side
        self._show()

    def action_by_article(self) -> None:
        """In order of the texts, or the best first."""
        self.action_sort("found" if self.side == "text" else "text")

    # -- the line in use ---------------------------------------------------------------------------

    @property
    def current(self) -> KwicLine | None:
        """The line in use."""
        return self.lines.among(self.shown)

    @property
    def in_use(self) -> InUse | None:
        """The sentence of the place."""
        line = self.current
        return of_sentences(line.passage.article, Span(line.start, line.end)) if line else None

    def on_resize(self) -> None:
        """More or less room for where the line is from."""
        self.call_after_refresh(self._point)

    @on(OptionList.OptionHighlighted)
    def _point(self) -> None:
        line, place = self.current, self.query_one("#place", Static)
        width = place.content_size.width
        if line is not None and width > 0:
            place.update(self.drawn(_whereabouts, line)(width))

    def draw_again(self) -> None:
        """The lines, and where the one in use is from."""
        super().draw_again()
        self._point()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Walk.of_lines(self.shown, event.option_index))

    def action_export(self) -> None:
        """Write these lines, in this order, to a new file."""
        from tui.screens.kwic_file import kwic_file

        if self.shown:
            self.app.push_screen(kwic_file(self.library.folder, self.question.line, self.shown))

    def action_leave(self) -> None:
        """Go nowhere."""
        self.dismiss(None)


def _whereabouts(line: KwicLine, width: int) -> Content:
    """Language, source and date, how it was found, and the title."""
    right = Content.styled(found_by(line), "$text-warning")
    room = width - right.cell_length - 1
    left = origin(line.source, line.file, line.title, line.date, line.passage.lang, room)
    if line.source and line.title:
        left = Content.assemble(left, ("  " + one_line(line.title), MUTED))
    return two_ends(left, right, width)
