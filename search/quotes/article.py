"""One article: its paragraphs read in turn, floating quotes given to the speaker before, people resolved."""

from __future__ import annotations

from collections.abc import Sequence

from search.model import Block, Quote, Span, Term
from search.quotes import marks, paragraphs, spaced
from search.quotes.cues import lexicon
from search.quotes.paragraphs import Paragraph
from search.quotes.said import Heard, Said


def read(text: str, blocks: Sequence[Block] | None, lang: str | None) -> tuple[list[Quote], list[Term]]:
    """All quotes and terms of a text, in text order."""
    places = paragraphs.from_lines(text, lang) if blocks is None else paragraphs.from_blocks(text, blocks, lang)
    quotes: list[Quote] = []
    terms: list[Term] = []
    groups: dict[int, int] = {}
    speaker = Span(0, 0)
    for place in places:
        heard = _hear(text, place)
        for said in heard.said:
            who = said.speaker
            if said.floating and who == Span(0, 0):
                who = speaker
            if who != Span(0, 0):
                speaker = who
            group = groups.setdefault(said.chain, len(groups) + 1)
            quotes.append(_quote(text, place, said, who, group))
        terms += [Term(t.start, t.end, t.of(text)) for t in heard.terms if t.end > t.start]
    return quotes, terms


def _hear(text: str, place: Paragraph) -> Heard:
    quoted = marks.scan(text, place.start, place.end)
    words = lexicon(place.lang) or lexicon("en")
    assert words
    return spaced.hear(text, place.start, place.end, quoted, words)


def _quote(text: str, place: Paragraph, said: Said, who: Span, group: int) -> Quote:
    return Quote(
        said.start,
        said.end,
        text[said.start : said.end],
        said.kind,
        said.cue.of(text),
        *said.cue,
        who.of(text),
        *who,
        flags=said.flags,
        group=group,
        lang=place.lang,
    )
