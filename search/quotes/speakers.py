"""Who speaks: the mention in front of a verb of saying, behind it, or earlier in its sentence."""

from __future__ import annotations

from search.quotes import inverted
from search.quotes.phrases import Mention, phrase_from
from search.quotes.preceding import earlier, is_joined, subject_before
from search.quotes.tokens import Cue
from search.quotes.words import Line

_WINDOW = 80
"""How many tokens away from its verb a speaker is looked for."""

_QUOTED = 12


def of_cue(line: Line, cue: Cue, floor: int, ceiling: int) -> Mention | None:
    """The speaker of a cue verb, looked for in tokens [floor, ceiling)."""
    floor = max(floor, cue.at - _WINDOW)
    floor = next((i + 1 for i in range(cue.at - 2, floor, -1) if line.low(i) == ";"), floor)
    ceiling = min(ceiling, cue.at + _WINDOW)
    verb = inverted.finite(line, cue.at, floor)
    if verb < floor:
        return None
    quoted = _quoted(line, cue, floor)
    if quoted:
        return quoted
    if cue.bare or is_joined(line, verb, floor):
        shared = earlier(line, verb, floor)
        inverts = line.words.has("inverts", "always")
        return inverted.joined(line, verb, floor) if shared is None and inverts else shared
    if line.words.has("inverts", "always"):
        return inverted.speaker(line, cue, verb, floor, ceiling)
    inserted = _inserted(line, verb, ceiling)
    if inserted:
        return inserted
    before = subject_before(line, verb, floor)
    if before is None and verb > floor and line.low(verb - 1) == ",":
        return earlier(line, verb, floor)
    if before is None and verb in line.firsts:
        return phrase_from(line, verb + 1, min(ceiling, cue.at) if verb < cue.at else ceiling)
    return before


def _inserted(line: Line, verb: int, ceiling: int) -> Mention | None:
    """The name behind a verb between two commas in front of marked words: It was, said [Ann Roe], “…”"""
    if line.low(verb - 1) != ",":
        return None
    name = phrase_from(line, verb + 1, ceiling)
    named = name is not None and name.first == verb + 1 and line.tokens[name.last - 1].is_name
    return name if named and name and line.low(name.last) == "," and line.is_quote(name.last + 1) else None


def _quoted(line: Line, cue: Cue, floor: int) -> Mention | None:
    """Whom somebody else quotes: The paper quoted [Roe] as saying “no”."""
    words = line.words
    if not (cue.bare and words.has("as", line.low(cue.at - 1))):
        return None
    for place in range(cue.at - 2, max(floor, cue.at - _QUOTED) - 1, -1):
        if words.has("quoters", line.low(place)):
            found = phrase_from(line, place + 1, cue.at - 1)
            return found if found and found.first == place + 1 else None
    return None


def is_sentence(line: Line, speaker: Mention | None) -> bool:
    """Whether a relative stands for what was said before it, and for nobody: ce qui relève « du réflexe »."""
    relative = speaker is not None and line.words.has("relatives", line.low(speaker.first))
    return relative and speaker is not None and line.words.has("mute", line.low(speaker.first - 1))
