"""Which stretch of an article is meant: the whole utterance that a span belongs to, and its frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.comparing.words import Side
from search.language.scripts import language_of
from search.language.sentences import sentences
from search.model import NOWHERE, Article, Frame, Quote, Span

_LONGEST = 8_000
"""Code points of a stretch; of what is longer, only the beginning is compared."""

_MOSTLY = 0.6
"""Quotes that make up so much of the sentences asked for are what is compared; else the sentences are."""


@dataclass(frozen=True)
class Stretch:
    """What is compared of one article: the side, and the quotes it consists of, none for plain sentences.

    `speaking` is the first of these quotes; of plain sentences the first that they hold, if all are of one
    speaker.
    """

    side: Side
    quotes: tuple[Quote, ...] = ()
    speaking: Quote | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the article."""
        return Span(self.side.base, self.side.base + len(self.side.text))

    @property
    def frame(self) -> Frame:
        """How it is introduced; sentences that are more than what is said have no kind."""
        first = self.speaking
        if first is None:
            return Frame()
        return Frame(
            first.kind if self.quotes else "",
            Span(first.speaker_start, first.speaker_end) if first.speaker_end else NOWHERE,
            Span(first.cue_start, first.cue_end) if first.cue_end else NOWHERE,
        )


def stretch(article: Article, asked: Span) -> Stretch:
    """The utterance or the sentences at a span of an article; any two numbers are a span."""
    span = _clamped(article, asked)
    quotes = outer([quote for quote in article.quotes if _touch(quote, span)])
    said = _with_groups(article, quotes)
    if said and (_bound(said, span) or _cover(said, span) >= _MOSTLY):
        return made(article, [Span(quote.start, quote.end) for quote in said], said)
    found = _sentences_at(article, span)
    whole = [
        quote for quote in said if any(line.start <= quote.start and quote.end <= line.end for line in found)
    ]
    if whole and _cover(whole, Span(found[0].start, found[-1].end)) >= _MOSTLY:
        return made(article, [Span(quote.start, quote.end) for quote in whole], whole)
    around = Span(found[0].start, found[-1].end)
    return made(article, found, inside=[quote for quote in article.quotes if _touch(quote, around)])


def said_in(article: Article, told: Stretch) -> Stretch:
    """The utterances in plain sentences of which all that is said is one speaker's; others as they are.

    Beside an utterance they are what compares: "on Tuesday, the board said" is no addition to what it said.
    """
    if told.quotes or told.speaking is None:
        return told
    found = _disjoint(outer([quote for quote in article.quotes if _touch(quote, told.span)]))
    return made(article, [Span(quote.start, quote.end) for quote in found], found)


def made(
    article: Article, parts: Sequence[Span], quotes: Sequence[Quote] = (), inside: Sequence[Quote] = ()
) -> Stretch:
    """A stretch of some parts of an article, in order; it consists of quotes, or has some inside."""
    base = parts[0].start
    last = base + _LONGEST
    parts = [Span(part.start, min(part.end, last)) for part in parts if part.start < last]
    end = parts[-1].end
    text = article.text[base:end]
    lang = quotes[0].lang if quotes and quotes[0].lang != "und" else _lang_at(article, base, text)
    side = Side(text, lang, base, tuple(part.shifted(-base) for part in parts))
    return Stretch(side, tuple(quotes), quotes[0] if quotes else _of_one(inside))


def _of_one(quotes: Sequence[Quote]) -> Quote | None:
    """The first of some quotes that one speaker says."""
    speakers = {quote.person or quote.speaker_text for quote in quotes}
    return quotes[0] if len(speakers) == 1 else None


def _clamped(article: Article, span: Span) -> Span:
    size = len(article.text)
    start, end = sorted((min(max(span[0], 0), size), min(max(span[1], 0), size)))
    return Span(start, end)


def _touch(one: Quote | Span, other: Span) -> bool:
    return one.start < max(other.end, other.start + 1) and other.start < one.end


def outer(quotes: Sequence[Quote]) -> list[Quote]:
    """Quotes in order without those inside another."""
    found: list[Quote] = []
    for quote in sorted(quotes, key=lambda quote: (quote.start, -quote.end)):
        if not found or quote.end > found[-1].end:
            found.append(quote)
    return found


def _with_groups(article: Article, quotes: Sequence[Quote]) -> list[Quote]:
    """All spans of the utterances that these quotes are of."""
    groups = {quote.group for quote in quotes}
    return _disjoint(outer([q for q in article.quotes if q in quotes or (q.group and q.group in groups)]))


def _disjoint(quotes: Sequence[Quote]) -> list[Quote]:
    found: list[Quote] = []
    for quote in quotes:
        if not found or quote.start >= found[-1].end:
            found.append(quote)
    return found


def _bound(quotes: Sequence[Quote], span: Span) -> bool:
    """Whether a span begins and ends in quotes, but for a mark."""
    return quotes[0].start <= span.start + 1 and span.end - 1 <= quotes[-1].end


def _cover(quotes: Sequence[Quote], span: Span) -> float:
    """Which share of a span the quotes make up."""
    inside = sum(max(0, min(quote.end, span.end) - max(quote.start, span.start)) for quote in quotes)
    return inside / max(span.end - span.start, 1)


def _sentences_at(article: Article, span: Span) -> list[Span]:
    """The sentences that a span touches; the nearest one where it touches none."""
    first, last = _block_bounds(article, span)
    found = sentences(article.text, first, last)
    return [each for each in found if _touch(each, span)] or found[-1:] or [Span(first, last)]


def _block_bounds(article: Article, span: Span) -> tuple[int, int]:
    """The blocks that a span touches, so that a long article is not cut into all its sentences."""
    touched = [block for block in article.blocks if _touch(Span(block.start, block.end), span)]
    if not touched:
        start = article.text.rfind("\n", 0, span.start) + 1
        end = article.text.find("\n", span.end)
        return start, len(article.text) if end < 0 else end
    return min(touched[0].start, span.start), max(touched[-1].end, span.end)


def _lang_at(article: Article, at: int, text: str) -> str:
    for block in article.blocks:
        if block.start <= at < block.end:
            return block.lang
    return language_of(text)
