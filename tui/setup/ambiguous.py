"""Terminals that draw characters of ambiguous width (“ ” … — · é я) in two cells: `ambiguous_width: 2`.

Unicode leaves the width of some characters to the fonts of East Asia (UAX 11, class A).  The toolkit takes
them for narrow; `widen` teaches it, and our own line breaking, the other width, and draws frames and bars of
characters that have one cell everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from unicodedata import category, east_asian_width

from rich.cells import CellTable
from textual.scrollbar import ScrollBarRender

from tui.text import wrap
from tui.toolkit import cell_table, frames, measure_by
from tui.widgets import page_view

ASCII = frozenset(map(chr, range(0x20, 0x7F)))


def widen() -> None:
    """Measure and draw for such a terminal from now on, in the whole process; takes about 50 ms."""
    known = cell_table()
    taken = {code for start, end, _ in known.widths for code in range(start, end + 1)}
    widths = sorted([*known.widths, *((start, end, 2) for start, end in _ambiguous(taken))])
    table = CellTable(known.unicode_version, widths, known.narrow_to_wide)
    measure_by(table, narrow=ASCII.issuperset)
    wrap.measure(narrow=" -~")
    _draw_in_ascii()


def _ambiguous(taken: set[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of ambiguous characters that have no width of their own yet."""
    wide = (code for code in range(0xA0, 0x1F200) if code not in taken and _is_ambiguous(chr(code)))
    for _, run in groupby(enumerate(wide), lambda numbered: numbered[1] - numbered[0]):
        codes = [code for _, code in run]
        yield codes[0], codes[-1]


def _is_ambiguous(character: str) -> bool:
    """Combining and format characters have no cells, and private ones mean icons of one."""
    return east_asian_width(character) == "A" and category(character) not in ("Mn", "Me", "Cf", "Co")


def _draw_in_ascii() -> None:
    drawn = frames()
    for name in drawn:
        if name not in ("", "none", "hidden", "blank"):
            drawn[name] = drawn["ascii"]
    ScrollBarRender.VERTICAL_BARS = ScrollBarRender.HORIZONTAL_BARS = [" "] * 8
    page_view.BAR = "|"
