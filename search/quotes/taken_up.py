"""Sentences whose speaker the next one tells: The mine is shut.  That is according to the owners.

The next sentence begins with a word that takes up the one before (Das teilte die Polizei mit, Así lo
anunció el club), and brings in no words of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from search.quotes import nonfinite, phrases, speakers
from search.quotes.clauses import Clause, build
from search.quotes.phrases import Mention
from search.quotes.sources import source_at
from search.quotes.words import Line

_NEAR = 6


def clauses(line: Line, told: list[Clause], spoken: Iterable[int]) -> list[Clause]:
    """The sentences that the next one takes up; `told` are reported clauses, `spoken` said marked words."""
    found: list[Clause] = []
    if "taking_up" not in line.words.words:
        return found
    taken = {line.sentence_of(place)[0] for place in (*spoken, *(clause.first for clause in told))}
    bounds = [*line.bounds, len(line.tokens)]
    for start, middle, end in zip(bounds, bounds[1:], bounds[2:], strict=False):
        if start in taken or middle in taken or not _takes_up(line, middle):
            continue
        speaker = _speaker(line, middle, end)
        if speaker:
            token = line.tokens[middle]
            found += build(line, start, middle, token.start, token.end, speaker)
    return found


def _takes_up(line: Line, place: int) -> bool:
    """Whether a word stands for a sentence and not with a noun: Das meldet …, but not: Das Werk meldet …"""
    words, following = line.words, line.low(place + 1)
    verb = words.has("auxiliaries", following) or words.has("finites", following) or following in words.verbs
    return words.has("taking_up", line.low(place)) and verb and not line.tokens[place + 1].is_name


def _speaker(line: Line, start: int, end: int) -> Mention | None:
    """Who says what a sentence takes up: the subject of its verb of saying, or its source."""
    words = line.words
    for place in range(start + 1, min(end, start + _NEAR)):
        source = source_at(line, place)
        if source:
            return source.speaker
        cue = next((cue for cue in line.cues_in(place, place + 1) if cue.kind != "naming"), None)
        if cue and any(words.has(group, line.low(cue.at + 1)) for group in ("that", "asking")):
            return None
        if cue:
            agent = nonfinite.agent(line, cue.at + 1, end)[1]
            found = agent or speakers.of_cue(line, cue, start + 1, end)
            found = found or phrases.phrase_from(line, cue.at + 1, end)
            return found if found and found.first > start else None
    return None
