"""The names of one person; one that is somebody else's can be taken out."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.widgets import OptionList

from search.model import Person
from search.speech import N_, _
from tui.keys.keys_of import with_keys
from tui.screens.modal import Modal
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.pane_list import PaneList
from tui.widgets.people_rows import name_row

KEYS = N_("{names.take-out} takes the highlighted name out of this row; Esc goes back.")
SHOWN = N_("The others go by this name: choose the one that is somebody else's.")


class NamesScreen(Modal[str | None]):
    """Gives back the name to take out, or None."""

    BINDINGS = [
        Binding("escape,q,n", "leave", "Back", id="names.leave", tooltip="Change nothing"),
        Binding("d", "take_out", "Take out", id="names.take-out", tooltip="This name is somebody else's"),
    ]

    rows = query_one(PaneList)

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person
        self.names = tuple(dict.fromkeys((person.name, *person.names)))

    def compose(self) -> ComposeResult:
        """One row a name, the one that is shown for all of them first."""
        hints = (Hint(_("d takes a name out"), "take_out"), BACK)
        with Dialog(_("Names of {name}").format(name=self.person.name), hints=hints, classes="fitted"):
            yield PaneList(title="", empty="", id="names")

    def on_mount(self) -> None:
        """Fill the list; the second name is the first that can be taken out."""
        self.rows.show_rows([partial(name_row, name, self._files(name)) for name in self.names], 1)
        self.rows.focus()

    def _files(self, name: str) -> list[str]:
        return [file for file, names in self.person.names_in if name in names]

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.notify(with_keys(self.app, _(KEYS)), timeout=3, markup=False)

    def action_take_out(self) -> None:
        """Give back the highlighted name."""
        row = self.rows.highlighted or 0
        if row:
            self.dismiss(self.names[row])
        elif len(self.names) == 2:
            self.dismiss(self.names[1])
        else:
            self.notify(_(SHOWN), timeout=3, markup=False)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
