"""The words of a page with their places, as pdfium sees them.

PDFium must not be called by two threads at once: every function here is to be called under `LOCK`.
"""

from __future__ import annotations

import ctypes
import re
import threading
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any, NamedTuple

from search.reading.pages.forms import as_written

LOCK = threading.Lock()

_DIVIDED = "\x02"
"""What pdfium puts for a hyphen that divides a word at the end of a line, and U+FFFE in a whole page."""

_WORD = re.compile(rf"[^\s{_DIVIDED}\ufffe]+[{_DIVIDED}\ufffe]?|[{_DIVIDED}\ufffe]")
_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd\b|medi\b|simhei|heiti|黑", re.IGNORECASE)
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_NOTE_CALL = re.compile(
    r"(?<=[^\W\d_.,:;!?)\]”’»。，」』])\d{1,3}$|(?<=[^\W\d_][.,:;!?)\]”’»。，」』])\d{1,3}$"
)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL, _RAISED = 0.85, 0.15

_FURTHEST = 100_000.0
"""In points: pages are at most a seventh as wide."""

_SET_ACROSS = 4
"""Characters: numbers as long as this are set across in a line of Chinese that runs down."""

_LONGEST_FONT_NAME = 128
_MOST_CHARACTERS = 1_000_000
"""On one page; what is more than a library of books is no page."""


class Word(NamedTuple):
    """Characters without white space between them; `space` stood before them.

    `n` counts in the order of drawing.  Places are in points, y upwards; `base` is the height of the
    baseline.  `is_divided` when a hyphen at its end divides it.
    """

    n: int
    text: str
    space: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    is_bold: bool
    is_divided: bool


class Sheet(NamedTuple):
    """The words of a page in the order they were drawn, turned so that lines run from left to right.

    `sideways` holds those set across the others, turned too.  `unknown` counts words whose font does not say
    which characters it draws, `outside` those beyond the page's edges, which nobody sees.  `is_marked` when
    anything at all is drawn on the page.
    """

    words: tuple[Word, ...]
    sideways: tuple[Word, ...]
    unknown: int
    outside: int
    is_marked: bool


class _Placed(NamedTuple):
    word: Word
    turn: str  # "across", "down", "up", or "" where a single character does not show it
    is_upright: bool
    x: float


def sheet(page: Any, text: Any) -> Sheet:
    """What a page of pypdfium2 and its text page hold."""
    reader = _Reader(page, text)
    placed = list(reader.words())
    left, bottom, right, top = page.get_bbox()
    seen = [each for each in placed if _overlaps(each.word, left, bottom, right, top)]
    turn = _main_turn(seen)
    is_upright = 2 * sum(each.is_upright for each in seen) > len(seen)
    along: list[_Placed] = []
    aside: list[_Placed] = []
    for each in seen:
        fits = each.turn in (turn, "") or (
            turn == "down" and is_upright and len(each.word.text) <= _SET_ACROSS
        )
        (along if fits else aside).append(each)
    return Sheet(
        tuple(_turned(each, turn) for each in along),
        tuple(_turned(each, each.turn) for each in aside),
        reader.unknown,
        len(placed) - len(seen),
        reader.is_marked,
    )


class _Reader:
    """Asks pdfium about the characters of one page."""

    def __init__(self, sheet: Any, text: Any) -> None:
        from pypdfium2 import raw

        self.unknown = 0
        self.is_marked = raw.FPDFPage_CountObjects(sheet.raw) > 0
        self._count = min(text.count_chars(), _MOST_CHARACTERS)
        self._rect = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
        self._flags = ctypes.c_int()
        page = text.raw
        self._characters = partial(_characters, raw, page, self._count)
        self._box = partial(raw.FPDFText_GetLooseCharBox, page)
        self._origin = partial(raw.FPDFText_GetCharOrigin, page)
        self._turned = partial(raw.FPDFText_GetMatrix, page)
        self._size = partial(raw.FPDFText_GetFontSize, page)
        self._font = partial(raw.FPDFText_GetFontInfo, page)
        self._is_unknown = partial(raw.FPDFText_HasUnicodeMapError, page)
        self._is_generated = partial(raw.FPDFText_IsGenerated, page)

    def words(self) -> Iterator[_Placed]:
        """All words in the order they were drawn."""
        text = self._characters()
        end = 0
        for n, match in enumerate(_WORD.finditer(text)):
            space = self._space(text, end, match.start())
            end = match.end()
            self.unknown += self._is_unknown(match.start()) == 1
            yield self._placed(n, match[0], match.start(), space)

    def _space(self, text: str, start: int, end: int) -> str:
        """The white space before a word; one that pdfium made up between ideographs is none."""
        space = text[start:end]
        is_between = space == " " and start > 0 and _WIDE.match(text[start - 1]) and _WIDE.match(text[end])
        return "" if is_between and self._is_generated(start) == 1 else space

    def _placed(self, n: int, shown: str, at: int, space: str) -> _Placed:
        last = at + len(shown) - 1
        first, end = self._place(at), self._place(last)
        self._turned(at, self._matrix)
        across, along = self._matrix.a, self._matrix.b
        size = self._size(at) * max(abs(self._matrix.d), abs(self._matrix.c))
        self._origin(at, self._x, self._y)
        x, base = self._x.value, self._y.value
        raised = _NOTE_CALL.search(shown)
        if raised and self._is_raised(last, base, size):
            shown = shown[: raised.start()] + raised[0].translate(_SUPERSCRIPT)
        font, is_bold = _font(self._font_name(at))
        is_divided = shown[-1] in (_DIVIDED, "\ufffe")
        word = Word(
            n,
            as_written(shown[:-1] + "-" if is_divided else shown, font),
            space,
            min(first[0], end[0]),
            max(first[2], end[2]),
            min(first[1], end[1]),
            max(first[3], end[3]),
            base,
            size if 0 < size < _FURTHEST else min(max(1.0, first[3] - first[1]), _FURTHEST),
            is_bold,
            is_divided,
        )
        is_upright = abs(along) <= abs(across)
        turn = _turn(first, end, is_upright, along, len(shown))
        return _Placed(word, turn, is_upright, x)

    def _place(self, at: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        self._box(at, self._rect)
        return self._rect.left, self._rect.bottom, self._rect.right, self._rect.top

    def _is_raised(self, at: int, base: float, size: float) -> bool:
        """Whether a character is small and stands above the baseline of the others, as the call of a note."""
        self._turned(at, self._matrix)
        own = self._size(at) * max(abs(self._matrix.d), abs(self._matrix.c))
        self._origin(at, self._x, self._y)
        return own < _SMALL * size and self._y.value - base > _RAISED * size

    def _font_name(self, at: int) -> bytes:
        size = self._font(at, self._name, _LONGEST_FONT_NAME, self._flags)
        return self._name.value if 0 < size <= _LONGEST_FONT_NAME else b""


@lru_cache(256)
def _font(name: bytes) -> tuple[str, bool]:
    """A font's name, and whether it says that it is bold."""
    font = name.decode("utf-8", "replace")
    return font, bool(_BOLD.search(font))


def _characters(raw: Any, page: Any, count: int) -> str:
    """One character for each that pdfium counts: at once where its text has as many, else one by one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(page, 0, count, buffer) if count else 0
    if written == count + 1 and raw.FPDFText_GetTextIndexFromCharIndex(page, count - 1) == count - 1:
        text = bytes(memoryview(buffer)[:count]).decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    return "".join(chr(min(raw.FPDFText_GetUnicode(page, at), 0x10FFFF)) for at in range(count))


def _turn(
    first: tuple[float, float, float, float],
    last: tuple[float, float, float, float],
    is_upright: bool,
    along: float,
    length: int,
) -> str:
    """Which way a word runs: by the places of its ends, else by how its one character is turned."""
    if length > 1:
        x, y = last[0] + last[2] - first[0] - first[2], last[1] + last[3] - first[1] - first[3]
        if abs(y) <= abs(x):
            return "across"
        return "up" if y > 0 else "down"
    if is_upright:
        return ""
    return "up" if along > 0 else "down"


def _main_turn(placed: list[_Placed]) -> str:
    """The way most of the text runs."""
    counts = {"across": 0, "down": 0, "up": 0}
    for each in placed:
        if each.turn:
            counts[each.turn] += len(each.word.text)
    return max(counts, key=lambda turn: counts[turn])


def _overlaps(word: Word, left: float, bottom: float, right: float, top: float) -> bool:
    """Whether a word is on the page; one at a place that no page reaches, or at no place, is not."""
    places = (word.left, word.right, word.bottom, word.top, word.base)
    if not all(-_FURTHEST < place < _FURTHEST for place in places):
        return False
    return word.right >= left and word.left <= right and word.top >= bottom and word.bottom <= top


def _turned(placed: _Placed, turn: str) -> Word:
    """The word on a page turned so that text running this way runs from left to right."""
    word, x = placed.word, placed.x
    if turn == "down":
        return word._replace(left=-word.top, right=-word.bottom, bottom=word.left, top=word.right, base=x)
    if turn == "up":
        return word._replace(left=word.bottom, right=word.top, bottom=-word.right, top=-word.left, base=-x)
    return word
