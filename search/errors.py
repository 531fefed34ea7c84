"""The exceptions of the engine.

HexaplaError
 ├── LibraryError        the folder, or what is kept of it, cannot be used
 │    ├── FolderMissing
 │    ├── CacheUnusable     the folder for derived data; another would do
 │    └── RecordDamaged     (store) the next start makes the record anew
 ├── StoreClosed         (store) the library was closed while somebody asked
 ├── ReadingError        one file gives no article; the others go on
 │    └── NoArticle         it is of a kind that holds none: nothing is wrong with it
 ├── QueryError          the query line cannot be understood
 ├── GlossaryError       (language.concepts) a glossary of the user's own cannot be used
 ├── IndexDamaged        (index.backend) the word index cannot be read; it is made anew
 ├── EncoderError        the sentence encoder is missing or its weights are not the known ones
 ├── ExportError         what is exported cannot be written there
 │    └── FileTaken         there is a file of that name already
 ├── BookmarksError      the bookmarks file cannot be used
 │    └── BookmarksBroken   it does not parse: it is left untouched
 └── DecisionError       a file of a person's decisions cannot be used, or not changed as asked
      ├── DecisionBroken    it does not parse: it is left untouched
      ├── CatalogueError    of catalogue.yaml
      │    └── CatalogueBroken
      ├── SearchesError     of searches.yaml
      │    └── SearchesBroken
      ├── PairsError        of glossary.yaml
      │    └── PairsBroken
      └── PeopleError       of people.yaml
           ├── PeopleBroken
           └── NoSpeaker

Each message is one sentence for a person, with a way forward.
"""

from __future__ import annotations


class HexaplaError(Exception):
    """The root of all expected failures."""


class LibraryError(HexaplaError):
    """The library cannot be opened, or what is kept of it cannot be used."""


class FolderMissing(LibraryError):
    """There is no such folder."""


class CacheUnusable(LibraryError):
    """The folder for derived data cannot be written; the library can be opened with another."""


class ReadingError(HexaplaError):
    """One file gives no article."""


class NoArticle(ReadingError):
    """A file of a known kind that holds no article by its nature, such as a list of feeds."""


class QueryError(HexaplaError):
    """The query line cannot be understood."""


class EncoderError(HexaplaError):
    """The sentence encoder cannot be used."""


class ExportError(HexaplaError):
    """A file of what is exported cannot be made."""


class FileTaken(ExportError):
    """There is a file of that name already, and nobody said that it may be written over."""


class BookmarksError(HexaplaError):
    """The bookmarks file cannot be read or written."""


class BookmarksBroken(BookmarksError):
    """The bookmarks file does not parse; `line` counts from 1, 0 when unknown."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class DecisionError(HexaplaError):
    """A file of a person's decisions cannot be read or written, or a change of it is not possible."""


class DecisionBroken(DecisionError):
    """Such a file does not parse; `line` counts from 1, 0 when unknown."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class PeopleError(DecisionError):
    """The people file cannot be read or written, or a change of it is not possible."""


class NoSpeaker(PeopleError):
    """Nobody speaks under a name, or several people do."""


class PeopleBroken(PeopleError, DecisionBroken):
    """The people file does not parse."""


class CatalogueError(DecisionError):
    """The catalogue cannot be read or written, or a change of it is not possible."""


class CatalogueBroken(CatalogueError, DecisionBroken):
    """The catalogue does not parse."""


class SearchesError(DecisionError):
    """The file of kept searches cannot be read or written, or a change of it is not possible."""


class SearchesBroken(SearchesError, DecisionBroken):
    """The file of kept searches does not parse."""


class StatementsError(DecisionError):
    """The statements file cannot be read or written, or a change of it is not possible."""


class StatementsBroken(StatementsError, DecisionBroken):
    """The statements file does not parse."""


class PairsError(DecisionError):
    """The glossary of the library cannot be read or written, or a change of it is not possible."""


class PairsBroken(PairsError, DecisionBroken):
    """The glossary of the library does not parse."""
