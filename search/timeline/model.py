"""The values of a timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from search.language.limits import Limit
from search.model import Span

EventKind = Literal["event", "published", "undated"]
"""What happened on a stated date; the day an article was published; what the text dates only by words that
cannot be resolved."""

KINDS: tuple[EventKind, ...] = ("event", "published", "undated")

LIMITS: tuple[Limit, ...] = ("before", "until", "", "since", "after")
"""In the order in which they stand around their date."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence at [start, end) of an article that dates an event by the words at `when`.

    `relative` where the day was counted from the article's own date; `has_year` where the text itself states
    the year of its date; `copy_of` is the first article of its near copies, None where it is that itself or
    stands alone.
    """

    article: int
    file: str
    item: int
    title: str
    source: str
    published: str
    lang: str
    start: int
    end: int
    text: str
    when: Span
    words: str
    relative: bool = False
    has_year: bool = True
    copy_of: int | None = None

    @property
    def is_year_unknown(self) -> bool:
        """Whether neither its date nor its article states a year."""
        return not (self.has_year or self.published or self.relative)


@dataclass(frozen=True, slots=True)
class Event:
    """One event with the sentences that tell it; `date` is YYYY-MM-DD, YYYY-MM or YYYY, empty when undated.

    "--09-09" and "--09" are a day and a month of a year that nobody states.  `limit` tells that it happened
    before, until, since or after that date.  `conflicts` are other dates that sources give for it, `planned`
    that the articles date it after themselves.
    """

    date: str
    kind: EventKind
    tellings: tuple[Telling, ...]
    planned: bool = False
    conflicts: tuple[str, ...] = ()
    limit: Limit = ""

    @property
    def sources(self) -> int:
        """How many articles tell it, near copies once; two articles of one outlet are two."""
        return len({each.article if each.copy_of is None else each.copy_of for each in self.tellings})
