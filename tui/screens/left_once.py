"""Screens that are left once, also where the key for it is pressed twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.types import NoActiveAppError
from textual.worker import Worker, WorkerState

from search.speech import _
from tui.keys.type_ahead import Covered
from tui.toolkit import OnePaneScreen

Result = TypeVar("Result")


def is_uppermost(screen: Screen[Any]) -> bool:
    """Whether a screen may be left.

    A key that was pressed before it was gone comes to it afterwards; the toolkit would then take away the
    screen beneath, or break off.
    """
    return screen.app.screen_stack[-1:] == [screen]


def broken(event: Worker.StateChanged) -> str:
    """What is said of work that broke off; empty where it goes on, or is over."""
    if event.state is not WorkerState.ERROR:
        return ""
    return _("This could not be done ({reason}).").format(reason=event.worker.error)


class LeftOnce(OnePaneScreen[Result]):
    """A screen whose second dismissal does nothing, and whose work never breaks off silently."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result; does nothing where it was left already."""
        return super().dismiss(result) if is_uppermost(self) else AwaitComplete()

    def go_on(self, then: Callable[..., Any], *found: Any) -> None:
        """From work in a thread: go on with what it found, in the event loop; nothing where this was left.

        A screen that was left knows its application no more.
        """
        try:
            app = self.app
        except NoActiveAppError:
            return
        app.call_from_thread(then, *found)

    def on_screen_suspend(self) -> None:
        """Another screen lies over this one now."""
        self.app.post_message(Covered(self))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Work behind the screen that broke off is told, so that nobody waits for it."""
        if words := broken(event):
            self.broke_off(words)

    def broke_off(self, words: str) -> None:
        """Say what became of the work, where the screen has no better place for it."""
        self.notify(words, severity="warning", timeout=10, markup=False)
