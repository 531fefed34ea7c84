"""Key words in context as rows: the word begins in one column, whatever stands before it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from search.model import KwicLine
from tui.text.page import badge
from tui.text.safe import one_line
from tui.text.wrap import beginning, cell_len, ending, shorten
from tui.widgets.rows import MUTED

BADGE, SOURCE, SHORT_SOURCE = 4, 18, 11
ROOM, LITTLE_ROOM = 90, 50
"""Cells of a row from which on the source stands in it, and from which on it is cut short."""

_JOINER = "\u200d"
"""At an end of a context it would draw the blank beside it into one character."""


@dataclass(frozen=True)
class Columns:
    """Cells on the left of the word, of the word with what follows, and of the source."""

    left: int
    right: int
    source: int

    @classmethod
    def of(cls, width: int, node: int) -> Columns:
        """For rows of `width` cells and words of `node` cells at most."""
        source = SOURCE if width >= ROOM else SHORT_SOURCE if width >= LITTLE_ROOM else 0
        room = max(4, width - BADGE - source - 1)
        left = max(1, (room - min(node, room // 3)) // 2)
        return cls(left, max(1, room - left), source)


def node_cells(line: KwicLine) -> int:
    """How wide a word is."""
    return cell_len(one_line(line.node))


def kwic_row(line: KwicLine, node: int, side: str, width: int) -> Content:
    """Badge, source, what stands before, the word, what follows; the `side` in order is not muted."""
    columns = Columns.of(width, node)
    before = ending(one_line(line.before).rstrip(), columns.left).strip(_JOINER)
    after = beginning(one_line(line.node + line.after), columns.right)
    word = min(len(line.node), len(after))
    sign = beginning(one_line(badge(line.passage.lang)), BADGE - 1)
    source = shorten(one_line(line.source or line.title or line.file), max(0, columns.source - 2))
    return Content.assemble(
        (padded(sign, BADGE), "$text-primary"),
        (padded(source, columns.source), MUTED),
        " " * (columns.left - cell_len(before)),
        (before, "" if side == "left" else MUTED),
        " ",
        (after[:word], "bold $text-accent"),
        (after[word:], "" if side == "right" else MUTED),
    )


def padded(text: str, cells: int) -> str:
    """The text with blanks behind it."""
    return text + " " * max(0, cells - cell_len(text))
