"""How fast long work goes and how long it will take: "articles 1,234 of 2,000 · 25/s · about 1 min left"."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from search.speech import N_, _

if TYPE_CHECKING:
    from search.model import Progress

WINDOW = 15.0
"""Seconds of the past that tell the rate: files are of many kinds, and what was fast may get slow."""

_STEP = 0.25
"""Seconds between two moments that are remembered."""

_SOON = 1.0
"""Seconds that must have passed before anything is said about the rate."""


class _Moment(NamedTuple):
    time: float
    done: int


class Pace:
    """Follows one piece of work after the other; give it every step, or those that are to be shown."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._what = ""
        self._moments: deque[_Moment] = deque()

    def words(self, step: Progress) -> str:
        """The step in words, without its name; rate and remaining time as soon as they mean something."""
        rate = self._rate(step)
        return " · ".join(part for part in (_count(step), _rate_words(rate), _left(step, rate)) if part)

    def _rate(self, step: Progress) -> float:
        """Things a second, of late; 0 when that is not known."""
        now = _Moment(self._clock(), step.done)
        if step.what != self._what or (self._moments and step.done < self._moments[-1].done):
            self._what = step.what
            self._moments.clear()
        if not self._moments or now.time - self._moments[-1].time >= _STEP:
            self._moments.append(now)
        while len(self._moments) > 2 and now.time - self._moments[1].time >= WINDOW:
            self._moments.popleft()
        first = self._moments[0]
        return (now.done - first.done) / (now.time - first.time) if now.time - first.time >= _SOON else 0.0


PLAIN = {
    "words": N_("preparing the search"),
    "copies": N_("looking for copies"),
    "shared words": N_("comparing words"),
    "meanings": N_("comparing meanings"),
    "coverage": N_("comparing what is covered"),
    "figures": N_("looking for figures"),
    "values": N_("comparing values"),
    "pairs": N_("comparing figures"),
    "speakers": N_("gathering who speaks"),
    "names": N_("telling who is who"),
    "dates": N_("looking for dates"),
    "events": N_("joining events"),
    "compared": N_("comparing statements"),
    "quotes": N_("taking quotes apart"),
    "texts": N_("reading the story"),
    "sentences": N_("comparing sentences"),
    "word pairs": N_("pairing words across languages"),
    "statements": N_("gathering statements"),
}
"""What is being done, in words of the reader; other work is called as it calls itself."""


STAGES = {"articles": 40, "words": 15, "copies": 15, "shared words": 20, "meanings": 10}
"""What a folder goes through before everything is ready, and about what percentage of the time each takes."""


def overall(step: Progress) -> float | None:
    """How much of all stages is done, from 0 to 1; of other work its own share, None where it has no end."""
    share = min(1.0, step.done / step.total) if step.total else None
    if step.what not in STAGES:
        return share
    names = list(STAGES)
    before = sum(STAGES[name] for name in names[: names.index(step.what)])
    return (before + STAGES[step.what] * (share or 0.0)) / 100


def stage(step: Progress) -> str:
    """ "2/5 " for the second of five stages, nothing for other work."""
    return f"{list(STAGES).index(step.what) + 1}/{len(STAGES)} " if step.what in STAGES else ""


def _count(step: Progress) -> str:
    what = _(PLAIN.get(step.what, step.what))
    if step.total:
        return _("{what} {done:,} of {total:,}").format(what=what, done=step.done, total=step.total)
    return f"{what} {step.done:,}" if step.done else what


def _rate_words(rate: float) -> str:
    if rate >= 10:
        return f"{rate:,.0f}/s"
    if rate >= 1:
        return f"{rate:.1f}/s"
    return f"{rate * 60:.0f}/min" if rate * 60 >= 0.5 else ""


def _left(step: Progress, rate: float) -> str:
    left = step.total - step.done
    return _("{time} left").format(time=duration(left / rate)) if rate and left > 0 else ""


def duration(seconds: float) -> str:
    """A length of time, no more exact than it can be known: "about 40 s", "about 3 min", "about 2 h"."""
    if seconds < 10:
        return _("a few seconds")
    if seconds < 55:
        return _("about {count} s").format(count=round(seconds / 10) * 10)
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return _("about {count} min").format(count=minutes)
    hours, minutes = divmod(round(minutes / 10) * 10, 60)
    if minutes and hours < 10:
        return _("about {hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return _("about {hours} h").format(hours=hours)
