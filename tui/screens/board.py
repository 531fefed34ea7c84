"""What the three boards share: a list of what the articles give, of every kind or of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from search.language.fold import fold
from tui.screens.gathering import GatheringScreen

Place = tuple[int, int]
"""An article and the offset to go to."""


class OfKind(Protocol):
    """What a board lists."""

    @property
    def kind(self) -> str: ...


Entry = TypeVar("Entry", bound=OfKind)


class BoardScreen(GatheringScreen["Place | None"], Generic[Entry]):
    """Gives back the place to go to, or None."""

    KINDS: Sequence[str] = ()
    """All kinds, in the order in which the key goes through them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[Entry, str]] = []  # each with its folded words
        self.kind: str | None = None

    @property
    def fitting(self) -> list[Entry]:
        """The entries of the kind that hold all words of the line."""
        words = fold(self.words).split()
        return [
            entry
            for entry, text in self.found
            if self.kind in (None, entry.kind) and all(word in text for word in words)
        ]

    def action_kind(self) -> None:
        """Only the next kind of those that there are, then every kind again."""
        there: list[str | None] = [None]
        there += [kind for kind in self.KINDS if any(entry.kind == kind for entry, _text in self.found)]
        self.kind = there[(there.index(self.kind) + 1) % len(there)]
        self.narrow()

    def action_every_kind(self) -> None:
        """Entries of every kind."""
        self.kind = None
        self.narrow()
