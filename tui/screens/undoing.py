"""The way back at the desk: the newest of the reader's own decisions, whichever file it went to."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from search.errors import BookmarksError, DecisionError
from search.speech import N_, _

if TYPE_CHECKING:
    from search.bookmarks import BookmarksFile
    from search.decisions.file import DecisionFile
    from tui.screens.desk import DeskScreen

NOTHING = N_("You have changed nothing yet that could be undone.")
NOTHING_UNDONE = N_("There is nothing to do again.")


class Undoing:
    """Over all files of decisions; what another program changed is left alone."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self._undone: list[BookmarksFile | DecisionFile[Any]] = []
        self._changed: BookmarksFile | DecisionFile[Any] | None = None  # the file that was changed last here
        self._newest_left = 0.0  # when the newest decision was made of those that stayed
        self._turn = asyncio.Lock()

    def undo(self) -> None:
        """Take back the newest decision and say which."""
        self._begin(-1)

    def redo(self) -> None:
        """Make the decision again that was taken back last, unless something was decided since."""
        self._begin(1)

    def _begin(self, step: int) -> None:
        self.desk.app.run_worker(self._travel(step), group="undo", exit_on_error=False)

    async def _travel(self, step: int) -> None:
        desk = self.desk
        try:
            async with self._turn:
                self._changed = None
                said = await asyncio.to_thread(self._undo if step < 0 else self._redo)
        except (DecisionError, BookmarksError) as error:
            desk.notify(str(error), severity="warning", timeout=10, markup=False)
            return
        desk.hint(said)
        if self._changed is desk.library.catalogue_file:
            desk.updating.start()  # what is stated about a file holds when it is read again
        if desk.article:
            desk.decisions_changed(await asyncio.to_thread(desk.library.person_ids, desk.article.id))

    def _undo(self) -> str:
        self._forget_after_changes()
        kept, decided = self.desk.keeping.file, max(self._decided, key=lambda file: file.changed)
        if not max(kept.changed, decided.changed):
            return _(NOTHING)
        if kept.changed > decided.changed:
            words = kept.undo()
            self._undone.append(kept)
        else:
            words = decided.undo(own=True)
            self._undone.append(decided)
        self._changed = self._undone[-1]
        self._newest_left = self._newest
        return _("Undone: {words}.").format(words=words)

    def _redo(self) -> str:
        self._forget_after_changes()
        if not self._undone:
            return _(NOTHING_UNDONE)
        words = self._undone[-1].redo()
        self._changed = self._undone.pop()
        self._newest_left = self._newest
        return _("Done again: {words}.").format(words=words) if words else _(NOTHING_UNDONE)

    def _forget_after_changes(self) -> None:
        """What was taken back before another decision is not made again."""
        if self._newest != self._newest_left:
            self._undone.clear()

    @property
    def _decided(self) -> tuple[DecisionFile[Any], ...]:
        library = self.desk.library
        return (
            library.statements_file,
            library.glossary_file,
            library.people_file,
            library.catalogue_file,
        )

    @property
    def _newest(self) -> float:
        """When the newest decision was made, of those that are not taken back."""
        return max(self.desk.keeping.file.changed, *(file.changed for file in self._decided))
