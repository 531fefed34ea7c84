"""What the readers of one paragraph hand on: statements and terms as plain offsets."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import NamedTuple

from search.model import QuoteFlag, QuoteKind, Span
from search.quotes.marks import Quoted

_NOBODY = Span(0, 0)


class Said(NamedTuple):
    """One statement; `chain` is the start of the statement it goes on with, its own start otherwise.

    `particle` is that of the cue where other words part the two: gab … an.
    """

    start: int
    end: int
    kind: QuoteKind
    cue: Span = _NOBODY
    speaker: Span = _NOBODY
    flags: tuple[QuoteFlag, ...] = ()
    chain: int = -1
    floating: bool = False
    particle: Span = _NOBODY


class Heard(NamedTuple):
    """The statements and terms of one paragraph; `lead` is whom a colon at its end lets speak next."""

    said: list[Said]
    terms: list[Span]
    lead: Span = _NOBODY


class Cover:
    """Answers whether a range lies inside one of some statements."""

    def __init__(self, said: list[Said]) -> None:
        said = sorted(said)
        self.starts = [each.start for each in said]
        self.reach = list(itertools.accumulate((each.end for each in said), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether a statement that begins at `start` or before reaches `end`."""
        place = bisect_right(self.starts, start)
        return place > 0 and self.reach[place - 1] >= end


def flags_of(quoted: Quoted) -> tuple[QuoteFlag, ...]:
    """How far the end of a quoted span can be trusted."""
    if quoted.closed:
        return ()
    return ("end repaired",) if quoted.repaired else ("end inferred",)


def inner(text: str, start: int, end: int) -> Span:
    """A span without outer white space, dangling commas, and marks of its own edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",，"):
        end -= 1
    return Span(start, end)
