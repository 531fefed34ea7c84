"""The subject in front of its verb: over auxiliaries, adverbs and appositions, or that of an earlier verb.

Each look stays within the sentence and within a window of the verb, so the cost is linear in the
length of a paragraph.
"""

from __future__ import annotations

from search.quotes import subjects
from search.quotes.phrases import Mention, has_full_name, is_full_name, phrase_before, phrase_from
from search.quotes.shapes import DASHES
from search.quotes.tokens import Cue
from search.quotes.words import Line


def is_joined(line: Line, verb: int, floor: int) -> bool:
    """Whether "and", "but" or a comma alone stands before the verb: it shares an earlier subject."""
    place = _before_helpers(line, verb - 1, floor)
    if place < floor:
        return False
    serial = line.low(place) == "," and line.words.has("serials", line.low(place + 1))
    return serial or line.words.has("joins", line.low(place))


def subject_before(line: Line, verb: int, floor: int) -> Mention | None:
    """The noun phrase in front of a finite verb, over auxiliaries, adverbs and appositions."""
    place = _before_helpers(line, verb - 1, floor)
    if place < floor:
        return None
    mark = line.tokens[place].text
    if _is_partitive(line, place, floor):
        return Mention(place - 2, place + 1)
    if mark == ",":
        return _over_apposition(line, place, floor)
    if mark in DASHES:
        place = _find_back(line, place - 1, floor, DASHES) - 1
    elif mark == ")":
        place = _find_back(line, place, floor, ("(",)) - 1
    return phrase_before(line, place + 1, floor) if place >= floor else None


def _is_partitive(line: Line, place: int, floor: int) -> bool:
    """Whether a relative pronoun stands behind how many of them are meant: voters, many of whom say …"""
    words = line.words
    counted = place - 2 >= floor and words.has("determiners", line.low(place - 2))
    return counted and words.has("links", line.low(place - 1)) and words.has("relatives", line.low(place))


def _before_helpers(line: Line, place: int, floor: int) -> int:
    """The first token to the left that is no auxiliary or adverb."""
    words = line.words
    while place >= floor:
        low = line.low(place)
        timed = words.has("times", low) or (
            words.has("determiners", low) and words.has("times", line.low(place + 1))
        )
        timed = timed or (words.has("time_prepositions", low) and words.has("times", line.low(place + 1)))
        negated = words.has("negations", low) and line.is_adverb(place + 1)
        timed = timed or (words.has("infinitive_marks", low) and words.has("habits", line.low(place - 1)))
        helps = words.has("auxiliaries", low) or words.has("semiauxiliaries", low)
        helps = helps or (words.has("medials", low) and words.has("auxiliaries", line.low(place - 1)))
        if not (helps or line.is_adverb(place) or timed or negated):
            break
        place -= 1
    return place


def _find_back(line: Line, place: int, floor: int, marks: tuple[str, ...]) -> int:
    while place >= floor and line.tokens[place].text not in marks:
        place -= 1
    return place


def _over_apposition(line: Line, comma: int, floor: int) -> Mention | None:
    """The phrase that commas set off from its verb: "Ingrid Solheim, the head of …, said"."""
    set_off = False
    for _ in range(4):
        start = _find_back(line, comma - 1, floor, (",",))
        if start < floor:
            return _with_relative(line, phrase_before(line, comma, floor), floor) if set_off else None
        inner = phrase_before(line, comma, start + 1)
        whole = inner is not None and inner.first == start + 1
        if whole and inner and is_full_name(line, inner):
            return _whom_it_describes(line, start, floor) or inner
        if line.is_quote(start + 1) or not _is_aside(line, start + 1, comma):
            return (
                _with_relative(line, phrase_before(line, comma, floor), floor) if set_off or whole else None
            )
        comma, set_off = start, True
    return None


def _whom_it_describes(line: Line, comma: int, floor: int) -> Mention | None:
    """The name before an aside that ends in another one: [Jo Roe], a lawyer for the mayor, Ann Lee, said."""
    start, words = _find_back(line, comma - 1, floor, (",",)), line.words
    low = line.low(start + 1)
    if start < floor or not (words.has("determiners", low) or words.has("relatives", low)):
        return None
    name = phrase_before(line, start, floor)
    opens = name is not None and (name.first == floor or name.first in line.firsts)
    return name if name and opens and is_full_name(line, name) else None


def _with_relative(line: Line, mention: Mention | None, floor: int) -> Mention | None:
    """A phrase with what its relative clause is about: [a welder who] worked on the anchors."""
    if mention is None or not line.words.has("relatives", line.low(mention.first - 1)):
        return mention
    outer = phrase_before(line, mention.first - 1, floor)
    return Mention(outer.first, mention.last) if outer else mention


def _is_aside(line: Line, first: int, last: int) -> bool:
    """Whether tokens between two commas explain the phrase before them."""
    low = line.low(first)
    words = line.words
    if words.has("relatives", low) or words.has("determiners", low) or low[:1].isdigit():
        return True
    if low.endswith(("'s", "s'")):
        return True
    if line.tokens[first].is_name and last - first <= 3:
        return True
    return words.has("people", low) or words.has("asides", low) or not line.tokens[first].is_name


def apposed(line: Line, mention: Mention, ceiling: int) -> Mention:
    """The name behind a description: its chief executive, Marcus Oyelaran."""
    if line.low(mention.last) != "," or has_full_name(line, mention.first, mention.last):
        return mention
    name = phrase_from(line, mention.last + 1, ceiling)
    fits = name is not None and name.first == mention.last + 1 and is_full_name(line, name)
    closed = name is not None and (
        name.last >= ceiling or line.tokens[name.last].text in (*",.!?;:", *DASHES)
    )
    return name if name and fits and closed else mention


def earlier(line: Line, verb: int, floor: int) -> Mention | None:
    """The subject that a participle or joined verb shares: that of the last cue, else the clause's first."""
    cues = line.cues_in(floor, verb)
    for cue in [c for c in reversed(cues) if c.kind != "thought"] + [c for c in cues if c.kind == "thought"]:
        if not cue.bare and not is_joined(line, cue.at, floor):
            mention = subject_before(line, cue.at, floor) or _inverted(line, cue, verb, floor)
            if mention:
                return mention
    start = floor
    while start < verb:
        start = _after_openers(line, start, verb)
        mention = None if _is_opener(line, start) else _without_verb(line, phrase_from(line, start, verb))
        if mention and not (mention.last == start + 1 and line.low(mention.last) in DASHES):
            return mention
        stop = next((i for i in range(start, verb) if line.tokens[i].text in (",", *DASHES)), verb)
        start = stop + 1
    return None


def _inverted(line: Line, cue: Cue, end: int, floor: int) -> Mention | None:
    """The subject behind a verb that a comma parts from its clause: …, a assuré [la direction], avant de …"""
    opened = _before_helpers(line, cue.at - 1, floor)
    parted = line.words.has("inverts", "always") and opened >= floor and line.low(opened) == ","
    return subjects.behind(line, cue.at + 1, end) if parted else None


def _without_verb(line: Line, mention: Mention | None) -> Mention | None:
    """A phrase without the verb of a headline behind its noun for a person: Salem mayor [quits], says …"""
    if mention is None or mention.last - mention.first < 2:
        return mention
    if line.words.has("needs", "that"):
        return _without_helper(line, mention)
    if not line.words.has("bare_nouns", "yes"):
        return mention
    verb, noun = line.tokens[mention.last - 1], line.low(mention.last - 2)
    one = line.words.has("titles", noun) or (line.words.has("people", noun) and not noun.endswith("s"))
    titled = one and verb.low.endswith("s") and not (verb.is_name or line.words.has("people", verb.low))
    return mention._replace(last=mention.last - 1) if titled else mention


def _without_helper(line: Line, mention: Mention) -> Mention:
    """A phrase of Romance without a verb in front of an infinitive: El ministro [volvió] a insistir …"""
    verb, behind = mention.last - 1, mention.last
    words, low = line.words, line.low(mention.last - 1)
    noun = line.tokens[verb].is_name or words.has("people", low) or words.has("titles", low)
    led = words.has("infinitive_marks", line.low(behind)) and line.cues_in(behind + 1, behind + 2)
    helps = mention.last - mention.first > 2 and not noun and (led or line.cues_in(behind, behind + 1))
    return mention._replace(last=verb) if helps else mention


def _is_opener(line: Line, place: int) -> bool:
    """Whether a sentence begins with a participle or preposition that is no subject: Speaking in Salem, …"""
    token, words = line.tokens[place], line.words
    opening = token.low.endswith(words.opening_endings) if words.opening_endings else False
    opening = opening or words.has("asked", token.low)
    return (
        (opening and place in line.firsts)
        or words.has("prepositions", token.low)
        or words.has("breaks", token.low)
    )


def _after_openers(line: Line, start: int, end: int) -> int:
    """Past "But", "However," and quotes at the start of a clause."""
    words = line.words
    while start < end and (
        words.has("joins", line.low(start))
        or line.is_adverb(start)
        or line.is_quote(start)
        or line.tokens[start].text == ","
    ):
        start += 1
    return start
