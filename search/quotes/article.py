"""One article: paragraphs read in turn, quotes joined across them, floating ones given a speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from search.language.outer_marks import REACH, marks_around
from search.model import Alias, Block, Quote, QuoteFlag, Span, Term
from search.quotes import (
    inquits,
    interviews,
    lost_marks,
    marks,
    nested,
    notices,
    paragraphs,
    running,
    spaced,
    unlisted,
    verb_final,
)
from search.quotes import terms as terms_of
from search.quotes.cues import lexicon
from search.quotes.han import paragraph as han
from search.quotes.marks import Quoted
from search.quotes.paragraphs import Paragraph
from search.quotes.said import Heard, Said
from search.quotes.who.aliases import find_aliases
from search.quotes.who.people import People, Who
from search.quotes.who.scene import QUOTE

_NOBODY = Span(0, 0)
_IN_MARKS = re.compile(r"\w+ [„“\"«]([^„“”\"«»]+)[“”\"»]")
_ASKING = ("?", "？")
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
    running_on = running.run_on(text, places, scans)
    scans = [lost_marks.mended(text, place, spans) for place, spans in zip(places, scans, strict=True)]
    turns = interviews.turns(text, places)
    places = [place._replace(role="body") if n in turns else place for n, place in enumerate(places)]
    heard = [
        turns.get(number) or _hear(text, place, quoted)
        for number, (place, quoted) in enumerate(zip(places, scans, strict=True))
    ]
    running.join(text, places, scans, heard, running_on)
    heard = terms_of.sorted_out(text, scans, heard)
    terms = [Term(*term, term.of(written)) for each in heard for term in each.terms if term.end > term.start]
    people = People(text, places, scans, heard)
    return _quotes(written, places, heard, people), terms, find_aliases(written, places)


def _hear(text: str, place: Paragraph, quoted: list[Quoted]) -> Heard:
    heard = _listen(text, place, quoted)
    kept = {(said.start, said.end): said for said in heard.said if said.end > said.start}
    for outer, inside in nested.spans(quoted):
        told = _listen(text, place._replace(start=outer.start, end=outer.end), inside)
        for said in told.said:
            one = nested.quote_in(text, said, inside, place.lang) if said.end > said.start else None
            if one:
                kept.setdefault(
                    (one.start, one.end), one._replace(flags=(*one.flags, "nested"), floating=False)
                )
    return heard._replace(said=sorted(kept.values()))


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
    """Quotes with people and groups; a floating one is given the speaker of this or the last paragraph.

    Not where one paragraph asks and the next one answers, or the other way round: two people talk then.
    """
    quotes: list[Quote] = []
    groups: dict[int, int] = {}
    narrated: dict[Span, Who] = {}
    speaker, since = _NOBODY, -2
    asked: bool | None = None
    for number, (place, paragraph) in enumerate(zip(places, heard, strict=True)):
        for said in paragraph.said:
            outer = "nested" not in said.flags
            asks = text[said.start : said.end].rstrip().endswith(_ASKING) if outer else asked
            floats = said.floating and said.speaker == _NOBODY and number - since <= 1
            if floats and since < number and asked not in (None, asks):
                floats, speaker, since = False, _NOBODY, -2
            asked = asks
            unsaid = said.floating and said.speaker == _NOBODY and since < number
            told = _told_before(places, heard, number, said, people) if unsaid else None
            narrated.update([told] if told else [])
            mention = told[0] if told else speaker if floats else said.speaker
            if mention == _NOBODY and said.floating:
                mention = _framing(text, places, heard, number, people)
                floats = mention != _NOBODY
            if mention != _NOBODY and outer:
                speaker, since = mention, number
            group = groups.setdefault(said.chain, len(groups) + 1)
            carried = (floats or told is not None) and mention != _NOBODY
            who = narrated.get(mention) or _medium(mention.of(text)) or people.who(mention)
            quotes.append(_quote(text, place, said, mention, who, carried, group))
        if paragraph.lead != _NOBODY:
            speaker, since = paragraph.lead, number
    return quotes


def _told_before(
    places: list[Paragraph], heard: list[Heard], number: int, said: Said, people: People
) -> tuple[Span, Who] | None:
    """Whom the narrator turns to right before a quote, there or behind the quotes of the last paragraph."""
    here = people.narrated(places[number].start, said.start)
    if here or number == 0 or not heard[number - 1].said or said.start > places[number].start + 2:
        return here
    last = places[number - 1]
    ends = [max(one.end, one.speaker.end, one.cue.end) for one in heard[number - 1].said]
    return people.narrated(max([last.start, *ends]), last.end)


def _medium(mention: str) -> Who | None:
    """The paper or programme that an article and a name in marks stand for, whoever it reports about."""
    named = _IN_MARKS.fullmatch(mention)
    return Who(named[1], "organisation") if named else None


def _framing(text: str, places: list[Paragraph], heard: list[Heard], number: int, people: People) -> Span:
    """The speaker of the paragraph behind one that is only a quote, if the one before names that person."""
    if number == 0 or number + 1 >= len(places) or len(heard[number].said) != 1:
        return _NOBODY
    here, said = places[number], heard[number].said[0]
    told = (one.speaker for one in heard[number + 1].said if "nested" not in one.flags)
    after = next((speaker for speaker in told if speaker != _NOBODY), _NOBODY)
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
        " … ".join(part.of(text) for part in (said.cue, said.particle) if part.end),
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
        marks=marks_around(text[max(0, said.start - REACH) : said.start], text[said.end : said.end + REACH]),
    )
