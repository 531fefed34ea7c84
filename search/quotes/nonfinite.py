"""Reported words of verb forms that have no subject beside them.

Passives (was told that …, asked by Roe whether …) and participles in front of their clause
(Noting that …, Roe left).  English and languages like it only.  Each look stays within the
sentence and a window of the verb, so the cost is linear in the length of a paragraph.
"""

from __future__ import annotations

from search.quotes import phrases
from search.quotes.clauses import Clause, build
from search.quotes.content import content_start
from search.quotes.endings import LONGEST, content_end
from search.quotes.phrases import Mention
from search.quotes.shapes import ends_with_comma
from search.quotes.tokens import Cue
from search.quotes.words import Line

_REACH = 12


def is_passive(line: Line, cue: Cue) -> bool:
    """Whether the hearer is the subject of a verb of telling or asking: she was told, when asked."""
    words, low = line.words, line.low(cue.at)
    if "agents" not in words.words or cue.bare or low == cue.lemma or low.endswith("s"):
        return False
    if words.has("commanding", cue.lemma) and phrases.is_infinitive(line, cue.at + 1):
        return True
    if not words.has("addressed", cue.lemma):
        return False
    place = cue.at - 1
    while line.is_adverb(place):
        place -= 1
    before = line.low(place)
    if words.has("passives", before):
        return True
    return cue.at in line.firsts or words.has("asking", before) or _is_inserted(line, cue)


def _is_inserted(line: Line, cue: Cue) -> bool:
    """Whether the participle stands behind the first comma of its sentence: Roe, asked whether …, left."""
    if line.low(cue.at - 1) != "," or not line.words.has("asked", line.low(cue.at)):
        return False
    return all(line.low(i) != "," for i in range(line.sentence_of(cue.at)[0], cue.at - 1))


def of_passive(line: Line, cue: Cue) -> list[Clause]:
    """What somebody was told or asked by the one named with "by"; Asked whether … only sets a scene."""
    end = line.sentence_of(cue.at)[1]
    place, speaker = agent(line, cue.at + 1, end)
    if speaker is None and cue.at in line.firsts and line.words.has("asked", line.low(cue.at)):
        return []
    first = content_start(line, cue._replace(at=place - 1, last=place - 1), end)
    words = line.words
    if first is None or not (
        words.has("that", line.low(first - 1))
        or words.has("asking", line.low(first))
        or line.low(first - 1) in words.governs.get(cue.lemma, ())
    ):
        return []
    before = line.low(cue.at - 1)
    fronted = cue.at - line.sentence_of(cue.at)[0] <= 2 or before == "," or words.has("asking", before)
    last = _comma(line, first, min(end, first + LONGEST)) if fronted else content_end(line, first, end)
    token = line.tokens[cue.at]
    return build(line, first, last, token.start, token.end, speaker)


def agent(line: Line, place: int, end: int) -> tuple[int, Mention | None]:
    """The place behind "by Roe", and Roe; the same place where nobody is named."""
    if not line.words.has("agents", line.low(place)):
        return place, None
    speaker = phrases.phrase_from(line, place + 1, end)
    return (speaker.last, speaker) if speaker and speaker.first == place + 1 else (place, None)


def of_fronted(line: Line, cue: Cue, first: int, end: int) -> list[Clause]:
    """The words of a participle in front of its clause: Noting that …, Roe left."""
    if cue.at - line.sentence_of(cue.at)[0] > _REACH or "before_participles" not in line.words.words:
        return []
    comma = _comma(line, first, min(end, first + LONGEST))
    behind = comma + (line.low(comma) == ",")
    speaker = phrases.phrase_from(line, behind, end) if comma < end else None
    if speaker is None or speaker.first != behind:
        return []
    token = line.tokens[cue.at]
    return build(line, first, comma, token.start, token.end, speaker)


def _comma(line: Line, first: int, end: int) -> int:
    """The first comma, also one inside a closing mark right before, or the end."""
    return next((i for i in range(first, end) if line.low(i) == "," or ends_with_comma(line, i - 1)), end)
