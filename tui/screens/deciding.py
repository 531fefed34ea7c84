"""What a reader decides about related passages: the same statement or not, and the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from search.errors import HexaplaError
from search.model import Related, Span
from tui.screens.following import Question
from tui.widgets.related import CONFIRMED, REJECTED

if TYPE_CHECKING:
    from tui.screens.desk import DeskScreen

GONE = "One of the two articles was read again since; move the cursor to ask anew."


class Deciding:
    """Each decision is written behind the page, in the order of the keys, and said in one sentence."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self._turn = asyncio.Lock()

    def decide(self, related: Related, same: bool) -> None:
        """Keep that a related passage says, or does not say, what was asked about."""
        question = self.desk.following.answered
        if question is not None:
            self._begin(
                lambda: self._state(question, related, same), related, CONFIRMED if same else REJECTED
            )

    def travel(self, step: int) -> None:
        """Take the last decision back (-1), or make it again (1)."""
        self._begin(lambda: self._travelled(step))

    def _begin(self, work: Callable[[], str], related: Related | None = None, decision: str = "") -> None:
        self.desk.run_worker(self._do(work, related, decision), group="decisions", exit_on_error=False)

    async def _do(self, work: Callable[[], str], related: Related | None, decision: str) -> None:
        try:
            async with self._turn:
                said = await asyncio.to_thread(work)
        except HexaplaError as error:
            self.desk.notify(str(error), severity="warning", timeout=10, markup=False)
            return
        self.desk.notify(said, timeout=4, markup=False)
        if related:
            self.desk.related_list.decided(related, decision)
        else:
            self.desk.following.ask_again()

    def _state(self, question: Question, related: Related, same: bool) -> str:
        library = self.desk.library
        other = library.article(related.passage.article)
        if other is None:
            return GONE
        state = library.confirm if same else library.reject
        said: str = state(question.article, question.span, other, Span(related.start, related.end))
        return f"{said}. z undoes."

    def _travelled(self, step: int) -> str:
        file = self.desk.library.statements_file
        words = file.undo() if step < 0 else file.redo()
        if words:
            return f"{'Undone' if step < 0 else 'Done again'}: {words}."
        return f"There is nothing to {'undo' if step < 0 else 'do again'}."
