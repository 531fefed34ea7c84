"""Passives with words in marks, whose speaker is the agent: was called “nonsense” by Roe.

English and languages like it only.  A look stays within a few words of the marks.
"""

from __future__ import annotations

from search.quotes import nonfinite, phrases, speakers
from search.quotes.phrases import Mention
from search.quotes.sources import Attribution, of_verb
from search.quotes.tokens import Cue
from search.quotes.words import Line

_MOST_BETWEEN = 3
_LONGEST_AGENT = 10


def of_quote(line: Line, quote: int) -> Attribution | None:
    """The attribution of what somebody is called: was branded (as a) “hoax” by Roe; unknown without "by"."""
    words = line.words
    if "agents" not in words.words:
        return None
    place = quote - 1
    while quote - place <= _MOST_BETWEEN and (
        words.has("as", line.low(place)) or words.has("articles", line.low(place))
    ):
        place -= 1
    cue = next((cue for cue in line.cues_in(max(0, place), place + 1) if cue.kind == "naming"), None)
    told = _told_by(line, place) if cue is None and place < quote - 1 else None
    if told:
        return told
    if cue is None or cue.bare or not line.low(place).endswith(tuple(words.words.get("past_endings", ()))):
        return None
    agent = _agent(line, quote + 1)
    return of_verb(line, cue, agent, "before") if agent or _is_helped(line, cue) else None


def _told_by(line: Line, last: int) -> Attribution | None:
    """The same with the agent, which ends at `last`, in front of "as": was described by Roe as “…”"""
    for cue in line.cues_in(max(0, last - _LONGEST_AGENT), last):
        agent = _agent(line, cue.at + 1)
        if cue.kind == "naming" and agent and agent.last == last + 1 and _is_helped(line, cue):
            return of_verb(line, cue, agent, "before")
    return None


def _agent(line: Line, place: int) -> Mention | None:
    """Whom "by" names right behind the marks."""
    if not line.words.has("agents", line.low(place)):
        return None
    found = phrases.phrase_from(line, place + 1, line.sentence_of(place)[1])
    return found if found and found.first == place + 1 else None


def _is_helped(line: Line, cue: Cue) -> bool:
    """Whether a form of "to be" stands in front of a participle, only adverbs between."""
    place = cue.at - 1
    while line.is_adverb(place):
        place -= 1
    return line.words.has("passives", line.low(place))


def speaker(line: Line, cue: Cue, floor: int, ceiling: int) -> Mention | None:
    """The speaker of a verb in front of words in marks; nobody is known of what somebody was told."""
    if nonfinite.is_passive(line, cue):
        return _agent(line, cue.at + 1)
    return speakers.of_cue(line, cue, floor, ceiling)
