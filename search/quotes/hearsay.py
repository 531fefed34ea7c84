"""What is said by nobody named: it is claimed that …, is believed to have …, were told (that) ….

English and languages like it only; the passives whose hearer is the subject are those of `nonfinite`.
"""

from __future__ import annotations

from search.quotes import moods, nonfinite
from search.quotes.clauses import Clause, build
from search.quotes.content import content_start
from search.quotes.endings import content_end
from search.quotes.phrases import Mention, is_infinitive
from search.quotes.tokens import Cue
from search.quotes.words import Line

_REACH = 12
_PHRASE = 3


def is_hearsay(line: Line, cue: Cue) -> bool:
    """Whether a verb is a passive participle with "it" as its subject, or with an infinitive behind it."""
    words = line.words
    if "raising" not in words.words or cue.bare or cue.kind == "naming":
        return False
    helper = cue.at - 1
    while line.is_adverb(helper):
        helper -= 1
    if not words.has("passives", line.low(helper)) or _only_describes(line, cue, helper):
        return False
    return _is_raised(line, cue) or _is_told(line, helper)


def _only_describes(line: Line, cue: Cue, helper: int) -> bool:
    """Whether a relative tells what nobody named says of a thing: a report that is believed to be forged."""
    _, agent = nonfinite.agent(line, cue.at + 1, line.sentence_of(cue.at)[1])
    return agent is None and line.words.has("relatives", line.low(helper - 1))


def _is_raised(line: Line, cue: Cue) -> bool:
    if not line.words.has("raising", cue.lemma):
        return False
    behind, agent = nonfinite.agent(line, cue.at + 1, line.sentence_of(cue.at)[1])
    heard = agent is not None or not line.words.has("rumoured", cue.lemma)
    return heard and is_infinitive(line, behind)


def _is_told(line: Line, helper: int) -> bool:
    """Whether "it" stands in front of a passive; not where the author only grants it: it should be noted."""
    while line.words.has("auxiliaries", line.low(helper)) or line.is_adverb(helper):
        if line.words.has("modals", line.low(helper)):
            return False
        helper -= 1
    return line.low(helper) == "it"


def of_cue(line: Line, cue: Cue) -> list[Clause]:
    """The clause or infinitive of a passive; its speaker is the agent, nobody where none is named."""
    end, token = line.sentence_of(cue.at)[1], line.tokens[cue.at]
    place, speaker = nonfinite.agent(line, cue.at + 1, end)
    if _is_raised(line, cue):
        return build(line, place, content_end(line, place, end), token.start, token.end, speaker)
    first = content_start(line, cue._replace(at=place - 1, last=place - 1, kind="speech"), end)
    if first is None or not line.words.has("that", line.low(first - 1)):
        return []
    return build(line, first, content_end(line, first, end), token.start, token.end, speaker)


def opened(line: Line) -> list[Clause]:
    """Sentences with nobody's words, or with whom to believe: Rumour has it that …, If Roe is to be …"""
    found: list[Clause] = []
    if not {"unowned_sources", "believed"} & line.words.words.keys():
        return found
    for start in line.bounds:
        end = line.sentence_of(start)[1]
        first = start + _PHRASE
        speaker: Mention | None = None
        if line.words.has("conditions", line.low(start)):
            near = range(start + 2, min(end, start + _REACH))
            helper = next((i for i in near if line.words.has("passives", line.low(i))), end)
            first, speaker = helper + 1 + _PHRASE, Mention(start + 1, helper)
        group = "believed" if speaker else "unowned_sources"
        if first >= end or not line.words.has(group, "_".join(map(line.low, range(first - _PHRASE, first)))):
            continue
        first += line.words.has("that", line.low(first)) or line.low(first) == ","
        last = line.tokens[first - 1]
        found += build(
            line, first, content_end(line, first, end), line.tokens[start].start, last.end, speaker
        )
    return found


def is_impersonal(line: Line, cue: Cue, first: int, start: int) -> bool:
    """Whether nobody is the subject of a verb with a clause at `first`: es heißt, wird gemunkelt, dass."""
    words = line.words
    if not words.has("needs", "comma") or cue.bare:
        return False
    beside = (line.low(cue.at - 1), line.low(cue.at + 1))
    if words.has("rumouring", cue.lemma) and any(words.has("impersonal", low) for low in beside):
        return True
    helpers = (line.low(i) for i in range(max(start, cue.at - _REACH), cue.at))
    passive = words.has("perfects", line.low(cue.at)) and any(
        words.has("passive_helpers", low) for low in helpers
    )
    told = words.has("that", line.low(first - 1)) or words.has("asking", line.low(first))
    return passive and (
        told or any(moods.is_mood(line, i) for i in range(first, first + _REACH) if line.low(i))
    )
