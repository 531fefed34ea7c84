"""Every file of the folder: how it was read, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import OptionList

from search.library import Library
from search.model import Article, Report
from tui.safe import one_line
from tui.states import FileState, file_states, tally
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.pane_list import PaneList
from tui.widgets.rows import MUTED, paragraph, two_ends

HINTS = (Hint("Enter opens"), Hint("also: hexapla doctor FOLDER"), BACK)
STYLES = {"not read": "$text-error", "in part": "$text-warning", "with notes": "$text-warning"}


def states(library: Library, heads: Iterable[Article], report: Report | None) -> list[FileState]:
    """By the last reading; before the first one is done, by the record."""
    return file_states(heads, report or Report(skipped=tuple(library.skipped())))


def file_row(state: FileState, width: int) -> Content:
    """The file and its state in one line, below it what there is to say."""
    name = Content.styled(one_line(state.file), "bold")
    sign = Content.styled(state.state, STYLES.get(state.state, MUTED))
    words = paragraph(state.words, width, most=3).stylize(MUTED)
    return Content("\n").join([two_ends(name, sign, width), words, Content("")])


class FilesScreen(ModalScreen[int | None]):
    """Gives back the article to open, or None."""

    BINDINGS = [Binding("escape,q,D", "leave", "Back", id="files.leave", tooltip="Back to the desk")]

    rows = query_one(PaneList)

    def __init__(self, states: Sequence[FileState], library: str) -> None:
        super().__init__()
        self.states = states
        self.library = library

    def compose(self) -> ComposeResult:
        """One row a file."""
        with Dialog(f"Files of {self.library}", *tally(self.states).split(" · "), hints=HINTS):
            yield PaneList(title="", empty="There are no files here yet.", id="files")

    def on_mount(self) -> None:
        """Fill the list."""
        self.rows.show_rows([partial(file_row, state) for state in self.states])
        self.rows.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        article = self.states[event.option_index].article
        if article:
            self.dismiss(article)
        else:
            self.notify("This file gave no article to open.", timeout=3)

    def action_leave(self) -> None:
        """Back to where the reader was."""
        self.dismiss(None)
