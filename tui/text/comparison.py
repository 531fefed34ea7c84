"""A comparison as a reader walks it: its rows in the list, the differences among them, what stands across."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from search.model import NOWHERE, Aligned, Change, Comparison, Frame, Match, Span

SideName = Literal["here", "there"]

MANY = 12
"""From so many rows on those that are kept one after the other are counted in one."""

MOST_SHOWN = 2
"""As many kept rows in a run are shown even then."""

SIGNS = {"kept": "=", "unsure": "?", "changed": "~", "dropped": "−", "added": "+", "frame": ":"}
"""What tells the rows apart without colours."""


class Entry(NamedTuple):
    """A row of the list: how the words are put into somebody's mouth, or aligned parts of the texts.

    Several parts only where they are all kept; `here` and `there` hold them, None on a side without them.
    """

    kind: Change | Literal["frame"]
    here: Span | None
    there: Span | None
    parts: tuple[Aligned, ...] = ()
    differs: bool = True

    def on(self, side: SideName) -> Span | None:
        """Where it stands in one of the texts."""
        return self.here if side == "here" else self.there


def entries(comparison: Comparison) -> list[Entry]:
    """The rows to show for a comparison, the frame first where one of the texts has one."""
    rows = comparison.rows
    long = len(rows) >= MANY
    found = [_frame(comparison)] if framed(comparison) else []
    for kept, run in groupby(rows, key=lambda row: row.change == "kept" and not row.moved):
        parts = tuple(run)
        if kept and long and len(parts) > MOST_SHOWN:
            found.append(_of("kept", parts))
        else:
            found += [_of(part.change, (part,)) for part in parts]
    return found


def framed(comparison: Comparison) -> bool:
    """Whether somebody is said to say it, in either text."""
    return any(map(_extent, (comparison.frame_here, comparison.frame_there)))


def _of(change: Change, parts: tuple[Aligned, ...]) -> Entry:
    here = _around([part.here for part in parts if part.here])
    there = _around([part.there for part in parts if part.there])
    return Entry(change, here, there, parts, change != "kept")


def _frame(comparison: Comparison) -> Entry:
    here, there = _extent(comparison.frame_here), _extent(comparison.frame_there)
    return Entry("frame", here, there, differs=bool(comparison.frame_changes))


def _extent(frame: Frame) -> Span | None:
    """The cue, else the speaker."""
    return next((span for span in (frame.cue, frame.speaker) if span != NOWHERE), None)


def _around(spans: Sequence[Span]) -> Span | None:
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


class Walk:
    """Finds the row at a place, the next difference, and what stands across from a place.

    `matches` are those of the whole articles, in order of the text here.
    """

    def __init__(self, found: Sequence[Entry] = (), matches: Sequence[Match] = ()) -> None:
        self.entries = found
        self.matches = matches

    @property
    def differences(self) -> int:
        """How many rows differ."""
        return sum(entry.differs and entry.kind != "unsure" for entry in self.entries)

    @property
    def unsure(self) -> int:
        """How many may differ, or not."""
        return sum(entry.kind == "unsure" for entry in self.entries)

    @property
    def is_apart(self) -> bool:
        """Whether no words of the one text have any across: two things are said, not one that was changed."""
        parts = [part for entry in self.entries for part in entry.parts]
        return {part.change for part in parts} == {"dropped", "added"} and not any(p.elsewhere for p in parts)

    def at(self, side: SideName, offset: int) -> int | None:
        """The row whose words stand at an offset of one of the texts."""
        held = (row for row, entry in enumerate(self.entries) if _holds(entry.on(side), offset))
        return next(held, None)

    def step(self, row: int | None, step: int) -> int | None:
        """The next row that differs or may, or the one before; from None on, the first or the last."""
        order = self._differing
        if row is None:
            return next(iter(order[::step]), None)
        ahead = [at for at in order if (at - row) * step > 0]
        return next(iter(ahead[::step]), None)

    def count(self, row: int) -> tuple[int, int] | None:
        """Which of the rows that differ or may a row is, from 1, and how many there are; None of others."""
        order = self._differing
        return (order.index(row) + 1, len(order)) if row in order else None

    @property
    def _differing(self) -> list[int]:
        return [at for at, entry in enumerate(self.entries) if entry.differs]

    def across(self, side: SideName, offset: int) -> int | None:
        """Where in the other text begins what stands at an offset of this one; None where nothing does."""
        row = self.at(side, offset)
        if row is not None:
            other = self.entries[row].on("there" if side == "here" else "here")
            return other.start if other else None
        for match in self.matches:
            ours, theirs = (match.here, match.there) if side == "here" else (match.there, match.here)
            if _holds(ours, offset):
                return theirs.start
        return None


def _holds(span: Span | None, offset: int) -> bool:
    return span is not None and span.start <= offset < span.end
