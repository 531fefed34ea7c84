"""What one word is to the noun phrase around it, told from its neighbours; see `phrases`."""

from __future__ import annotations

from search.quotes.words import Line

_MOST_PARTICLES = 3


def is_closed(line: Line, place: int) -> bool:
    low, words = line.low(place), line.words
    return (
        words.has("breaks", low)
        or words.has("prepositions", low)
        or words.has("auxiliaries", low)
        or words.has("finites", low)
        or words.has("adverbs", low)
        or words.has("determiners", low)
        or low in words.pronouns
    )


def is_particle(line: Line, place: int) -> bool:
    """Whether an article or preposition is a part of a name: Jan de Vries."""
    if not line.words.has("particles", line.low(place)):
        return False
    first, last = place - 1, place + 1
    while line.words.has("particles", line.low(first)) and place - first < _MOST_PARTICLES:
        first -= 1
    while line.words.has("particles", line.low(last)) and last - place < _MOST_PARTICLES:
        last += 1
    if first < 0 or last >= len(line.tokens):
        return False
    if not (line.tokens[first].is_name and line.tokens[last].is_name):
        return False
    return first not in line.firsts or not (is_closed(line, first) or line.is_adverb(first))


def is_year(line: Line, place: int, end: int) -> bool:
    """Whether the year behind a preposition stands before a name of its own: In 2019 Berg said …"""
    year = line.low(place).isdigit() and len(line.low(place)) == 4
    dated = year and line.words.has("prepositions", line.low(place - 1))
    return dated and place + 1 < end and line.tokens[place + 1].is_name


def is_past(line: Line, start: int, place: int) -> bool:
    """Whether a word is a past tense behind its subject: the man (ended) up."""
    endings = line.words.words.get("past_endings")
    token, before = line.tokens[place], line.low(place - 1)
    if not endings or place == start or token.is_name or not token.low.endswith(tuple(endings)):
        return False
    words = line.words
    return not (words.has("determiners", before) or words.is_adverb(before) or words.has("joins", before))


def is_name(line: Line, place: int) -> bool:
    """Whether a token begins with a capital that no determiner has only from the sentence's start."""
    return line.tokens[place].is_name and not line.words.has("determiners", line.low(place))
