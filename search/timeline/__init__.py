"""The events of a library in the order of their dates, as the texts themselves date them.

`search.dating` finds what dates a sentence, `events` joins the sentences that tell one event.
"""

from search.timeline.model import KINDS, Event, EventKind, Telling

__all__ = ["KINDS", "Event", "EventKind", "Telling"]
