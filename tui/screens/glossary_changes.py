"""Changes of glossary.yaml from a dialog: made behind the page, in the order of the keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from search.errors import PairsError
from search.glossaries import PairsFile
from search.library import Library
from search.speech import _
from tui.screens.filtered import FilteredScreen

Change = Callable[[PairsFile], str]
"""A change of glossary.yaml; what was done, in one sentence."""


class GlossaryDialog(FilteredScreen[None]):
    """A list of word pairs that can be decided about; `gather` is asked again after each change."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self._turn = asyncio.Lock()

    def gather(self) -> object:
        """Ask anew for what is shown."""
        raise NotImplementedError

    def change(self, change: Change) -> None:
        """Change the file, tell what was done, and show the list anew."""
        self.app.run_worker(self._change(change), group="glossary.yaml", exit_on_error=False)

    async def _change(self, change: Change) -> None:
        async with self._turn:
            said = await asyncio.to_thread(self._said, change)
        self.app.notify(said, timeout=4, markup=False)
        if self.is_mounted:
            self.gather()

    def _said(self, change: Change) -> str:
        try:
            return change(self.library.glossary_file)
        except PairsError as error:
            return str(error)

    def action_undo(self) -> None:
        """Take back the last change of glossary.yaml."""
        self.change(
            lambda file: (
                _("Undone: {words}.").format(words=words)
                if (words := file.undo())
                else _("There is nothing to undo.")
            )
        )

    def action_redo(self) -> None:
        """Make it again."""
        self.change(
            lambda file: (
                _("Done again: {words}.").format(words=words)
                if (words := file.redo())
                else _("There is nothing to do again.")
            )
        )
