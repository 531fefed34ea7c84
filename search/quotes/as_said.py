"""Clauses behind "as" and an attribution: As Roe said, CLAUSE. / Wie X unter Berufung auf Y sagt, CLAUSE.

Languages written with spaces only.
"""

from __future__ import annotations

from search.quotes import phrases, preceding
from search.quotes.clauses import Clause, build
from search.quotes.endings import content_end
from search.quotes.sources import source_at
from search.quotes.tokens import Cue
from search.quotes.words import Line

_LONGEST = 10


def opening(line: Line, cue: Cue, start: int) -> int:
    """The "as" of a clause that ends with a verb and perhaps when it was said: As X said on Monday, …

    -1 where there is none.  In English it may also stand behind "and" or "but".
    """
    if line.low(past_times(line, cue.at + 1)) != ",":
        return -1
    if line.words.has("as", line.low(start)):
        return start
    if not line.words.has("fixed_order", "yes"):
        return -1
    for place in range(cue.at - 1, max(start, cue.at - _LONGEST), -1):
        if line.words.has("as", line.low(place)) and line.words.has("joins", line.low(place - 1)):
            return place
        if line.low(place) == ",":
            break
    return -1


def past_times(line: Line, place: int) -> int:
    """Past words for a time, in English."""
    words = line.words
    while words.has("bare_nouns", "yes") and (
        words.has("times", line.low(place))
        or (words.has("time_prepositions", line.low(place)) and words.has("times", line.low(place + 1)))
    ):
        place += 1
    return place


def is_later(line: Line, cue: Cue, start: int) -> bool:
    """Whether a comma parts an English verb from the "as" of its sentence: As of Friday, he said, …"""
    inverts = line.words.has("fixed_order", "yes")
    commas = [i for i in range(start, cue.at) if line.low(i) == ","]
    return inverts and bool(commas) and preceding.subject_before(line, cue.at, commas[-1] + 1) is not None


def clauses(line: Line, cue: Cue, start: int, end: int) -> list[Clause]:
    """As X says, CLAUSE / Wie X unter Berufung auf Y berichtet, CLAUSE."""
    token = line.tokens[cue.at]
    led = line.words.has("prepositions", line.low(start + 1))
    speaker = phrases.phrase_from(line, start + 1 + led, cue.at)
    for place in range(start + 1, cue.at):
        source = source_at(line, place)
        speaker = source.speaker if source else speaker
    first = past_times(line, cue.at + 1) + 1
    return (
        build(line, first, content_end(line, first, end), token.start, token.end, speaker) if speaker else []
    )
