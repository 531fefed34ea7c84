"""The hits of a search as one walk through the library: article after article, each in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from search.model import Hit, Span


class Stop(NamedTuple):
    """One marked range of one article."""

    article: int
    span: Span


class Walk:
    """Stands at one stop; the articles come in the order of their best hits."""

    def __init__(self, hits: Sequence[Hit] = (), chosen: int = 0) -> None:
        order = {article: place for place, article in enumerate(dict.fromkeys(map(_article, hits)))}
        stops = {stop for hit in hits for stop in _stops(hit)}
        self.stops = sorted(stops, key=lambda stop: (order[stop.article], stop.span))
        self.at = self.stops.index(_stops(hits[chosen])[0]) if hits else 0

    def __bool__(self) -> bool:
        return bool(self.stops)

    @property
    def current(self) -> Stop:
        """Where the reader came last."""
        return self.stops[self.at]

    def step(self, by: int) -> bool:
        """Go to the next or previous stop; False beyond the ends."""
        if not 0 <= self.at + by < len(self.stops):
            return False
        self.at += by
        return True

    def spans_in(self, article: int) -> list[Span]:
        """The ranges to mark in one article, in the order of its text."""
        return [stop.span for stop in self.stops if stop.article == article]

    def __str__(self) -> str:
        return f"hit {self.at + 1}/{len(self.stops)}" if self.stops else ""


def _article(hit: Hit) -> int:
    return hit.passage.article


def _stops(hit: Hit) -> list[Stop]:
    """The ranges of a hit; its beginning where nothing in it can be marked."""
    spans = hit.spans or (Span(hit.passage.start, hit.passage.start + 1),)
    return [Stop(hit.passage.article, span) for span in spans]
