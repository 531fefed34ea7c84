"""The text of a bookmarks file that was parsed before and has changed in one place.

Only the entries between what is the same above and what is the same below are parsed; all others are taken
over, so that a change in a long file costs little more than comparing its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import yaml
from yaml.nodes import SequenceNode

from search.bookmarks.layout import Entry, Layout
from search.bookmarks.parsing import Unsafe, compose, entries_of, lines_of, parse

_SENTINEL = "- {}\n"
"""An entry that stands for those below: what is parsed must end where they begin."""


def reparsed(text: str, before: Layout, name: str = "bookmarks.yaml") -> Layout:
    """What `parse` gives for the text, taken from an earlier state of it where that is certain.

    Raises BookmarksBroken.
    """
    lines = lines_of(text)
    try:
        layout = _spliced(lines, before)
    except (yaml.YAMLError, RecursionError, Unsafe):
        layout = None
    return layout or parse(text, name)


class _Window(NamedTuple):
    """The entries [first, last) of the earlier state have become the lines [start, end)."""

    first: int
    last: int
    start: int
    end: int


def _spliced(lines: Sequence[str], before: Layout) -> Layout | None:
    """The earlier state with what has changed parsed anew; None where only the whole text can tell."""
    window = _window(lines, before)
    if window is None or any(entry.problem for entry in before.entries):
        return None
    new = _entries(lines[window.start : window.end], before, at_end=window.last == len(before.entries))
    above, below = before.entries[: window.first], before.entries[window.last :]
    if new is None or not (new or above or below):
        return None
    by = len(lines) - len(before.lines)
    entries = [*above, *_moved(new, window.start), *_moved(below, by)]
    ids = {entry.bookmark.id for entry in entries if entry.bookmark}
    return replace(before, lines=lines, entries=entries) if len(ids) == len(entries) else None


def _window(lines: Sequence[str], before: Layout) -> _Window | None:
    """Whole entries of the list; None where its head or what follows it may have changed too."""
    old, entries = before.lines, before.entries
    above = _alike(old, lines)
    if not entries or above < entries[0].start:
        return None
    below = _alike(old[above:][::-1], lines[above:][::-1])
    first = sum(entry.start < above for entry in entries[1:])
    last = next((n for n in range(first, len(entries)) if entries[n].start >= len(old) - below), len(entries))
    start = entries[first].start
    if last < len(entries):
        return _Window(first, last, start, entries[last].start + len(lines) - len(old))
    has_tail = any(line.strip()[:1] not in ("", "#") for line in old[entries[-1].end :])
    return None if has_tail else _Window(first, last, start, len(lines))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (here, there) in pairs if here != there), min(len(one), len(other)))


def _entries(lines: Sequence[str], before: Layout, at_end: bool) -> list[Entry] | None:
    """The entries that some lines of the list hold; None unless these are the whole items of one list."""
    if any(line.startswith(_OUTSIDE) or _ANCHOR.search(line) for line in lines):
        return None
    sentinel = [] if at_end else [" " * before.column + _SENTINEL]
    wanted = [*lines, *sentinel]
    root = compose("".join(wanted))
    if root is None:
        return []
    start = root.start_mark
    if not isinstance(root, SequenceNode) or start.column != before.column:
        return None
    if wanted[start.line][start.column] != "-":
        return None
    if sentinel:
        last = root.value.pop()
        if last.start_mark.line != len(lines) or last.value:
            return None
    found = entries_of(lines, root, before.column)
    return None if any(entry.problem for entry in found) else found


_OUTSIDE = ("---", "...", "%", "\ufeff")
"""What begins or ends a document, or means something else at the head of one than inside."""

_ANCHOR = re.compile(r"(?:^|[\s\[{,])&\S")
"""A name for a value, which another entry may have taken."""


def _moved(entries: Sequence[Entry], by: int) -> Sequence[Entry]:
    """The same entries so many lines further down."""
    if not by:
        return entries
    return [
        Entry(each.start + by, each.end + by, each.data, each.keys, each.bookmark, each.problem)
        for each in entries
    ]
