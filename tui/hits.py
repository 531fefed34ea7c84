"""The hits of a search as one walk through the library, article by article."""

from __future__ import annotations

from collections.abc import Sequence

from search.model import Hit, Span


class Walk:
    """Remembers where in a list of hits the reader is."""

    def __init__(self, hits: Sequence[Hit] = (), at: int = 0, query: str = "") -> None:
        self.hits = tuple(hits)
        self.at = at
        self.query = query

    def __bool__(self) -> bool:
        return bool(self.hits)

    @property
    def current(self) -> Hit:
        """The hit the reader came to last."""
        return self.hits[self.at]

    def step(self, by: int) -> Hit | None:
        """The next or previous hit; None beyond the ends."""
        if not 0 <= self.at + by < len(self.hits):
            return None
        self.at += by
        return self.current

    def spans_in(self, article: int) -> list[Span]:
        """The ranges to mark in one article, in the order of its text."""
        return sorted(span for hit in self.hits if hit.passage.article == article for span in hit.spans)

    def __str__(self) -> str:
        return f"hit {self.at + 1}/{len(self.hits)}" if self.hits else ""
