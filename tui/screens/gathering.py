"""A filtered list whose rows are worked out from the whole library, behind the page."""

from __future__ import annotations

from typing import Any, TypeVar

from textual.app import App

from search.model import Progress
from search.speech import N_, _
from tui.screens.filtered import FilteredScreen

Choice = TypeVar("Choice")

_STEPS = {
    "figures": N_("Looking for figures: article {done:,} of {total:,}. Esc goes back; the work goes on."),
    "values": N_("Comparing figures: value {done:,} of {total:,}. Esc goes back; the work goes on."),
    "pairs": N_("Comparing figures: pair {done:,} of {total:,}. Esc goes back; the work goes on."),
    "speakers": N_("Gathering who speaks: article {done:,} of {total:,}. Esc goes back; the work goes on."),
    "names": N_("Telling who is who: {total:,} names. Esc goes back; the work goes on."),
    "dates": N_("Looking for dates: article {done:,} of {total:,}. Esc goes back; the work goes on."),
    "events": N_("Joining events: date {done:,} of {total:,}. Esc goes back; the work goes on."),
    "quotes": N_("Taking quotes apart: {done:,} of {total:,}. Esc goes back; the work goes on."),
    "statements": N_("Reading what is said: {done:,} of {total:,}. Esc goes back; the work goes on."),
    "compared": N_("Comparing articles: pair {done:,} of {total:,}. Esc goes back; the work goes on."),
    "texts": N_("Reading the story: article {done:,} of {total:,}. Esc goes back; the work goes on."),
    "sentences": N_("Comparing sentences: {done:,} of {total:,}. Esc goes back; the work goes on."),
}
_WORKING = N_("Preparing the texts: {done:,} of {total:,}. Esc goes back; the work goes on.")
_TOLD_EACH = 20
"""Steps after which it is said how far the work is."""


class DeskLeft(Exception):
    """Nobody waits any more, and the program is to end: work that hears this breaks off."""


def work_on(app: App[Any]) -> None:
    """From a thread at a step of long work: raises DeskLeft when the desk was left."""
    if not app.is_running:
        raise DeskLeft


class GatheringScreen(FilteredScreen[Choice]):
    """A screen gives `heard` to the library as `progress`, and says when the work is done."""

    is_gathered = False
    _program: App[Any] | None = None  # a screen that was left knows its application no more

    def on_mount(self) -> None:
        """What is heard is told there."""
        self._program = self.app

    def heard(self, step: Progress) -> None:
        """From the thread that works, or another that works for it: how far it is, from time to time.

        Where this screen is left the work goes on; raises DeskLeft where the desk is.
        """
        if self._program is None:
            return
        work_on(self._program)
        if step.done % _TOLD_EACH == 0 and self.is_attached:
            self._program.call_from_thread(self._tell, step)

    def _tell(self, step: Progress) -> None:
        if self.is_attached and not self.is_gathered:
            words = _(_STEPS.get(step.what, _WORKING))
            self.rows.say(words.format(done=step.done, total=step.total))
