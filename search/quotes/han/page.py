"""A Chinese paragraph as its rules read it, with the way back to the offsets of the text.

It is folded to Simplified, its quotes are blotted out, readings such as 發(fā)言人 are taken away,
ASCII punctuation between Chinese words is made full-width, and a space between them, as in
headlines, is a comma.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from search.language.fold import simplify
from search.model import Span
from search.quotes.han.cues import QUOTE, Cue, find_cues
from search.quotes.marks import Quoted

_READING = re.compile(r"(?<=[㐀-鿿])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）]")
_SPACE = re.compile(r"(?P<kept>[(（〔【][^()（）〔〕【】\n]{1,40}[)）〕】])|(?<=[㐀-鿿])[ \u3000](?=[㐀-鿿])")
_BETWEEN_HEADLINES = re.compile(r"(?<=\ue000)\u3000(?=[㐀-鿿])")
"""議員嗆「睡著了」　局長道歉: a wide space behind words in marks ends what somebody says."""

_ASCII = re.compile(
    r"(?<=%)\.(?=[㐀-鿿])|(?<=[^\x00-\x7f])[,:;?!]|[,:;?!](?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\.(?=\s|$|[^\x00-\x7f])"
)
_STOPS = ("。", "！", "？", "!", "?", "…", ".")
_CLOSERS = "』」”’ \u3000"
_SHORT = 6
_LONGEST_NAME = 20
_WIDE = str.maketrans(",:;?!.", "，：；？！。")
_VARIANTS = str.maketrans("砲妳牠託", "炮你它托")
"""Variant characters that words of saying and pronouns are written with."""


@dataclass(frozen=True)
class Page:
    """A folded paragraph: its i-th character stands for [starts[i], stops[i]) of the article's text."""

    article: str
    text: str
    starts: list[int]
    stops: list[int]
    quotes: dict[int, Quoted]
    places: list[int]
    cues: list[Cue]

    def quotes_in(self, start: int, end: int) -> list[int]:
        """The places of the quotes in a range of the page."""
        low, high = bisect_left(self.places, start), bisect_left(self.places, end)
        return self.places[low:high]

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in a range of the page."""
        low = bisect_left(self.cues, start, key=lambda cue: cue.start)
        high = bisect_left(self.cues, end, key=lambda cue: cue.start)
        return self.cues[low:high]

    def is_full(self, place: int) -> bool:
        """Whether the quote at a place ends with its own full stop."""
        span = self.quotes[place]
        return self.article[max(span.start, span.end - 3) : span.end].rstrip(_CLOSERS).endswith(_STOPS)

    def is_open(self, place: int) -> bool:
        """Whether the quote at a place ends with a comma: its sentence goes on behind it."""
        return self.article[self.quotes[place].end - 1] in "，,"

    def is_short(self, place: int) -> bool:
        """Whether the quote at a place may be a name or a word of the narrator's: “三農”專家."""
        span = self.quotes[place]
        return span.end - span.start <= _SHORT and not self.is_open(place)

    def is_named(self, place: int) -> bool:
        """Whether the quote at a place, with a subject right behind it, names that: “藍天隊”官方微博表示，"""
        span = self.quotes[place]
        return span.end - span.start <= _LONGEST_NAME and not (self.is_open(place) or self.is_full(place))

    def span(self, start: int, end: int) -> Span:
        """A range of the page as offsets of the text."""
        return Span(self.starts[start], self.stops[end - 1]) if end > start else Span(0, 0)


def read(text: str, start: int, end: int, quoted: list[Quoted]) -> Page:
    """One paragraph as a page; a quote that reaches beyond its end is left out."""
    folded = simplify(text[start:end]).translate(_VARIANTS)
    pieces: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    quotes: dict[int, Quoted] = {}
    position = start
    for span in [*(q for q in quoted if q.depth == 0 and q.close <= end), None]:
        stop = span.open if span else end
        kept = _without_readings(text, position, stop)
        is_whole = len(kept) == stop - position
        piece = folded[position - start : stop - start]
        pieces.append(piece if is_whole else "".join(folded[i - start] for i in kept))
        starts += kept
        stops += [i + 1 for i in kept]
        if span:
            quotes[len(starts)] = span
            pieces.append(QUOTE)
            starts.append(span.open)
            stops.append(span.close)
            position = span.close
    page = _BETWEEN_HEADLINES.sub("。", "".join(pieces))
    page = _SPACE.sub(lambda match: match["kept"] or "，", page)
    page = _ASCII.sub(lambda match: match.group().translate(_WIDE), page)
    return Page(text, page, starts, stops, quotes, list(quotes), find_cues(page))


def _without_readings(text: str, start: int, end: int) -> list[int]:
    kept: list[int] = []
    position = start
    for match in _READING.finditer(text, start, end):
        kept += range(position, match.start())
        position = match.end()
    return kept + list(range(position, end))
