"""Everything that was kept, newest first, and what has become of it in the articles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from textual import on, work
from textual.binding import Binding
from textual.widgets import OptionList
from textual.worker import get_current_worker

from search.bookmarks import Bookmark, BookmarksFile, Standing, standings
from search.bookmarks.standing import standing
from search.bookmarks.words import STATES
from search.errors import BookmarksError, HexaplaError
from search.library import Library
from search.model import Article
from search.speech import N_, _, plural
from tui.keys.keys_of import with_keys
from tui.reader.kept import Wanted, chosen
from tui.screens.filtered import FilteredScreen
from tui.screens.note import Note, NoteScreen
from tui.screens.passages import CitedScreen
from tui.widgets.bookmark_rows import bookmark_row
from tui.widgets.dialog import BACK, Hint
from tui.widgets.pane_list import Row

EMPTY = N_("Nothing is kept yet; {desk.bookmark} keeps the passage under the cursor.")
READING = N_("Reading the bookmarks …")
UNREADABLE = N_("What was kept is still in the file; it is listed again as soon as the file can be read.")
NO_FIT = N_("No bookmark fits; {bookmarks.unfilter} and Esc show all again.")


class BookmarksScreen(FilteredScreen[Bookmark | None], CitedScreen):
    """Gives back the bookmark to go to, or None."""

    BINDINGS = [
        Binding("B", "leave", "Back", show=False, id="bookmarks.leave", tooltip="Back to the desk"),
        Binding("a", "annotate", "Note", id="desk.annotate", tooltip="Write a note and tags"),
        Binding(
            "d",
            "delete",
            "Delete",
            id="bookmarks.delete",
            tooltip="Take it out of the file; undo brings it back",
        ),
        Binding(
            "W",
            "places",
            "Where now",
            id="bookmarks.places",
            tooltip="Choose its place, or look for it, where that is not sure any more",
        ),
        Binding(
            "f", "filter", "Filter", id="bookmarks.filter", tooltip="Only a state, language, source or tag"
        ),
        Binding(
            "F", "unfilter", "All", show=False, id="bookmarks.unfilter", tooltip="List all of them again"
        ),
        Binding("e", "export", "Export", id="desk.export", tooltip="Write what is listed to a new file"),
        Binding("E", "edit", "Edit file", show=False, id="desk.edit", tooltip="Open the file in $EDITOR"),
        Binding("z", "undo", "Undo", id="desk.undo", tooltip="Undo the last change"),
        Binding("ctrl+y", "redo", "Redo", show=False, id="desk.redo", tooltip="Do again what was undone"),
    ]

    PLACEHOLDER = N_("Words of a passage, note, tag, title or speaker")

    def __init__(self, file: BookmarksFile, load: Callable[[], list[Bookmark]], library: Library) -> None:
        super().__init__()
        self.file = file
        self.load = load
        self.library = library
        self.kept: list[Standing] = []
        self.shown: list[Standing] = []
        self.is_read = False
        self.known = False  # whether the articles were looked at
        self.wanted: Wanted = {}

    def on_mount(self) -> None:
        """Read the file as it is now, behind the page where that takes long."""
        self.line.placeholder = _(self.PLACEHOLDER)
        if self.file.is_at_hand:
            self.reload()
        else:
            self.rows.say(_(READING))
            self.run_worker(self._read(), group="reading", exit_on_error=False)

    async def _read(self) -> None:
        with suppress(BookmarksError):  # it is told below
            await asyncio.to_thread(self.load)
        self.reload()

    # -- what is listed ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Show the file again, the same row highlighted, then where each stands."""
        remarks: list[str] = []
        self.is_read = True
        try:
            kept = self.load()
            remarks += self.file.problems
        except BookmarksError as error:
            kept = self.file.load_recovered()
            if not self.file.notice:
                remarks.append(str(error))
        if self.file.notice:
            remarks.append(self.file.notice)
        self.remark("\n".join(remarks))
        before = {each.bookmark: each for each in self.kept} if self.known else {}
        self.kept = [before.get(each) or standing(each, None) for each in reversed(kept)]
        self.known = len(before.keys() & set(kept)) == len(kept)
        self.narrow()
        self._look(kept)

    @work(thread=True, exclusive=True, group="standings", exit_on_error=False)
    def _look(self, kept: list[Bookmark]) -> None:
        """Find each in its article, which may be read for it."""
        try:
            found = standings(kept, self.library.article)
        except (HexaplaError, OSError):
            return
        if not get_current_worker().is_cancelled:
            self.go_on(self._looked, found)

    def _looked(self, found: list[Standing]) -> None:
        if self.is_attached and not (self.known and found[::-1] == self.kept):
            self.kept, self.known = found[::-1], True
            self.narrow()

    def narrow(self) -> None:
        """What fits the line and the filter; the highlighted one stays so."""
        here, row = self.current, self.rows.highlighted
        wanted = self.wanted if self.known else {}
        self.shown = chosen(self.kept, wanted, self.words)
        ids = [each.bookmark.id for each in self.shown]
        if here and here.bookmark.id in ids:
            row = ids.index(here.bookmark.id)
        nothing = UNREADABLE if self.file.read_only else EMPTY if self.is_read else READING
        self.rows.say(with_keys(self.app, _(NO_FIT if self.kept else nothing)))
        self.rows.show_rows(list(map(self._row, self.shown)), row)
        self._entitle()

    def _row(self, each: Standing) -> Row:
        """A changed one stays as it was written: what differs is what it shows."""
        if self.known and each.state == "changed":
            return partial(bookmark_row, each, True)
        return self.drawn(bookmark_row, each, known=self.known)

    def _entitle(self) -> None:
        number = plural("{count} bookmark", "{count} bookmarks", len(self.shown))
        unsure = sum(not each.is_sure for each in self.shown) if self.known else 0
        lost = plural("{count} not sure", "{count} not sure", unsure) if unsure else ""
        values = (
            _(next((words for state, words in STATES.items() if state == value), value))
            for value in self.wanted.values()
        )
        self.dialog.entitle(_("Bookmarks"), number, lost, *values, self.library.folder.name)
        self.dialog.offer(
            Hint(_("Enter opens")),
            Hint(_("a note"), "annotate"),
            Hint(_("d delete"), "delete"),
            Hint(_("z undo"), "undo"),
            Hint(_("f filter"), "filter"),
            *((Hint(_("W where now"), "places"),) if unsure else ()),
            Hint(_("e export"), "export"),
            BACK,
        )

    @property
    def current(self) -> Standing | None:
        """The highlighted bookmark."""
        return self.rows.among(self.shown)

    def action_filter(self) -> None:
        """Choose a state, language, source or tag."""
        from tui.screens.bookmark_filter import BookmarkFilterScreen

        def wanted(chosen: Wanted | None) -> None:
            if chosen is not None:
                self.wanted = chosen
                self.narrow()

        if self.known and self.kept:
            self.app.push_screen(BookmarkFilterScreen(self.kept, self.wanted), wanted)

    def action_unfilter(self) -> None:
        """List all of them again."""
        self.wanted = {}
        self.line.value = ""
        self.narrow()

    # -- what is done --------------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        """Go to it; where several places may be meant, or none, choose one first."""
        here = self.current
        if here and self.known and not here.anchored.end and here.bookmark.words:
            self.action_places()
        elif here:
            self.dismiss(here.bookmark)

    def action_places(self) -> None:
        """Choose where the highlighted bookmark belongs."""
        from tui.screens.bookmark_places import BookmarkPlacesScreen

        def take(chosen: Bookmark | None) -> None:
            if chosen and self._change(lambda: self.file.put(chosen)):
                self.notify(
                    with_keys(self.app, _("It has its place again; {desk.undo} undoes.")),
                    timeout=3,
                    markup=False,
                )

        here = self.current
        if here is None or not self.known:
            return
        if here.is_sure:
            self.notify(_("Its place is sure: Enter goes there."), timeout=3, markup=False)
        else:
            self.app.push_screen(BookmarkPlacesScreen(self.library, here), take)

    def action_annotate(self) -> None:
        """Write a note and tags for the highlighted bookmark."""
        if self.current is None:
            return
        kept = self.current.bookmark

        def noted(note: Note | None) -> None:
            if note and not self._change(lambda: self.file.update(kept.id, note=note.words, tags=note.tags)):
                ask(note)  # nothing that was typed is lost

        def ask(note: Note) -> None:
            self.app.push_screen(NoteScreen(kept.quote, note.words, note.tags), noted)

        ask(Note(kept.note, kept.tags))

    def action_delete(self) -> None:
        """Take the highlighted bookmark out of the file."""
        here = self.current
        if here and self._change(lambda: self.file.remove(here.bookmark.id)):
            self.notify(
                with_keys(self.app, _("Deleted; {desk.undo} brings it back.")), timeout=3, markup=False
            )

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

    # -- to other programs ---------------------------------------------------------------------------

    @property
    def passage_in_use(self) -> Bookmark | None:
        """The highlighted bookmark, as it stands now."""
        return self.current.current if self.current else None

    @property
    def article_in_use(self) -> Article | None:
        """The article that it was kept from."""
        kept = self.passage_in_use
        return self.library.article(kept.file, kept.item) if kept else None

    def action_export(self) -> None:
        """Write what is listed, in the order of the file, to a new file."""
        from tui.screens.export_file import excerpts_file

        excerpts = [each.current for each in reversed(self.shown)]
        if excerpts:
            self.app.push_screen(excerpts_file(self.app, self.library, lambda: excerpts))

    def action_edit(self) -> None:
        """Open the bookmarks file in the editor, and read it again afterwards."""
        from tui.reader.editing import edit

        path: Path = self.file.path
        if problem := edit(self.app, path):
            self.notify(problem, severity="warning", timeout=8, markup=False)
        self.reload()
