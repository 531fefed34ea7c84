"""Many overlapping spans over one long text: which of them touch a line, and how they cut it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from search.model import Span


class Spans:
    """Spans sorted by their start; they may overlap.  A look-up costs the logarithm of their number."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(Span(*span) for span in spans)
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def __len__(self) -> int:
        return len(self._spans)

    def __getitem__(self, index: int) -> Span:
        return self._spans[index]

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def touching(self, start: int, end: int) -> list[Span]:
        """The spans that share at least one code point with [start, end)."""
        if not self._spans:
            return []
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [span for span in self._spans[first:last] if span.end > start]

    def last_before(self, offset: int) -> int | None:
        """The index of the last span that starts before `offset`."""
        index = bisect_left(self._starts, offset) - 1
        return index if index >= 0 else None


def overlap(span: Span, start: int, end: int) -> Span | None:
    """The part of `span` inside [start, end)."""
    part = Span(max(span.start, start), min(span.end, end))
    return part if part.start < part.end else None


def pieces(start: int, end: int, marks: Sequence[tuple[str, Span]]) -> list[tuple[int, int, tuple[str, ...]]]:
    """[start, end) cut where a mark begins or ends, each piece with the names of the marks that cover it."""
    cuts = {start, end}
    for _, span in marks:
        cuts.update(edge for edge in span if start < edge < end)
    return [
        (left, right, tuple(name for name, span in marks if span.start <= left and right <= span.end))
        for left, right in pairwise(sorted(cuts))
    ]
