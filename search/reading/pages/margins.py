"""Running heads and feet: what stands over and under the text of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from statistics import median_low
from typing import NamedTuple

from search.reading.fields import line_of
from search.reading.lines import width
from search.reading.pages.paragraphs import ANOTHER_SIZE, NOTE_MARK, is_ended
from search.reading.pages.rows import Line

_REACH = 3
"""Rows at the top and at the bottom of a page that may be heads or feet."""

_WIDEST = 120
_WIDEST_UNSAID = 80
_FEWEST = 3
_USUAL = 0.6
_FULL = 0.8
_SAME_PLACE = 4.0
_STANDS_OFF = 1.4
_FAR_OFF = 2.0
_ALONE = 100.0
"""In usual steps from row to row."""

_NUMERAL = r"(?:\d{1,4}|[ivxlc]{1,7}|[零〇一二三四五六七八九十百]{1,5})"
_OF = rf"(?:\s?(?:of|von|de|sur|di|van|из|/|／|共|[,，]\s?共)\s?{_NUMERAL}\s?[页頁]?)?"
_LABELLED = re.compile(
    rf"第\s?{_NUMERAL}\s?[页頁](?:\s?[/／,，]?\s?共\s?{_NUMERAL}\s?[页頁])?"
    rf"|共\s?{_NUMERAL}\s?[页頁]\s?[,，]?\s?第\s?{_NUMERAL}\s?[页頁]"
    rf"|\b(?:page|pg\.|seite|página|pagina|pág\.|стр\.|страница|ページ|페이지)\s?{_NUMERAL}{_OF}\b"
    rf"|{_NUMERAL}\s?(?:页|頁|ページ|페이지|쪽)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"[-–—―·•|\[\](（)）<>《》〔〕~\s]*(?:p\.|pp\.|s\.|no\.)?\s?{_NUMERAL}{_OF}[-–—―·•|\[\](（)）<>《》〔〕~\s.]*",
    re.IGNORECASE,
)
_LABELLED_ALONE = re.compile(rf"[-–—·|\s]*(?:{_LABELLED.pattern})[-–—·|\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"\b[ivxlc]{1,7}\b")


_Key = tuple[bool, str]
_Place = tuple[bool, int]


class Margins(NamedTuple):
    """Which lines are heads and feet, by their ids, and one of them that states the day of the issue."""

    lines: frozenset[int]
    dated: Line | None


class _Row(NamedTuple):
    """Lines on one height of a page, near its top or bottom edge.

    `gap` is how far off the next row towards the middle is, in usual steps from row to row.
    """

    lines: tuple[Line, ...]
    is_top: bool
    gap: float

    @property
    def stands_off(self) -> bool:
        """Whether more white than between other rows parts it from the text."""
        return self.gap >= _STANDS_OFF

    def is_running(self, size: float) -> bool:
        """Whether it is a line of running text, of that size and as wide as its column."""
        line = self.lines[0]
        wide = line.right - line.left > _FULL * (line.column_right - line.column_left)
        return len(self.lines) == 1 and wide and abs(line.size - size) <= ANOTHER_SIZE * size

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def base(self) -> float:
        return self.lines[0].base

    @property
    def key(self) -> _Key:
        """The same for the same head on another page, whatever number it holds."""
        return self.is_top, _ROMAN.sub("#", _DIGITS.sub("#", "".join(self.text.casefold().split())))


def find(pages: Iterable[Sequence[Line]], size: float) -> Margins:
    """The heads and feet of all pages; `size` is that of the running text.

    They stand at an edge of the page, and say its number, or come again on others in the same place, or are
    small, or stand in a place where other pages have one.  Linear in the number of lines.
    """
    edges = [edge for lines in pages for edge in _edges(lines)]
    rows = [row for edge in edges for row in edge]
    times = Counter((row.key, _place(row)) for row in rows)
    sure = {
        id(row)
        for edge in edges
        for row in takewhile(lambda row: _is_sure(row, _again(row, times), size), edge)
    }
    places = Counter(_place(row) for row in rows if id(row) in sure or row.gap >= _FAR_OFF)
    usual = {place for place, count in places.items() if count >= max(2, len(edges) * _USUAL / 2)}
    found = [
        row
        for edge in edges
        for row in takewhile(lambda row: id(row) in sure or (_place(row) in usual and _is_apart(row)), edge)
    ]
    dated = next((row.lines[0] for row in found if _states_day(row)), None)
    return Margins(frozenset(id(line) for row in found for line in row.lines), dated)


def _edges(lines: Sequence[Line]) -> Iterator[list[_Row]]:
    """The outermost rows of a page at its top and at its bottom, from the edge inwards."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base <= line.size / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    steps = [above[0].base - below[0].base for above, below in pairwise(rows)]
    usual = max(median_low(steps), 1.2 * rows[0][0].size) if len(steps) > _REACH else 0.0
    for is_top in (True, False):
        ordered, gaps = (rows, steps) if is_top else (rows[::-1], steps[::-1])
        yield [
            _Row(
                tuple(sorted(row, key=lambda line: line.left)),
                is_top,
                gaps[rank] / (usual or row[0].size or 1.0) if rank < len(gaps) else _ALONE,
            )
            for rank, row in enumerate(ordered[:_REACH])
        ]


def _again(row: _Row, times: Mapping[tuple[_Key, _Place], int]) -> int:
    """On how many pages the row stands in this place, a little higher or lower."""
    is_top, height = _place(row)
    return sum(times.get((row.key, (is_top, height + step)), 0) for step in (-1, 0, 1))


def _is_sure(row: _Row, pages: int, size: float) -> bool:
    if width(row.text) > _WIDEST:
        return False
    if _LABELLED_ALONE.fullmatch(row.text):
        return True
    if (pages >= _FEWEST and not row.is_running(size)) or (pages > 1 and row.stands_off):
        return True
    if not row.stands_off:
        return False
    is_small = row.lines[0].size < size * (1 - ANOTHER_SIZE) and not NOTE_MARK.match(row.text)
    return bool(_NUMBER.fullmatch(row.text)) or _ends_with_label(row.text) or (is_small and _is_apart(row))


def _ends_with_label(text: str) -> bool:
    return any(match.start() == 0 or match.end() == len(text) for match in _LABELLED.finditer(text))


def _is_apart(row: _Row) -> bool:
    """Whether a row is short and white parts it from the text."""
    is_line = width(row.text) <= _WIDEST_UNSAID and not is_ended(row.lines[-1])
    return is_line and row.stands_off


def _place(row: _Row) -> _Place:
    return row.is_top, round(row.base / _SAME_PLACE)


def _states_day(row: _Row) -> bool:
    line = line_of(row.text) if len(row.lines) == 1 else None
    return line is not None and bool(line.date)
