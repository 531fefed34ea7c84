"""The reading desk: the one place where the panes meet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.css.query import NoMatches
from textual.getters import query_one
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Footer

from search.library import Library
from search.model import Article, Quote, Related, Report, Span
from tui import state
from tui.history import History, Place
from tui.hits import Walk
from tui.layout import PANES, PaneName, arrange, columns_for, neighbour
from tui.preparing import Failed, LibraryRead, MeaningsReady, WordsReady, Worked, prepare
from tui.screens.desk_keys import DESK_KEYS
from tui.screens.keeping import Keeping
from tui.widgets.article import ArticleView
from tui.widgets.articles import ArticleList
from tui.widgets.quotes import QuoteList
from tui.widgets.related import RelatedList
from tui.widgets.status import StatusLine

REST = 0.15  # seconds the cursor rests before the related passages follow


class DeskScreen(Keeping, Screen[None]):
    """Article, quotes and related passages side by side."""

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
        self.use_bookmarks(bookmarks_file)
        self.article: Article | None = None
        self.history = History()
        self.walk = Walk()
        self.left = state.load(state_file)
        self.active: PaneName = self.left.pane if self.left.pane in PANES[1:] else "text"  # type: ignore[assignment]
        self.side: PaneName = "quotes"
        self.articles_open = False
        self.zoom = 0
        self.columns_wish = self.left.columns
        self.meanings_ready = False
        self._rest: Timer | None = None

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
        self.arrange()
        self.focus_pane(self.active)
        if not self.reopen():
            self.page.show_message(f"Reading {self.library.folder.name} …")
        self.call_after_refresh(self.start_preparing)

    def start_preparing(self) -> None:
        """Read and index in a thread of its own."""
        self.run_worker(
            partial(prepare, self.library, self.post_message), thread=True, group="prepare", exclusive=True
        )

    # -- articles --------------------------------------------------------------------------------

    def reopen(self) -> bool:
        """Open the article where the reader left it; False when the record does not have it."""
        for head in self.library.heads():
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
            self.page.show(article, at)
            self.quote_list.show(article)
            self.show_heads()
            self.page.mark_hits(self.walk.spans_in(article.id))
            self.mark_kept()
        elif at is not None:
            self.page.go_to(at)
        return True

    def jump(self, key: int, at: int | None = None) -> None:
        """Open an article or a place in it, so that `H` comes back to where the reader was."""
        here = self.place
        if self.open(key, at) and here:
            self.history.leave(here)

    @property
    def place(self) -> Place | None:
        """Where the reader is."""
        return Place(self.article.id, self.page.cursor_offset) if self.article else None

    def show_heads(self) -> None:
        """Fill the list of articles when it is open, or its order when it is not."""
        counts = self.library.store.quote_counts()
        self.article_list.show(self.library.heads(), counts, self.article.id if self.article else 0)

    @on(ArticleList.Chosen)
    def _article_chosen(self, event: ArticleList.Chosen) -> None:
        self.jump(event.article)
        self.articles_open = False
        self.focus_pane("text")

    def action_article(self, step: int) -> None:
        """Open the next or previous article, the layout kept."""
        beside = self.article_list.beside(self.article.id if self.article else 0, step)
        if beside is None:
            self.hint("This is the last article." if step > 0 else "This is the first article.")
        else:
            self.jump(beside)

    def action_back(self) -> None:
        """Go back in the reading history."""
        self._travel(self.history.back(self.place) if self.place else None, "This is where you began.")

    def action_forward(self) -> None:
        """Go forward again."""
        self._travel(self.history.forward(self.place) if self.place else None, "There is nothing ahead.")

    def _travel(self, place: Place | None, otherwise: str) -> None:
        if place is None:
            self.hint(otherwise)
        elif not self.open(place.article, place.offset):
            self.hint("That article is no longer in the folder.")

    # -- what the panes say ------------------------------------------------------------------------

    @on(ArticleView.CursorMoved)
    def _cursor_moved(self, event: ArticleView.CursorMoved) -> None:
        if self.article is None:
            return
        self.quote_list.point_at(event.quote)
        self.show_place()
        self.follow()

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
        self.focus_pane("text")

    @on(RelatedList.Pointed)
    def _related_pointed(self, event: RelatedList.Pointed) -> None:
        self.page.mark_evidence([span for each in event.related.evidence for span in each.here])

    @on(RelatedList.Chosen)
    def _related_chosen(self, event: RelatedList.Chosen) -> None:
        found = event.related
        self.jump(found.passage.article, found.start)
        self.page.mark_evidence([span for each in found.evidence for span in each.there])
        self.focus_pane("text")

    # -- related passages --------------------------------------------------------------------------

    def follow(self) -> None:
        """Ask for related passages once the cursor has rested."""
        if self._rest:
            self._rest.stop()
        if not self.related_list.pinned:
            self._rest = self.set_timer(REST, self.ask_related)

    def ask_related(self) -> None:
        """Ask for what other sources say near the quote or sentence under the cursor."""
        asked = self.asked_span()
        if self.article and asked and not self.related_list.pinned:
            self._find_related(self.article, asked)

    def asked_span(self) -> Span | None:
        """The quote under the cursor, else its sentence, else its passage."""
        quote = self.current_quote
        if quote:
            return Span(quote.start, quote.end)
        return self.page.current_sentence or (
            Span(passage.start, passage.end) if (passage := self.page.current_passage) else None
        )

    @property
    def current_quote(self) -> Quote | None:
        """The quote under the article's cursor."""
        index = self.page.current_quote
        return self.article.quotes[index] if self.article and index is not None else None

    @work(thread=True, exclusive=True, group="related", exit_on_error=False)
    def _find_related(self, article: Article, asked: Span) -> None:
        found = self.library.related_in(article, asked.start, asked.of(article.text))
        self.app.call_from_thread(self._show_related, article, asked, found)

    def _show_related(self, article: Article, asked: Span, found: list[Related]) -> None:
        """Show an answer unless the reader has moved on meanwhile."""
        if article is self.article and asked == self.asked_span() and not self.related_list.pinned:
            self.related_list.show(found, words_only=not self.meanings_ready)

    def action_pin(self) -> None:
        """Keep the related passages where they are, or let them follow the cursor."""
        self.related_list.pin(not self.related_list.pinned)
        self.ask_related()

    # -- search --------------------------------------------------------------------------------------

    def action_search(self, words: str = "", here: bool = False) -> None:
        """Open the search over all articles."""
        from tui.screens.search import SearchScreen

        only = self.article if here else None
        self.app.push_screen(SearchScreen(self.library, self.article, words, only is not None), self._found)

    def action_search_here(self) -> None:
        """Open the search over this article."""
        self.action_search(here=True)

    def action_search_selection(self) -> None:
        """Search the selected words, or the names of the sentence under the cursor."""
        from search.language.names import names

        selected = self.get_selected_text()
        sentence = self.page.current_sentence
        if selected:
            self.action_search(" ".join(selected.split()))
        elif self.article and sentence:
            text = sentence.of(self.article.text)
            found = dict.fromkeys(name.text for name in names(text, self.article.langs[0]))
            self.action_search(" ".join(found))

    def _found(self, walk: Walk | None) -> None:
        """Go to the hit that the reader chose."""
        if walk:
            self.walk = walk
            self._show_hit()
            self.focus_pane("text")

    def _show_hit(self) -> None:
        hit = self.walk.current
        at = hit.spans[0].start if hit.spans else hit.passage.start
        self.jump(hit.passage.article, at)
        self.page.mark_hits(self.walk.spans_in(hit.passage.article), at)
        self.status.hits = str(self.walk)

    def action_next_hit(self, step: int = 1) -> None:
        """Go to the next hit of the last search."""
        if not self.walk:
            self.hint("There is no search yet; / begins one.")
        elif self.walk.step(step):
            self._show_hit()
        else:
            self.hint("This is the last hit." if step > 0 else "This is the first hit.")

    def action_previous_hit(self) -> None:
        """Go to the hit before."""
        self.action_next_hit(-1)

    # -- quotes --------------------------------------------------------------------------------------

    def action_next_quote(self) -> None:
        """Go to the next quote."""
        if not self.page.action_next_quote():
            self.hint("There is no further quote in this article.")

    def action_previous_quote(self) -> None:
        """Go to the quote before."""
        if not self.page.action_previous_quote():
            self.hint("There is no quote before this one.")

    # -- panes ---------------------------------------------------------------------------------------

    def pane(self, name: PaneName) -> Widget:
        """The widget of a pane."""
        return self.query_one(f"#{name}")

    def arrange(self) -> None:
        """Give each visible pane its share of the width."""
        columns = columns_for(self.app.size.width, self.columns_wish)
        shares = arrange(columns, self.active, self.side, self.articles_open, self.zoom)
        for name in PANES:
            pane = self.pane(name)
            pane.display = name in shares
            pane.styles.width = f"{shares.get(name, 1)}fr"

    def focus_pane(self, name: PaneName) -> None:
        """Make a pane visible and give it the keys."""
        self.active = name
        if name in ("quotes", "related"):
            self.side = name
        if name != "articles" and columns_for(self.app.size.width, self.columns_wish) < 3:
            self.articles_open = False
        self.arrange()
        self.pane(name).focus()

    def action_pane(self, step: int) -> None:
        """Go to the pane beside this one, around the ends."""
        reachable = PANES if self.articles_open else PANES[1:]
        self.focus_pane(neighbour(reachable, self.active, step))

    def action_show_pane(self, name: PaneName) -> None:
        """Go to a pane; the list of articles closes on the second press."""
        if name == "articles":
            self.articles_open = not self.articles_open
            self.focus_pane("articles" if self.articles_open else "text")
        else:
            self.focus_pane(name)

    def action_zoom(self, step: int) -> None:
        """More or less room for this pane: its share, half, all."""
        self.zoom = min(2, max(0, self.zoom + step))
        self.arrange()

    def action_columns(self) -> None:
        """By width, then one, two and three columns."""
        self.columns_wish = (self.columns_wish + 1) % 4
        self.arrange()
        self.hint(f"Columns: {self.columns_wish or 'by width'}")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A pane that was clicked is the one in use."""
        name = event.widget.id
        if name in PANES and name != self.active:
            self.active = name  # type: ignore[assignment]

    def on_resize(self) -> None:
        """Another width may want another number of columns."""
        try:
            self.arrange()
        except NoMatches:
            return

    # -- background work -----------------------------------------------------------------------------

    @on(Worked)
    def _worked(self, event: Worked) -> None:
        progress = event.progress
        self.status.work = f"{progress.what} {progress.done}/{progress.total} {progress.name}"
        if self.article is None and progress.done:
            self.open_first()

    @on(LibraryRead)
    def _library_read(self, event: LibraryRead) -> None:
        self.refresh_after(event.report)
        if event.report.skipped:
            self.hint(f"{len(event.report.skipped)} files were skipped; `hexapla doctor` says why.")
        if self.article is None and not self.open_best():
            self.page.show_message(
                f"There is nothing to read in {self.library.folder}. Put .txt files into it, or open another folder."
            )

    def refresh_after(self, report: Report) -> None:
        """Show the open article anew when its file changed."""
        if self.article and self.article.file in (*report.read, *report.removed):
            at, file = self.page.cursor_offset, self.article.file
            self.article = None
            fresh = self.library.article(file)
            if fresh:
                self.open(fresh.id, at)
        elif self.article:
            self.show_heads()

    def open_first(self) -> None:
        """Something to read while the rest is still being read."""
        heads = self.library.heads()
        if heads:
            self.open(heads[0].id)

    def open_best(self) -> bool:
        """Open where the reader left off, else the article in which most is said."""
        if self.reopen():
            return True
        counts = self.library.store.quote_counts()
        heads = self.library.heads()
        best = max(heads, key=lambda head: counts.get(head.id, 0), default=None)
        return best is not None and self.open(best.id)

    @on(WordsReady)
    def _words_ready(self) -> None:
        self.ask_related()

    @on(MeaningsReady)
    def _meanings_ready(self) -> None:
        self.meanings_ready = True
        self.status.work = ""
        self.ask_related()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.status.work = ""
        self.notify(event.reason, severity="warning", timeout=10, markup=False)

    # -- the rest --------------------------------------------------------------------------------------

    def show_place(self) -> None:
        """Say which passage this is."""
        passage = self.page.current_passage
        total = len(self.article.passages) if self.article else 0
        self.status.place = f"passage {passage.n + 1}/{total}" if passage else ""

    def hint(self, sentence: str) -> None:
        """A short remark that needs no answer."""
        self.notify(sentence, timeout=3, markup=False)

    def action_clear(self) -> None:
        """Clear the selection, then the hits and the evidence."""
        if self.get_selected_text():
            self.clear_selection()
            return
        self.walk = Walk()
        self.status.hits = ""
        self.page.mark_hits([])
        self.page.mark_evidence([])

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    def action_leave(self) -> None:
        """Back one level: out of the zoom, out of the list of articles, out of the desk."""
        if self.zoom:
            self.action_zoom(-2)
        elif self.articles_open:
            self.action_show_pane("articles")
        else:
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
                    article.file, article.item, self.page.cursor_offset, self.active, self.columns_wish
                ),
            )
        except OSError as error:
            self.log.warning(f"the place could not be kept: {error}")
