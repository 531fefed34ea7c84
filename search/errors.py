"""The exceptions of the engine.

HexaplaError
 ├── LibraryError        the folder cannot be opened or holds nothing to read
 │    ├── FolderMissing
 │    └── NothingToRead
 ├── ReadingError        one file gives no article; the others go on
 ├── QueryError          the query line cannot be understood
 ├── EncoderError        the sentence encoder is missing or its weights are not the known ones
 └── BookmarksError      the bookmarks file cannot be used
      └── BookmarksBroken   it does not parse: it is left untouched

Each message is one sentence for a person, with a way forward.
"""

from __future__ import annotations


class HexaplaError(Exception):
    """The root of all expected failures."""


class LibraryError(HexaplaError):
    """The library cannot be opened."""


class FolderMissing(LibraryError):
    """There is no such folder."""


class NothingToRead(LibraryError):
    """The folder holds no file that a reader knows."""


class ReadingError(HexaplaError):
    """One file gives no article."""


class QueryError(HexaplaError):
    """The query line cannot be understood."""


class EncoderError(HexaplaError):
    """The sentence encoder cannot be used."""


class BookmarksError(HexaplaError):
    """The bookmarks file cannot be read or written."""


class BookmarksBroken(BookmarksError):
    """The bookmarks file does not parse; `line` counts from 1, 0 when unknown."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line
