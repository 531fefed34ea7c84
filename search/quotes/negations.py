"""Verbs of saying that tell what nobody said: did not say, never said, nobody has said.

Languages written with spaces only.  A look stays within a few words of the verb.
"""

from __future__ import annotations

from search.quotes import openings
from search.quotes.tokens import Cue
from search.quotes.words import Line

_REACH = 6
_OWNERS = 4
"""Words of a group of which nobody said it: none [of the four owners]."""


def is_negated(line: Line, cue: Cue) -> bool:
    """Whether a verb says that words were not said.

    What somebody does not deny or think is a statement, and a question that is not answered was put.
    """
    if cue.kind == "thought" or line.words.has("denials", cue.lemma) or is_withheld(line, cue):
        return False
    if _is_granted(line, cue):
        return True
    return _before(line, cue) or _behind(line, cue) or _is_denied(line, cue) or _is_refused(line, cue)


def is_withheld(line: Line, cue: Cue) -> bool:
    """Whether a question follows a verb that is negated or refused: would not say [whether it was safe]."""
    words, place = line.words, cue.at + 1
    while line.is_adverb(place) or words.has("times", line.low(place)) or _is_time(line, place):
        place += 1
    place += words.has("needs", "comma") and line.low(place) == ","
    return cue.kind == "speech" and words.has("asking", line.low(place)) and line.low(place + 1).isalpha()


def _is_time(line: Line, place: int) -> bool:
    """Whether a preposition brings in a time: on Monday."""
    words = line.words
    return words.has("time_prepositions", line.low(place)) and words.has("times", line.low(place + 1))


def _before(line: Line, cue: Cue) -> bool:
    """Whether "not" or "nobody" stands before a verb, only helpers and adverbs between."""
    words = line.words
    first = max(line.sentence_of(cue.at)[0], cue.at - _REACH)
    for place in range(cue.at - 1, first - 1, -1):
        low = line.low(place)
        if words.has("not_alone", low):
            return False
        if low.endswith("n't") or words.has("negators", low):
            return not words.has("not_alone", line.low(place + 1))
        if not (words.has("auxiliaries", low) or line.is_adverb(place)):
            return _is_nobody(line, place)
    return False


def _is_nobody(line: Line, place: int) -> bool:
    """Whether a subject that ends at a token is nobody: nobody, no one, none of the owners."""
    words, low = line.words, line.low(place)
    apart = words.has("ones", low) and words.has("negations", line.low(place - 1))
    first = max(line.sentence_of(place)[0] + 1, place - _OWNERS)
    of_whom = (i for i in range(place - 1, first - 1, -1) if words.has("owner_links", line.low(i)))
    return apart or words.has("nobody", low) or any(words.has("nobody", line.low(i - 1)) for i in of_whom)


def _behind(line: Line, cue: Cue) -> bool:
    """Whether "not" or "nobody" follows a verb at once: sagte nicht, dass …; dit jamais que …"""
    words = line.words
    if not words.has("inverts", "always"):
        return False
    place = cue.at + 1
    if words.has("nobody", line.low(place)):
        return True
    while line.is_adverb(place) and not words.has("negators", line.low(place)):
        place += 1
    if openings.is_verb(line, place + 1):
        return False
    return words.has("negators", line.low(place)) and not words.has("not_alone", line.low(place + 1))


def _is_denied(line: Line, cue: Cue) -> bool:
    """Whether somebody denies to have said it: denied saying …"""
    before = line.words.lemmas.get(line.low(cue.at - 1), "")
    return cue.bare and line.words.has("denials", before)


def _is_granted(line: Line, cue: Cue) -> bool:
    """Whether an infinitive only tells what can be said: il faut dire que, cabe recordar que."""
    words = line.words
    if words.lemmas.get(line.low(cue.at), "") != line.low(cue.at) or "impersonal_verbs" not in words.words:
        return False
    before = [line.low(i) for i in range(max(0, cue.at - 3), cue.at)]
    anybody = any(words.has("anybody", low) for low in before[-2:])
    return anybody or any(words.has("impersonal_verbs", low) for low in before)


def _is_refused(line: Line, cue: Cue) -> bool:
    """Whether somebody refuses or declines to say it: refused to say, weigerte sich zu sagen."""
    if not line.words.has("infinitive_marks", line.low(cue.at - 1)):
        return False
    return any(line.words.has("refusals", line.low(cue.at - back)) for back in (2, 3))
