"""Rows of tables: one of short cells is a paragraph, one that lays out a page is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

CELL_BREAK = " | "
"""Stands between the cells of a row."""

_WIDEST_CELL = 200


class _Part(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def is_row(self) -> bool: ...


_P = TypeVar("_P", bound=_Part)


def short_cells(parts: Sequence[_P], starts: Sequence[int]) -> list[list[_P]]:
    """The filled paragraphs of each cell; none for a row that is no paragraph.

    `starts` are the places in `parts` at which cells begin; the last cell is all that follows.
    """
    ends = [*starts[1:], len(parts)]
    cells = [
        cell
        for start, end in zip(starts, ends, strict=False)
        if (cell := [part for part in parts[start:end] if part.text.strip()])
    ]
    return cells if len(cells) > 1 and all(map(_is_short, cells)) else []


def _is_short(cell: Sequence[_Part]) -> bool:
    return not any(part.is_row for part in cell) and sum(len(part.text) for part in cell) <= _WIDEST_CELL
