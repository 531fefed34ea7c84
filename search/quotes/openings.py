"""Where reported clauses begin, and the narrator returns, in languages whose verb may stand anywhere."""

from __future__ import annotations

import re

from search.quotes.phrases import Mention, phrase_from
from search.quotes.subjects import REACH, behind, is_somebody
from search.quotes.tokens import Cue
from search.quotes.words import Line

_INFIX = re.compile(r"\w{2,8}zu\w{3,}n$")
"""A separable verb with its mark inside: abzuwarten."""
_HEARER = 9
_NOUNS = ("people", "titles", "organisations")
_CLOSED = ("determiners", "prepositions", "breaks", "adverbs", "no_infinitives", "times")


def as_said(line: Line, cue: Cue, start: int, end: int) -> Mention | None:
    """The speaker of a clause in front of what was said: Jak uvedl mluvčí, … / Как сообщил Котов, …"""
    words = line.words
    while words.has("as_leads", line.low(start)):
        start += 1
    if not words.has("inverts", "always") or not words.has("as", line.low(start)) or cue.at - start > 3:
        return None
    found = behind(line, cue.at + 1, end)
    if found and words.has("agentive", cue.lemma) and not is_somebody(line, found):
        return None
    return found if found and line.low(found.last) == "," else None


def returns(line: Line, place: int, end: int) -> bool:
    """Whether the narrator goes on behind a comma: …, sagte er / …, wie er sagte."""
    words = line.words
    if words.has("as", line.low(place)):
        found = line.cues_in(place, min(end, place + 12))
        return bool(found) and not any(line.low(i) == "," for i in range(place, found[0].at))
    step = place + (words.has("joins", line.low(place)) or words.has("turns", line.low(place)))
    found = [cue for cue in line.cues_in(step, step + 1) if not cue.bare and cue.kind == "speech"]
    shared = step > place and words.has("that", line.low(step + 1))
    closes = words.has("pronouns_dropped", "yes") and line.low(step + 1) in (".", "")
    return bool(found) and (shared or closes or behind(line, step + 1, end) is not None)


def has_infinitive(line: Line, place: int, end: int) -> bool:
    """Whether a clause ends with an infinitive and its mark: …, die Grenze zu öffnen / abzuwarten."""
    words = line.words
    for i in range(place, min(end, place + REACH)):
        if line.tokens[i].text in ",.;:!?" or words.has("joins", line.low(i)):
            return False
        marked = words.has("infinitive_marks", line.low(i)) and line.low(i + 1).endswith("n")
        if marked or _INFIX.match(line.low(i)):
            follows = line.low(i + 1 + marked)
            if not follows[:1].isalnum() or words.has("auxiliaries", follows) or words.has("joins", follows):
                return True
    return False


def unannounced(line: Line, place: int, end: int) -> int | None:
    """Where a clause begins that a colon or a question word opens: сказал так: …; zeptal se, proč …"""
    words = line.words
    if words.has("hearer_marks", line.low(place)):
        hearer = phrase_from(line, place + 1, end)
        one = words.has("contractions", line.low(place)) and line.tokens[place + 1].is_word
        place = hearer.last if hearer and hearer.first == place + 1 else place + 2 * one
    for i in range(place, min(end - 1, place + 4)):
        if line.tokens[i].text == ":":
            return None if line.is_quote(i + 1) else i + 1
        if line.tokens[i].text == ",":
            return i + 1 if words.has("asking", line.low(i + 1)) else None
        if _asks(line, i):
            return i
        if not (line.is_adverb(i) or line.low(i) in words.pronouns):
            return None
    return None


def _asks(line: Line, place: int) -> bool:
    """Whether a question begins here: preguntó por qué …, but not: preguntado por el retraso."""
    words, low = line.words, line.low(place)
    if words.has("elided_asking", low) and line.low(place + 1) in words.pronouns:
        return True
    if not words.has("asking", low) or words.has("joins", low):
        return False
    return not words.has("prepositions", low) or words.has("asking", line.low(place + 1))


def infinitive(line: Line, cue: Cue, place: int, end: int) -> int | None:
    """Where an infinitive tells what somebody did or does: a dit n'avoir rien vu, dit craindre le pire."""
    words = line.words
    place += words.has("infinitive_marks", line.low(place))
    helper = place
    while helper < end and words.has("negations", line.low(helper)):
        helper += 1
    if helper >= end:
        return None
    if words.has("past_infinitives", line.low(helper)) or _is_bare(line, cue, helper, place):
        return place
    return requested(line, cue, end)


def requested(line: Line, cue: Cue, end: int) -> int | None:
    """The infinitive for what somebody is to do: a demandé à la ville de rouvrir le pont, pidió a Roe hablar.

    The hearer stands before it, with a preposition or, behind verbs of urging, also without one.
    """
    words, place = line.words, cue.at + 1
    described = any(words.has("relatives", line.low(i)) for i in (cue.at - 1, cue.at - 2))
    if described or not words.has("requests", cue.lemma):
        return None
    hearer = words.has("hearer_marks", line.low(place)) or words.has("urging", cue.lemma)
    for i in range(place, min(end - 1, place + _HEARER)):
        if not line.tokens[i].is_word or words.has("breaks", line.low(i)):
            return None
        marked = words.has("infinitive_marks", line.low(i)) or words.has("request_marks", line.low(i))
        verb = i + marked + words.has("negations", line.low(i + marked))
        unmarked = hearer and i > place + 1 and words.has("bare_requests", "yes")
        if (marked or unmarked) and verb < end and is_verb(line, verb):
            return i + marked
        if not hearer:
            return None
    return None


def is_verb(line: Line, place: int) -> bool:
    """Whether a token is an infinitive by its ending, with what it is done to behind it or nothing."""
    words = line.words
    endings = (*words.words.get("infinitive_endings", ()), *words.words.get("clitic_endings", ()))
    if place >= len(line.tokens) or not endings:
        return False
    token = line.tokens[place]
    closed = any(words.has(group, token.low) for group in (*_CLOSED, *_NOUNS))
    return token.is_word and not token.is_name and token.low.endswith(endings) and not closed


def _is_bare(line: Line, cue: Cue, place: int, first: int) -> bool:
    """Whether an infinitive stands right behind a verb of saying: dice temer, dit craindre.

    Not in a relative clause, which only describes somebody: un cadre qui souhaite rester anonyme.
    """
    words, token = line.words, line.tokens[place]
    endings = tuple(words.words.get("infinitive_endings", ()))
    if not endings or not token.low.endswith(endings) or cue.kind != "speech" or first != cue.at + 1:
        return False
    if words.has("relatives", line.low(cue.at - 1)):
        return False
    closed = any(words.has(group, token.low) for group in _CLOSED)
    return token.is_word and not token.is_name and not closed
