"""Which paragraphs of a file are headings, and which is its headline: by size, weight and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.reading import titles
from search.reading.lines import Paragraph as Shape
from search.reading.lines import width
from search.reading.pages.paragraphs import ANOTHER_SIZE, Setting, is_large
from search.reading.pages.rows import Line
from search.reading.properties import same

_MOST_LINES = 4
_WIDEST = 240
_WIDEST_SENTENCE = 120
_WIDEST_BOLD = 160
_REACH = 30
_HEADLINE_SIZE = 1.15
_LEAST_LETTERS = 4
_MOST_BEFORE = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph as text, and the lines it was made of."""

    text: str
    lines: tuple[Line, ...]

    @property
    def shape(self) -> Shape:
        """The paragraph as other rules look at it."""
        return Shape(0, 0, 0, len(self.text), self.text)

    @property
    def is_bold(self) -> bool:
        return all(line.is_bold for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size


def are_headings(pieces: Sequence[Piece], known: Setting) -> list[bool]:
    """For each paragraph whether it is set larger than running text, or in bold where that is not."""
    bold = sum(len(piece.text) for piece in pieces if piece.is_bold)
    bold_counts = 2 * bold < sum(len(piece.text) for piece in pieces)
    return [_is_heading(piece, known, bold_counts) for piece in pieces]


def _is_heading(piece: Piece, known: Setting, bold_counts: bool) -> bool:
    wide = width(piece.text)
    if len(piece.lines) > _MOST_LINES or wide > _WIDEST or not any(map(str.isalpha, piece.text)):
        return False
    if is_large(piece.lines[0], known):
        return wide <= _WIDEST_SENTENCE or not piece.shape.ended
    is_line = wide <= _WIDEST_BOLD and (not piece.shape.ended or piece.text.endswith(("?", "!", "？", "！")))
    return bold_counts and piece.is_bold and is_line


def headline(pieces: Sequence[Piece], headings: Sequence[bool], known: Setting, stated: str) -> int | None:
    """The number of the headline, None where no paragraph is one.

    It is the paragraph that says the title that the file states, "" for none; else the largest heading on
    the first page, at the start; else a first line that looks like a headline.
    """
    said = _said(pieces, stated)
    if said is not None:
        return said
    first = _first_page(pieces)
    running = [n for n, piece in enumerate(first) if not headings[n] and piece.shape.is_running]
    start = running[_MOST_BEFORE] if len(running) > _MOST_BEFORE else len(first)
    large = [n for n in range(start) if headings[n] and _could_be(first[n], known)]
    if large:
        size = max(first[n].size for n in large)
        return next(n for n in large if first[n].size >= size * (1 - ANOTHER_SIZE))
    above = running[0] if running else len(first)
    lines = [Shape(n, n, 0, len(p.text), p.text) for n, p in enumerate(first[:above])]
    body = "\n".join(piece.text for piece in pieces[above : above + _REACH])
    return None if stated else titles.choose(lines, above, body)


def _said(pieces: Sequence[Piece], stated: str) -> int | None:
    found = (n for n, piece in enumerate(pieces[:_REACH]) if stated and same(piece.text, stated))
    return next(found, None)


def _first_page(pieces: Sequence[Piece]) -> Sequence[Piece]:
    page = pieces[0].lines[0].page if pieces else 0
    count = next((n for n, piece in enumerate(pieces) if piece.lines[0].page != page), len(pieces))
    return pieces[: min(count, _REACH)]


def _could_be(piece: Piece, known: Setting) -> bool:
    letters = sum(map(str.isalpha, piece.text))
    return piece.size >= known.size * _HEADLINE_SIZE and letters >= _LEAST_LETTERS
