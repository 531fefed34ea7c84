"""What follows a verb without "that": a clause, or the noun, infinitive or gerund that it takes instead."""

from __future__ import annotations

from search.quotes import phrases
from search.quotes.shapes import is_phrase, runs_on
from search.quotes.tokens import Cue
from search.quotes.words import Line

_NEAR = 8
_REFLEXIVES = ("self", "selves")


def start(line: Line, cue: Cue, place: int, end: int) -> int | None:
    """The place itself where a clause, or what the verb may take instead of one, begins there."""
    bare = line.words.has("clauses_only", cue.lemma)
    if line.words.has("gerunds", cue.lemma) and is_gerund(line, place):
        return place
    if phrases.is_infinitive(line, place) and line.words.has("wishes_to_know", line.low(place + 1)):
        asked = line.words.has("asking", line.low(place + 2))
        return place + 2 if asked else place
    if _takes_up(line, place) or _is_reflexive(line, place):
        return None
    if line.words.has("complements", cue.lemma):
        return place if phrases.is_infinitive(line, place) or _states(line, place, end) else None
    if (
        place >= end
        or not _can_begin(line, place)
        or (bare and phrases.is_infinitive(line, place) and not line.words.has("infinitives", cue.lemma))
    ):
        return None
    if (cue.kind == "thought" or bare) and not has_clause(line, place, end):
        return None
    return place


def _is_reflexive(line: Line, place: int) -> bool:
    """Whether somebody is the hearer, or the object, of the own verb: promised herself a holiday."""
    return line.low(place).endswith(_REFLEXIVES) and not phrases.is_infinitive(line, place + 1)


def _takes_up(line: Line, place: int) -> bool:
    """Whether "so" stands for what was said before: I say so as a friend."""
    after = line.low(place + 1)
    return line.words.has("resumptives", line.low(place)) and (
        not after[:1].isalnum() or line.words.has("prepositions", after) or line.words.has("joins", after)
    )


def is_gerund(line: Line, place: int) -> bool:
    """Whether a verb in -ing stands at a place, with something behind it: denied [having known]."""
    place += line.words.has("content_adverbs", line.low(place)) or line.is_adverb(place)
    low = line.low(place)
    verb = len(low) > 4 and low.endswith("ing") and not line.words.has("prepositions", low)
    return verb and line.low(place + 1)[:1].isalnum()


def _states(line: Line, place: int, end: int) -> bool:
    """Whether a clause begins at a place: ruled [the permit was void], but not: ruled the land for years."""
    near = [line.low(i) for i in range(place + 1, min(end, place + _NEAR))]
    finite = any(line.words.has("finites", low) or line.words.has("subjunctives", low) for low in near)
    return place < end and _can_begin(line, place) and finite and has_clause(line, place, end)


def _can_begin(line: Line, place: int) -> bool:
    low, words, token = line.low(place), line.words, line.tokens[place]
    if line.is_quote(place):
        return runs_on(line, place)
    if words.has("asking", low):
        return not line.cues_in(place + 1, place + 2)
    if low in words.pronouns or words.has("determiners", low) or words.has("content_adverbs", low):
        return True
    if words.has("content_prepositions", low) or _is_quantity(line, place):
        return True
    if words.has("prepositions", low) or words.has("auxiliaries", low) or words.has("joins", low):
        return False
    return token.is_word or token.text[0].isdigit() or token.text[0] in "$€£"


def _is_quantity(line: Line, place: int) -> bool:
    """Whether a preposition only weighs a number: about 60 devices, at least two of them."""
    after = line.low(place + 1)
    weighed = line.words.has("quantifiers", after) or after[:1].isdigit()
    words = line.words
    return weighed and words.has("prepositions", line.low(place)) and words.has("bare_clauses", "yes")


def has_clause(line: Line, place: int, end: int) -> bool:
    """Whether a finite verb stands near, so that the words are a clause and not an object."""
    words = line.words
    if words.has("asking", line.low(place)):
        return True
    if line.low(place) in words.pronouns and not words.has("determiners", line.low(place)):
        return True
    for i in range(place + 1, min(end, place + 12)):
        low = line.low(i)
        if line.is_quote(i):
            return is_phrase(line, i)
        if line.tokens[i].text in ",.;:":
            return False
        told = low in words.verbs and low.endswith("s") and not words.has("nouns", low)
        if words.has("auxiliaries", low) or phrases.is_infinitive(line, i) or told:
            return True
    return False
