"""Everything that was kept, newest first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from search.bookmarks import Bookmark, BookmarksFile
from search.errors import BookmarksError
from tui.safe import printable
from tui.screens.note import Note, NoteScreen
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.pane_list import PaneList
from tui.widgets.rows import bookmark_row

HINTS = (
    Hint("Enter opens"),
    Hint("a note", "annotate"),
    Hint("d delete", "delete"),
    Hint("z undo", "undo"),
    BACK,
)


class BookmarksScreen(ModalScreen[Bookmark | None]):
    """Gives back the bookmark to go to, or None."""

    BINDINGS = [
        Binding("escape,q,B", "leave", "Back", id="bookmarks.leave", tooltip="Back to the desk"),
        Binding("a", "annotate", "Note", id="bookmarks.annotate", tooltip="Write a note and tags"),
        Binding(
            "d",
            "delete",
            "Delete",
            id="bookmarks.delete",
            tooltip="Take it out of the file; z brings it back",
        ),
        Binding("z", "undo", "Undo", id="bookmarks.undo", tooltip="Undo the last change"),
        Binding(
            "ctrl+y", "redo", "Redo", show=False, id="bookmarks.redo", tooltip="Do again what was undone"
        ),
    ]

    rows = query_one(PaneList)

    def __init__(self, file: BookmarksFile, load: Callable[[], list[Bookmark]], library: str) -> None:
        super().__init__()
        self.file = file
        self.load = load
        self.library = library
        self.kept: list[Bookmark] = []

    def compose(self) -> ComposeResult:
        """The list, and below it what a person should know about the file."""
        with Dialog("Bookmarks", self.library, hints=HINTS):
            yield PaneList(
                title="", empty="Nothing is kept yet; b keeps the passage under the cursor.", id="kept"
            )
            yield Static("", id="remark", classes="warning", markup=False)

    def on_mount(self) -> None:
        """Read the file as it is now."""
        self.reload()
        self.rows.focus()

    def reload(self) -> None:
        """Show the file again, the same row highlighted."""
        remarks: list[str] = []
        try:
            self.kept = self.load()[::-1]
            remarks += self.file.problems
        except BookmarksError as error:
            self.kept = self.file.load_recovered()[::-1]
            remarks.append(str(error))
        if self.file.notice:
            remarks.append(self.file.notice)
        self.rows.show_rows([partial(bookmark_row, kept) for kept in self.kept], self.rows.highlighted)
        self.query_one("#remark", Static).update(printable("\n".join(remarks)))

    @property
    def current(self) -> Bookmark | None:
        """The highlighted bookmark."""
        row = self.rows.highlighted
        return self.kept[row] if row is not None and row < len(self.kept) else None

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.dismiss(self.current)

    def action_annotate(self) -> None:
        """Write a note and tags for the highlighted bookmark."""
        kept = self.current
        if kept is None:
            return

        def noted(note: Note | None) -> None:
            if note and not self._change(lambda: self.file.update(kept.id, note=note.words, tags=note.tags)):
                ask(note)  # nothing that was typed is lost

        def ask(note: Note) -> None:
            self.app.push_screen(NoteScreen(kept.quote, note.words, note.tags), noted)

        ask(Note(kept.note, kept.tags))

    def action_delete(self) -> None:
        """Take the highlighted bookmark out of the file."""
        kept = self.current
        if kept and self._change(lambda: self.file.remove(kept.id)):
            self.notify("Deleted; z brings it back.", timeout=3, markup=False)

    def action_undo(self) -> None:
        """Take back the last change."""
        self._change(self.file.undo)

    def action_redo(self) -> None:
        """Make it again."""
        self._change(self.file.redo)

    def _change(self, change: Callable[[], object]) -> bool:
        """Make a change and show the file again; False, and a sentence, when it could not be made."""
        try:
            change()
        except BookmarksError as error:
            self.notify(str(error), severity="error", timeout=10, markup=False)
            return False
        finally:
            self.reload()
        return True

    def action_leave(self) -> None:
        """Back to where the reader was."""
        self.dismiss(None)
