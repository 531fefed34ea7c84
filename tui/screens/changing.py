"""A dialog over a file of a person's decisions: changed behind the page, taken back, opened in an editor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.binding import Binding

from search.decisions.file import DecisionFile
from search.errors import DecisionError
from search.speech import _
from tui.keys.keys_of import with_keys
from tui.screens.filtered import Choice, FilteredScreen


class ChangingScreen(FilteredScreen[Choice]):
    """The changes keep the order of the keys; `gather` is asked again after each.

    The keys are those of the desk, so that a reader's own key holds in both.
    """

    BINDINGS = [
        Binding("z", "undo", "Undo", id="desk.undo", tooltip="Undo the last change that was made here"),
        Binding("ctrl+y", "redo", "Redo", show=False, id="desk.redo", tooltip="Make it again"),
        Binding(
            "E",
            "edit",
            "Edit file",
            show=False,
            id="desk.edit",
            tooltip="Open the file of these decisions in $EDITOR",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._turn = asyncio.Lock()

    @property
    def decisions(self) -> DecisionFile[Any]:
        """The file."""
        raise NotImplementedError

    def gather(self) -> object:
        """Ask anew for what is listed."""
        raise NotImplementedError

    def change(self, work: Callable[[], str]) -> None:
        """Do something that says what was done; a note tells it, and the key that takes it back.

        `work` may raise DecisionError.
        """
        self.begin(lambda: with_keys(self.app, _("{done}. {desk.undo} undoes."), done=work()))

    def begin(self, work: Callable[[], str]) -> None:
        """The same with something that says all that there is to say."""
        group = self.decisions.path.name
        self.app.run_worker(self._begun(work), group=group, exit_on_error=False)

    async def _begun(self, work: Callable[[], str]) -> None:
        async with self._turn:
            said = await asyncio.to_thread(_said, work)
        self.app.notify(said, timeout=4, markup=False)
        if self.is_attached:
            self.gather()

    def action_undo(self) -> None:
        """Take back the last change of the file."""
        self.begin(self._undo)

    def _undo(self) -> str:
        words = self.decisions.undo()
        return _("Undone: {words}.").format(words=words) if words else _("There is nothing to undo.")

    def action_redo(self) -> None:
        """Make it again."""
        self.begin(self._redo)

    def _redo(self) -> str:
        words = self.decisions.redo()
        return _("Done again: {words}.").format(words=words) if words else _("There is nothing to do again.")

    def action_edit(self) -> None:
        """Open the file in the editor, and read it again afterwards."""
        from tui.reader.editing import edit

        if problem := edit(self.app, self.decisions.path):
            self.notify(problem, severity="warning", timeout=8, markup=False)
        self.gather()


def _said(work: Callable[[], str]) -> str:
    try:
        return work()
    except DecisionError as error:
        return str(error)
