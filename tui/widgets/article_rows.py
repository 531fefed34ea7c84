"""Rows of the list of articles: some lines each beside the text, one line each where there is room."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.visual import VisualType

from search.model import Article
from search.speech import _, plural
from tui.reader.shelf import Heading, Shelf, label
from tui.setup.settings import Script
from tui.text.page import badge, times
from tui.text.safe import one_line
from tui.text.wrap import cell_len, shorten
from tui.widgets.lazy_row import LazyRow
from tui.widgets.pane_list import Row
from tui.widgets.rows import MUTED, paragraph, two_ends

UNREAD = "*"
"""What stands before the title of an article that has not been read."""

_BADGES, _DATE, _SOURCE, _COPIES = 8, 10, 22, 4
"""Cells of the columns of the table; the title has the rest, the number of quotes stands last."""

TABLE = 96
"""Cells from which on an article is one line of a table."""


@dataclass(frozen=True)
class ArticleRow:
    """One article of a shelf."""

    shelf: Shelf
    head: Article
    script: Script = "original"

    def __call__(self, width: int) -> Content:
        """Its text."""
        shelf, head = self.shelf, self.head
        quotes, copies = shelf.quotes.get(head.id, 0), shelf.copies.get(head.id, 0)
        form = article_line if width >= TABLE else article_row
        if self.script != "original":
            from tui.text.drawn import drawn

            head = drawn(head, self.script)
        return form(head, quotes, copies, head.id == shelf.current, shelf.is_read(head), width)

    def height(self, width: int) -> int:
        """Lines it takes: a title may have two, and an empty one follows."""
        return 1 if width >= TABLE else 3 + (cell_len(one_line(self.head.title)) + 2 > width)


@dataclass(frozen=True)
class HeadingRow:
    """What the articles below have in common."""

    heading: Heading

    def __call__(self, width: int) -> Content:
        """Its text."""
        return group_row(label(self.heading.kind, self.heading.value), self.heading.number, width)

    def height(self, _width: int) -> int:
        """Lines it takes."""
        return 1


def lazily(row: Row, width: int) -> VisualType:
    """A row that is set when it comes into sight, if its height is known before."""
    return LazyRow(row, width, row.height(width)) if isinstance(row, ArticleRow | HeadingRow) else row(width)


def article_row(head: Article, quotes: int, copies: int, current: bool, read: bool, width: int) -> Content:
    """An article's title, then its languages, source, date and number of quotes and near copies."""
    said = plural("{count:,} quote", "{count:,} quotes", quotes) if quotes else ""
    facts = [_badges(head), times(copies), head.source or head.file, head.date[:10], said]
    line = " · ".join(fact for fact in facts if fact)
    title = paragraph(head.title if read else f"{UNREAD} {head.title}", width, most=2)
    return Content("\n").join(
        [
            title.stylize(_style(current, read)),
            Content.styled(shorten(one_line(line), width), MUTED),
            Content(""),
        ]
    )


def article_line(head: Article, quotes: int, copies: int, current: bool, read: bool, width: int) -> Content:
    """The same in one line: languages, date, source, title, copies, quotes."""
    left = f"{' ' if read else UNREAD} {_cell(_badges(head), _BADGES)} {_cell(head.date[:10], _DATE)} "
    source = _cell(head.source or head.file, _SOURCE)
    number = f"{quotes:,}" if quotes else "·"
    right = f" {_cell(times(copies), _COPIES)} {number:>4}"
    room = width - cell_len(left) - _SOURCE - cell_len(right) - 2
    return Content.assemble(
        (left, MUTED),
        source,
        "  ",
        (_cell(head.title, room), _style(current, read)),
        (right, MUTED),
    )


def group_row(words: str, number: int, width: int) -> Content:
    """What the articles below have in common, and how many they are."""
    left = Content.styled(one_line(words), "bold $text-secondary")
    return two_ends(left, Content.styled(f"{number:,}", MUTED), width)


def facet_line(words: str, number: int, is_chosen: bool, width: int) -> Content:
    """What a list can be narrowed by, marked where it is."""
    sign = "✓ " if is_chosen else "  "
    left = Content.styled(sign + one_line(words), "bold $text-accent" if is_chosen else "")
    return two_ends(left, Content.styled(f"{number:,}", MUTED), width)


def kind_line(words: str, _width: int) -> Content:
    """What the rows below it are."""
    return Content.styled(_(words), "bold $text-secondary")


def _badges(head: Article) -> str:
    return " ".join(badge(lang) for lang in head.langs if lang != "und")


def _style(current: bool, read: bool) -> str:
    return "bold $text-accent" if current else "" if read else "bold"


def _cell(text: str, room: int) -> str:
    """As much of a text as fits, filled up with spaces."""
    kept = shorten(one_line(text), max(1, room))
    return kept + " " * max(0, room - cell_len(kept))
