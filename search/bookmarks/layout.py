"""The text of a bookmarks file together with where its entries stand, line by line.

Editing works on these lines, so that whatever a person wrote between them stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.bookmarks.model import Bookmark
from search.decisions.scalars import Data
from search.errors import BookmarksError
from search.speech import _


class BookmarkGone(BookmarksError):
    """Somebody else has taken the bookmark out of the file."""


class KeyLines(NamedTuple):
    """The lines [start, end) of one key, counted from the first of its entry; it begins at `column`."""

    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the list: lines [start, end), from its dash to its last content.

    `keys` is empty when the item is not written one key below the other.  `bookmark` is None when
    `problem` says why it could not be read.
    """

    start: int
    end: int
    data: Data
    keys: Mapping[str, KeyLines]
    bookmark: Bookmark | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A parsed file: `lines` keep their ends; `column` is that of the dashes.

    `top` is the line below the key of the list, None when the file has no list yet: what it holds
    instead ends before line `bottom`.  `hole` are the columns of an empty value ('[]') on the line
    above `top`.  `rest` is what the file says beside the list.
    """

    lines: Sequence[str]
    entries: Sequence[Entry] = ()
    column: int = 2
    top: int | None = None
    bottom: int = 0
    hole: tuple[int, int] = (0, 0)
    rest: Data = None

    @property
    def newline(self) -> str:
        """The line end of the file, that of its first line."""
        return "\r\n" if self.lines and self.lines[0].endswith("\r\n") else "\n"

    def bookmarks(self) -> list[Bookmark]:
        """The entries that could be read, in the order of the file."""
        return [entry.bookmark for entry in self.entries if entry.bookmark]

    def data(self) -> list[Data]:
        """What the entries say, also those that could not be read."""
        return [entry.data for entry in self.entries]

    def place(self, id: str) -> int:
        """Which entry has this id; raises BookmarkGone."""
        index = self.index(id)
        if index is None:
            raise _gone(id)
        return index

    def index(self, id: str) -> int | None:
        """Which entry has this id."""
        found = (n for n, entry in enumerate(self.entries) if entry.bookmark and entry.bookmark.id == id)
        return next(found, None)

    def bookmark(self, id: str) -> Bookmark:
        """The bookmark with this id; raises BookmarkGone."""
        for bookmark in self.bookmarks():
            if bookmark.id == id:
                return bookmark
        raise _gone(id)

    def problems(self) -> list[str]:
        """A sentence for each entry that is kept in the file but not shown."""
        return [
            _("Line {line}: the entry {problem}; it stays in the file but is not shown.").format(
                line=entry.start + 1, problem=entry.problem
            )
            for entry in self.entries
            if entry.problem
        ]


def _gone(id: str) -> BookmarkGone:
    return BookmarkGone(_("The bookmark {id} is no longer in the file.").format(id=id))
