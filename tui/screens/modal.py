"""Screens that are left once, also where the key for it is pressed twice."""

from __future__ import annotations

from typing import Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen
from textual.worker import Worker, WorkerState

from search.speech import _

Result = TypeVar("Result")


def is_uppermost(screen: Screen[Any]) -> bool:
    """Whether a screen may be left.

    A key that was pressed before it was gone comes to it afterwards; the toolkit would then take away the
    screen beneath, or break off.
    """
    return screen.app.screen_stack[-1:] == [screen]


class LeftOnce(Screen[Result]):
    """A screen whose second dismissal does nothing."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result; does nothing where it was left already."""
        return super().dismiss(result) if is_uppermost(self) else AwaitComplete()


class Modal(LeftOnce[Result], ModalScreen[Result]):
    """A screen over the one from which it was opened."""
