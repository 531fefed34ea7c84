"""The article pane: an article with its quotes, hits and shared evidence marked, and a cursor to read by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.markup import escape
from textual.message import Message
from textual.selection import Selection

from search.model import Article, Passage, Quote, Span, Term
from search.speech import N_, _
from tui.setup.settings import Script
from tui.text.layers import NOTHING, Cleaned, Layer
from tui.text.places import Spot, previous_stop
from tui.text.safe import printable
from tui.text.spans import Spans
from tui.widgets.page_view import Mark
from tui.widgets.selecting import SelectingView

WAY_BACK = N_("{desk.raw} shows the cleaned text")


class ArticleView(SelectingView, can_focus=True):
    """An article, or a message while there is none; the screen hears when the reader comes elsewhere."""

    MARKS: ClassVar[tuple[str, ...]] = (
        "article--kept",
        "article--term",
        "article--indirect",
        "article--quote",
        "article--evidence",
        "article--hit",
        "article--repair",
        "article--line-end",
    )
    DEFAULT_CSS = """
    ArticleView {
        & > .article--kept { background: $success 18%; color: $foreground; }
        & > .article--term { color: $foreground 75%; }
        & > .article--indirect { color: $text-primary; text-style: italic; }
        & > .article--quote { color: $text-primary; }
        & > .article--evidence { text-style: underline; }
        & > .article--hit { background: $warning 20%; color: $foreground; text-style: bold; }
        & > .article--repair { background: $error 18%; color: $foreground; text-style: underline; }
        & > .article--line-end { color: $foreground-muted; }
        & > .article--hit-current { background: $warning; color: $background; text-style: bold; }
    }
    """

    class CursorMoved(Message):
        """The cursor came to another passage, sentence or quote of `view`."""

        def __init__(self, view: ArticleView, offset: int, passage: Passage | None) -> None:
            super().__init__()
            self.view = view
            self.offset = offset
            self.passage = passage

    class QuoteClicked(Message):
        """A quote was clicked; `quote` is an index of `article.quotes`."""

        def __init__(self, quote: int) -> None:
            super().__init__()
            self.quote = quote

    class Selected(Message):
        """Some words were selected, more or fewer of them than before, or none are any more."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.folded = True
        self.copies = 0
        self.script: Script = "original"
        """In which characters Chinese is shown; the raw text is always the author's."""
        self._hits = Spans()
        self._hit: Span | None = None
        self._hidden = ""

    # -- what is shown ---------------------------------------------------------------------------

    def show(self, article: Article, at: int | None = None, copies: int = 0) -> None:
        """Show an article as it was cleaned, from its top or with the cursor at the offset `at`; `copies`
        counts it with its near copies.
        """
        self.copies = copies
        self._open(self._cleaned(article))
        said = [quote for quote in article.quotes if quote.kind != "indirect"]
        reported = [quote for quote in article.quotes if quote.kind == "indirect"]
        self.set_marks("article--term", _spans(article.terms))
        self.set_marks("article--indirect", _spans(reported))
        self.set_marks("article--quote", _spans(said))
        self.go_to(self.places.top if at is None else at)

    def show_again(self, article: Article, at: int, copies: int = 0) -> None:
        """Show a newer state of the article, raw or cleaned as before, the cursor's line where it was."""
        row, raw = self._row, self.is_raw
        self.show(article, at, copies)
        if raw:
            self.toggle_raw()
        self._row = row

    @property
    def _row(self) -> int:
        """Where on the screen the cursor's line is."""
        return self.page.row_of(self.spot.offset) - self.scroll_offset.y

    @_row.setter
    def _row(self, row: int) -> None:
        self.scroll_to(y=self.page.row_of(self.spot.offset) - row, animate=False)

    def count_copies(self, copies: int) -> None:
        """Say in the by-line how many near copies there are, as soon as that is known."""
        if copies != self.copies and self.article:
            row, self.copies = self._row, copies
            if not self.is_raw:
                self.set_layer(self._cleaned(self.article))
                self._row = row

    def show_message(self, text: str) -> None:
        """Say why there is no article."""
        self._open(Cleaned(NOTHING), text)

    def _open(self, layer: Layer, message: str = "") -> None:
        self.spot = Spot()
        self._hits, self._hit = Spans(), None
        self.end_selecting()
        self.set_text(layer, message)
        self.set_quotes(layer.article)
        self._show_name()

    @property
    def is_raw(self) -> bool:
        """Whether the text before repairs is shown."""
        return not isinstance(self.text_layer, Cleaned)

    def toggle_raw(self) -> None:
        """Show the text before repairs, each of them marked, or the cleaned one; the reader's place stays."""
        from tui.text.raw import Raw

        if self.article is None:
            return
        at, row = self.cursor_offset, self._row
        layer = self._cleaned(self.article) if self.is_raw else Raw(self.article)
        self.set_layer(layer)
        if isinstance(layer, Raw):
            self._marks |= {"article--repair": layer.repairs, "article--line-end": layer.line_ends}
            self.border_title = escape(layer.title)
        else:
            self._show_name()
        self.spot = Spot()
        self.go_to(at)
        self._row = row

    def _cleaned(self, article: Article) -> Cleaned:
        """The article as it is read now."""
        if self.script == "original":
            return Cleaned(article, self.folded, self.copies)
        from tui.text.characters import drawn_in
        from tui.text.drawn import drawn_head

        drawn = drawn_in(article, printable(article.text), self.script)
        return Cleaned(article, self.folded, self.copies, drawn, drawn_head(article, self.script))

    def show_script(self, script: Script) -> None:
        """Show Chinese in other characters; cursor, line, selection and marks stay where they are."""
        if script == self.script:
            return
        self.script = script
        if self.article is None or self.is_raw:
            return
        row, selected = self._row, self.selected_span
        self.set_layer(self._cleaned(self.article))
        self._row = row
        if selected is not None:
            self.select_span(selected)
        self._show_name()

    def name_hidden(self, words: str) -> None:
        """Say below the text which panes have no room, and their keys, where nothing else is said there."""
        if not self.border_subtitle or self.border_subtitle == escape(self._hidden):
            self.border_subtitle = escape(words)
        self._hidden = words

    def _show_name(self) -> None:
        self.border_title, self.border_subtitle = _("Article"), escape(self._hidden)
        if self.script != "original":
            from tui.keys.keys_of import with_keys
            from tui.text.characters import BADGES

            words = with_keys(
                self.app, _("Chinese in {script}; {desk.script} changes it"), script=BADGES[self.script]
            )
            self.border_subtitle = escape(words)

    def _name_repair(self) -> None:
        from tui.keys.keys_of import with_keys
        from tui.text.raw import Raw

        if isinstance(self.text_layer, Raw):
            here = self.text_layer.repair_at(self.spot.offset)
            walk = _("{desk.next-quote} {desk.previous-quote} walk the repairs") if self.places.marks else ""
            parts = (here or with_keys(self.app, walk), with_keys(self.app, _(WAY_BACK)))
            self.border_subtitle = escape(" · ".join(part for part in parts if part))

    def mark_hits(self, spans: Iterable[Span], at: int | None = None) -> None:
        """Mark search hits; the one that begins at `at` is the current one."""
        self._hits = Spans(spans)
        self._hit = next((span for span in self._hits if span.start == at), None)
        self.set_marks("article--hit", self._hits)

    def mark_kept(self, spans: Iterable[Span]) -> None:
        """Mark what stands in the bookmarks file."""
        self.set_marks("article--kept", Spans(spans))

    def mark_evidence(self, spans: Iterable[Span]) -> None:
        """Mark what the passage under the cursor shares with a related one."""
        self.set_marks("article--evidence", Spans(spans))

    def toggle_folded(self) -> None:
        """Show what does not belong to the article, or fold it away; the reader's place stays.

        The raw text is always whole.
        """
        if self.article is None or not isinstance(self.text_layer, Cleaned):
            return
        offset, row = self.steady_line()
        self.folded = not self.folded
        self.set_layer(self.text_layer.turned())
        self.scroll_to(y=self.page.row_of(offset) - row, animate=False)
        if self.places.is_hidden(self.spot.offset):
            before = previous_stop(self.places.paragraphs, self.spot.offset)
            self.move_to(self.places.top if before is None else before)

    # -- quotes and hits ---------------------------------------------------------------------------

    def action_next_mark(self) -> bool:
        """The next quote; in the raw text, the next repair. False if there is none."""
        return super().action_next_mark() if self.is_raw else self.step_quote(1)

    def action_previous_mark(self) -> bool:
        """The quote or repair before; False if there is none."""
        return super().action_previous_mark() if self.is_raw else self.step_quote(-1)

    def passing_marks(self) -> list[Mark]:
        """The current hit above all else."""
        hit = [("article--hit-current", self._hit)] if self._hit else []
        return [*super().passing_marks(), *self.shown_marks(hit)]

    # -- moving ------------------------------------------------------------------------------------

    def go_to(self, offset: int) -> None:
        """Put the cursor at an offset of the cleaned text and bring it into sight, unfolded if need be."""
        if self.places.is_hidden(self.text_layer.shown(offset)):
            self.toggle_folded()
        self.move_to(self.text_layer.shown(offset))

    def _put(self, offset: int, jump: bool) -> None:
        super()._put(offset, jump)
        if self.is_raw:
            self._name_repair()

    def spot_changed(self) -> None:
        """Light the quote under the cursor and tell the screen."""
        self.light(self.spot.quote)
        self.quote_chosen()

    def quote_chosen(self) -> None:
        """Tell the screen where the reader is now."""
        spot = self.here
        self.post_message(self.CursorMoved(self, spot.offset, spot.passage))

    def selection_updated(self, selection: Selection | None) -> None:
        """The reader selects by the mouse, or by a key."""
        super().selection_updated(selection)
        self.post_message(self.Selected())

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor, a double click selects the sentence, a triple click the passage."""
        event.prevent_default()  # Textual would select the whole article
        point = event.get_content_offset(self)
        row = point.y + self.scroll_offset.y if point else len(self.page.lines)
        if point is None or row >= len(self.page.lines):
            return
        if self.page.lines[row].kind == "fold":
            self.toggle_folded()
        elif event.chain > 1:
            self.select_span(self.spot.sentence if event.chain == 2 else self.spot.stretch)
        elif self.page.lines[row].is_text and self.text_selection is None:
            self._clicked(self.page.offset(row, point.x - self.indent))

    def _clicked(self, offset: int) -> None:
        self.move_to(offset, jump=False)
        if self.current_quote is not None:
            self.post_message(self.QuoteClicked(self.current_quote))


def _spans(things: Iterable[Quote] | Iterable[Term]) -> Spans:
    return Spans(Span(thing.start, thing.end) for thing in things)
