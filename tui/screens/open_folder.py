"""A small question: whether the desk is to open another folder."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from search.speech import _
from tui.reader.folders import Place
from tui.screens.modal import Modal
from tui.text.safe import printable
from tui.widgets.dialog import Dialog, Hint


class OpenFolderScreen(Modal[bool]):
    """Gives back whether it was wished."""

    BINDINGS = [
        Binding("y,enter", "answer(True)", "Open it", id="open-folder.yes", tooltip="Open this folder"),
        Binding("escape,q,n", "answer(False)", "Stay", id="open-folder.no", tooltip="Stay where you are"),
    ]

    def __init__(self, place: Place, here: str) -> None:
        super().__init__()
        self.place = place
        self.here = here

    def compose(self) -> ComposeResult:
        """What would be opened, and what left."""
        hints = (Hint(_("y opens it"), "answer(True)"), Hint(_("Esc stays here"), "answer(False)"))
        with Dialog(_("Another folder"), hints=hints, classes="small fitted"):
            said = _(
                "{folder} does not belong to the library {here}. Open it instead? The place here is kept."
            )
            yield Static(
                printable(said.format(folder=self.place.folder, here=self.here)), id="question", markup=False
            )

    def action_answer(self, yes: bool) -> None:
        """Yes or no."""
        self.dismiss(yes)
