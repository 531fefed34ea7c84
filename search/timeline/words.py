"""The date of an event in the words of a person."""

from __future__ import annotations

from search.figures.words import day_words, limited
from search.punctuation import bracketed
from search.speech import N_, _
from search.timeline.model import Event

YEAR_UNKNOWN = N_("year not stated")


def date_words(event: Event) -> str:
    """When it happened: 2026-09-09, before 2026-09-09, 9 September (year not stated), undated."""
    if not event.date:
        return _("undated")
    day = day_words(event.date)
    if day != event.date:
        day = bracketed(day, _(YEAR_UNKNOWN))
    return limited(day, event.limit)
