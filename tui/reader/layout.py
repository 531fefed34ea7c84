"""Which panes are shown and how wide: a pure function of the terminal and the reader's wishes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

PaneName = Literal["articles", "text", "quotes", "related"]

PANES: tuple[PaneName, ...] = ("articles", "text", "quotes", "related")
WEIGHTS: Mapping[PaneName, int] = {"articles": 24, "text": 44, "quotes": 26, "related": 30}
THREE_COLUMNS, TWO_COLUMNS = 112, 80
STACKED = 4
"""The wish for the side panes under the text; it counts as a number of columns that comes after three."""

LEAST_WIDTH, LEAST_HEIGHT = 24, 6
"""Cells below which there is no reading."""


def columns_for(width: int, wish: int = 0) -> int:
    """How many columns stand side by side in a terminal of `width` cells; a wish other than 0 wins."""
    if wish:
        return wish
    return 3 if width >= THREE_COLUMNS else 2 if width >= TWO_COLUMNS else 1


def arrange(
    columns: int, active: PaneName, side: PaneName, articles: bool, zoom: int = 0
) -> dict[PaneName, int]:
    """The visible panes in their order, each with its share of the width.

    `side` is the pane beside the text where only one fits, `articles` whether the list of articles is
    open, `zoom` 1 gives the active pane half of the width and 2 all of it.
    """
    if zoom == 2 or columns == 1:
        return {active: 1}
    shown = _shown(columns, active, side, articles)
    shares = {name: WEIGHTS[name] for name in shown}
    if zoom == 1 and len(shown) > 1:
        shares[active] = sum(share for name, share in shares.items() if name != active)
    return shares


def _shown(columns: int, active: PaneName, side: PaneName, articles: bool) -> tuple[PaneName, ...]:
    if columns == 2:
        return ("articles", "text") if active == "articles" else ("text", side)
    return PANES if articles else PANES[1:]


def stack(width: int, active: PaneName, side: PaneName) -> tuple[PaneName, ...]:
    """The panes one below the other, from the top; both side panes share the last row where there is room."""
    if active == "articles":
        return ("articles", "text")
    return ("text", "quotes", "related") if width >= TWO_COLUMNS else ("text", side)


def neighbour(shown: tuple[PaneName, ...], active: PaneName, step: int) -> PaneName:
    """The pane `step` places further among all that can be reached, around the ends."""
    return shown[(shown.index(active) + step) % len(shown)]
