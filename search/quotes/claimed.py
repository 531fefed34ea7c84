"""Verbs that tell what somebody claims without a verb of saying: Kolb will nichts gewusst haben."""

from __future__ import annotations

from search.quotes import preceding, subjects
from search.quotes.clauses import Clause, build
from search.quotes.phrases import Mention
from search.quotes.words import Line

_REACH = 24
_PARTICIPLE = ("t", "en")


def clauses(line: Line) -> list[Clause]:
    """The claims of a paragraph: a modal of `claims` with a perfect infinitive at the end of its clause."""
    found: list[Clause] = []
    if "claims" not in line.words.words:
        return found
    for place, token in enumerate(line.tokens):
        if not line.words.has("claims", token.low):
            continue
        start, end = line.sentence_of(place)
        speaker = preceding.subject_before(line, place, start)
        if speaker is None and place > start and line.low(place + 1) in line.words.pronouns:
            speaker = Mention(place + 1, place + 2)
        last = _perfect(line, place + 1, end)
        if (
            last
            and speaker
            and (subjects.speaks(line, speaker) or line.low(speaker.first) in line.words.pronouns)
        ):
            found += build(
                line,
                max(place + 1, speaker.last if speaker.first > place else 0),
                last,
                token.start,
                token.end,
                speaker,
            )
    return found


def _perfect(line: Line, place: int, end: int) -> int:
    """Behind the perfect infinitive that ends a clause (gewusst haben), 0 where there is none."""
    words = line.words
    for i in range(place + 1, min(end, place + _REACH)):
        closed = i + 1 >= end or not line.tokens[i + 1].is_word or words.has("joins", line.low(i + 1))
        verb = line.tokens[i - 1]
        done = verb.is_word and not verb.is_name and verb.low.endswith(_PARTICIPLE)
        if words.has("perfect_infinitives", line.low(i)) and closed:
            return i + 1 if done else 0
    return 0
