"""Answers about a library that cost something, kept as long as the library is as it was, also on disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Generic, TypeVar

from search.waiting import OnProgress, Steps

if TYPE_CHECKING:
    from search.shelf import Shelf

Answer = TypeVar("Answer")

_MOST = 16


class Kept(Generic[Answer]):
    """The last sixteen answers with the state of the library that each was made from; for several threads.

    With a `shelf` they are there again at the next start.  Who asks while an answer is being made waits for
    it, and hears how far it is.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._answers: dict[Hashable, tuple[object, Answer]] = {}
        self._one_at_a_time = threading.Lock()
        self._steps = Steps()
        self._shelf = shelf

    def answer(
        self,
        question: Hashable,
        state: object,
        make: Callable[[OnProgress], Answer],
        progress: OnProgress | None = None,
    ) -> Answer:
        """The kept answer if the state is the same, else one that is made now."""
        with self._steps.heard_by(progress), self._one_at_a_time:
            known = self._answers.pop(question, None)
            if known is None or known[0] != state:
                known = state, self._found_or_made(question, state, make)
            self._answers[question] = known
            if len(self._answers) > _MOST:
                del self._answers[next(iter(self._answers))]
            return known[1]

    def _found_or_made(
        self, question: Hashable, state: object, make: Callable[[OnProgress], Answer]
    ) -> Answer:
        if self._shelf is None:
            return make(self._steps.tell)
        found: Answer | None = self._shelf.find(question, state)
        if found is None:
            found = make(self._steps.tell)
            self._shelf.put(question, state, found)
        return found
