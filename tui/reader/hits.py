"""The places of a search as one walk through the library, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from search.model import Span
from search.speech import N_, _

if TYPE_CHECKING:
    from search.model import FoundBy, Hit, KwicLine

Order = Literal["rank", "article", "time"]
"""How passages are listed: the best first, by article, or by month."""

FOUND_BY: dict[FoundBy, str] = {
    "word": "",
    "script": N_("other script"),
    "compound": N_("part of a word"),
    "name": N_("name"),
    "glossary": N_("word list"),
    "dictionary": N_("dictionary"),
    "meaning": N_("meaning"),
}
"""What a hit's badge says; the typed word needs none."""


Thing = Literal["hit", "line"]

NUMBERED: dict[Thing, str] = {
    "hit": N_("hit {number:,} of {all:,}"),
    "line": N_("line {number:,} of {all:,}"),
}
"""What a walk counts, with its place among them."""


class Manner:
    """How a reader searches, as long as the desk lives."""

    def __init__(self) -> None:
        self.exact = False
        self.order: Order = "rank"

    def take(self, exact: bool, order: str) -> None:
        """Search as a kept search does; an order it does not name is that of the best first."""
        self.exact = exact
        self.order = "article" if order == "article" else "time" if order == "time" else "rank"


class Question(NamedTuple):
    """A line asked of one article, or of all; `exact` keeps to its words."""

    line: str
    article: int | None = None
    exact: bool = False


class Stop(NamedTuple):
    """One marked range of one article: place `place` of `places` in hit `number`, all from one on."""

    article: int
    span: Span
    number: int
    place: int = 1
    places: int = 1


class Walk:
    """Stands at one stop; `thing` is what the numbers of the stops count."""

    def __init__(self, stops: Iterable[Stop] = (), at: int = 0, thing: Thing = "hit") -> None:
        self.stops = list(stops)
        self.at = at
        self.thing: Thing = thing

    @classmethod
    def of_hits(cls, hits: Sequence[Hit], chosen: int = 0) -> Walk:
        """Through all places of all hits; stands at the first one of the chosen hit."""
        stops = [stop for number, hit in enumerate(hits, 1) for stop in _stops(hit, number)]
        return cls(stops, next(at for at, stop in enumerate(stops) if stop.number == chosen + 1))

    @classmethod
    def of_lines(cls, lines: Sequence[KwicLine], chosen: int = 0) -> Walk:
        """Through lines of context."""
        stops = (
            Stop(line.passage.article, Span(line.start, line.end), number)
            for number, line in enumerate(lines, 1)
        )
        return cls(stops, chosen, "line")

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
        return sorted({stop.span for stop in self.stops if stop.article == article})

    def __str__(self) -> str:
        if not self.stops:
            return ""
        here = self.current
        words = _(NUMBERED[self.thing]).format(number=here.number, all=self.stops[-1].number)
        place = _("place {number} of {all}").format(number=here.place, all=here.places)
        return f"{words} · {place}" if here.places > 1 else words


def _stops(hit: Hit, number: int) -> Iterator[Stop]:
    """The ranges of a hit; its beginning where nothing in it can be marked."""
    spans = sorted(set(hit.spans)) or [Span(hit.passage.start, hit.passage.start + 1)]
    for place, span in enumerate(spans, 1):
        yield Stop(hit.passage.article, span, number, place, len(spans))


def found_by(found: Hit | KwicLine) -> str:
    """How something was found, in words; nothing for the typed words."""
    if found.own:
        return _("your glossary")
    return " · ".join(_(name) for kind in found.found_by if (name := FOUND_BY[kind]))
