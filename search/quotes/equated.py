"""What somebody's claim, view or guess is said to be: Roe's defence is that …, la thèse de Roy est que ….

Any noun with an owner who can speak brings in a clause so, but for those of `idle_nouns`, which tell
what somebody has or does: her luck was that ….
"""

from __future__ import annotations

from search.quotes import phrases, reports, subjects
from search.quotes.clauses import Clause, build
from search.quotes.endings import content_end
from search.quotes.phrases import Mention
from search.quotes.words import Line

_REACH = 14


def clauses(line: Line) -> list[Clause]:
    """The clauses that a form of "to be" joins to such nouns."""
    found: list[Clause] = []
    words = line.words
    copulas = words.words.get("copulas", frozenset())
    for verb in [i for i, token in enumerate(line.tokens) if token.low in copulas]:
        that = verb + 1 + (words.has("needs", "comma") and line.low(verb + 1) == ",")
        start, end = line.sentence_of(verb)
        if words.has("impersonals", line.low(verb - 1)) and words.has("definites", line.low(verb + 1)):
            found += _granted(line, verb, end)
            continue
        if not words.has("that", line.low(that)) or that + 1 >= end or line.is_quote(that + 1):
            continue
        noun, speaker = _subject(line, start, verb)
        if speaker:
            cue = line.tokens[noun]
            last = content_end(line, that + 1, end)
            found += build(line, that + 1, last, cue.start, cue.end, speaker)
    return found


def _granted(line: Line, verb: int, end: int) -> list[Clause]:
    """It is the view of [Ann Roe], a lawyer, that CLAUSE."""
    for noun in range(verb + 2, min(verb + 5, end)):
        if not line.words.has("report_nouns", line.low(noun)):
            continue
        owner, that = reports.claimant(line, noun, verb, end)
        if owner and line.low(that) == ",":
            that = next((i + 1 for i in range(that + 1, end) if line.low(i) == ","), that)
        if owner and line.words.has("that", line.low(that)):
            cue = line.tokens[noun]
            return build(line, that + 1, content_end(line, that + 1, end), cue.start, cue.end, owner)
    return []


def _subject(line: Line, start: int, verb: int) -> tuple[int, Mention | None]:
    """The noun in front of a verb, and its owner: [the defence] of [Ann Roe], the head of the firm, is …"""
    behind = verb
    if line.low(verb - 1) == ",":
        behind = next((i for i in range(verb - 2, start, -1) if line.low(i) == ","), verb)
    for noun in range(max(start, behind - _REACH), behind):
        if not line.tokens[noun].is_word or line.words.has("idle_nouns", line.low(noun)):
            continue
        owner, after = reports.claimant(line, noun, start, behind)
        if owner is None or owner.first == noun or not _owns(line, owner, noun):
            continue
        if after == behind or (after == noun + 1 and _is_about(line, after, behind)):
            return noun, owner
    return verb, None


def _is_about(line: Line, place: int, end: int) -> bool:
    """Whether a preposition and its phrase stand between a noun and its verb: her fear for the club is …"""
    plain = all(
        line.tokens[i].is_word and not line.words.has("finites", line.low(i)) for i in range(place, end)
    )
    return plain and end - place > 1 and line.words.has("prepositions", line.low(place))


def _owns(line: Line, owner: Mention, noun: int) -> bool:
    """Whether an owner can speak, or the noun is one of saying."""
    words, low = line.words, line.low(owner.first)
    if words.has("report_nouns", line.low(noun)) or words.has("spoken_nouns", line.low(noun)):
        return True
    if owner.last - owner.first == 1 and words.has("possessives", low):
        return not words.has("impersonals", low.removesuffix("s"))
    return subjects.is_somebody(line, owner) or phrases.has_full_name(line, owner.first, owner.last)
