"""The values of a timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from search.model import Span

EventKind = Literal["event", "published", "undated"]
"""What happened on a stated date; the day an article was published; what the text dates only by words that
cannot be resolved."""

KINDS: tuple[EventKind, ...] = ("event", "published", "undated")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence at [start, end) of an article that dates an event by the words at `when`.

    `relative` where the day was counted from the article's own date; `copy_of` is the first article of its
    near copies, None where it is that itself or stands alone.
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
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event with the sentences that tell it; `date` is YYYY-MM-DD, YYYY-MM or YYYY, empty when undated.

    `conflicts` are other dates that sources give for it, `planned` that the articles date it after
    themselves.
    """

    date: str
    kind: EventKind
    tellings: tuple[Telling, ...]
    planned: bool = False
    conflicts: tuple[str, ...] = ()

    @property
    def sources(self) -> int:
        """How many articles tell it; near copies count once."""
        return len({each.article if each.copy_of is None else each.copy_of for each in self.tellings})
