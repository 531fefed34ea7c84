"""One article: its paragraphs read in turn, floating quotes given to the speaker before, people resolved."""

from __future__ import annotations

from collections.abc import Sequence

from search.language.fold import simplify
from search.model import Block, Quote, Span, Term
from search.quotes import han, marks, paragraphs, spaced
from search.quotes.cues import lexicon, load
from search.quotes.marks import Quoted
from search.quotes.people import People
from search.quotes.paragraphs import Paragraph
from search.quotes.said import Heard, Said


def read(text: str, blocks: Sequence[Block] | None, lang: str | None) -> tuple[list[Quote], list[Term]]:
    """All quotes and terms of a text, in text order."""
    places = paragraphs.from_lines(text, lang) if blocks is None else paragraphs.from_blocks(text, blocks, lang)
    quotes: list[Quote] = []
    terms: list[Term] = []
    groups: dict[int, int] = {}
    speaker = Span(0, 0)
    people = People(text, places)
    for place in places:
        heard = _hear(text, place)
        for said in heard.said:
            who = said.speaker
            if said.floating and who == Span(0, 0):
                who = speaker
            if who != Span(0, 0):
                speaker = who
            group = groups.setdefault(said.chain, len(groups) + 1)
            person = people.name(who, place.lang, said.start)
            quotes.append(_quote(text, place, said, who, person, group))
        terms += [Term(t.start, t.end, t.of(text)) for t in heard.terms if t.end > t.start]
    return quotes, terms


def _hear(text: str, place: Paragraph) -> Heard:
    quoted = marks.scan(text, place.start, place.end)
    heard = _listen(text, place, quoted)
    for outer, inside in _nested(quoted):
        told = _listen(text, place._replace(start=outer.start, end=outer.end), inside)
        heard.said.extend(said for said in told.said if said.kind == "direct" and _is_written(said.cue.of(text), place.lang))
    return heard._replace(said=sorted(heard.said))


def _is_written(cue: str, lang: str) -> bool:
    """Whether a cue inside a quote brings in written words; what somebody says that others said is left alone."""
    return simplify(cue.lower()) in str(load(lang.split("-")[0]).get("written", "")).split()


def _nested(quoted: list[Quoted]) -> list[tuple[Quoted, list[Quoted]]]:
    """The outermost quotes that hold quotes, with these counted from depth 0."""
    found: list[tuple[Quoted, list[Quoted]]] = []
    for span in quoted:
        if span.depth == 0:
            found.append((span, []))
        elif found:
            found[-1][1].append(span._replace(depth=span.depth - 1))
    return [(outer, inside) for outer, inside in found if inside]


def _listen(text: str, place: Paragraph, quoted: list[Quoted]) -> Heard:
    if place.lang.startswith("zh"):
        return han.hear(text, place.start, place.end, quoted)
    words = lexicon(place.lang) or lexicon("en")
    assert words
    return spaced.hear(text, place.start, place.end, quoted, words)


def _quote(text: str, place: Paragraph, said: Said, who: Span, person: str, group: int) -> Quote:
    return Quote(
        said.start,
        said.end,
        text[said.start : said.end],
        said.kind,
        said.cue.of(text),
        *said.cue,
        who.of(text),
        *who,
        person=person,
        flags=said.flags,
        group=group,
        lang=place.lang,
    )
