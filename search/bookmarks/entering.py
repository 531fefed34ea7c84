"""Entries put into a bookmarks file and taken out of it, line by line."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from search.bookmarks.change_kinds import Append, Delete, Draft, Insert, Withdraw
from search.bookmarks.layout import BookmarkGone, Layout
from search.bookmarks.writing import HEADER, indented
from search.decisions.scalars import Data
from search.speech import _


def insert(layout: Layout, change: Insert) -> Draft:
    """One new entry, at its place."""
    index = _place(layout, change.after)
    lines = _with_lines(layout, change.lines, index, change.gap)
    entries = layout.data()
    entries.insert(index, change.data)
    return Draft(lines, entries, Delete(change.id))


def append(layout: Layout, changes: Sequence[Insert]) -> Draft:
    """New entries at the end of the list."""
    new = [line for change in changes for line in change.lines]
    lines = _with_lines(layout, new, len(layout.entries), 0)
    entries = [*layout.data(), *(change.data for change in changes)]
    return Draft(lines, entries, Withdraw(tuple(change.id for change in changes)))


def _with_lines(layout: Layout, added: Sequence[str], index: int, gap: int) -> list[str]:
    """The file with the lines of new entries in front of that with an index."""
    lines = [*layout.lines]
    new = [line + layout.newline for line in indented(added, layout.column)]
    if layout.top is None:
        lines[layout.bottom : layout.bottom] = [*_head(layout), *new]
    else:
        if not layout.entries:
            lines[layout.top - 1] = _filled(lines[layout.top - 1], layout.hole)
        at = layout.entries[index - 1].end if index else layout.top
        at += _comments(lines, at, gap)
        lines[at:at] = new
    return lines


def _place(layout: Layout, after: str | None) -> int:
    if after == "":
        return 0
    index = layout.index(after) if after else None
    return len(layout.entries) if index is None else index + 1


def _head(layout: Layout) -> list[str]:
    """The lines that begin the list in a file that has none."""
    if not layout.lines:
        return HEADER.splitlines(keepends=True)
    head = ["bookmarks:"] if layout.rest else ["version: 1", "bookmarks:"]
    return [line + layout.newline for line in head]


def _filled(line: str, hole: tuple[int, int]) -> str:
    """The key of the list without the empty value beside it."""
    start, end = hole
    return line[:start].rstrip() + line[end:] if start < end else line


def _comments(lines: Sequence[str], at: int, most: int) -> int:
    """How many lines from `at` on are blank or comments, at most `most`."""
    count = 0
    while count < most and at + count < len(lines) and lines[at + count].strip()[:1] in ("", "#"):
        count += 1
    return count


def delete(layout: Layout, index: int) -> Draft:
    """Without the entry of an index; the inverse knows what stood before it."""
    entry = layout.entries[index]
    lines = [*layout.lines[: entry.start], *layout.lines[entry.end :]]
    entries = layout.data()
    data = entries.pop(index)
    before = [other for other in layout.entries[:index] if other.bookmark]
    after = before[-1].bookmark.id if before and before[-1].bookmark else ""
    gap = entry.start - (before[-1].end if before else layout.top or 0)
    taken = [_moved_left(line, layout.column) for line in layout.lines[entry.start : entry.end]]
    id = entry.bookmark.id if entry.bookmark else ""
    return Draft(lines, entries, Insert(id, taken, data, after, gap))


def withdraw(layout: Layout, ids: Collection[str]) -> Draft:
    """Without those of these entries that are there; raises BookmarkGone where none is."""
    gone = [entry for entry in layout.entries if entry.bookmark and entry.bookmark.id in ids]
    if not gone:
        raise BookmarkGone(_("These bookmarks are no longer in the file."))
    lines = [*layout.lines]
    taken: list[Insert] = []
    for entry in reversed(gone):
        cut = [_moved_left(line, layout.column) for line in lines[entry.start : entry.end]]
        taken.insert(0, Insert(entry.bookmark.id if entry.bookmark else "", cut, entry.data))
        del lines[entry.start : entry.end]
    return Draft(lines, _data_without(layout, ids), Append(tuple(taken)))


def _moved_left(line: str, column: int) -> str:
    text = line.rstrip("\r\n")
    return text[min(column, len(text) - len(text.lstrip(" "))) :]


def _data_without(layout: Layout, ids: Collection[str]) -> list[Data]:
    return [entry.data for entry in layout.entries if not entry.bookmark or entry.bookmark.id not in ids]
