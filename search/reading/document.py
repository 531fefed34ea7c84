"""What a reader hands over, and what a user may say about a file against its own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from search.model import Role


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading or row that the format itself marks off: [start, end) of the document's text.

    `role` is what the format says it is; `reason` says why it is folded or a summary, as in Block.
    """

    start: int
    end: int
    role: Role = "body"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One article as a file format gives it: text before any repair, and what the format declares.

    Only fields that the format states are filled: a title in `text` alone is found later.  `date` is
    ISO 8601; `notes` say in one phrase each what a person should know about the reading.

    `parts` are in order, do not overlap and cover all visible text; without any, paragraphs and their
    roles are found by the look of the text.  `pages` holds where each page of a paged file begins.
    """

    text: str
    encoding: str = ""
    notes: tuple[str, ...] = ()
    title: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    date: str = ""
    date_words: str = ""
    parts: tuple[Part, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: its documents in order, and notes about the file as a whole."""

    documents: tuple[RawDocument, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overrides:
    """A user's word for one file, which wins over everything the file says or seems to say.

    `encoding` is a codec name, empty to detect it; `without` holds the reasons of repairs to leave
    out ("pinyin" for a language textbook, "all" for every repair that can be left out).
    """

    encoding: str = ""
    without: frozenset[str] = frozenset()
    title: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    date: str = ""


Reader = Callable[[bytes, str, str], Contents]
"""(bytes of the file, its name, encoding or "") -> what it holds; raises ReadingError."""


class Composer:
    """Builds the text of a structured document paragraph by paragraph, with its parts.

    Paragraphs are parted by a blank line; empty ones are left out.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._parts: list[Part] = []
        self._length = 0

    def add(self, text: str, role: Role = "body", reason: str = "") -> None:
        """One paragraph; white space around it is cut off, line breaks inside it stay."""
        text = text.strip()
        if not text:
            return
        if self._pieces:
            self._pieces.append("\n\n")
            self._length += 2
        self._parts.append(Part(self._length, self._length + len(text), role, reason))
        self._pieces.append(text)
        self._length += len(text)

    @property
    def length(self) -> int:
        """How long the text is by now, in code points."""
        return self._length

    @property
    def text(self) -> str:
        """All paragraphs so far."""
        return "".join(self._pieces)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Where they stand."""
        return tuple(self._parts)
