"""A filtered list whose rows are worked out from the whole library, behind the page."""

from __future__ import annotations

from typing import TypeVar

from search.model import Progress
from search.speech import N_, _
from tui.screens.filtered import FilteredScreen

Choice = TypeVar("Choice")

_STEPS = {
    "figures": N_("Looking for figures: article {done} of {total}. Esc goes back; the work goes on."),
    "values": N_("Comparing figures: value {done} of {total}. Esc goes back; the work goes on."),
    "pairs": N_("Comparing figures: pair {done} of {total}. Esc goes back; the work goes on."),
    "dates": N_("Looking for dates: article {done} of {total}. Esc goes back; the work goes on."),
    "events": N_("Joining events: date {done} of {total}. Esc goes back; the work goes on."),
    "quotes": N_("Taking quotes apart: {done:,} of {total:,}. Esc goes back; the work goes on."),
    "statements": N_("Reading what is said: {done:,} of {total:,}. Esc goes back; the work goes on."),
    "compared": N_("Comparing articles: pair {done:,} of {total:,}. Esc goes back; the work goes on."),
    "texts": N_("Reading the story: article {done} of {total}. Esc goes back; the work goes on."),
    "sentences": N_("Comparing sentences: {done} of {total}. Esc goes back; the work goes on."),
}
_WORKING = N_("Preparing the texts: {done} of {total}. Esc goes back; the work goes on.")
_TOLD_EACH = 20
"""Steps after which it is said how far the work is."""


class GatheringScreen(FilteredScreen[Choice]):
    """A screen gives `heard` to the library as `progress`, and says when the work is done."""

    is_gathered = False

    def heard(self, step: Progress) -> None:
        """From the thread that works, or another that works for it: how far it is, from time to time."""
        if step.done % _TOLD_EACH == 0 and self.is_attached:
            self.app.call_from_thread(self._tell, step)

    def _tell(self, step: Progress) -> None:
        if self.is_mounted and not self.is_gathered:
            words = _(_STEPS.get(step.what, _WORKING))
            self.rows.say(words.format(done=step.done, total=step.total))
