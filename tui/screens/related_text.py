"""What the library says near words of no article: pasted ones, or those written behind `:related`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from search.errors import HexaplaError
from search.library import Library
from search.speech import N_, _, plural
from tui.screens.modal import Modal
from tui.screens.passages import InUse, PassageScreen, of_span
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.pane_list import PaneList
from tui.widgets.rows import paragraph, related_row

if TYPE_CHECKING:
    from search.model import Related
    from tui.screens.desk import DeskScreen

MOST_LINES = 4
LONGEST = 4_000
"""Code points that are asked about: some paragraphs."""

FEWEST_LETTERS = 4
WAITING = N_("Looking for what is said near this …")
NOTHING = N_("Nothing here says something near this.")
HINTS = (
    Hint(N_("Enter opens")),
    Hint(N_("b bookmark"), "bookmark"),
    Hint(N_("y copy"), "copy"),
    Hint(N_("o outside"), "outside"),
    BACK,
)
SHARED = "bold underline $text-accent"


class RelatedTextScreen(Modal["Related | None"], PassageScreen):
    """Gives back a passage to open, or None."""

    BINDINGS = [
        Binding("escape,q", "leave", "Back", id="related-text.leave", tooltip="Back to where you came from")
    ]

    rows = query_one(PaneList)
    dialog = query_one(Dialog)

    def __init__(self, library: Library, text: str) -> None:
        super().__init__()
        self.library = library
        self.text = text
        self.found: list[Related] = []

    def compose(self) -> ComposeResult:
        """The words, and below them one row a passage."""
        with Dialog(_("Related to these words"), hints=HINTS):
            yield Static("", id="asked", markup=False)
            yield PaneList(title="", empty=_(WAITING), id="passages")

    def on_mount(self) -> None:
        """Ask behind the page."""
        self.rows.focus()
        self.call_after_refresh(self._point)
        self._ask()

    def on_resize(self) -> None:
        """More or less room for the words."""
        self.call_after_refresh(self._point)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _ask(self) -> None:
        found: list[Related] = []
        problem = _(NOTHING)
        try:
            found = self.library.relations.related(self.text)
        except (HexaplaError, OSError) as error:
            problem = str(error)
        if not get_current_worker().is_cancelled:
            self.go_on(self._show, found, problem)

    def _show(self, found: list[Related], problem: str) -> None:
        if not self.is_attached:
            return
        self.found = found
        self.rows.say(problem)
        self.rows.show_rows([self.drawn(related_row, each) for each in found])
        told = plural("{count:,} passage", "{count:,} passages", len(found)) if found else ""
        self.dialog.entitle(_("Related to these words"), told)

    @property
    def current(self) -> Related | None:
        """The passage in use."""
        return self.rows.among(self.found)

    @property
    def in_use(self) -> InUse | None:
        """Its sentence."""
        here = self.current
        return of_span(here.passage.article, here.start, here.end) if here else None

    @on(OptionList.OptionHighlighted)
    def _point(self) -> None:
        """Mark in the words what the passage in use shares with them."""
        asked = self.query_one("#asked", Static)
        shared = [span for each in self.current.evidence for span in each.here] if self.current else []
        if asked.content_size.width:
            asked.update(paragraph(self.text, asked.content_size.width, shared, SHARED, most=MOST_LINES))

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        if self.current:
            self.dismiss(self.current)

    def action_leave(self) -> None:
        """Open none."""
        self.dismiss(None)


def ask_about(desk: DeskScreen, words: str) -> bool:
    """Show what is said near some words, whatever blanks part them; False for what says nothing."""
    text = " ".join(words.split())[:LONGEST]
    if sum(map(str.isalpha, text)) < FEWEST_LETTERS:
        return False

    def chosen(found: Related | None) -> None:
        if found and desk.jump(found.passage.article, found.start):
            desk.mark_evidence([span for each in found.evidence for span in each.there])
            desk.panes.show("text")

    desk.app.push_screen(RelatedTextScreen(desk.library, text), chosen)
    return True
