"""Changes of single entries, made on the lines of the file and each with its inverse.

After every change the new text is parsed again and must say exactly what was meant: the change, and
nothing else.  Otherwise it is refused, so that no way of writing YAML by hand can be damaged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple, TypeAlias, Union

from search.bookmarks.data import KEYS, EntryProblem, from_data, to_data
from search.bookmarks.layout import BookmarkGone, Entry, Layout
from search.bookmarks.model import Bookmark
from search.bookmarks.patching import patched
from search.bookmarks.writing import HEADER, entry_lines, indented, key_lines
from search.decisions.scalars import Data
from search.errors import BookmarksBroken, BookmarksError
from search.speech import N_, _

Parse: TypeAlias = Callable[[str], Layout]


@dataclass(frozen=True, slots=True)
class Insert:
    """Put an entry `gap` comment lines below the entry `after`: "" is the top of the list, None its end.

    `lines` have no line ends, and their dash stands in column 0.
    """

    id: str
    lines: Sequence[str]
    data: Data
    after: str | None = None
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Delete:
    """Take the lines of an entry out."""

    id: str


@dataclass(frozen=True, slots=True)
class SetKeys:
    """Give keys of an entry new values; an empty value takes the key out."""

    id: str
    values: Mapping[str, Data]


@dataclass(frozen=True, slots=True)
class Several:
    """The same for several entries in one step."""

    changes: tuple[SetKeys, ...]


@dataclass(frozen=True, slots=True)
class Append:
    """Put entries at the end of the list."""

    entries: tuple[Insert, ...]


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take out those of these entries that are still there."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InTurn:
    """Changes one after the other, as one step."""

    changes: tuple[Change, ...]


Change: TypeAlias = Union[Insert, Delete, SetKeys, Several, Append, Withdraw, "InTurn"]


class Changed(NamedTuple):
    """The file after a change, and what would take the change back (None if there was none)."""

    layout: Layout
    inverse: Change | None = None


class _Draft(NamedTuple):
    lines: list[str]
    entries: list[Data]
    inverse: Change


def insertion(bookmark: Bookmark) -> Insert:
    """A new entry for the end of the list; raises BookmarksError for one that could not be read back."""
    data = _entry(bookmark)
    return Insert(bookmark.id, entry_lines(data, 0), data)


def difference(old: Bookmark, new: Bookmark) -> SetKeys | None:
    """What makes the entry of `old` say `new`; None if it does already."""
    before, after = to_data(old), _entry(new)
    values = {key: after.get(key, "") for key in (before | after) if before.get(key) != after.get(key)}
    return SetKeys(old.id, values) if values else None


def _entry(bookmark: Bookmark) -> dict[str, Data]:
    data = to_data(bookmark)
    try:
        from_data(data)
    except EntryProblem as problem:
        raise BookmarksError(_("This bookmark {problem}.").format(problem=problem)) from problem
    return data


def apply(layout: Layout, change: Change, parse: Parse) -> Changed:
    """The changed file.  Raises BookmarksError if it has no such entry or cannot be edited by lines."""
    if isinstance(change, InTurn):
        return _in_turn(layout, change.changes, parse)
    draft = _draft(layout, change)
    try:
        result = parse("".join(_ended(draft.lines, layout.newline)))
    except BookmarksBroken as error:
        raise BookmarksError(_(_REFUSED)) from error
    if [entry.data for entry in result.entries] != draft.entries or layout.rest not in (None, result.rest):
        raise BookmarksError(_(_REFUSED))
    return Changed(result, draft.inverse)


def _in_turn(layout: Layout, changes: Sequence[Change], parse: Parse) -> Changed:
    inverses: list[Change] = []
    for change in changes:
        layout, inverse = apply(layout, change, parse)
        inverses += [inverse] if inverse else []
    return Changed(layout, InTurn(tuple(reversed(inverses))))


def _draft(layout: Layout, change: Insert | Delete | SetKeys | Several | Append | Withdraw) -> _Draft:
    if isinstance(change, Insert):
        return _insert(layout, change)
    if isinstance(change, Append):
        return _append(layout, change.entries)
    if isinstance(change, Delete):
        return _delete(layout, _find(layout, change.id))
    if isinstance(change, Withdraw):
        return _withdraw(layout, frozenset(change.ids))
    return _set(layout, change.changes if isinstance(change, Several) else (change,))


_REFUSED = N_(
    "This bookmarks file is written in a way that cannot be changed line by line; it is left as it is."
)


def _ended(lines: Sequence[str], newline: str) -> list[str]:
    """The lines, each but the last with a line end: what was last may now stand in the middle."""
    before, last = lines[:-1], lines[-1:]
    return [*(line if line.endswith(_LINE_ENDS) else line + newline for line in before), *last]


_LINE_ENDS = ("\n", "\r", "\x85", "\u2028", "\u2029")


def _find(layout: Layout, id: str) -> int:
    index = layout.index(id)
    if index is None:
        raise BookmarkGone(_("The bookmark {id} is no longer in the file.").format(id=id))
    return index


def _data(layout: Layout) -> list[Data]:
    return [entry.data for entry in layout.entries]


def _data_without(layout: Layout, ids: Collection[str]) -> list[Data]:
    return [entry.data for entry in layout.entries if not entry.bookmark or entry.bookmark.id not in ids]


# -- insert and delete -----------------------------------------------------------------------------


def _insert(layout: Layout, change: Insert) -> _Draft:
    index = _place(layout, change.after)
    lines = _with_lines(layout, change.lines, index, change.gap)
    entries = _data(layout)
    entries.insert(index, change.data)
    return _Draft(lines, entries, Delete(change.id))


def _append(layout: Layout, changes: Sequence[Insert]) -> _Draft:
    new = [line for change in changes for line in change.lines]
    lines = _with_lines(layout, new, len(layout.entries), 0)
    entries = [*_data(layout), *(change.data for change in changes)]
    return _Draft(lines, entries, Withdraw(tuple(change.id for change in changes)))


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


def _delete(layout: Layout, index: int) -> _Draft:
    entry = layout.entries[index]
    lines = [*layout.lines[: entry.start], *layout.lines[entry.end :]]
    entries = _data(layout)
    data = entries.pop(index)
    before = [other for other in layout.entries[:index] if other.bookmark]
    after = before[-1].bookmark.id if before and before[-1].bookmark else ""
    gap = entry.start - (before[-1].end if before else layout.top or 0)
    taken = [_moved_left(line, layout.column) for line in layout.lines[entry.start : entry.end]]
    id = entry.bookmark.id if entry.bookmark else ""
    return _Draft(lines, entries, Insert(id, taken, data, after, gap))


def _withdraw(layout: Layout, ids: Collection[str]) -> _Draft:
    gone = [entry for entry in layout.entries if entry.bookmark and entry.bookmark.id in ids]
    if not gone:
        raise BookmarkGone(_("These bookmarks are no longer in the file."))
    lines = [*layout.lines]
    taken: list[Insert] = []
    for entry in reversed(gone):
        cut = [_moved_left(line, layout.column) for line in lines[entry.start : entry.end]]
        taken.insert(0, Insert(entry.bookmark.id if entry.bookmark else "", cut, entry.data))
        del lines[entry.start : entry.end]
    return _Draft(lines, _data_without(layout, ids), Append(tuple(taken)))


def _moved_left(line: str, column: int) -> str:
    text = line.rstrip("\r\n")
    return text[min(column, len(text) - len(text.lstrip(" "))) :]


# -- set keys --------------------------------------------------------------------------------------


class _Segment(NamedTuple):
    """The lines of one key, the first without what stands before the key; or of a gap (key None)."""

    key: str | None
    lines: Sequence[str]


def _set(layout: Layout, changes: Sequence[SetKeys]) -> _Draft:
    """Entries with new values; one without an id gets its own, so that it keeps it whatever changes.

    Later entries come first, so that the lines of earlier ones stay where they are.
    """
    lines = [*layout.lines]
    entries = _data(layout)
    inverse: list[SetKeys] = []
    for index, change in sorted(((_find(layout, each.id), each) for each in changes), key=itemgetter(0))[
        ::-1
    ]:
        entry = layout.entries[index]
        old = dict(entry.data) if isinstance(entry.data, Mapping) else {}
        new: dict[str, Data] = dict(change.values)
        if not old.get("id"):
            new["id"] = change.id
        lines[entry.start : entry.end] = _with(layout, entry, old, new)
        entries[index] = _joined(old, new)
        inverse.append(SetKeys(change.id, {key: old.get(key, "") for key in change.values}))
    return _Draft(lines, entries, inverse[0] if len(inverse) == 1 else Several(tuple(inverse)))


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
    prefix = layout.lines[first.start][: first.column]
    return [*layout.lines[entry.start : first.start], *_joined_lines(segments, prefix, first.column)]


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
    segments: list[_Segment] = []
    position = -1
    for key, place in entry.keys.items():
        if 0 <= position < place.start:
            segments.append(_Segment(None, layout.lines[position : place.start]))
        first, *others = layout.lines[place.start : place.end]
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
