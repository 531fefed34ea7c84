"""Marked words that their sentence goes on to name: “No,” was her answer. / “…,” runs a note. / ‘…’: saved.

Languages written with spaces only; a look stays within a few words of the marks.
"""

from __future__ import annotations

from search.quotes import phrases, reports, subjects
from search.quotes.phrases import Mention
from search.quotes.shapes import is_phrase
from search.quotes.sources import Attribution
from search.quotes.who.speaker_types import kind_of
from search.quotes.words import Line

_NEAR = 6
_LONGEST_HEADLINE = 22


def answer(line: Line, place: int) -> Attribution | None:
    """Whose answer or note words in marks are: “No,” was her only reply. / “No” was how he put it."""
    words = line.words
    if not words.has("copulas", line.low(place)):
        return None
    if words.has("asking", line.low(place + 1)) and words.has("puts", line.low(place + 3)):
        token = line.tokens[place + 3]
        return Attribution(token.start, token.end, place + 3, Mention(place + 2, place + 3), "after")
    for noun in range(place + 2, min(place + _NEAR, len(line.tokens))):
        if words.has("spoken_nouns", line.low(noun)):
            token = line.tokens[noun]
            owned = words.has("owners", line.low(place + 1))
            owner = Mention(place + 1, place + 2) if owned else reports.possessor(line, noun, place + 1)
            return Attribution(token.start, token.end, noun, owner, "after") if owner else None
    return None


def written(line: Line, place: int) -> Attribution | None:
    """The writing marked words stand in, or its author: “…,” runs a note from Roe. / “…,” begins his note."""
    words = line.words
    if not words.has("reading", line.low(place)):
        return None
    start, end = place + 1, line.sentence_of(place)[1]
    noun = next((i for i in range(start, min(start + 4, end)) if kind_of(line.low(i)) == "document"), -1)
    if noun < 0:
        return None
    token = line.tokens[place]
    owner = reports.possessor(line, noun, start)
    author = next((i + 1 for i in range(noun, end - 1) if words.has("authors", line.low(i))), -1)
    owner = owner or (phrases.phrase_from(line, author, end) if author > 0 else None)
    return Attribution(token.start, token.end, place, owner or Mention(start, noun + 1), "after")


def headed(line: Line, quote: int, colon: int) -> Attribution | None:
    """Whoever a headline tells of behind marked words and a colon: ‘I swam on’: boy rescued off Bude."""
    end, words = len(line.tokens), line.words
    headline = quote == 0 and words.has("fixed_order", "yes") and line.tokens[end - 1].is_word
    if not headline or end > _LONGEST_HEADLINE or line.bounds[1:] or not is_phrase(line, quote):
        return None
    found = phrases.phrase_from(line, colon + 1, end)
    plain = (
        found is not None
        and found.first == colon + 1
        and not any(reports.is_finite(line, i) for i in range(found.first, found.last))
    )
    mark = line.tokens[colon]
    speaker = found if found and plain else Mention(colon + 1, colon + 2)
    return Attribution(mark.start, mark.end, colon, speaker, "after")


def resumed(line: Line, place: int) -> Attribution | None:
    """Who speaks where a noun takes up words in front of a colon: „…“: Mit diesem Satz begann Eva Kolb …"""
    words = line.words
    noun = next((i for i in range(place, place + 4) if words.has("spoken_nouns", line.low(i))), -1)
    if noun < 0 or not words.has("with", line.low(place)):
        return None
    speaker = subjects.behind(line, noun + 2, line.sentence_of(noun)[1])
    token = line.tokens[noun]
    return Attribution(token.start, token.end, noun, speaker, "after") if speaker else None
