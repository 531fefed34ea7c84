"""Repairs as a list of edits, and the way between raw and cleaned offsets in both directions.

A repair pass proposes changes to the text it sees.  Applied passes are composed, so that an article
keeps one list from its raw text to its cleaned text, however many passes there were.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from search.model import Edit, Span


class Change(NamedTuple):
    """A pass's wish: put `new` in the place of [start, end), which is not empty."""

    start: int
    end: int
    new: str
    reason: str


class EditMap:
    """Offsets of raw text and cleaned text into each other, in O(log edits) each.

    A position inside an edit, or at a place where text was dropped, belongs to a span's start or to
    its end; spans therefore widen to whole edits and never take in dropped text at their borders.
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._raw_starts = [edit.raw_start for edit in edits]

    def to_raw(self, offset: int) -> int:
        """The raw offset where a span that starts at the cleaned `offset` starts."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        edit = self._edits[index]
        return edit.raw_start if offset < edit.end else edit.raw_end + offset - edit.end

    def to_raw_end(self, offset: int) -> int:
        """The raw offset where a span that ends at the cleaned `offset` ends."""
        index = bisect_left(self._starts, offset) - 1
        if index < 0:
            return offset
        edit = self._edits[index]
        return edit.raw_end + max(0, offset - edit.end)

    def raw_span(self, span: Span) -> Span:
        """The raw range behind a cleaned one; an empty span stays empty."""
        start = self.to_raw(span.start)
        return Span(start, max(start, self.to_raw_end(span.end)))

    def to_clean(self, offset: int) -> int:
        """The cleaned offset of a raw one; inside an edit, where its replacement starts."""
        index = bisect_right(self._raw_starts, offset) - 1
        if index < 0:
            return offset
        edit = self._edits[index]
        return edit.start if offset < edit.raw_end else edit.end + offset - edit.raw_end

    def raw_text(self, text: str) -> str:
        """The raw text again, from the cleaned one."""
        pieces: list[str] = []
        position = 0
        for edit in self._edits:
            pieces += (text[position : edit.start], edit.raw)
            position = edit.end
        pieces.append(text[position:])
        return "".join(pieces)


def apply(text: str, changes: Iterable[Change]) -> tuple[str, list[Edit]]:
    """The changed text, and its edits seen from `text`; changes are in order and do not overlap."""
    pieces: list[str] = []
    edits: list[Edit] = []
    position = length = 0
    for start, end, new, reason in changes:
        pieces += (text[position:start], new)
        length += start - position
        edits.append(Edit(start, end, length, length + len(new), text[start:end], reason))
        length += len(new)
        position = end
    pieces.append(text[position:])
    return "".join(pieces), edits


class _Step(NamedTuple):
    """An edit seen from the text between two passes: its range there, and how it shifts what follows."""

    start: int
    end: int
    is_second: bool
    edit: Edit


def compose(raw: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """One list for `first` (raw to middle text) followed by `second` (middle to cleaned text).

    Edits of both that overlap become one, with the first one's reason.  Linear in the edits, apart
    from a sort of two sorted runs.
    """
    if not first or not second:
        return list(first or second)
    steps = [_Step(edit.start, edit.end, False, edit) for edit in first]
    steps += [_Step(edit.raw_start, edit.raw_end, True, edit) for edit in second]
    steps.sort(key=lambda step: (step.start, step.is_second, step.end))
    edits: list[Edit] = []
    to_raw = to_clean = 0
    for group in _overlapping(steps):
        start, end = group[0].start, max(step.end for step in group)
        raw_start, clean_start = start + to_raw, start + to_clean
        for step in group:
            if step.is_second:
                to_clean = step.edit.end - step.edit.raw_end
            else:
                to_raw = step.edit.raw_end - step.edit.end
        raw_end = end + to_raw
        reason = min(group, key=lambda step: step.is_second).edit.reason
        edits.append(Edit(raw_start, raw_end, clean_start, end + to_clean, raw[raw_start:raw_end], reason))
    return edits


def _overlapping(steps: Sequence[_Step]) -> list[list[_Step]]:
    groups: list[list[_Step]] = []
    reach = -1
    for step in steps:
        if step.start < reach:
            groups[-1].append(step)
        else:
            groups.append([step])
            reach = step.start
        reach = max(reach, step.end)
    return groups
