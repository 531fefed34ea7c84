"""What a reader hands over, and what a user may say about a file against its own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One article as a file format gives it: decoded text before any repair, and what the format declares.

    Only fields that the format states are filled: a title in `text` alone is found later.  `date` is
    ISO 8601; `notes` say in one phrase each what a person should know about the decoding.
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


@dataclass(frozen=True, slots=True)
class Overrides:
    """A user's word for one file, which wins over everything the file says or seems to say.

    `encoding` is a codec name, empty to detect it; `without` holds the reasons of repairs to leave
    out ("pinyin" for a language textbook).
    """

    encoding: str = ""
    without: frozenset[str] = frozenset()
    title: str = ""
    source: str = ""
    url: str = ""
    author: str = ""
    date: str = ""


Reader = Callable[[bytes, str, str], list[RawDocument]]
"""(bytes of the file, its name, encoding or "") -> its documents; raises ReadingError."""
