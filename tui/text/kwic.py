"""Key words in context as lines of a terminal: the word stands in one column, whatever stands before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from shutil import get_terminal_size

from search.model import KwicLine
from tui.text.places import where
from tui.text.safe import one_line
from tui.text.wrap import beginning, cell_len, ending

_LEAST = 12
_LABEL = 24
"""Cells that are left for where a line stands."""

_COLUMNS = ("file", "passage", "start", "end", "lang", "found_by", "before", "node", "after")


def kwic_lines(
    found: Sequence[KwicLine], columns: int = 0, item: Callable[[int], int] = lambda _article: 0
) -> Iterator[str]:
    """A line a place, at most about `columns` cells wide, those of the terminal if 0.

    `item` tells which item of its file an article is, where files hold several.
    """
    total = columns or get_terminal_size((120, 24)).columns
    node = min(max((cell_len(each.node) for each in found), default=0), total // 3)
    side = max(_LEAST, (total - _LABEL - node - 4) // 2)
    for each in found:
        before = ending(one_line(each.before), side)
        behind = beginning(one_line(f"{each.node}{each.after}"), node + side)
        left = " " * (side - cell_len(before)) + before
        right = behind + " " * (node + side - cell_len(behind))
        yield f"{left}  {right}  {where(each.file, item(each.passage.article), each.passage)}"


def kwic_rows(found: Sequence[KwicLine]) -> Iterator[str]:
    """The same as columns between tabs, safe on a terminal, below a line of their names."""
    yield "\t".join(_COLUMNS)
    for each in found:
        passage = each.passage
        values = (
            *(each.file, passage.n, each.start, each.end, passage.lang, ",".join(each.found_by)),
            *(each.before, each.node, each.after),
        )
        yield "\t".join(one_line(str(value)) for value in values)
