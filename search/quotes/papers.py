"""The writing that is read from: im Brief heißt es, aus dem Bericht geht hervor, …"""

from __future__ import annotations

from search.quotes.phrases import Mention, phrase_before, phrase_from
from search.quotes.subjects import REACH
from search.quotes.tokens import Cue
from search.quotes.who.speaker_types import kind_of
from search.quotes.words import Line

_EARLIER = 60


def document(line: Line, verb: int, floor: int, ceiling: int) -> Mention | None:
    """What is read out by "it says": im Brief heißt es / heißt es im Brief."""
    words = line.words
    if any(words.has("therein", line.low(i)) for i in (verb - 1, verb + 1, verb + 2)):
        return _before(line, line.sentence_of(verb)[0])
    start = verb + 1 + words.has("impersonal", line.low(verb + 1))
    while start < ceiling and line.is_adverb(start):
        start += 1
    placed = words.has("prepositions", line.low(start)) and not _is_manner(line, start)
    if placed and not words.has("means", line.low(start)):
        return _named_by(line, start + 1, ceiling)
    for place in range(max(floor, verb - REACH), verb):
        if words.has("prepositions", line.low(place)) and not words.has("means", line.low(place)):
            return _named_by(line, place + 1, verb)
    return None


def _before(line: Line, end: int) -> Mention | None:
    """The last writing named before: There is [a letter].  The seal was broken, it says there."""
    for place in range(end - 1, max(0, end - _EARLIER) - 1, -1):
        if kind_of(line.low(place), line.words.lang) == "document":
            return phrase_before(line, place + 1, line.sentence_of(place)[0])
    return None


def emerges(line: Line, cue: Cue) -> bool:
    """Whether a verb tells what can be read in a source: aus dem Bericht geht hervor, dass …"""
    words = line.words
    return words.has("emerging", cue.lemma) and words.has("emerging_particles", line.low(cue.last))


def _is_manner(line: Line, place: int) -> bool:
    """Whether a preposition brings in a bare word right before a colon or comma: stand auf Deutsch: „…“"""
    return line.words.has("bare_manners", line.low(place)) and line.low(place + 2) in (":", ",")


def is_paper(line: Line, mention: Mention) -> bool:
    """Whether something can stand in what is named: im Vertrag steht, dass …, but not: am Tor steht, wer …"""
    nouns = [line.low(i) for i in range(mention.first, mention.last)]
    return any(kind_of(noun, line.words.lang) == "document" for noun in nouns)


def _named_by(line: Line, place: int, ceiling: int) -> Mention | None:
    """The noun phrase at a place, or its one noun."""
    noun = place < min(ceiling, len(line.tokens)) and line.tokens[place].is_word
    return phrase_from(line, place, ceiling) or (Mention(place, place + 1) if noun else None)
