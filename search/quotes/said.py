"""What the readers of one paragraph hand on: statements and terms as plain offsets."""

from __future__ import annotations

from typing import NamedTuple

from search.model import QuoteFlag, QuoteKind, Span
from search.quotes.marks import Quoted

_NOBODY = Span(0, 0)


class Said(NamedTuple):
    """One statement; `chain` is the start of the statement it goes on with, its own start otherwise."""

    start: int
    end: int
    kind: QuoteKind
    cue: Span = _NOBODY
    speaker: Span = _NOBODY
    flags: tuple[QuoteFlag, ...] = ()
    chain: int = -1
    floating: bool = False


class Heard(NamedTuple):
    """The statements and terms of one paragraph."""

    said: list[Said]
    terms: list[Span]


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
