"""What Hexapla asks of a full-text engine; one engine is one module that answers this."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from search.errors import HexaplaError
from search.index.tree import Field, Key, Node
from search.language.analysis import Token


@dataclass(frozen=True, slots=True)
class IndexPassage:
    """A passage as an engine takes it in: plain values, and fields already analysed."""

    id: int
    article: int
    lang: str
    role: str
    date: str
    body: Sequence[Token]
    title: Sequence[Token]
    source: Sequence[Token]
    speaker: Sequence[Token]


class Found(NamedTuple):
    """The best passages as (id, score), best first, and the ids of all there are, in no order."""

    hits: list[tuple[int, float]]
    ids: list[int]

    @property
    def total(self) -> int:
        """How many there are in all."""
        return len(self.ids)


class IndexBusy(Exception):
    """Another program is writing to the index and did not finish while we waited."""


class IndexDamaged(HexaplaError):
    """The index cannot be read; it has to be made anew."""


class Backend(Protocol):
    """An engine, safe to search from several threads while one thread writes.

    Every method but `clear` and `close` may raise IndexDamaged.  Scores mean something within one
    engine only.
    """

    def update(self, gone: Iterable[int], passages: Iterable[IndexPassage]) -> None:
        """Drop all passages of the articles `gone`, then take in `passages`: all of it or nothing.

        Raises IndexBusy.
        """

    def clear(self) -> None:
        """Begin anew with an empty index.  Raises OSError where files cannot be replaced."""

    def refresh(self) -> None:
        """See what other programs have written."""

    def articles(self) -> set[int]:
        """Ids of the articles taken in; some of them may have been dropped again."""

    def search(self, query: Node, limit: int) -> Found:
        """The best `limit` passages; equal scores in order of id."""

    def frequency(self, text: str, field: Field = "body") -> int:
        """How many passages hold a term."""

    def values(self, key: Key) -> list[str]:
        """The values that occur, in order."""

    def begins(self, prefix: str, field: Field = "body") -> list[str]:
        """The most frequent terms that begin so, at most 32."""

    def ends(self, suffix: str) -> list[str]:
        """The longer Latin terms of the texts that end so, in order; with the first question all are read."""

    def words_like(self, word: str, distance: int) -> list[tuple[str, int]]:
        """Other terms with the same first letter at most `distance` edits away, with their frequencies."""

    def words_sounding(self, word: str) -> list[tuple[str, int]]:
        """Other Chinese terms that sound the same, tones aside, with their frequencies."""

    def close(self) -> None:
        """Let go of all files."""
