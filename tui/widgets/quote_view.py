"""A page whose quotes can be walked: the current one is lit with its speaker and cue, and can show why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from search.model import Article, Quote, Span
from tui.text.why import Why
from tui.widgets.cursor import MARGIN, CursorView
from tui.widgets.page_view import Mark


class QuoteView(CursorView, can_focus=True):
    """Of quotes that lie in each other the innermost is the current one, unless another was chosen."""

    DEFAULT_CSS = """
    QuoteView {
        & > .article--quote-current { color: $text-accent; }
        & > .article--speaker { text-style: bold; }
        & > .article--cue { text-style: italic; }
        & > .article--why { background: $secondary 22%; color: $foreground; }
        & > .article--why-evidence {
            background: $accent 20%;
            color: $foreground;
            text-style: bold underline;
        }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._quotes = Walk()
        self._quote: int | None = None
        self._lit: tuple[Mark, ...] = ()
        self._why: Why | None = None
        self._tops = (0, 0)  # the first line on the screen before the evidence was shown, and then

    @property
    def current_quote(self) -> int | None:
        """An index of `article.quotes`: the innermost quote under the cursor, or the chosen one."""
        return self._quote

    @property
    def shown_why(self) -> Why | None:
        """The evidence that is marked."""
        return self._why

    def quote_chosen(self) -> None:
        """Another quote is the current one although the cursor has not moved."""

    def set_quotes(self, article: Article) -> None:
        """Walk the quotes of another article; none of them is the current one yet."""
        self._quotes = Walk(article.quotes)
        self.light(None)

    def light(self, index: int | None) -> None:
        """Make a quote the current one, all parts of its utterance lit; to be called while `changing`."""
        self._quote, self._why = index, None
        quotes = self.article.quotes if self.article else ()
        if index is None or index >= len(quotes):
            self._lit = ()
            return
        current = quotes[index]
        spoken = (each for each in quotes if each.group == current.group)
        self._lit = (
            *(("article--quote-current", Span(each.start, each.end)) for each in spoken),
            ("article--speaker", Span(current.speaker_start, current.speaker_end)),
            ("article--cue", Span(current.cue_start, current.cue_end)),
        )

    def select_quote(self, index: int | None) -> None:
        """Make a quote the current one, or none; `go_to_quote` brings it into sight too."""
        with self.changing():
            self.light(index)

    def go_to_quote(self, index: int) -> None:
        """Put the cursor on a quote and light that one, also where another begins at the same place."""
        if self.article is None:
            return
        self.go_to(self.article.quotes[index].start)
        if index != self._quote:
            self.select_quote(index)
            self.quote_chosen()

    def go_to(self, offset: int) -> None:
        """Put the cursor at an offset of the cleaned text and bring it into sight."""
        self.move_to(self.text_layer.shown(offset))

    def step_quote(self, step: int) -> bool:
        """Go to the next utterance (1), an outer one before those inside it, or the one before (-1)."""
        ahead = self._quotes.from_here(self.cursor_offset, self._quote, step)
        index = next((each for each in ahead if not self._is_folded(each)), None)
        if index is not None:
            self.go_to_quote(index)
        return index is not None

    def _is_folded(self, index: int) -> bool:
        return self.article is not None and self.places.is_hidden(self.article.quotes[index].start)

    # -- why ---------------------------------------------------------------------------------------

    def show_why(self, why: Why) -> bool:
        """Mark what tells the speaker of the current quote, and scroll as far as the quote stays in sight.

        False where there is evidence that this leaves out of sight: `show_evidence` goes there.
        """
        before = self.scroll_offset.y
        with self.changing():
            self._why = why
        self._bring_into_sight([span.start for span in why.spans])
        self._tops = before, self.scroll_offset.y
        return self._is_evidence_in_sight

    def show_evidence(self) -> bool:
        """Scroll to the evidence that is marked; False where there is none, or it is in sight."""
        if self._why is None or self._is_evidence_in_sight:
            return False
        self.scroll_to(y=self._row_of(self._why.evidence.start) - self.size.height // 3, animate=False)
        self._tops = self._tops[0], self.scroll_offset.y
        return True

    def hide_why(self) -> bool:
        """Take the marks away and scroll back, unless the reader has scrolled on; False without marks."""
        if self._why is None:
            return False
        with self.changing():
            self._why = None
        before, then = self._tops
        if self.scroll_offset.y == then:
            self.scroll_to(y=before, animate=False)
        return True

    def _bring_into_sight(self, offsets: Sequence[int]) -> None:
        """The cursor, and beside it as many of some places of the cleaned text as there is room for."""
        top, bottom = self._comfort()
        first = last = self.page.row_of(self.spot.offset)
        for row in map(self._row_of, offsets):
            if max(last, row) - min(first, row) <= bottom - top:
                first, last = min(first, row), max(last, row)
        lowest = last - (bottom - self.scroll_offset.y)
        self.scroll_to(y=min(max(self.scroll_offset.y, lowest), max(0, first - MARGIN)), animate=False)

    def _row_of(self, offset: int) -> int:
        return self.page.row_of(self.text_layer.shown(offset))

    @property
    def _is_evidence_in_sight(self) -> bool:
        """Also where there is none."""
        evidence = self._why.evidence if self._why else Span(0, 0)
        return not evidence.end or self._row_of(evidence.start) in self.visible_rows()

    # -- drawing -----------------------------------------------------------------------------------

    def passing_marks(self) -> list[Mark]:
        """The current quote with its speaker and cue above the lit sentence."""
        return [*super().passing_marks(), *self.shown_marks(self._lit), *self.shown_marks(self._evidence())]

    def shown_marks(self, marks: Iterable[Mark]) -> list[Mark]:
        """Marks given in offsets of the cleaned text where they stand in the one that is shown."""
        return [(name, self.text_layer.shown_span(span)) for name, span in marks if span.end]

    def _evidence(self) -> tuple[Mark, ...]:
        why = self._why
        if why is None:
            return ()
        marked = (("article--why", why.speaker), ("article--why", why.cue))
        return (*marked, ("article--why-evidence", why.evidence))


class Walk:
    """The quotes of an article in the order in which they are walked.

    What one speaker says is one stop, at its first words, also where "she said" splits it; so are those
    with one span.
    """

    def __init__(self, quotes: Sequence[Quote] = ()) -> None:
        firsts: dict[int, tuple[int, int, int]] = {}
        for index, each in enumerate(quotes):
            place = each.start, -each.end, index
            firsts[each.group] = min(firsts.get(each.group, place), place)
        spans = {(start, end): index for start, end, index in sorted(firsts.values(), reverse=True)}
        walked = sorted(spans.items())
        self._starts = [start for (start, _), _ in walked]
        self._indexes = [index for _, index in walked]

    def from_here(self, offset: int, current: int | None, step: int) -> list[int]:
        """The indexes of the quotes after an offset, or before it (-1), the nearest first.

        Where the current quote begins at the offset, those that begin there too come after or before it.
        """
        at = self._indexes.index(current) if current in self._indexes else None
        if at is None or self._starts[at] != offset:
            at = bisect_right(self._starts, offset) - 1 if step > 0 else bisect_left(self._starts, offset)
        return self._indexes[at + 1 :] if step > 0 else self._indexes[:at][::-1]
