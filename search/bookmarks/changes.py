"""Changes of single entries, made on the lines of the file and each with its inverse.

After every change the new text is parsed again and must say exactly what was meant: the change, and
nothing else.  Otherwise it is refused, so that no way of writing YAML by hand can be damaged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from search.bookmarks.change_kinds import (
    Append,
    Change,
    Delete,
    Draft,
    Insert,
    InTurn,
    SetKeys,
    Several,
    Withdraw,
)
from search.bookmarks.data import EntryProblem, from_data, to_data
from search.bookmarks.entering import append, delete, insert, withdraw
from search.bookmarks.layout import Layout
from search.bookmarks.model import Bookmark
from search.bookmarks.rekeying import set_keys
from search.bookmarks.writing import entry_lines
from search.decisions.scalars import Data
from search.errors import BookmarksBroken, BookmarksError
from search.speech import N_, _

Parse: TypeAlias = Callable[[str], Layout]


class Changed(NamedTuple):
    """The file after a change, and what would take the change back (None if there was none)."""

    layout: Layout
    inverse: Change | None = None


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


def _draft(layout: Layout, change: Insert | Delete | SetKeys | Several | Append | Withdraw) -> Draft:
    if isinstance(change, Insert):
        return insert(layout, change)
    if isinstance(change, Append):
        return append(layout, change.entries)
    if isinstance(change, Delete):
        return delete(layout, layout.place(change.id))
    if isinstance(change, Withdraw):
        return withdraw(layout, frozenset(change.ids))
    return set_keys(layout, change.changes if isinstance(change, Several) else (change,))


_REFUSED = N_(
    "This bookmarks file is written in a way that cannot be changed line by line; it is left as it is."
)


def _ended(lines: Sequence[str], newline: str) -> list[str]:
    """The lines, each but the last with a line end: what was last may now stand in the middle."""
    before, last = lines[:-1], lines[-1:]
    return [*(line if line.endswith(_LINE_ENDS) else line + newline for line in before), *last]


_LINE_ENDS = ("\n", "\r", "\x85", "\u2028", "\u2029")
