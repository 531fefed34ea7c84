"""Speakers in languages whose subject may follow its verb: sagte gestern in Ulm der Sprecher.

The subject is looked for behind the verb over adverbs and prepositional phrases, in front of it
likewise, and is left open where the language drops pronouns.  Each look stays within the clause
and within a window of the verb, so the cost is linear in the length of a paragraph.
"""

from __future__ import annotations

import re

from search.quotes import speakers
from search.quotes.phrases import Mention, has_full_name, phrase_before, phrase_from
from search.quotes.words import Cue, Line

_REACH = 30
_INFIX = re.compile(r"\w{2,5}zu\w{3,}n$")
"""A separable verb with its mark inside: abzuwarten."""
_CLAUSE_ENDS = frozenset(",.!?;:()—–―")


def finite(line: Line, verb: int, floor: int) -> int:
    """The verb's own token, or that of the helper a participle needs (hat … gesagt); -1 without one."""
    words = line.words
    low = line.low(verb)
    quoted = words.has("quoting", words.lemmas.get(low, ""))
    if not words.has("perfects", low) and not (quoted and low in words.participles):
        return verb
    for place in range(verb - 1, max(floor, verb - _REACH) - 1, -1):
        helper = line.low(place)
        if words.has("perfect_helpers", helper) or (quoted and words.has("passive_helpers", helper)):
            return place
        if line.tokens[place].text in ".!?;:" or line.is_quote(place):
            break
    finite_too = words.lemmas.get(low, low) != low
    return verb if finite_too or words.has("perfect_helpers", line.low(verb + 1)) else -1


def speaker(line: Line, cue: Cue, verb: int, floor: int, ceiling: int) -> Mention | None:
    """The speaker of a finite verb that nothing joins to an earlier one."""
    words = line.words
    following = line.low(verb + 1)
    if words.has("nominatives", following):
        return Mention(verb + 1, verb + 2)
    if words.has("impersonal", following) or words.has("impersonal", line.low(verb - 1)):
        return _document(line, verb, floor, ceiling)
    if words.has("quoting", cue.lemma) and verb == cue.at:
        quoted = _quoted_person(line, verb, ceiling)
        if quoted:
            return quoted
    if line.low(verb - 1) == "," and verb > floor:
        found = apposed(line, verb, floor) or behind(line, verb + 1, ceiling)
        return found or speakers.earlier(line, verb, floor)
    before = over_phrases(line, verb, floor, near=True)
    after = behind(line, verb + 1, min(ceiling, cue.at) if verb < cue.at else ceiling)
    if before is None:
        return after or over_phrases(line, verb, floor)
    return after if after and _speaks(line, after) and not _speaks(line, before) else before


def apposed(line: Line, verb: int, floor: int) -> Mention | None:
    """The subject that an apposition parts from its verb: Jan Nowak, Sprecher der Bahn, sagte …"""
    comma = verb - 1
    opening = next((i for i in range(comma - 1, max(floor, comma - _REACH), -1) if line.low(i) == ","), floor)
    if opening <= floor or line.low(comma) != ",":
        return None
    first, second = phrase_before(line, opening, floor), phrase_before(line, comma, opening + 1)
    if first is None or first.first - floor > 1:
        return None
    if second is None or second.first != opening + 1:
        return first if _speaks(line, first) else None
    names = all(token.is_name for token in line.tokens[second.first : second.last])
    return second if names and has_full_name(line, second.first, second.last) else first


def behind(line: Line, start: int, ceiling: int) -> Mention | None:
    """The subject behind a verb, over adverbs, times and prepositional phrases of its clause."""
    words = line.words
    end = start
    while end < min(ceiling, start + _REACH) and line.tokens[end].text not in _CLAUSE_ENDS:
        if line.is_quote(end) and not words.has("articles", line.low(end - 1)):
            break
        end += 1
    place = start
    while place < end:
        low = line.low(place)
        if line.is_adverb(place) or words.has("times", low) or line.tokens[place].text[0].isdigit():
            place += 1
        elif words.has("determiners", low) and words.has("times", line.low(place + 1)):
            place += 2
        elif words.has("auxiliaries", low) and not words.has("determiners", low):
            place += 1
        elif words.has("prepositions", low) and not words.has("determiners", low):
            place = _past_object(line, place + 1, end)
        else:
            return _subject(line, place, end)
    return None


def _subject(line: Line, place: int, end: int) -> Mention | None:
    """The noun phrase at a place; a bare noun counts only where no article would stand before it."""
    words = line.words
    if words.has("breaks", line.low(place)) or words.has("that", line.low(place)):
        return None
    found = phrase_from(line, place, end)
    bare = not words.words.get("articles") or words.has("bare_nouns", "yes")
    if found is None and bare and line.tokens[place].is_word:
        closed = words.has("joins", line.low(place)) or line.low(place) in words.verbs
        return None if closed else Mention(place, place + 1)
    return found if found and found.first == place else None


def _past_object(line: Line, place: int, end: int) -> int:
    """The end of the noun phrase behind a preposition."""
    words = line.words
    if words.words.get("articles"):
        if place < end and line.tokens[place].is_name and not words.has("determiners", line.low(place)):
            return next((i for i in range(place, end) if not line.tokens[i].is_name), end)
        phrase = phrase_from(line, place, end)
        return phrase.last if phrase and phrase.first <= place + 1 else place + 1
    first = place
    while place < end and line.tokens[place].is_word:
        low, token = line.low(place), line.tokens[place]
        if place > first and (words.has("titles", low) or words.has("people", low)):
            break
        if words.has("prepositions", low):
            break
        if place > first and line.tokens[place - 1].is_name and not token.is_name:
            break
        if token.is_name and _names_reach(line, place, end) and place > first:
            break
        place += 1
    return max(place, first + 1)


def _names_reach(line: Line, place: int, end: int) -> bool:
    """Whether nothing but names stands between here and the end of the clause."""
    return all(token.is_name for token in line.tokens[place:end])


def over_phrases(line: Line, verb: int, floor: int, near: bool = False) -> Mention | None:
    """The subject in front of a verb; unless `near`, also over prepositional phrases between them."""
    place, lowest = verb, max(floor, verb - _REACH)
    while place > lowest:
        mention, last = speakers.subject_before(line, place, floor), place
        if mention or near:
            return mention
        place = next(
            (
                i
                for i in range(place - 1, lowest - 1, -1)
                if line.words.has("prepositions", line.low(i)) or line.tokens[i].text in _CLAUSE_ENDS
            ),
            lowest,
        )
        if line.tokens[place].text in _CLAUSE_ENDS:
            break
        if not line.words.words.get("articles") and line.words.has("prepositions", line.low(place)):
            start = _past_object(line, place + 1, last)
            found = _subject(line, start, last) if start < last else None
            if found and not line.is_adverb(start):
                return found
    return None


def _speaks(line: Line, mention: Mention) -> bool:
    """Whether a phrase names somebody: a full name, or a word for a person."""
    words = line.words
    return has_full_name(line, mention.first, mention.last) or any(
        words.has("people", line.low(i)) or words.has("titles", line.low(i)) or line.low(i) in words.genders
        for i in range(mention.first, mention.last)
    )


def _document(line: Line, verb: int, floor: int, ceiling: int) -> Mention | None:
    """What is read out by "it says": in dem Schreiben heißt es / heißt es in dem Schreiben."""
    words = line.words
    start = verb + 1 + words.has("impersonal", line.low(verb + 1))
    while start < ceiling and line.is_adverb(start):
        start += 1
    if words.has("prepositions", line.low(start)):
        return phrase_from(line, start + 1, ceiling)
    for place in range(max(floor, verb - _REACH), verb):
        if words.has("prepositions", line.low(place)):
            return phrase_from(line, place + 1, verb)
    return None


def _quoted_person(line: Line, verb: int, ceiling: int) -> Mention | None:
    """Whom somebody quotes: zitierte die Sprecherin mit den Worten …"""
    if not line.words.has("with", line.low(min(ceiling, len(line.tokens)) - 1)):
        found = phrase_from(line, verb + 1, ceiling)
        if found and found.first == verb + 1 and line.words.has("with", line.low(found.last)):
            return found
    return None


def dropped(line: Line, cue: Cue) -> bool:
    """Whether a verb may stand without a subject because its form names the person."""
    return line.words.has("pronouns_dropped", "yes") and not cue.bare


def follows(line: Line, cue: Cue, place: int) -> bool:
    """Whether only adverbs and helpers stand between a place and a verb: ha aggiunto, diye ekledi."""
    return opening(line, cue.at, place) == place


def opening(line: Line, verb: int, floor: int) -> int:
    """Where a verb begins with the adverbs and helpers in front of it: a indiqué."""
    words = line.words
    while verb > floor and (line.is_adverb(verb - 1) or words.has("auxiliaries", line.low(verb - 1))):
        verb -= 1
    return verb


def after_quote(line: Line, cue: Cue, place: int) -> Mention | None:
    """The subject of a verb that follows a quoted span, only adverbs and helpers between."""
    words = line.words
    verb = finite(line, cue.at, place)
    for i in range(place, verb):
        if not (line.is_adverb(i) or words.has("auxiliaries", line.low(i))):
            return None
    if verb < place:
        return None
    found = behind(line, verb + 1, cue.at if verb < cue.at else line.sentence_of(cue.at)[1])
    if found or not words.has("verb_final", "yes"):
        return found
    return speakers.earlier(line, place, max(line.sentence_of(place)[0], place - _REACH))


def past_apposition(line: Line, place: int, end: int) -> int:
    """The token behind the name that commas or brackets add to a source: Nach Angaben der Leiterin, Eva Holm, …"""
    if line.low(place) == "(":
        closing = next((i for i in range(place, min(end, place + _REACH)) if line.low(i) == ")"), place - 1)
        return closing + 1
    if line.low(place) != ",":
        return place
    name = phrase_from(line, place + 1, end)
    closed = name is not None and name.first == place + 1 and line.low(name.last) == ","
    return name.last + 1 if name and closed and has_full_name(line, name.first, name.last) else place


def returns(line: Line, place: int, end: int) -> bool:
    """Whether the narrator goes on behind a comma: …, sagte er / …, wie er sagte."""
    words = line.words
    if words.has("as", line.low(place)):
        found = line.cues_in(place, min(end, place + 12))
        return bool(found) and not any(line.low(i) == "," for i in range(place, found[0].at))
    step = place + words.has("joins", line.low(place))
    found = [cue for cue in line.cues_in(step, step + 1) if not cue.bare and cue.kind == "speech"]
    return bool(found) and behind(line, step + 1, end) is not None


def has_infinitive(line: Line, place: int, end: int) -> bool:
    """Whether a clause ends with an infinitive and its mark: …, die Grenze zu öffnen / abzuwarten."""
    words = line.words
    for i in range(place, min(end, place + _REACH)):
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
    for i in range(place, min(end - 1, place + 4)):
        if line.tokens[i].text == ":":
            return None if line.is_quote(i + 1) else i + 1
        if line.tokens[i].text == ",":
            return i + 1 if words.has("asking", line.low(i + 1)) else None
        if words.has("asking", line.low(i)) and not words.has("joins", line.low(i)):
            return i
        if not (line.is_adverb(i) or line.low(i) in words.pronouns):
            return None
    return None
