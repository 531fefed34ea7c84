"""The dialogs about statements: what is decided in them stands in statements.yaml."""

from __future__ import annotations

from search.library import Library
from search.speech import N_
from search.statements.file import StatementsFile
from tui.screens.changing import ChangingScreen

NO_FIT = N_("No statement fits; Esc empties the line.")
ALONE = N_("There is no other rendering to compare with.")

Place = tuple[int, int | None]
"""An article, and an offset in it."""


class StatementDialog(ChangingScreen["Place | None"]):
    """Lists something that is changed through statements.yaml; gives back the place to go to, or None."""

    WAITING = N_("Gathering what is said …")

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    @property
    def decisions(self) -> StatementsFile:
        """statements.yaml."""
        return self.library.statements_file
