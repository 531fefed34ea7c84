"""Where reading begins: where the reader left the library, else where there is most to see."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

from search.speech import _
from tui.reader import state
from tui.setup.settings import Script, Settings

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen


class Resuming:
    """`left` is what was remembered the last time."""

    def __init__(self, desk: DeskScreen, state_file: Path) -> None:
        self.desk = desk
        self.state_file = state_file
        self.left = state.load(state_file)
        self.wanted = ""  # a file that was asked for by name

    @property
    def script(self) -> Script:
        """In which characters Chinese was shown the last time, else as the settings say."""
        wished = getattr(self.desk.app, "settings", Settings()).script
        return next((each for each in get_args(Script) if each == self.left.script), wished)

    def want(self, file: str) -> None:
        """Begin with a file, at the place where it was left if it was the last one."""
        self.wanted = file
        if file and file != self.left.file:
            self.left = self.left._replace(file=file, item=0, offset=0, pane="text")

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
        """Something to read while the rest is still being read; a file that was asked for is waited for."""
        desk = self.desk
        if self.reopen() or self.wanted:
            return
        if desk.heads:
            desk.open(desk.heads[0].id)

    def open_best(self) -> bool:
        """Open where the reader left off, else the article in which most is said."""
        if self.reopen():
            return True
        desk = self.desk
        if self.wanted:
            desk.hint(desk.keyed(_("{file} gave no article; {desk.files} tells why."), file=self.wanted))
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
            order = desk.shelving.order
            script = desk.script_chosen or self.left.script
            marks = {**state.load(self.state_file).marks, **desk.marks_made}
            left = state.DeskState(*place, panes.active, panes.wish, desk.by_person, order, script, marks)
            state.save(self.state_file, left)
        except OSError as error:
            desk.log.warning(f"the place could not be kept: {error}")
