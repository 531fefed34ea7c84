"""Claims made in a noun: his warning that …, claims by officials that ….

Only where the speaker is named with the noun, and the noun is not the subject of its sentence:
there nothing in the words shows where the claim ends.  Each token is looked at once, with a
window of a few tokens around it.
"""

from __future__ import annotations

from search.quotes import phrases, preceding
from search.quotes.clauses import Clause, build
from search.quotes.endings import content_end
from search.quotes.phrases import Mention
from search.quotes.shapes import DASHES
from search.quotes.words import Line

_REACH = 4
_WINDOW = 80


def clauses(line: Line) -> list[Clause]:
    """The claims of a paragraph that nouns bring in."""
    found: list[Clause] = []
    nouns = line.words.words.get("report_nouns")
    for place in [i for i, token in enumerate(line.tokens) if token.low in nouns] if nouns else ():
        found += _of_noun(line, place)
    return found


def _of_noun(line: Line, noun: int) -> list[Clause]:
    start, end = line.sentence_of(noun)
    speaker, that = _possessor(line, noun, start), noun + 1
    denied = _contradicting(line, noun, start) if speaker is None else None
    if speaker is None and line.words.has("agents", line.low(noun + 1)):
        speaker = phrases.phrase_from(line, noun + 2, end)
        that = speaker.last if speaker else noun
    if speaker and line.words.has("passives", line.low(that)):
        return _equated(line, noun, that + 1, end, speaker)
    if denied and that == noun + 1:
        speaker = denied
    elif speaker is None or speaker.first - start <= 1 or _is_said_in(line, speaker.first, start):
        return []
    if not line.words.has("that", line.low(that)):
        return []
    if that + 1 >= end or _is_relative(line, that):
        return []
    first = line.tokens[noun - 1 if speaker is denied else noun]
    if speaker is denied and _is_named(line, that, end):
        return []
    last = _end(line, that + 1, content_end(line, that + 1, end), fronted=noun - start <= _REACH)
    return build(line, that + 1, last, first.start, line.tokens[noun].end, speaker)


def _equated(line: Line, noun: int, that: int, end: int, speaker: Mention) -> list[Clause]:
    """What a claim consists in: Roe's position is that …"""
    if not line.words.has("that", line.low(that)) or that + 1 >= end or line.is_quote(that + 1):
        return []
    token = line.tokens[noun]
    return build(line, that + 1, content_end(line, that + 1, end), token.start, token.end, speaker)


def _contradicting(line: Line, noun: int, start: int) -> Mention | None:
    """Who says that a claim is false: the company rejected claims that …"""
    if not line.words.has("rejections", line.low(noun - 1)):
        return None
    return preceding.subject_before(line, noun - 1, max(start, noun - _WINDOW))


def _is_named(line: Line, place: int, end: int) -> bool:
    """Whether a claim is called something in marked words: dismissed reports that … as “invention”."""
    ends = range(place, min(end - 1, place + _WINDOW))
    return any(line.words.has("as", line.low(i)) and line.is_quote(i + 1) for i in ends)


def _is_said_in(line: Line, possessor: int, start: int) -> bool:
    """Whether a verb of saying governs the noun: Roe said in her statement that …."""
    governed = line.words.has("prepositions", line.low(possessor - 1))
    return governed and any(cue.at == possessor - 2 for cue in line.cues_in(start, possessor))


def _end(line: Line, first: int, end: int, fronted: bool) -> int:
    """Where a claim ends: at a dash, before ", or with …", and at any comma in front of the main clause."""
    for place in range(first, end):
        if line.tokens[place].text in DASHES or (fronted and line.low(place) == ","):
            return place
        joined = line.low(place) == "," and line.words.has("joins", line.low(place + 1))
        if joined and line.words.has("prepositions", line.low(place + 2)):
            return place
    return end


def _possessor(line: Line, noun: int, start: int) -> Mention | None:
    """Whose claim it is: his, Roe's."""
    for place in range(noun - 1, max(start, noun - _REACH) - 1, -1):
        low = line.low(place)
        if line.words.has("possessives", low):
            return Mention(place, place + 1)
        if low.endswith(("'s", "s'")):
            linked = (i + 1 for i in range(place, start, -1) if line.words.has("links", line.low(i)))
            return phrases.phrase_before(line, place + 1, next(linked, start))
        if not line.tokens[place].is_word:
            return None
    return None


def _is_relative(line: Line, that: int) -> bool:
    """Whether "that" stands for the noun: the claim that has spread."""
    words, low = line.words, line.low(that + 1)
    return words.has("auxiliaries", low) or (low in words.verbs and words.lemmas[low] != low)
