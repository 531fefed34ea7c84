"""Keys of entries of a bookmarks file given other values, and all other lines left as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from search.bookmarks.change_kinds import Draft, SetKeys, Several
from search.bookmarks.data import KEYS
from search.bookmarks.layout import Entry, Layout
from search.bookmarks.patching import patched
from search.bookmarks.writing import entry_lines, indented, key_lines
from search.decisions.scalars import Data


class _Segment(NamedTuple):
    """The lines of one key, the first without what stands before the key; or of a gap (key None)."""

    key: str | None
    lines: Sequence[str]


def set_keys(layout: Layout, changes: Sequence[SetKeys]) -> Draft:
    """Entries with new values; one without an id gets its own, so that it keeps it whatever changes.

    Raises BookmarkGone.

    Later entries come first, so that the lines of earlier ones stay where they are.
    """
    lines = [*layout.lines]
    entries = layout.data()
    inverse: list[SetKeys] = []
    for index, change in sorted(((layout.place(each.id), each) for each in changes), key=itemgetter(0))[::-1]:
        entry = layout.entries[index]
        old = dict(entry.data) if isinstance(entry.data, Mapping) else {}
        new: dict[str, Data] = dict(change.values)
        if not old.get("id"):
            new["id"] = change.id
        lines[entry.start : entry.end] = _with(layout, entry, old, new)
        entries[index] = _joined(old, new)
        inverse.append(SetKeys(change.id, {key: old.get(key, "") for key in change.values}))
    return Draft(lines, entries, inverse[0] if len(inverse) == 1 else Several(tuple(inverse)))


def _joined(old: Mapping[str, Data], new: Mapping[str, Data]) -> dict[str, Data]:
    gone = {key for key, value in new.items() if value in _EMPTY}
    return {key: value for key, value in {**old, **new}.items() if key not in gone}


_EMPTY: tuple[Data, ...] = ("", None, [], {})


def _with(layout: Layout, entry: Entry, old: Mapping[str, Data], new: Mapping[str, Data]) -> list[str]:
    """The lines of an entry with new lines for the changed keys; all others as they are."""
    if not entry.keys:
        return [line + layout.newline for line in entry_lines(_joined(old, new), layout.column)]
    first = next(iter(entry.keys.values()))
    segments = _segments(layout, entry)
    for key, value in new.items():
        lines = [] if value in _EMPTY else key_lines(key, value)
        fresh = [line + layout.newline for line in lines[:1] + indented(lines[1:], first.column)]
        here = next((segment.lines for segment in segments if segment.key == key), [])
        _replace(segments, key, patched(here, old.get(key), value) or fresh)
    written = layout.lines[entry.start : entry.end]
    prefix = written[first.start][: first.column]
    return [*written[: first.start], *_joined_lines(segments, prefix, first.column)]


def _joined_lines(segments: Sequence[_Segment], prefix: str, column: int) -> list[str]:
    """The lines again; the first key stands behind `prefix`, which holds the dash."""
    lines: list[str] = []
    for segment in segments:
        if segment.key is None:
            lines += segment.lines
        else:
            lines += [prefix + segment.lines[0], *segment.lines[1:]]
            prefix = " " * column
    return lines


def _segments(layout: Layout, entry: Entry) -> list[_Segment]:
    written = layout.lines[entry.start : entry.end]
    segments: list[_Segment] = []
    position = -1
    for key, place in entry.keys.items():
        if 0 <= position < place.start:
            segments.append(_Segment(None, written[position : place.start]))
        first, *others = written[place.start : place.end]
        segments.append(_Segment(key, [first[place.column :], *others]))
        position = place.end
    return segments


def _replace(segments: list[_Segment], key: str, lines: Sequence[str]) -> None:
    """Put the lines where the key stands, or where it would stand in a file of ours; none take it out."""
    names = [segment.key for segment in segments]
    new = [_Segment(key, lines)] if lines else []
    if key in names:
        index = names.index(key)
        segments[index : index + 1] = new
        return
    earlier = KEYS[: KEYS.index(key)] if key in KEYS else names
    index = max((n + 1 for n, name in enumerate(names) if name in earlier), default=0)
    segments[index:index] = new
