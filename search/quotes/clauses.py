"""A reported clause: its words, without outer punctuation, with its cue and speaker."""

from __future__ import annotations

from typing import NamedTuple

from search.quotes.phrases import Mention
from search.quotes.shapes import DASHES
from search.quotes.words import Line

FEWEST_WORDS = 3
_LONGEST_DATELINE = 12


class Clause(NamedTuple):
    """Reported words as tokens [first, last), with the attribution's cue and speaker."""

    first: int
    last: int
    cue_start: int
    cue_end: int
    speaker: Mention | None


def start_of(line: Line, start: int, end: int) -> int:
    """The start of the sentence, or the place behind a quoted statement with its own attribution."""
    start = behind_dateline(line, start, end)
    while start < end and (line.words.has("joins", line.low(start)) or line.low(start) == ","):
        start += 1
    topic = line.words.has("as", line.low(start)) and line.words.has("topic_links", line.low(start + 1))
    if topic or line.words.has("concessions", line.low(start)):
        start = next((i + 1 for i in range(start, end - 2) if line.low(i) == ","), start)
    return start


def behind_dateline(line: Line, start: int, end: int) -> int:
    """Past the place and agency in front of a report: SALEM, May 3 (Valley News) - …"""
    if start > 0:
        return start
    for place in range(start, min(end, start + _LONGEST_DATELINE)):
        token = line.tokens[place]
        if token.text in DASHES:
            return place + 1 if line.tokens[start].text.isupper() and place > start else start
        if token.is_word and not token.is_name:
            break
    return start


def build(
    line: Line,
    first: int,
    last: int,
    cue_start: int,
    cue_end: int,
    speaker: Mention | None,
    fewest: int = FEWEST_WORDS,
) -> list[Clause]:
    """The clause without outer punctuation, if enough words are left."""
    while first < last and not _is_content(line, first):
        first += 1
    while last > first and not _is_content(line, last - 1):
        last -= 3 if line.low(last - 1) == "]" and line.low(last - 3) == "[" else 1
    words = sum(1 for place in range(first, min(last, first + 60)) if line.tokens[place].is_word)
    quotes = any(line.is_quote(place) for place in range(first, last))
    complemented = line.words.has("that", line.low(first - 1))
    if words < fewest - complemented and not quotes:
        return []
    return [Clause(first, last, cue_start, cue_end, speaker)]


def _is_content(line: Line, place: int) -> bool:
    token = line.tokens[place]
    return line.is_quote(place) or token.is_word or token.text[0].isdigit() or token.text[0] in "$€£%‰°"
