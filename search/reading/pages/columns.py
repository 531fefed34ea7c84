"""The words of a page in the order of reading, also where it is set in columns.

A gutter is an upright strip of white over several rows with lines of text on both sides.  The page is parted
at its longest gutter: what stands above it comes first, then the left column, the right one, and what stands
below; each part is looked at again.  (In the spirit of the recursive cuts of Nagy and Seth, 1984, but a
heading over all columns, or over two of three, needs no gap around it.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from search.reading.pages.glyphs import Word

_GUTTER = 0.8
"""In sizes of the text: narrower strips are spaces between words."""

_SHORTEST = 3
"""In rows."""

_DEEPEST_INDENT = 3.0

_DEEPEST = 12
_MOST_WORDS = 10_000
_MOST_STRIPS = 40
_MOST_SPANS = 64
_STANDS_OFF = 3.0
_SAME_ROW = 0.4
_HANGING = "，。、；：！？」』”’）》〉】"


class _Least(NamedTuple):
    """What both sides of a gutter must have: lines, width in sizes of the text, and the part of the width
    that the middle line fills."""

    lines: int
    width: float
    filled: float


_BY_COLUMNS = _Least(3, 6.0, 0.5)
_BY_ROWS = _Least(8, 12.0, 0.65)
"""Where lines were drawn across the gutter, they are those of a table more often than of columns."""


class _Row(NamedTuple):
    """Words on one height, from left to right."""

    words: list[Word]
    spans: list[tuple[float, float]]  # stretches without a gap as wide as a gutter


class _Strip(NamedTuple):
    left: float
    right: float
    first: int  # the row it begins at


class _Gutter(NamedTuple):
    """A strip between two columns, in the rows from `first` up to but not including `end`."""

    left: float
    right: float
    first: int
    end: int

    @property
    def rows(self) -> int:
        return self.end - self.first


def ordered(words: Sequence[Word], right_to_left: bool = False) -> list[list[Word]]:
    """The page's regions in the order of reading, each with its words in the order they were drawn.

    Time grows with the number of words times the depth of nested columns, which is limited.
    """
    if not words:
        return []
    if len(words) > _MOST_WORDS:
        return [list(words)]
    em = median(word.size for word in words)
    regions = _parted(list(words), em, right_to_left, 0)
    return [sorted(region, key=lambda word: word.n) for region in regions if region]


def _parted(words: list[Word], em: float, right_to_left: bool, depth: int) -> list[list[Word]]:
    rows = _rows(words, em * _GUTTER)
    gutter = _longest_gutter(rows, em) if depth < _DEEPEST else None
    if gutter is None:
        return [words]
    above = [word for row in rows[: gutter.first] for word in row.words]
    below = [word for row in rows[gutter.end :] for word in row.words]
    beside = [word for row in rows[gutter.first : gutter.end] for word in row.words]
    columns = [
        [word for word in beside if word.right <= gutter.right],
        [word for word in beside if word.right > gutter.right],
    ]
    if right_to_left:
        columns.reverse()
    parts = (above, *columns, below)
    return [region for part in parts if part for region in _parted(part, em, right_to_left, depth + 1)]


def _rows(words: Iterable[Word], gap: float) -> list[_Row]:
    """Words from top to bottom, grouped by height."""
    groups: list[list[Word]] = []
    height = 0.0
    for word in sorted(words, key=lambda word: -word.base):
        if groups and height - word.base <= _SAME_ROW * word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
            height = word.base
    return [_row(sorted(group, key=lambda word: word.left), gap) for group in groups]


def _row(words: list[Word], gap: float) -> _Row:
    spans = _merged(((word.left, _end_of_ink(word)) for word in words), gap)
    return _Row(words, spans if len(spans) <= _MOST_SPANS else [(spans[0][0], spans[-1][1])])


def _end_of_ink(word: Word) -> float:
    """Where a word ends to the eye: a mark of Chinese may hang beyond the edge of its column."""
    return word.right - word.size if word.text[-1] in _HANGING and len(word.text) > 1 else word.right


def _longest_gutter(rows: Sequence[_Row], em: float) -> _Gutter | None:
    """The strip with columns on both sides over most rows, and of equal ones the leftmost."""
    drawn = _drawn_lines(rows)
    best: _Gutter | None = None
    for strip, end in _strips(rows, em * _GUTTER):
        if end - strip.first >= max(_SHORTEST, best.rows if best else 0):
            gutter = _judged(rows, drawn, strip, end, em)
            if gutter and (best is None or (gutter.rows, -gutter.left) > (best.rows, -best.left)):
                best = gutter
    return best and _extended(rows, best, em)


def _drawn_lines(rows: Iterable[_Row]) -> dict[int, int]:
    """For each word the line it was drawn in: words on one height, one after the other."""
    lines: dict[int, int] = {}
    before: Word | None = None
    for word in sorted((word for row in rows for word in row.words), key=lambda word: word.n):
        follows = before is not None and abs(before.base - word.base) <= _SAME_ROW * word.size
        lines[word.n] = lines[before.n] if before and follows else word.n
        before = word
    return lines


def _strips(rows: Sequence[_Row], width: float) -> Iterator[tuple[_Strip, int]]:
    """The strips of white that begin between words of one or two rows, and the row each ends at."""
    alive: list[_Strip] = []
    before: list[tuple[float, float]] = []
    for n, row in enumerate(rows):
        lasting: dict[tuple[float, float], _Strip] = {}
        for strip in alive:
            pieces = list(_free(strip.left, strip.right, row.spans, width))
            for left, right in pieces:
                lasting.setdefault((left, right), _Strip(left, right, strip.first))
            if not pieces:
                yield strip, n
        both = _merged([*before, *row.spans], width)
        for (_, left), (right, _) in pairwise(both):
            lasting.setdefault((left, right), _Strip(left, right, max(0, n - 1)))
        alive = _undominated(lasting.values())
        before = row.spans
    for strip in alive:
        yield strip, len(rows)


def _undominated(strips: Iterable[_Strip]) -> list[_Strip]:
    """Without those that lie inside a strip that is as old; of very many the oldest."""
    kept: list[_Strip] = []
    for strip in sorted(strips, key=lambda s: (s.first, s.left, -s.right)):
        if not any(k.left <= strip.left and strip.right <= k.right for k in kept):
            kept.append(strip)
    return kept[:_MOST_STRIPS]


def _free(
    left: float, right: float, spans: Sequence[tuple[float, float]], width: float
) -> Iterator[tuple[float, float]]:
    """What is left white of a strip by the words of a row."""
    for start, end in spans:
        if start >= right:
            break
        if end > left:
            if start - left >= width:
                yield left, start
            left = max(left, end)
    if right - left >= width:
        yield left, right


def _merged(spans: Iterable[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """Stretches in order, joined where less than a gap parts them."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if merged and left - merged[-1][1] < gap:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _judged(
    rows: Sequence[_Row], drawn: Mapping[int, int], strip: _Strip, end: int, em: float
) -> _Gutter | None:
    """The strip as a gutter, if on both sides of it there are columns of text."""
    left: dict[int, tuple[float, float]] = {}
    right: dict[int, tuple[float, float]] = {}
    for row in rows[strip.first : end]:
        for word in row.words:
            side, line = (right if word.left >= strip.right else left), drawn[word.n]
            start, stop = side.get(line, (word.left, word.right))
            side[line] = (min(start, word.left), max(stop, word.right))
    if min(len(left), len(right)) < _BY_COLUMNS.lines:
        return None
    least = _BY_ROWS if 2 * len(left.keys() & right.keys()) > min(len(left), len(right)) else _BY_COLUMNS
    edge = _usual(start // em for start, _ in left.values()) * em
    lefts = [line for line in left.values() if abs(line[0] - edge) <= _DEEPEST_INDENT * em]
    rights = [line for line in right.values() if line[0] <= strip.right + _DEEPEST_INDENT * em]
    if not (_is_column(lefts, em, least) and _is_column(rights, em, least)):
        return None
    return _Gutter(strip.left, strip.right, strip.first, _end(rows, strip, end, em))


def _usual(edges: Iterable[float]) -> float:
    return Counter(edges).most_common(1)[0][0]


def _is_column(lines: Sequence[tuple[float, float]], em: float, least: _Least) -> bool:
    """Whether the lines beside a gutter fill a column as running text does."""
    lengths = sorted(end - start for start, end in lines)
    if len(lengths) < least.lines:
        return False
    longest = lengths[len(lengths) * 9 // 10]  # a heading may be longer than the column is wide
    return longest >= least.width * em and median(lengths) >= least.filled * longest


def _end(rows: Sequence[_Row], strip: _Strip, end: int, em: float) -> int:
    """The row that the columns end at: below the shorter one, what stands off belongs to neither."""
    last_left = max(n for n in range(strip.first, end) if rows[n].words[0].left < strip.left)
    last_right = max(n for n in range(strip.first, end) if rows[n].words[-1].left >= strip.right)
    for n in range(min(last_left, last_right) + 1, end):
        if rows[n - 1].words[0].base - rows[n].words[0].base > _STANDS_OFF * em:
            return n
    return end


def _extended(rows: Sequence[_Row], gutter: _Gutter, em: float) -> _Gutter:
    """With the rows above that only the second column has, as beside a picture."""
    first = gutter.first
    while first and _continues_upwards(rows[first - 1], rows[first], gutter, em):
        first -= 1
    return gutter._replace(first=first)


def _continues_upwards(above: _Row, row: _Row, gutter: _Gutter, em: float) -> bool:
    return (
        above.words[0].left >= gutter.right
        and above.words[0].base - row.words[0].base <= _STANDS_OFF * em
        and abs(above.words[0].size - em) < 0.15 * em
    )
