"""Where reading begins: where the reader left the library, else where there is most to see."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui import state

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


class Resuming:
    """`left` is what was remembered the last time."""

    def __init__(self, desk: DeskScreen, state_file: Path) -> None:
        self.desk = desk
        self.state_file = state_file
        self.left = state.load(state_file)

    def reopen(self) -> bool:
        """Open the article where the reader left it; False when the record does not have it."""
        desk, left = self.desk, self.left
        desk.heads = desk.library.heads()
        for head in desk.heads:
            if (head.file, head.item) == (left.file, left.item):
                desk.open(head.id, left.offset)
                return True
        return False

    def open_first(self) -> None:
        """Something to read while the rest is still being read."""
        desk = self.desk
        desk.heads = desk.library.heads()
        if desk.heads:
            desk.open(desk.heads[0].id)

    def open_best(self) -> bool:
        """Open where the reader left off, else the article in which most is said."""
        if self.reopen():
            return True
        desk = self.desk
        counts = desk.library.store.quote_counts()
        best = max(desk.heads, key=lambda head: counts.get(head.id, 0), default=None)
        return best is not None and desk.open(best.id)

    def remember(self) -> None:
        """Write the place to the state file; a folder that cannot be written only loses the place."""
        desk = self.desk
        article = desk.article
        if article is None:
            return
        panes = desk.panes
        place = (article.file, article.item, desk.cursor_offset)
        try:
            state.save(self.state_file, state.DeskState(*place, panes.active, panes.wish, desk.by_person))
        except OSError as error:
            desk.log.warning(f"the place could not be kept: {error}")
