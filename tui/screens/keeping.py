"""What the desk does with bookmarks: keep, annotate, list."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from search.errors import BookmarksError
from search.model import Article, Span
from search.places import fallback_bookmarks_path
from search.speech import N_, _

if TYPE_CHECKING:
    from search.bookmarks import Bookmark, BookmarksFile, State
    from tui.screens.bookmarks import BookmarksScreen
    from tui.screens.desk import DeskScreen
    from tui.screens.note import Note

PATIENCE = 0.5  # seconds that a key press waits for another program's turn at the file
LONG = 10  # seconds for a sentence that asks to be acted upon

SINCE: dict[State, str] = {
    "moved": N_("This passage is moved since it was kept."),
    "changed": N_("This passage is changed since it was kept."),
    "ambiguous": N_("This passage is ambiguous since it was kept."),
    "orphan": N_("This passage is orphan since it was kept."),
}
"""What became of a passage that does not stand where it was kept."""


class Keeping:
    """The bookmarks of one desk; every failure is one sentence, and nothing is lost by it."""

    def __init__(self, desk: DeskScreen, path: Path) -> None:
        self.desk = desk
        self.path = path
        self.listed: BookmarksScreen | None = None  # the list that was opened last
        self._is_reading = False
        self._asked = 0  # how often it was to be shown what is kept
        self._is_told = False  # that the file cannot be read
        self._turn = asyncio.Lock()  # one after the other: what is kept already is not kept twice

    @cached_property
    def file(self) -> BookmarksFile:
        """The file, opened when first asked for: the first frame does not wait for it."""
        from search.bookmarks import BookmarksFile

        fallback = fallback_bookmarks_path(self.desk.library.folder)
        return BookmarksFile(self.path, fallback, wait=PATIENCE)

    def keep(self) -> None:
        """Keep what is in use; what is kept already is opened for a note instead."""
        wanted = self.wanted()
        if wanted is None:
            self.desk.hint(_("There is no passage here to keep."))
            return
        if self._known(wanted):
            self.annotate()
        elif where := self._add(wanted):
            self.desk.hint(
                self.desk.keyed(
                    _("Kept in {where}. {desk.undo} undoes, {desk.annotate} adds a note."), where=where
                )
            )

    def keep_behind(self, article: int, wanted: Callable[[Article], Bookmark]) -> None:
        """Keep what is made of an article behind the page, and say what came of it in one sentence."""

        async def keep() -> None:
            async with self._turn:
                said = await asyncio.to_thread(self._kept, article, wanted)
            self.desk.app.notify(said, timeout=4, markup=False)
            self.desk.mark_kept()

        self.desk.app.run_worker(keep(), group="bookmarks", exit_on_error=False)

    def _kept(self, article: int, wanted: Callable[[Article], Bookmark]) -> str:
        """Keep something new of an article; what came of it."""
        found = self.desk.library.article(article)
        if found is None:
            return _("That article was read again since; open the list anew.")
        new = wanted(found)
        if self._known(new):
            return _("It is kept already.")
        try:
            self.file.add(new)
        except BookmarksError as error:
            return str(error)
        return self.file.notice or self.desk.keyed(
            _("Kept in {name}. {desk.undo} undoes."), name=self.file.path.name
        )

    def _add(self, wanted: Bookmark) -> str:
        """Keep something new; the name of the file it went to, empty where that failed."""
        kept = self._try(lambda: self.file.add(wanted))
        if not kept:
            return ""
        self.desk.mark_kept()
        return (self.file.recovered if self.file.read_only else self.file.path).name

    def annotate(self) -> None:
        """Write a note and tags for the bookmark under the cursor."""
        from tui.screens.note import Note, NoteScreen

        wanted = self.wanted()
        known = self._known(wanted) if wanted else None
        if known is None:
            self.desk.hint(
                self.desk.keyed(_("There is no bookmark here; {desk.bookmark} keeps the passage."))
            )
            return

        def noted(note: Note | None) -> None:
            if note is None or (note.words, note.tags) == (known.note, known.tags):
                return
            if not self._try(lambda: self.file.update(known.id, note=note.words, tags=note.tags)):
                ask(note)  # nothing that was typed is lost

        def ask(note: Note) -> None:
            self.desk.app.push_screen(NoteScreen(known.quote, note.words, note.tags), noted)

        ask(Note(known.note, known.tags))

    def mark(self) -> None:
        """Show what is kept of the open article; where that takes long to read, as soon as it is read."""
        article = self.desk.article
        self._asked += 1
        if article and self.file.is_at_hand:
            self._show(self.spans_in(article))
        elif article and not self._is_reading:
            self.desk.run_worker(self._read(article), group="reading bookmarks", exit_on_error=False)

    async def _read(self, article: Article) -> None:
        self._is_reading, asked = True, self._asked
        try:
            spans = await asyncio.to_thread(self.spans_in, article)
        finally:
            self._is_reading = False
        if self.desk.article is article and self._asked == asked:
            self._show(spans)
        else:  # another article, or something was kept or taken back meanwhile
            self.mark()

    def _show(self, spans: list[Span]) -> None:
        """Mark what is kept; where a broken file hides it, say so once."""
        self.desk.show_kept(spans)
        if self.file.read_only and not self._is_told:
            self.desk.notify(self.file.notice, severity="warning", timeout=LONG, markup=False)
        self._is_told = self.file.read_only

    def spans_in(self, article: Article) -> list[Span]:
        """The kept ranges of an article, where they stand now."""
        return [span for span, _ in self._in(article)]

    def _in(self, article: Article) -> Iterator[tuple[Span, Bookmark]]:
        """What is kept of an article, and where that stands now."""
        from search.bookmarks import resolve

        for kept in self._all():
            if (kept.file, kept.item) == (article.file, article.item):
                place = resolve(kept, article.text, article.sha256)
                if place.end:
                    yield Span(place.start, place.end), kept

    def load(self) -> list[Bookmark]:
        """What is kept, under the names that the files have now.  Raises BookmarksError.

        What was kept beside a broken file comes in as soon as that is mended.
        """
        from search.bookmarks import follow

        desk = self.desk
        if self.file.recovered.exists():
            self.file.load()
            self.file.take_recovered()
        report = desk.updating.report
        return follow(self.file, desk.heads, report.moved) if report else self.file.load()

    def _all(self) -> list[Bookmark]:
        """What is kept, with what could only be kept beside a file that does not parse."""
        try:
            return self.load()
        except BookmarksError:
            return self.file.load_recovered()

    def list(self) -> None:
        """Show all bookmarks; the chosen one is opened where it stands now."""
        from tui.screens.bookmarks import BookmarksScreen

        self.listed = BookmarksScreen(self.file, self.load, self.desk.library)
        self.desk.app.push_screen(self.listed, self._jump)

    def edit(self) -> None:
        """Open the file in the reader's editor, and mark afterwards what is kept now."""
        from tui.reader.editing import edit

        if problem := edit(self.desk.app, self.file.path):
            self.desk.notify(problem, severity="warning", timeout=LONG, markup=False)
        self.desk.mark_kept()

    def look_again(self) -> None:
        """Articles were read anew: the list that is open tells what became of each bookmark."""
        if self.listed and self.listed.is_attached:
            self.listed.reload()

    # -- inside ----------------------------------------------------------------------------------

    def wanted(self) -> Bookmark | None:
        """The bookmark that the pane in use would make."""
        from search.bookmarks import bookmark_of, bookmark_of_quote

        desk = self.desk
        if desk.panes.active == "related" and (found := desk.related_list.current):
            article = desk.library.article(found.passage.article)
            return bookmark_of(article, found.start, found.end) if article else None
        if desk.article is None:
            return None
        if desk.panes.active == "quotes" and (pointed := desk.quote_list.current):
            return bookmark_of_quote(desk.article, pointed[1])
        if selected := desk.page.selected_span:
            return bookmark_of(desk.article, *selected)
        if quote := desk.current_quote:
            return bookmark_of_quote(desk.article, quote)
        passage = desk.page.current_passage
        return bookmark_of(desk.article, passage.start, passage.end) if passage else None

    def _known(self, wanted: Bookmark) -> Bookmark | None:
        """The bookmark that keeps the same words already."""
        article = self.desk.library.article(wanted.file, wanted.item)
        if article is None:
            return None
        span = Span(wanted.start, wanted.end)
        return next((kept for place, kept in self._in(article) if place == span), None)

    def _jump(self, kept: Bookmark | None) -> None:
        from search.bookmarks import resolve

        self.desk.mark_kept()
        if kept is None:
            return
        article = self.desk.library.article(kept.file, kept.item)
        if article is None:
            self.desk.hint(
                _("{file} is no longer in the folder; the passage stays in the bookmarks file.").format(
                    file=kept.file
                )
            )
            return
        place = resolve(kept, article.text, article.sha256)
        at = place.start if place.end else None
        if place.state == "ambiguous" and place.candidates:
            at = place.candidates[0].start
        if place.state != "exact":
            self.desk.hint(_(SINCE[place.state]))
        self.desk.jump(article.id, at)
        self.desk.panes.show("text")

    def _try(self, change: Callable[[], Bookmark]) -> Bookmark | None:
        try:
            result = change()
        except BookmarksError as error:
            self._complain(error)
            return None
        if self.file.notice:
            self.desk.notify(self.file.notice, severity="warning", timeout=LONG, markup=False)
        return result

    def _complain(self, error: BookmarksError) -> None:
        self.desk.notify(str(error), severity="error", timeout=LONG, markup=False)
