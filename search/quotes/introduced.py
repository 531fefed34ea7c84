"""Attributions in front of a quoted span: X said, “…” / X said: “…” / saying “…”.

Languages written with spaces only.  A look stays within a window of the span, so the cost is
linear in the length of a paragraph.
"""

from __future__ import annotations

from search.quotes import colons, inverted, passives, phrases, preceding, speakers
from search.quotes.phrases import Mention
from search.quotes.shapes import DASHES, is_statement, runs_on
from search.quotes.sources import Attribution, of_verb, source_of_quote
from search.quotes.tokens import Cue
from search.quotes.words import Line

_REACH = 40


def before(line: Line, quote: int, previous: int | None) -> Attribution | None:
    """The attribution in front of a quoted span: X said, “…” / X said: “…” / saying “…”."""
    start = line.sentence_of(quote)[0]
    floor = max(start, quote - _REACH, -1 if previous is None else previous + 1)
    place = quote - 1
    if place < floor:
        return None
    passive = passives.of_quote(line, quote)
    if passive:
        return passive
    mark = line.tokens[place].text
    if mark == "(" and is_statement(line, quote):
        return _in_brackets(line, place, floor)
    if mark == ":":
        return _before_colon(line, floor, place, is_statement(line, quote))
    candidates = line.cues_in(floor, place + (mark not in (",", *DASHES)))
    if not candidates:
        return source_of_quote(line, floor, quote)
    cue = candidates[-1]
    if mark in (",", *DASHES):
        fits = cue.kind == "speech" and _is_transparent(line, cue.at + 1, place)
        fits = fits and not (line.words.has("needs", "comma") and runs_on(line, quote))
    else:
        fits = max(cue.at, cue.last) == place or _is_transparent_tail(line, cue, place)
        written = line.words.has("written", line.low(cue.at))
        fits = fits and cue.kind != "thought" and (_calls(line, cue) or written or not runs_on(line, quote))
    if not fits:
        return None
    speaker = passives.speaker(line, cue, start if cue.bare else floor, place)
    speaker = speaker or _described(line, cue, floor)
    return None if speakers.is_sentence(line, speaker) else of_verb(line, cue, speaker, "before")


def _described(line: Line, cue: Cue, floor: int) -> Mention | None:
    """The thing with words on it in front of a relative "that": a label that says “no”."""
    relative = line.words.has("that", line.low(cue.at - 1)) and line.words.has(
        "relatives", line.low(cue.at - 1)
    )
    return phrases.phrase_before(line, cue.at - 1, floor) if relative else None


def _calls(line: Line, cue: Cue) -> bool:
    """Whether a verb calls a thing something, and does not name it: what Roe called “a joke” has cost …"""
    return cue.kind == "naming" and not cue.bare and not line.words.has("dubbing", cue.lemma)


def _in_brackets(line: Line, bracket: int, floor: int) -> Attribution | None:
    """The full name in front of its words in brackets: Ann Roe (“I never asked for this.”)"""
    named = phrases.phrase_before(line, bracket, floor)
    if named is None or not phrases.has_full_name(line, named.first, named.last):
        return None
    mark = line.tokens[bracket]
    return Attribution(mark.start, mark.end, bracket, named, "before")


def _is_transparent_tail(line: Line, cue: Cue, place: int) -> bool:
    """A verb of saying, then its hearer or "that it was" … nothing that makes a clause of its own."""
    return cue.kind == "speech" and line.words.has("addressed", cue.lemma) and place - cue.at <= 2


def _is_transparent(line: Line, first: int, last: int) -> bool:
    """Whether the words between a verb and its quoted words are only hearers, times and places."""
    words = line.words
    for place in range(first, last):
        low = line.low(place)
        if (
            line.is_quote(place)
            or words.has("auxiliaries", low)
            or (low in words.verbs and low not in words.participles)
        ):
            return False
        if low in words.pronouns and place > first:
            return False
        if words.has("breaks", low) and not words.has("prepositions", low) and not words.has("joins", low):
            if words.is_adverb(low) or line.is_adverb(place + 1):
                continue
            return False
    return last - first <= 16


def _before_colon(line: Line, floor: int, colon: int, statement: bool) -> Attribution | None:
    """Whoever the sentence in front of a colon is about."""
    candidates = [cue for cue in line.cues_in(floor, colon) if not cue.bare] or line.cues_in(floor, colon)
    if candidates:
        cue = candidates[-1]
        told = line.words.has("owners", line.low(cue.at - 1)) and cue.at == colon - 1
        speaker = Mention(cue.at - 1, cue.at) if told else passives.speaker(line, cue, floor, colon)
        return of_verb(line, cue, speaker, "before")
    named = phrases.phrase_before(line, colon, floor)
    owned = colons.owner(line, floor, colon)
    if owned:
        return Attribution(*line.tokens[colon][2:], colon, owned, "before")
    is_name = named is not None and phrases.is_full_name(line, named)
    if named and line.words.has("agents", line.low(named.first - 1)):
        return None
    mention = named if is_name else preceding.earlier(line, colon, floor) or _person(line, floor, colon)
    mention = inverted.somebody(line, mention, floor, colon)
    mark = line.tokens[colon]
    return Attribution(mark.start, mark.end, colon, mention, "before") if mention or statement else None


def _person(line: Line, floor: int, colon: int) -> Mention | None:
    """The last "he" or "she" of a sentence that begins otherwise: Of the delay [she] was less proud: “…”"""
    words = line.words
    if not words.has("fixed_order", "yes"):
        return None
    personal = (i for i in range(colon - 1, floor, -1) if words.pronouns.get(line.low(i)) in ("m", "f"))
    place = next(personal, -1)
    return Mention(place, place + 1) if place >= 0 else None


def announced(line: Line) -> Attribution | None:
    """Whoever a paragraph that ends with a colon lets speak in the next one."""
    last = len(line.tokens) - 1
    if last < 1 or line.tokens[last].text != ":":
        return None
    return _before_colon(line, max(line.sentence_of(last)[0], last - _REACH), last, False)
