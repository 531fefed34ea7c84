"""Answers about a library that cost something, kept as long as the library is as it was."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")

_MOST = 16


class Kept(Generic[Answer]):
    """The last sixteen answers with the state of the library that each was made from; for several threads."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, tuple[object, Answer]] = {}
        self._one_at_a_time = threading.Lock()

    def answer(self, question: Hashable, state: object, make: Callable[[], Answer]) -> Answer:
        """The kept answer if the state is the same, else one that is made now."""
        with self._one_at_a_time:
            known = self._answers.pop(question, None)
            if known is None or known[0] != state:
                known = state, make()
            self._answers[question] = known
            if len(self._answers) > _MOST:
                del self._answers[next(iter(self._answers))]
            return known[1]
