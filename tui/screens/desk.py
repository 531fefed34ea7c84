"""The reading desk: the one place where the panes meet."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from time import monotonic

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Footer

from search.library import Library
from search.model import Article, Passage, Quote, Report, Span
from tui import state
from tui.history import History, Place
from tui.layout import PaneName
from tui.preparing import Failed, LibraryRead, MeaningsReady, WordsReady, Worked, prepare
from tui.screens.desk_keys import DESK_KEYS
from tui.screens.finding import Finding
from tui.screens.following import Following
from tui.screens.keeping import Keeping
from tui.screens.panes import Panes
from tui.widgets.article import ArticleView
from tui.widgets.articles import ArticleList
from tui.widgets.quotes import QuoteList
from tui.widgets.related import RelatedList
from tui.widgets.status import StatusLine

MOST_REASONS = 5  # skipped files that are named where there is nothing else to show
PATIENCE = 1.0  # seconds until a large library shows its first article before all are read


def nothing_to_read(folder: Path, report: Report) -> str:
    """What a folder without articles wants, and why its files gave none."""
    reasons = "; ".join(f"{each.file}: {each.reason}" for each in report.skipped[:MOST_REASONS])
    skipped = f" Skipped: {reasons}." if reasons else ""
    return f"There is nothing to read in {folder}. Put .txt files into it, or open another folder.{skipped}"


class DeskScreen(Screen[None]):
    """Article, quotes and related passages side by side."""

    AUTO_FOCUS = ""  # the pane that was left has the keys
    BINDINGS = DESK_KEYS

    article_list = query_one(ArticleList)
    page = query_one(ArticleView)
    quote_list = query_one(QuoteList)
    related_list = query_one(RelatedList)
    status = query_one(StatusLine)

    def __init__(self, library: Library, state_file: Path, bookmarks_file: Path) -> None:
        super().__init__()
        self.library = library
        self.state_file = state_file
        self.keeping = Keeping(self, bookmarks_file)
        self.article: Article | None = None
        self.cursor_offset = 0  # of the cursor when it last came to another sentence
        self.began = 0.0
        self.heads: list[Article] = []
        self.kept: list[Span] = []
        self.evidence_of: Passage | None = None
        self.history = History()
        self.left = state.load(state_file)
        self.finding = Finding(self)
        self.following = Following(self)
        self.panes = Panes(self, wish=self.left.columns)

    def compose(self) -> ComposeResult:
        """Four panes, of which the list of articles is closed at first, and two lines below."""
        with Horizontal(id="panes"):
            yield ArticleList()
            yield ArticleView(id="text")
            yield QuoteList()
            yield RelatedList()
        yield StatusLine()
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show what the record already holds, then read what is new behind the page."""
        self.page.border_title = "Article"
        self.panes.show(self.left.pane)
        if not self.reopen():
            self.page.show_message(f"Reading {self.library.folder.name} …")
        self.call_after_refresh(self.start_preparing)

    def start_preparing(self) -> None:
        """Read and index in a thread of its own; what was made so far is no garbage and stays."""
        self.began = monotonic()
        gc.freeze()
        gc.enable()
        self.run_worker(
            partial(prepare, self.library, self.post_message), thread=True, group="prepare", exclusive=True
        )

    # -- articles --------------------------------------------------------------------------------

    def reopen(self) -> bool:
        """Open the article where the reader left it; False when the record does not have it."""
        self.heads = self.library.heads()
        for head in self.heads:
            if (head.file, head.item) == (self.left.file, self.left.item):
                self.open(head.id, self.left.offset)
                return True
        return False

    def open(self, key: int, at: int | None = None) -> bool:
        """Show an article, the cursor at offset `at`; False when it is gone."""
        if self.article is None or self.article.id != key:
            article = self.library.article(key)
            if article is None:
                return False
            self.article = article
            self.page.show(article, None if at is None else min(max(at, 0), len(article.text)))
            self.quote_list.show(article)
            self.finding.mark(article.id)
            self.call_after_refresh(self.mark_kept)
            if self.panes.articles_open:
                self.show_heads()
        elif at is not None:
            self.page.go_to(at)
        return True

    def jump(self, key: int, at: int | None = None) -> bool:
        """The same, so that `H` comes back to where the reader was."""
        here = self.place
        opened = self.open(key, at)
        if opened and here:
            self.history.leave(here)
        return opened

    @property
    def place(self) -> Place | None:
        """Where the reader is."""
        article = self.article
        return Place(article.file, article.item, self.page.cursor_offset) if article else None

    def show_heads(self) -> None:
        """Fill the list of articles, which is open."""
        counts = self.library.store.quote_counts()
        self.article_list.show(self.heads, counts, self.article.id if self.article else 0)

    @on(ArticleList.Chosen)
    def _article_chosen(self, event: ArticleList.Chosen) -> None:
        self.jump(event.article)
        self.panes.close_articles()

    def action_article(self, step: int) -> None:
        """Open the next or previous article, the layout kept."""
        ids = [head.id for head in self.heads]
        place = ids.index(self.article.id) + step if self.article and self.article.id in ids else 0
        if not 0 <= place < len(ids):
            self.hint("This is the last article." if step > 0 else "This is the first article.")
        else:
            self.jump(ids[place])

    def action_back(self) -> None:
        """Go back in the reading history."""
        self._travel(self.history.back(self.place) if self.place else None, "This is where you began.")

    def action_forward(self) -> None:
        """Go forward again."""
        self._travel(self.history.forward(self.place) if self.place else None, "There is nothing ahead.")

    def _travel(self, place: Place | None, otherwise: str) -> None:
        if place is None:
            self.hint(otherwise)
            return
        article = self.library.article(place.file, place.item)
        if article is None or not self.open(article.id, place.offset):
            self.hint(f"{place.file} is no longer in the folder.")

    # -- what the panes say ------------------------------------------------------------------------

    @on(ArticleView.CursorMoved)
    def _cursor_moved(self, event: ArticleView.CursorMoved) -> None:
        if self.article is None:
            return
        self.cursor_offset = event.offset
        if event.passage != self.evidence_of:
            self.mark_evidence([])
        self.quote_list.point_at(event.quote)
        self.show_place()
        self.following.cursor_moved()

    @on(ArticleView.QuoteClicked)
    def _quote_clicked(self, event: ArticleView.QuoteClicked) -> None:
        self.quote_list.point_at(event.quote)

    @on(QuoteList.Pointed)
    def _quote_pointed(self, event: QuoteList.Pointed) -> None:
        self.page.go_to(event.quote.start)
        self.page.select_quote(event.index)

    @on(QuoteList.Chosen)
    def _quote_chosen(self, event: QuoteList.Chosen) -> None:
        self.page.go_to(event.quote.start)
        self.page.select_quote(event.index)
        self.panes.show("text")

    @on(RelatedList.Pointed)
    def _related_pointed(self, event: RelatedList.Pointed) -> None:
        self.mark_evidence([span for each in event.related.evidence for span in each.here])

    @on(RelatedList.Chosen)
    def _related_chosen(self, event: RelatedList.Chosen) -> None:
        found = event.related
        if self.jump(found.passage.article, found.start):
            self.mark_evidence([span for each in found.evidence for span in each.there])
            self.panes.show("text")
        else:
            self.hint("That article was read again since; move the cursor to ask anew.")

    def mark_evidence(self, spans: list[Span]) -> None:
        """Mark what is shared, as long as the cursor stays in this passage."""
        self.evidence_of = self.page.current_passage if spans else None
        self.page.mark_evidence(spans)

    @property
    def current_quote(self) -> Quote | None:
        """The quote under the article's cursor."""
        index = self.page.current_quote
        return self.article.quotes[index] if self.article and index is not None else None

    def action_fold(self) -> None:
        """Show what does not belong to the article, or fold it again."""
        self.page.toggle_folded()

    def action_pin(self) -> None:
        """Keep the related passages where they are, or let them follow the cursor."""
        self.following.pin()

    # -- search --------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Open the search over all articles."""
        self.finding.ask()

    def action_search_here(self) -> None:
        """Open the search over this article."""
        self.finding.ask(here=True)

    def action_search_selection(self) -> None:
        """Search the selected words, or the names of the sentence under the cursor."""
        self.finding.ask(self.finding.words_here())

    def action_next_hit(self) -> None:
        """Go to the next hit of the last search."""
        self.finding.step(1)

    def action_previous_hit(self) -> None:
        """Go to the hit before."""
        self.finding.step(-1)

    # -- bookmarks -------------------------------------------------------------------------------------

    def mark_kept(self) -> None:
        """Show in the article what is kept of it."""
        if self.article:
            self.kept = self.keeping.spans_in(self.article)
            self.page.mark_kept(self.kept)
            self.show_place()

    def action_bookmark(self) -> None:
        """Keep the quote or passage in use."""
        self.keeping.keep()

    def action_bookmarks(self) -> None:
        """List what was kept."""
        self.keeping.list()

    def action_annotate(self) -> None:
        """Write a note for the bookmark under the cursor."""
        self.keeping.annotate()

    def action_undo(self) -> None:
        """Undo the last change of the bookmarks."""
        self.keeping.undo()

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.keeping.redo()

    # -- quotes --------------------------------------------------------------------------------------

    def action_next_quote(self) -> None:
        """Go to the next quote."""
        self.panes.show_text()
        if not self.page.action_next_quote():
            self.hint("There is no further quote in this article.")

    def action_previous_quote(self) -> None:
        """Go to the quote before."""
        self.panes.show_text()
        if not self.page.action_previous_quote():
            self.hint("There is no quote before this one.")

    # -- panes ---------------------------------------------------------------------------------------

    def action_pane(self, step: int) -> None:
        """Go to the pane beside this one, around the ends."""
        self.panes.beside(step)

    def action_show_pane(self, name: PaneName) -> None:
        """Go to a pane; the list of articles closes on the second press."""
        self.panes.go_to(name)

    def action_zoom(self, step: int) -> None:
        """More or less room for this pane: its share, half, all."""
        self.panes.zoom_by(step)

    def action_columns(self) -> None:
        """By width, then one, two and three columns."""
        self.panes.next_columns()
        self.hint(f"Columns: {self.panes.wish or 'by width'}")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A pane that was clicked is the one in use."""
        self.panes.note_focus(event.widget.id)

    def on_resize(self) -> None:
        """Another width may want another number of columns."""
        if self.panes.are_mounted:
            self.panes.arrange()

    # -- background work -----------------------------------------------------------------------------

    @on(Worked)
    def _worked(self, event: Worked) -> None:
        progress = event.progress
        self.status.work = f"{progress.what} {progress.done}/{progress.total} {progress.name}"
        if self.article is None and progress.done and monotonic() - self.began > PATIENCE:
            self.open_first()

    @on(LibraryRead)
    def _library_read(self, event: LibraryRead) -> None:
        self.heads = self.library.heads()
        self.refresh_after(event.report)
        if event.report.skipped:
            self.hint(f"{len(event.report.skipped)} files were skipped; `hexapla doctor` says why.")
        if self.article is None and not self.open_best():
            self.page.show_message(nothing_to_read(self.library.folder, event.report))
            self.related_list.say("")
        if self.panes.articles_open:
            self.show_heads()

    def refresh_after(self, report: Report) -> None:
        """Show the open article anew when its file changed, close it when the file is gone."""
        article = self.article
        if article and article.file in (*report.read, *report.removed):
            at = self.page.cursor_offset
            self.article = None
            fresh = self.library.article(article.file, article.item)
            if fresh is None or not self.open(fresh.id, at):
                self.quote_list.show(Article(0, "", 0, "", ""))
                self.related_list.show([])

    def open_first(self) -> None:
        """Something to read while the rest is still being read."""
        self.heads = self.library.heads()
        if self.heads:
            self.open(self.heads[0].id)

    def open_best(self) -> bool:
        """Open where the reader left off, else the article in which most is said."""
        if self.reopen():
            return True
        counts = self.library.store.quote_counts()
        best = max(self.heads, key=lambda head: counts.get(head.id, 0), default=None)
        return best is not None and self.open(best.id)

    @on(WordsReady)
    def _words_ready(self) -> None:
        self.finding.words_ready()
        self.following.ask()

    @on(MeaningsReady)
    def _meanings_ready(self) -> None:
        self.following.complete = True
        self.status.work = ""
        self.following.ask()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.status.work = ""
        self.notify(event.reason, severity="warning", timeout=10, markup=False)

    # -- the rest --------------------------------------------------------------------------------------

    def show_place(self) -> None:
        """Say which passage this is."""
        passage = self.page.current_passage
        passages = self.article.passages if self.article else ()
        own = [each.n for each in passages if each.role != "boilerplate"]
        here = self.page.cursor_offset
        kept = " · kept" if any(span.start <= here < span.end for span in self.kept) else ""
        inside = passage is not None and passage.n in own
        number = f"passage {own.index(passage.n) + 1}/{len(own)}" if passage and inside else "folded part"
        self.status.place = f"{number}{kept}" if passage else ""

    def hint(self, sentence: str) -> None:
        """A short remark that needs no answer."""
        self.notify(sentence, timeout=3, markup=False)

    def action_clear(self) -> None:
        """Clear the selection, then the hits and the evidence."""
        if self.get_selected_text():
            self.clear_selection()
            return
        self.finding.clear()
        self.mark_evidence([])

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    def action_leave(self) -> None:
        """Back one level: out of the zoom, out of the list of articles, out of the desk."""
        if not self.panes.back_one():
            self.app.exit()

    def on_unmount(self) -> None:
        """Remember where the reader was."""
        self.remember()

    def remember(self) -> None:
        """Write the place to the state file; a folder that cannot be written only loses the place."""
        if self.article is None:
            return
        article = self.article
        try:
            state.save(
                self.state_file,
                state.DeskState(
                    article.file, article.item, self.cursor_offset, self.panes.active, self.panes.wish
                ),
            )
        except OSError as error:
            self.log.warning(f"the place could not be kept: {error}")
