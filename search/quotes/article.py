"""One article: paragraphs read in turn, quotes joined across them, floating ones given a speaker."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from search.model import Alias, Block, Quote, QuoteFlag, Span, Term
from search.quotes import (
    han,
    inquits,
    interviews,
    marks,
    nested,
    notices,
    paragraphs,
    spaced,
    unlisted,
    verb_final,
)
from search.quotes import terms as terms_of
from search.quotes.aliases import find_aliases
from search.quotes.cues import lexicon
from search.quotes.marks import Quoted
from search.quotes.paragraphs import Paragraph
from search.quotes.people import People, Who
from search.quotes.said import Heard, Said
from search.quotes.scene import QUOTE

_NOBODY = Span(0, 0)
_STRANGE = "\ufffd"
"""What stands for a character of the text that the readers use themselves to blot out quoted words."""


def read(
    text: str, blocks: Sequence[Block] | None, lang: str | None
) -> tuple[list[Quote], list[Term], list[Alias]]:
    """All quotes, terms and aliases of a text, each in text order."""
    written, text = text, text.replace(QUOTE, _STRANGE)
    places = (
        notices.without_notices(text, paragraphs.from_lines(text, lang))
        if blocks is None
        else paragraphs.from_blocks(text, blocks, lang)
    )
    scans = [marks.scan(text, place.start, place.end) for place in places]
    scans = inquits.with_dialogue(text, places, scans)
    running = _run_on(text, places, scans)
    turns = interviews.turns(text, places)
    heard = [
        turns.get(number) or _hear(text, place, quoted)
        for number, (place, quoted) in enumerate(zip(places, scans, strict=True))
    ]
    for number in reversed(running):
        _join(heard[number], heard[number + 1], scans[number][-1].start)
    heard = terms_of.sorted_out(text, scans, heard)
    terms = [Term(*term, term.of(written)) for each in heard for term in each.terms if term.end > term.start]
    people = People(text, places, scans, heard)
    return _quotes(written, places, heard, people), terms, find_aliases(written, places)


def _run_on(text: str, places: list[Paragraph], scans: list[list[Quoted]]) -> list[int]:
    """The paragraphs whose last quote goes on in the next one, which opens it again; its end is set."""
    running = []
    for number, (place, following) in enumerate(itertools.pairwise(places)):
        last = next((span for span in reversed(scans[number]) if span.depth == 0), None)
        first = scans[number + 1][0] if scans[number + 1] else None
        if last is None or first is None or last.closed or last.repaired or first.open != following.start:
            continue
        if text[first.open] == text[last.open]:
            scans[number] = [span for span in scans[number] if span.open < last.open]
            scans[number].append(last._replace(end=place.end, close=place.end, closed=True))
            running.append(number)
    return running


def _join(before: Heard, after: Heard, start: int) -> None:
    """Makes one span of a quote that runs over two paragraphs; one attribution serves both parts."""
    here = next((i for i, said in enumerate(before.said) if said.start >= start), None)
    if here is None or not after.said:
        return
    first, second = before.said[here], after.said[0]
    told = second if first.floating and not second.floating else first
    flags = dict.fromkeys((*first.flags, *second.flags, "continued"))
    before.said[here] = told._replace(
        start=first.start, end=second.end, kind=first.kind, flags=tuple(flags), chain=first.chain
    )
    after.said[:] = [
        said._replace(chain=first.chain) if said.chain == second.chain else said for said in after.said[1:]
    ]


def _hear(text: str, place: Paragraph, quoted: list[Quoted]) -> Heard:
    heard = _listen(text, place, quoted)
    for outer, inside in nested.spans(quoted):
        told = _listen(text, place._replace(start=outer.start, end=outer.end), inside)
        heard.said.extend(
            said._replace(flags=(*said.flags, "nested"))
            for said in told.said
            if nested.is_quote(text, said, place.lang)
        )
    return heard._replace(said=sorted(heard.said))


def _listen(text: str, place: Paragraph, quoted: list[Quoted]) -> Heard:
    if place.lang.startswith("zh"):
        return han.hear(text, place.start, place.end, quoted)
    if place.lang.startswith(verb_final.LANGUAGES):
        return verb_final.hear(text, place.start, place.end, quoted, place.lang)
    words = lexicon(place.lang)
    if words is None:
        return unlisted.hear(text, place.start, place.end, quoted)
    return spaced.hear(text, place.start, place.end, quoted, words)


def _quotes(text: str, places: list[Paragraph], heard: list[Heard], people: People) -> list[Quote]:
    """Quotes with people and groups; a floating one is given the speaker of this or the last paragraph."""
    quotes: list[Quote] = []
    groups: dict[int, int] = {}
    speaker, since = _NOBODY, -2
    for number, (place, paragraph) in enumerate(zip(places, heard, strict=True)):
        for said in paragraph.said:
            floats = said.floating and said.speaker == _NOBODY and number - since <= 1
            mention = speaker if floats else said.speaker
            if mention == _NOBODY and said.floating:
                mention = _framing(text, places, heard, number, people)
                floats = mention != _NOBODY
            if mention != _NOBODY:
                speaker, since = mention, number
            group = groups.setdefault(said.chain, len(groups) + 1)
            carried = floats and mention != _NOBODY
            quotes.append(_quote(text, place, said, mention, people.who(mention), carried, group))
        if paragraph.lead != _NOBODY:
            speaker, since = paragraph.lead, number
    return quotes


def _framing(text: str, places: list[Paragraph], heard: list[Heard], number: int, people: People) -> Span:
    """The speaker of the paragraph behind one that is only a quote, if the one before names that person."""
    if number == 0 or number + 1 >= len(places) or len(heard[number].said) != 1:
        return _NOBODY
    here, said = places[number], heard[number].said[0]
    after = next((one.speaker for one in heard[number + 1].said if one.speaker != _NOBODY), _NOBODY)
    name = people.who(after).person.rpartition(" ")[2]
    whole = said.end - said.start >= here.end - here.start - 4
    before = text[places[number - 1].start : places[number - 1].end]
    return after if whole and name and name in before and after.start < places[number + 1].end else _NOBODY


def _quote(
    text: str, place: Paragraph, said: Said, mention: Span, who: Who, carried: bool, group: int
) -> Quote:
    headline: tuple[QuoteFlag, ...] = ("headline",) if place.role in ("headline", "subhead") else ()
    over: tuple[QuoteFlag, ...] = ("speaker carried over",) if carried else ()
    evidence = mention if carried and who.evidence == _NOBODY else who.evidence
    return Quote(
        said.start,
        said.end,
        text[said.start : said.end],
        said.kind,
        said.cue.of(text),
        *said.cue,
        mention.of(text),
        *mention,
        person=who.person,
        flags=(*said.flags, *over, *headline),
        group=group,
        lang=place.lang,
        speaker_type=who.type,
        evidence_start=evidence.start,
        evidence_end=evidence.end,
    )
