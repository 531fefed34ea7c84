"""Draws a page line by line, with marks and a bar for the passage in use.

Only visible lines are made, and each is kept as long as it looks the same.  Marks are given in offsets of
the cleaned text, whichever text of the article is shown.  What to read and where the reader is belongs to
the widget that builds on this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.cache import LRUCache
from textual.css.styles import RenderStyles
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from search.model import Article, Span
from tui.text.layers import NOTHING, Cleaned, Layer
from tui.text.page import Page, message_page
from tui.text.spans import Spans, overlap, pieces
from tui.text.wrap import cell_len
from tui.toolkit import component_styles
from tui.widgets.component_styles import filters_in_use, mark_style, style_components

MEASURE = 88
"""The widest text column in cells: 44 Chinese characters, or about 14 English words."""

BAR = "▌"
SELECTION = "screen--selection"

Mark = tuple[str, Span]
"""A component class, and what bears it."""


class Look(NamedTuple):
    """What may change about a line while the page stays: its bar and the marks that move with the reader."""

    bar: str = ""
    marks: tuple[Mark, ...] = ()


class PageView(ScrollView, can_focus=True):
    """An article, or a message in its place."""

    GUTTER: ClassVar[int] = 2
    """Cells left of the text: the bar, signs if any, and a blank."""

    MARKS: ClassVar[tuple[str, ...]] = ()
    """Component classes of marks that last, the upper ones last."""

    DEFAULT_CSS = """
    PageView {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-color: $border-blurred;
        scrollbar-color-hover: $text-muted;
        scrollbar-color-active: $accent;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        & > .article--title, & > .article--headline, & > .article--subhead { text-style: bold; }
        & > .article--summary { color: $foreground 85%; }
        & > .article--boilerplate, & > .article--meta, & > .article--label, & > .article--fold,
        & > .article--message { color: $foreground-muted; }
        & > .article--bar { color: $accent 35%; }
        & > .article--bar-line { color: $accent 65%; }
        &:focus > .article--bar-line { color: $accent; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.text_layer: Layer = Cleaned(NOTHING)
        self.page = Page()
        self.lines_made = 0  # how many lines were drawn anew since the start, for tests and measurements
        self._message = ""
        self._width = 0
        self._drawn_from = -1  # the row on top when a line was last drawn
        self._painted: Sequence[Mark] | None = None  # while lines are painted, what is marked for now
        self.indent = self.GUTTER
        self.signs: tuple[tuple[str, Spans], ...] = ()
        """What stands in the gutter of the lines that touch some spans of the text that is shown, as far as
        there is room.
        """
        self._given: dict[str, Spans] = {}  # as they were given, in cleaned offsets
        self._marks: dict[str, Spans] = {}  # the same where they stand in the text that is shown
        self._strips: LRUCache[tuple[int, Look], Strip] = LRUCache(256)
        self._rich_styles: dict[tuple[str, ...], RichStyle] = {}

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def article(self) -> Article | None:
        """The article that is shown, None while there is a message in its place."""
        return None if self.text_layer.article is NOTHING else self.text_layer.article

    def set_text(self, layer: Layer, message: str = "") -> None:
        """Lay out another article, or a message where there is none, and go to its top."""
        self._message = message
        self.signs = ()
        self._given = dict.fromkeys(self.MARKS, Spans())
        self.set_layer(layer)
        self.scroll_to(y=0, animate=False)

    def set_layer(self, layer: Layer) -> None:
        """Lay out another text of the article, the marks in their places."""
        self.text_layer = layer
        self._marks = {name: self._placed(spans) for name, spans in self._given.items()}
        self.set_page()

    def set_page(self) -> None:
        """Break the text into lines for the present width, or the last one while the pane is hidden."""
        width = self._width = self.scrollable_content_region.width or self._width
        if not width:
            return
        columns = max(1, min(MEASURE, width - self.GUTTER - 1))
        margin = (width - columns - self.GUTTER) // 2 if columns == MEASURE else 0
        self.indent = self.GUTTER + max(0, margin)
        if self.article is None:
            self.page = message_page(self._message, columns)
        else:
            self.page = self.text_layer.lay_out(columns)
        self.virtual_size = Size(width, len(self.page.lines))
        self._strips.clear()
        self.refresh()

    def set_marks(self, name: str, spans: Spans) -> None:
        """Mark spans of the cleaned text with a component class; only lines that change are drawn again."""
        before, after = self._marks.get(name, Spans()), self._placed(spans)
        self._given[name] = spans
        self._marks[name] = after
        self._draw_again(Spans({*before} ^ {*after}))

    def set_signs(self, signs: Iterable[tuple[str, Spans]]) -> None:
        """Put these in the gutter."""
        self.signs = tuple(signs)
        self._strips.clear()
        self.refresh()

    def _draw_again(self, changed: Spans) -> None:
        """Forget how the lines that some spans touch looked."""

        def looks_different(row: int) -> bool:
            line = self.page.lines[row]
            return bool(changed.touching(line.start, line.end))

        for key in list(self._strips.keys()):
            if looks_different(key[0]):
                self._strips.discard(key)
        for row in filter(looks_different, self.visible_rows()):
            self.refresh_line(row)

    def _placed(self, spans: Spans) -> Spans:
        return Spans(map(self.text_layer.shown_span, spans))

    def on_resize(self) -> None:
        """Another width breaks other lines; another height does not."""
        if self.scrollable_content_region.width not in (0, self._width):
            offset, row = self.steady_line()
            self.set_page()
            self.scroll_to(y=self.page.row_of(offset) - row, animate=False)

    def steady_line(self) -> tuple[int, int]:
        """The offset that stays where it is when lines change, and its row on the screen."""
        row = self.page.text_row(self.scroll_offset.y)
        return self.page.lines[row].start, row - self.scroll_offset.y

    def visible_rows(self) -> range:
        """The rows of the page that are on the screen."""
        top = self.scroll_offset.y
        return range(top, min(top + self.size.height, len(self.page.lines)))

    # -- drawing ---------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines for the screen, which need not know where they stand."""
        self._painted = self.passing_marks()
        try:
            return super().render_lines(crop)
        finally:
            self._painted = None

    def render_line(self, y: int) -> Strip:
        """One line, of those on the screen that need it; for a pointer that asks where it is each of its
        characters knows its place on the page.
        """
        self._drawn_from = self.scroll_offset.y
        row = y + self._drawn_from
        if self._painted is None:
            return self._line(row, self.passing_marks()).apply_offsets(-self.indent, row)
        return self._line(row, self._painted)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those that change something."""
        return filters_in_use(self, super().get_line_filters())

    def _line(self, row: int, passing: Sequence[Mark]) -> Strip:
        """A row as it looks now, made anew where it looked different before."""
        if row >= len(self.page.lines):
            return Strip.blank(self._width, self._style("article--body"))
        key = (row, self._look(row, passing))
        strip = self._strips.get(key)
        if strip is None:
            self.lines_made += 1
            strip = self._strips[key] = self._strip(*key)
        return strip

    def passing_marks(self) -> list[Mark]:
        """What is marked for now, in offsets of the text that is shown, the upper ones last."""
        return []

    def bar(self, row: int) -> str:  # noqa: ARG002
        """The component class of the bar beside a row; here none has one."""
        return ""

    def look(self, row: int) -> Look:
        """How a row looks now."""
        return self._look(row, self.passing_marks())

    def _look(self, row: int, passing: Sequence[Mark]) -> Look:
        line = self.page.lines[row]
        parts = [(name, overlap(span, line.start, line.end)) for name, span in passing]
        return Look(self.bar(row), tuple((name, part) for name, part in parts if part))

    def sign(self, row: int) -> str:
        """What stands beside the bar of a row."""
        line = self.page.lines[row]
        signs = (sign for sign, spans in self.signs if spans.touching(line.start, line.end))
        return "".join(signs)[: self.GUTTER - 2]

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Draw again those visible lines that look different afterwards, and no other; after scrolling, where
        all of them are drawn in any case, nothing is compared.
        """
        if self._drawn_from != self.scroll_offset.y:
            yield
            return
        rows, passing = self.visible_rows(), self.passing_marks()
        before = [self._look(row, passing) for row in rows]
        yield
        passing = self.passing_marks()
        for row, look in zip(rows, before, strict=True):
            if look != self._look(row, passing):
                self.refresh_line(row)

    def notify_style_update(self) -> None:
        """A theme, a focus or a class has changed the colours."""
        super().notify_style_update()
        component_styles(self).clear()
        self._rich_styles.clear()
        self._strips.clear()
        self.refresh()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """What the rules say of some component classes."""
        style_components(self, names)
        return super().get_component_styles(*names)

    def _strip(self, row: int, look: Look) -> Strip:
        line = self.page.lines[row]
        shown = self.page.shown(row)
        body = self._style("article--body")
        edge = self._style("article--body", look.bar) if look.bar else body
        room = self._width - self.indent - cell_len(shown)
        segments = [
            Segment(" " * (self.indent - self.GUTTER) + (BAR if look.bar else " "), edge),
            Segment(self.sign(row).ljust(self.GUTTER - 1), body),
            *self._segments(f"article--{line.kind}", shown, line.start if line.is_text else None, look),
            Segment(" " * room, body),
        ]
        return Strip(_joined(segments), max(self._width, self._width - room))

    def _segments(self, kind: str, shown: str, start: int | None, look: Look) -> Iterator[Segment]:
        """The text of a line, cut where its marks change; words of the desk (no start) carry none."""
        if start is None:
            yield Segment(shown, self._style(kind))
            return
        end = start + len(shown)
        lasting = [(name, span) for name, spans in self._marks.items() for span in spans.touching(start, end)]
        for left, right, names in pieces(start, end, [*lasting, *look.marks]):
            yield Segment(self.text_layer.drawn[left:right], self._style(kind, *names))

    def _style(self, kind: str, *marks: str) -> RichStyle:
        """The style of a kind of line under some marks, the later ones above the earlier."""
        names = (kind, *marks)
        style = self._rich_styles.get(names)
        if style is None:
            mixed = self.get_visual_style(kind)
            for mark in marks:
                mixed += self._mark_style(mark)
            style = self._rich_styles[names] = mixed.rich_style
        return style

    def _mark_style(self, mark: str) -> Style:
        owner = self.screen if mark == SELECTION else self
        return mark_style(owner, mark)


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """Neighbours in one style as one: each costs as much as ten of its characters at every paint."""
    joined: list[Segment] = []
    for segment in segments:
        if joined and joined[-1].style is segment.style:
            joined[-1] = Segment(joined[-1].text + segment.text, segment.style)
        elif segment.text:
            joined.append(segment)
    return joined
