"""Where lines may end: Chinese, Latin and mixed text in terminal cells.

A terminal library takes a run of Chinese for one giant word; a reader does not.  Here any two
ideographs may part, Latin words stay whole, no line begins with a closing mark or ends with an
opening one, and a number keeps its unit.  Offsets are code points, positions are cells, and
`graphemes` and `offset_at` are the only places where one becomes the other.

Control characters have no cells: give the text through `tui.text.safe.printable` first.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from functools import cache

from rich.cells import cell_len, get_character_cell_size

__all__ = [
    "CLOSING",
    "OPENING",
    "SPACES",
    "beginning",
    "cell_len",
    "ending",
    "graphemes",
    "offset_at",
    "shorten",
    "wrap",
]

SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
"""What hangs over the edge at the end of a line, undrawn; NBSP is not among them."""

OPENING = "(（[［{｛〔〖〘【《〈「『〝“‘«‹„‚¿¡￥＄￡"
CLOSING = (
    ")）]］}｝〕〗〙】》〉」』〞〟”’»›"
    "，。、；：？！．…‥—·・‧,.;:?!%％‰°℃℉～"
    "々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
)

_SPACES, _OPENING, _CLOSING = frozenset(SPACES), frozenset(OPENING), frozenset(CLOSING)
_EITHER_MARK = frozenset("\"'")  # opens or closes: nobody can tell without reading
_TURNED_MARK = frozenset("“‘«‹")  # opens in most languages, closes in German and Danish
_LEADING_MARK = frozenset(".,:;’»›")  # may begin a word: .NET, ’90s, »Wort«
_JOINT = frozenset("-‐–/")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_MAGNITUDE = frozenset("百千万萬亿億兆")
_UNIT = _MAGNITUDE | frozenset("元年月日时時分秒点點个個名位人次倍家岁歲号號页頁章届屆")
_ZWJ = "\u200d"
_REGIONAL = ("\U0001f1e6", "\U0001f1ff")

# One cell and two cells, and nothing that joins a neighbour: what most lines are made of.
_NARROW = " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u038a\u038e-\u03a1\u03a3-\u0482\u2010-\u2027"
_WIDE = (
    "\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
)


def measure(narrow: str) -> None:
    """Take only the characters of these ranges for narrow without asking, where others may be wider."""
    global _NARROW
    _NARROW = narrow
    _run.cache_clear()


@cache
def _run() -> re.Pattern[str]:
    """Characters of one cell, in a group, or of two; compiling it costs as much as setting a page."""
    return re.compile(f"([{_NARROW}]+)|[{_WIDE}]+")


# Scripts written without spaces between words, and pictures: a line may end on either side.  The first
# character of each range, and the first one behind it.
_LOOSE_EDGES = (
    "\u0e00\u0f00\u1000\u10a0\u1780\u1800\u2e80\ua000\ua960\ua980\uac00\ud800\uf900\ufb00"
    "\ufe30\ufe50\uff00\ufff0\U0001f000\U0001fb00\U00020000\U00040000"
)


def _is_of_loose_script(char: str) -> bool:
    """Whether a line may end beside the character, if there is one."""
    return bool(bisect(_LOOSE_EDGES, char) & 1)


_LATIN_CLOSING = "".join(mark for mark in CLOSING if not _is_of_loose_script(mark))
_LATIN_OPENING = "".join(mark for mark in OPENING if not _is_of_loose_script(mark))


def wrap(text: str, columns: int, start: int = 0, end: int | None = None) -> list[int]:
    """The offsets at which to break text[start:end] so that each line fits in `columns` cells.

    Spaces and the newline at a break stay on the line they end and may hang over the edge.  Only a
    single grapheme that is wider than the pane makes a wider line.  Linear in the text.
    """
    end = len(text) if end is None else end
    columns = max(1, columns)
    breaks: list[int] = []
    while start < end:
        newline = text.find("\n", start, end)
        stop = end if newline < 0 else newline
        breaks.extend(_soft_breaks(text, columns, start, stop))
        start = stop + 1
        if start < end:
            breaks.append(start)
    return breaks


def graphemes(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The end and the cells of each thing a reader sees as one character.

    Combining marks, emoji joined by ZWJ, skin tones and flags stay together; the sum of the cells is
    what Rich says of the whole.
    """
    end = len(text) if end is None else end
    while start < end:
        stop = _grapheme_end(text, start, end)
        yield stop, cell_len(text[start:stop])
        start = stop


def offset_at(text: str, start: int, end: int, cell: int) -> int:
    """The offset of the character of the line text[start:end] that covers `cell`, the last one beyond it."""
    at = start
    for stop, cells in graphemes(text, start, end):
        cell -= cells
        if cell < 0 or stop == end:
            return at
        at = stop
    return at


def shorten(text: str, columns: int) -> str:
    """`text` in at most `columns` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= columns:
        return text
    fit, room = 0, columns - cell_len("…")
    for stop, cells in graphemes(text):
        room -= cells
        if room < 0:
            break
        fit = stop
    return text[:fit].rstrip() + ("…" if columns >= cell_len("…") else "")


def beginning(text: str, cells: int) -> str:
    """As much of the beginning as fits; what is read as one character stays whole."""
    end = 0
    for stop, wide in graphemes(text):
        cells -= wide
        if cells < 0:
            break
        end = stop
    return text[:end]


def ending(text: str, cells: int) -> str:
    """As much of the end as fits."""
    start, begun = len(text), list(graphemes(text))
    starts = [0, *(stop for stop, _ in begun)]
    for at in range(len(begun) - 1, -1, -1):
        cells -= begun[at][1]
        if cells < 0:
            break
        start = starts[at]
    return text[start:]


def _soft_breaks(text: str, columns: int, start: int, end: int) -> Iterator[int]:
    """The breaks of one hard line."""
    ascii_only = text[start:end].isascii()
    while end - start > columns // 2:  # no character has more than two cells
        fit = min(end, start + columns) if ascii_only else _fit_runs(text, start, end, columns)
        simple = fit is not None
        if fit is None:
            fit = _fit_graphemes(text, start, end, columns)
        edge = _skip_spaces(text, fit, end)
        if edge >= end:
            return
        start = _cut(text, start, fit, edge, simple)
        yield start


def _fit_runs(text: str, start: int, end: int, columns: int) -> int | None:
    """The furthest offset up to which text fits, past one character at least.

    None where the line meets a character that joins or widens its neighbour.
    """
    stop = min(end, start + columns + 1)
    fit, at = end, start
    for run in _run().finditer(text, start, stop):
        if run.start() != at:
            return None
        at = run.end()
        size = 1 if run[1] else 2
        if fit == end and (at - run.start()) * size > columns:
            fit = max(start + 1, run.start() + columns // size)
        columns -= (at - run.start()) * size
    return fit if at == stop else None


def _fit_graphemes(text: str, start: int, end: int, columns: int) -> int:
    """The furthest grapheme boundary up to which any text fits, past one grapheme at least."""
    at = start
    for stop, cells in graphemes(text, start, end):
        columns -= cells
        if columns < 0:
            return at if at > start else stop
        at = stop
    return end


def _cut(text: str, start: int, fit: int, edge: int, simple: bool) -> int:
    """Where the line that begins at `start` ends: the last legal break, else a fold at the edge."""
    first = _skip_spaces(text, start, edge)
    for at in range(edge, first, -1):
        if _may_break(text, at) and (simple or not _joins(text, at, start)):
            return at
    for at in range(fit, first, -1):
        if not _marks_forbid(text, at) and (simple or not _joins(text, at, start)):
            return at
    return fit


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before text[at]; the grapheme is the caller's care."""
    before, after = text[at - 1], text[at]
    if after in _SPACES:
        return False
    if before in _SPACES:
        return _may_break_after_spaces(text, at)
    if _marks_forbid(text, at) or before in _EITHER_MARK or after in _EITHER_MARK:
        return False
    if before == "—":
        return True
    if before in _JOINT:
        return at > 1 and text[at - 2].isalpha() and after.isalpha()
    if before.isascii() and after.isascii() and before not in _CLOSING and after not in _OPENING:
        return False
    return not _keeps_number(before, after) and _is_loose(text, at)


def _may_break_after_spaces(text: str, at: int) -> bool:
    after = text[at]
    if after in _CLOSING and not (after in _LEADING_MARK and text[at + 1 : at + 2].isalnum()):
        return False
    last = at - 1
    while last >= 0 and text[last] in _SPACES:
        last -= 1
    if last < 0:
        return True
    return not _opens(text, last) and not _keeps_number(text[last], after)


def _marks_forbid(text: str, at: int) -> bool:
    return text[at] in _CLOSING or text[at - 1] in _OPENING


def _opens(text: str, at: int) -> bool:
    """Whether text[at] opens a quotation or bracket: „Wort“ ends with a mark that elsewhere opens."""
    if text[at] not in _OPENING:
        return False
    if text[at] not in _TURNED_MARK or at == 0:
        return True
    return text[at - 1] in _SPACES or text[at - 1] in _OPENING or _is_of_loose_script(text[at - 1])


def _keeps_number(before: str, after: str) -> bool:
    """14.3亿, 7月, 第3: a number and the ideograph that says what is counted."""
    if before == "第":
        return after in _DIGITS
    return after in _UNIT and (before in _DIGITS or before in _MAGNITUDE)


def _is_loose(text: str, at: int) -> bool:
    """Whether something Chinese or a picture stands on either side, Latin marks between them aside."""
    left = text[max(0, at - 8) : at].rstrip(_LATIN_CLOSING)[-1:]
    right = text[at : at + 8].lstrip(_LATIN_OPENING)[:1]
    return _is_of_loose_script(left) or _is_of_loose_script(right)


def _skip_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _SPACES:
        at += 1
    return at


def _is_regional(char: str) -> bool:
    return _REGIONAL[0] <= char <= _REGIONAL[1]


def _grapheme_end(text: str, at: int, end: int) -> int:
    stop = at + 1
    if stop < end and _is_regional(text[at]) and _is_regional(text[stop]):
        stop += 1
    while stop < end and (text[stop - 1] == _ZWJ or get_character_cell_size(text[stop]) == 0):
        stop += 1
    return stop


def _joins(text: str, at: int, start: int) -> bool:
    """Whether text[at] belongs to the grapheme before it; `start` is a boundary at or before `at`."""
    if text[at - 1] == _ZWJ or get_character_cell_size(text[at]) == 0:
        return True
    if not (_is_regional(text[at]) and _is_regional(text[at - 1])):
        return False
    flags = 1
    while at - 1 - flags >= start and _is_regional(text[at - 1 - flags]):
        flags += 1
    return flags % 2 == 1
