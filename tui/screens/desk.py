"""The reading desk: the one place where the panes meet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal

from search.model import Article, Quote, Span
from search.speech import _
from tui.reader.preparing import (
    CopiesReady,
    Ended,
    Failed,
    LibraryRead,
    Looked,
    MeaningsReady,
    WordsReady,
    Worked,
)
from tui.reader.whereabouts import Whereabouts
from tui.screens.desk_actions import DeskActions
from tui.screens.desk_keys import DESK_KEYS
from tui.toolkit import SettledScreen
from tui.widgets.article import ArticleView
from tui.widgets.articles import ArticleList
from tui.widgets.key_footer import KeyFooter
from tui.widgets.quotes import QuoteList
from tui.widgets.related import RelatedList
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from tui.reader.history import Place


class DeskScreen(SettledScreen, DeskActions):
    """Article, quotes and related passages side by side."""

    AUTO_FOCUS = ""  # the pane that was left has the keys
    BINDINGS = DESK_KEYS

    def compose(self) -> ComposeResult:
        """Four panes, of which the list of articles is closed at first, and two lines below."""
        with Horizontal(id="panes"):
            yield ArticleList()
            yield ArticleView(id="text")
            yield QuoteList(self.by_person)
            yield RelatedList()
        yield StatusLine()
        yield KeyFooter(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show what the record already holds, then read what is new behind the page."""
        self.resuming.want(getattr(self.app, "begins_at", ""))
        self.panes.show(self.resuming.left.pane)
        for pane in (self.page, self.quote_list, self.related_list, self.article_list):
            pane.script = self.resuming.script
        if not self.resuming.reopen():
            self.page.show_message(_("Reading {name} …").format(name=self.library.folder.name))
        self.call_after_refresh(self.start_preparing)
        self.call_after_refresh(self._begin_tour)

    def _begin_tour(self) -> None:
        if getattr(self.app, "tour", False):
            self.touring.begin_if_due()

    def start_preparing(self) -> None:
        """Read and index behind the page."""
        from tui.screens.modal import learn_rules

        learn_rules(self.app)
        self.updating.start()

    # -- articles --------------------------------------------------------------------------------

    def open(self, key: int, at: int | None = None) -> bool:
        """Show an article, the cursor at offset `at`; False when it is gone."""
        if self.article is None or self.article.id != key:
            article = self.library.article(key)
            if article is None:
                return False
            self._take(article)
            place = None if at is None else min(max(at, 0), len(article.text))
            self.page.show(article, place, self.updating.copies_of(article.id))
            self._opened(article)
        elif at is not None:
            self.page.go_to(at)
        return True

    def show_again(self, article: Article, at: int) -> None:
        """Show a newer state of the open article, the cursor at `at` and its line where it was."""
        self._take(article)
        self.page.show_again(article, at, self.updating.copies_of(article.id))
        self._opened(article)

    def say_again(self) -> None:
        """The panes in a language that was chosen while they were open."""
        self.panes.arrange()
        if self.article:
            self.show_again(self.article, self.page.cursor_offset)
            self.related_list.draw_again()
            self.following.ask_again()

    def _take(self, article: Article) -> None:
        self.explaining.end()
        self.article = article
        self.whereabouts = Whereabouts(article)

    def _opened(self, article: Article) -> None:
        self.quote_list.show(article, self.library.person_ids(article.id))
        self.finding.mark(article.id)
        self.call_after_refresh(self.mark_kept)
        if self.panes.articles_open:
            self.show_heads()

    def jump(self, key: int, at: int | None = None) -> bool:
        """The same, so that `H` comes back to where the reader was."""
        here = self.place
        opened = self.open(key, at)
        if opened and here:
            self.travelling.leave(here)
        return opened

    @property
    def place(self) -> Place | None:
        """Where the reader is."""
        from tui.reader.history import Place

        article = self.article
        return Place(article.file, article.item, self.page.cursor_offset) if article else None

    def show_heads(self) -> None:
        """Fill the list of articles, which is open."""
        self.article_list.show(self.shelving.shelf())

    @on(ArticleList.Chosen)
    def _article_chosen(self, event: ArticleList.Chosen) -> None:
        if self.jump(event.article):
            self.panes.close_articles()
        else:
            self.hint(_("That article is gone, or was read again since; the list is new now."))
            self.heads = self.library.heads()
            self.refresh_heads()

    # -- what the panes say ------------------------------------------------------------------------

    @on(ArticleView.CursorMoved)
    def _cursor_moved(self, event: ArticleView.CursorMoved) -> None:
        if self.article is None:
            return
        self.cursor_offset = event.offset
        if event.passage != self.evidence_of:
            self.mark_evidence([])
        self.quote_list.point_at(self.page.current_quote, event.offset)
        self.explaining.cursor_moved()
        self.show_place()
        self.following.cursor_moved()
        self.shelving.moved()

    @on(ArticleView.Selected)
    def _selected(self) -> None:
        self.following.cursor_moved()

    @on(ArticleView.QuoteClicked)
    def _quote_clicked(self, event: ArticleView.QuoteClicked) -> None:
        self.quote_list.point_at(event.quote, self.page.cursor_offset)
        self.explaining.cursor_moved()

    @on(QuoteList.Pointed)
    def _quote_pointed(self, event: QuoteList.Pointed) -> None:
        self._go_to_said(event.at, event.index)

    @on(QuoteList.Chosen)
    def _quote_chosen(self, event: QuoteList.Chosen) -> None:
        self._go_to_said(event.at, event.index)
        self.panes.show("text")

    def _go_to_said(self, at: int, quote: int | None) -> None:
        """Put the cursor on a quote or, without its index, on a term."""
        if quote is None:
            self.page.go_to(at)
        else:
            self.page.go_to_quote(quote)

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
            self.hint(_("That article was read again since; move the cursor to ask anew."))

    @on(RelatedList.Decided)
    def _related_decided(self, event: RelatedList.Decided) -> None:
        self.deciding.decide(event.related, event.same)

    def mark_evidence(self, spans: list[Span]) -> None:
        """Mark what is shared, as long as the cursor stays in this passage."""
        self.evidence_of = self.page.current_passage if spans else None
        self.page.mark_evidence(spans)

    @property
    def current_quote(self) -> Quote | None:
        """The quote under the article's cursor."""
        index = self.page.current_quote
        return self.article.quotes[index] if self.article and index is not None else None

    # -- bookmarks and decisions -------------------------------------------------------------------------

    def decisions_changed(self, ids: Mapping[str, str]) -> None:
        """Show what a decision that was taken back, or made again, was about; `ids` are the persons now."""
        self.mark_kept()
        self.quote_list.rename(ids)
        self.following.ask_again()

    def mark_kept(self) -> None:
        """Show in the article what is kept of it."""
        if self.article:
            self.keeping.mark()

    def show_kept(self, kept: list[Span]) -> None:
        """Mark kept ranges of the article."""
        self.kept = kept
        self.page.mark_kept(kept)
        self.show_place()

    # -- panes ---------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Whatever else is pressed is another wish than the one that still waits for an answer."""
        self.following.forget()
        self.touring.take(event)

    def on_paste(self, event: events.Paste) -> None:
        """A path that is pasted or dragged here leads there; of other words it is shown what is near them."""
        from tui.screens.arriving import arrive
        from tui.screens.related_text import ask_about

        if not arrive(self, event.text) and not ask_about(self, event.text):
            self.hint(_("What was pasted names no file or folder here, and is too short to compare."))

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """When the desk opens, everything was styled a moment ago."""
        event.refresh_styles = event.refresh_styles and self.has_settled
        self.following.renew()

    def on_screen_suspend(self) -> None:
        """So is a dialog."""
        self.following.forget()

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
        self.updating.worked(event.progress)

    @on(LibraryRead)
    def _library_read(self, event: LibraryRead) -> None:
        self.updating.read(event.report, event.mark)
        if self.article is None and not self.resuming.open_best():
            from tui.keys.keys_of import key_of
            from tui.output.nothing import nothing_to_read

            key = key_of(self.app, "desk.files")
            self.page.show_message(nothing_to_read(self.library.folder, event.report, key))
            for listed in (self.quote_list, self.related_list):
                listed.say(_("There is no article here yet."))
        self._begin_tour()
        self.keeping.look_again()
        self.refresh_heads()

    def refresh_heads(self) -> None:
        """Fill the list of articles again where it is open; the reader's place in it stays."""
        if self.panes.articles_open:
            self.article_list.refresh_rows(self.shelving.shelf())

    @on(WordsReady)
    def _words_ready(self) -> None:
        self.finding.words_ready()
        self.following.ask()

    @on(CopiesReady)
    def _copies_ready(self) -> None:
        self.updating.copies_ready()

    @on(MeaningsReady)
    def _meanings_ready(self) -> None:
        self.following.complete = True
        self.related_list.rests_on_words(bool(self.library.relations.problem))
        self.following.ask()
        self.finding.ask_again()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.following.forget()
        self.notify(event.reason, severity="warning", timeout=10, markup=False)

    @on(Ended)
    def _ended(self) -> None:
        self.updating.ended()
        self.finding.ask_again()  # the dictionary is made

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        self.updating.looked(event)

    # -- the rest --------------------------------------------------------------------------------------

    def show_place(self) -> None:
        """Say which passage and page this is."""
        here = self.page.cursor_offset
        kept = _("bookmarked") if any(span.start <= here < span.end for span in self.kept) else ""
        words = self.whereabouts.words(self.page.current_passage, here)
        self.status.place = " · ".join(part for part in (words, kept) if part)

    def action_clear(self) -> None:
        """Clear the tour, then the selection, then why a quote has its speaker, then hits and evidence."""
        if self.touring.end():
            return
        if self.get_selected_text():
            self.clear_selection()
            return
        if self.explaining.end():
            return
        self.finding.clear()
        self.mark_evidence([])

    def on_unmount(self) -> None:
        """Remember where the reader was."""
        self.resuming.remember()
