"""All pages of a file to one text: lines in the order of reading, paragraphs, headings, heads and feet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from search.reading.pages import columns, headings, joining, margins, paragraphs, rows
from search.reading.pages.glyphs import Sheet
from search.reading.pages.headings import Piece
from search.reading.pages.rows import Line
from search.reading.pages.source import Source

_MOST_PAGES = 20_000
_MOST_FAILURES = 100
_MOST_WORDS = 20_000_000


@dataclass(slots=True)
class Pages:
    """What the pages of a file hold, page by page, and pages (from 1) that gave nothing.

    `pictures` are those that show something but hold no words; `unread` is how many were too many.
    """

    lines: list[list[Line]] = field(default_factory=list)
    sideways: list[Line] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    words: int = 0
    unknown: int = 0
    outside: int = 0
    unread: int = 0


def read_pages(source: Source) -> Pages:
    """The lines of all pages; words are let go page by page, so memory grows with the text alone."""
    pages = Pages()
    numbers = count()
    for n in range(source.count):
        if n >= _MOST_PAGES or len(pages.failed) >= _MOST_FAILURES or pages.words >= _MOST_WORDS:
            pages.unread = source.count - n
            break
        sheet = source.sheet(n)
        pages.lines.append([])
        if sheet is None:
            pages.failed.append(n + 1)
        elif not sheet.words and not sheet.sideways and sheet.is_marked:
            pages.pictures.append(n + 1)
        else:
            _add(pages, sheet, n, numbers)
    return pages


def _add(pages: Pages, sheet: Sheet, n: int, numbers: Iterator[int]) -> None:
    pages.words += len(sheet.words)
    pages.unknown += sheet.unknown
    pages.outside += sheet.outside
    for region in columns.ordered(sheet.words, rows.is_right_to_left(sheet.words)):
        pages.lines[-1] += rows.lines(region, n, next(numbers))
    pages.sideways += rows.lines(sheet.sideways, n, next(numbers))


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file: its paragraphs, which of them are headings, which is the headline, and what stood
    around them on the pages; `dated` is a head that states the day of the issue."""

    pieces: Sequence[Piece]
    headings: Sequence[bool]
    headline: int | None
    margins: Sequence[str]
    sideways: Sequence[str]
    dated: str
    starts: Sequence[tuple[int, int, int]]  # a page, the paragraph it begins in, and where


def as_text(pages: Pages, title: str) -> Text:
    """The text of all pages, in linear time; `title` is the one that the file states, or ""."""
    size = paragraphs.setting([line for lines in pages.lines for line in lines]).size
    found = margins.find(pages.lines, size)
    flow = [line for lines in pages.lines for line in lines if id(line) not in found.lines]
    dated = found.dated.text if found.dated else ""
    aside = [line.text for lines in pages.lines for line in lines if id(line) in found.lines]
    known = paragraphs.setting(flow)
    joiner = joining.Joiner(flow)
    pieces: list[Piece] = []
    starts: list[tuple[int, int, int]] = []
    for group in paragraphs.paragraphs(flow, known):
        joined = joiner.joined(group)
        starts += [(page, len(pieces), offset) for page, offset in joined.pages]
        pieces.append(Piece(joined.text, tuple(group)))
    large = headings.are_headings(pieces, known)
    return Text(
        pieces,
        large,
        headings.headline(pieces, large, known, title),
        [text for text in dict.fromkeys(aside) if text != dated],
        list(dict.fromkeys(line.text for line in pages.sideways)),
        dated,
        starts,
    )
