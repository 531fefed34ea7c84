"""Who speaks: the mention in front of a verb of saying, behind it, or earlier in its sentence.

Mentions are noun phrases in languages written with spaces, found without a parser: from the
verb outwards, a phrase goes on over names, nouns and linking prepositions and ends at any other
closed-class word.  A mention never holds a clause.
"""

from __future__ import annotations

from typing import NamedTuple

from search.quotes.words import Cue, Line

_LONGEST = 18
_DASHES = ("—", "–", "-", "--", "―")


class Mention(NamedTuple):
    """Tokens [first, last) that name a speaker."""

    first: int
    last: int


def of_cue(line: Line, cue: Cue, floor: int, ceiling: int) -> Mention | None:
    """The speaker of a cue verb, looked for in tokens [floor, ceiling)."""
    verb = _finite(line, cue.index, floor)
    if verb < floor:
        return None
    if cue.bare or _is_joined(line, verb, floor):
        return earlier(line, verb, floor)
    inverts = line.words.has("inverts", "always")
    if inverts and verb > floor and line.low(verb - 1) == "," and verb == cue.index:
        after = phrase_from(line, verb + 1, ceiling)
        if after:
            return after
    before = subject_before(line, verb, floor)
    if before is None and inverts:
        return phrase_from(line, verb + 1, min(ceiling, cue.index) if verb < cue.index else ceiling)
    return before


def _finite(line: Line, verb: int, floor: int) -> int:
    """The verb's own token, or that of the "hat" which a German participle needs; -1 where it lacks."""
    if not line.words.has("perfects", line.low(verb)):
        return verb
    for place in range(verb - 1, max(floor, verb - 14) - 1, -1):
        if line.words.has("perfect_helpers", line.low(place)):
            return place
        if line.tokens[place].text in ".!?;:":
            break
    return -1


def _is_joined(line: Line, verb: int, floor: int) -> bool:
    """Whether "and", "but" or a comma alone stands before the verb: it shares an earlier subject."""
    place = _before_helpers(line, verb - 1, floor)
    return place >= floor and line.words.has("joins", line.low(place))


def subject_before(line: Line, verb: int, floor: int) -> Mention | None:
    """The noun phrase in front of a finite verb, over auxiliaries, adverbs and appositions."""
    place = _before_helpers(line, verb - 1, floor)
    if place < floor:
        return None
    mark = line.tokens[place].text
    if mark == ",":
        return _over_apposition(line, place, floor)
    if mark in _DASHES:
        place = _find_back(line, place - 1, floor, _DASHES) - 1
    elif mark == ")":
        place = _find_back(line, place, floor, ("(",)) - 1
    return phrase_before(line, place + 1, floor) if place >= floor else None


def _before_helpers(line: Line, place: int, floor: int) -> int:
    """The first token to the left that is no auxiliary or adverb."""
    words = line.words
    while place >= floor:
        low = line.low(place)
        timed = words.has("times", low) or (words.has("determiners", low) and words.has("times", line.low(place + 1)))
        if not (words.has("auxiliaries", low) or words.is_adverb(low) or timed):
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
            return phrase_before(line, comma, floor) if set_off else None
        inner = phrase_before(line, comma, start + 1)
        whole = inner is not None and inner.first == start + 1
        if whole and inner and _is_full_name(line, inner):
            return inner
        if line.is_quote(start + 1) or not _is_aside(line, start + 1, comma):
            return phrase_before(line, comma, floor) if set_off or whole else None
        comma, set_off = start, True
    return None


def _is_aside(line: Line, first: int, last: int) -> bool:
    """Whether tokens between two commas explain the phrase before them."""
    low = line.low(first)
    words = line.words
    if words.has("relatives", low) or words.has("determiners", low) or low[:1].isdigit():
        return True
    if line.tokens[first].is_name and last - first <= 3:
        return True
    return words.has("people", low) or words.has("asides", low) or not line.tokens[first].is_name


def _is_full_name(line: Line, mention: Mention) -> bool:
    tokens = line.tokens[mention.first : mention.last]
    return len(tokens) >= 2 and all(t.is_name for t in tokens) and not line.words.has("people", tokens[-1].low)


def phrase_before(line: Line, end: int, floor: int) -> Mention | None:
    """The longest noun phrase that ends right before token `end`."""
    words = line.words
    place = end - 1
    if place < floor:
        return None
    low = line.low(place)
    if low in words.pronouns:
        return Mention(place, end)
    if not _is_head(line, place):
        return None
    first = place
    while first > floor and end - first < _LONGEST:
        step = _step_left(line, first, floor)
        if not step:
            break
        first -= step
    first = _trimmed(line, first, end)
    if words.has("inverts", "always") and first > floor and words.has("prepositions", line.low(first - 1)):
        return None
    return Mention(first, end) if first < end and not words.has("mute", line.low(first) if first == end - 1 else "") else None


def _is_head(line: Line, place: int) -> bool:
    """Whether a token can be the last word of a noun phrase."""
    token, words = line.tokens[place], line.words
    if token.text == ")":
        return True
    if not (token.is_word or token.text[0].isdigit()):
        return False
    if token.is_name and place not in line.bounds:
        return True
    return not (_is_closed(line, place) or words.has("times", token.low))


def _is_closed(line: Line, place: int) -> bool:
    low, words = line.low(place), line.words
    return (
        words.has("breaks", low)
        or words.has("prepositions", low)
        or words.has("auxiliaries", low)
        or words.has("adverbs", low)
        or words.has("determiners", low)
        or low in words.pronouns
    )


def _step_left(line: Line, first: int, floor: int) -> int:
    """How many tokens to the left still belong to the phrase that begins at `first`."""
    place = first - 1
    words, token = line.words, line.tokens[place]
    if words.has("determiners", line.low(first)):
        if words.has("genitives", line.low(first)) and token.is_name and place not in line.bounds and _is_inner(line, place):
            return 1
        return _link_left(line, place, floor)
    if words.has("determiners", token.low):
        return 1
    if token.text == "&" or words.has("particles", token.low):
        return 1
    if words.has("joins", token.low):
        return _join_left(line, place, floor)
    if words.has("links", token.low):
        return _link_left(line, place, floor)
    return int(_is_inner(line, place))


def _is_inner(line: Line, place: int) -> bool:
    token, words = line.tokens[place], line.words
    if line.is_quote(place):
        return False
    if token.is_name and place not in line.bounds:
        return True
    if not (token.is_word or token.text[0].isdigit()) or _is_closed(line, place):
        return False
    return token.low not in words.verbs or words.lemmas[token.low] == token.low or token.is_name


def _link_left(line: Line, place: int, floor: int) -> int:
    """Over "of", "for" … when a noun stands before it."""
    if not line.words.has("links", line.low(place)) or place - 1 < floor:
        return 0
    noun = place - 1
    if line.is_quote(noun) or not _is_head(line, noun) or not line.tokens[noun].is_word:
        return 0
    return 1 if line.words.has("links", line.low(place)) and _is_inner(line, noun) else 0


def _join_left(line: Line, place: int, floor: int) -> int:
    """Over "and" between two names."""
    left = place - 1
    return int(
        left >= floor
        and line.tokens[left].is_name
        and _is_inner(line, left)
        and (line.tokens[place + 1].is_name or line.low(place + 1) in ("others",))
        and not line.words.has("titles", line.low(place + 1).rstrip("."))
    )


def _trimmed(line: Line, first: int, end: int) -> int:
    """Drops times, linking words and the like from the phrase's left."""
    words = line.words
    while first < end:
        low = line.low(first)
        if not (words.has("times", low) or words.has("links", low) or words.has("joins", low) or low in ("'s", "&")):
            break
        first += 1
    return first


def phrase_from(line: Line, start: int, ceiling: int) -> Mention | None:
    """The noun phrase that begins at token `start` (over adverbs and times), as after an inverted verb."""
    words = line.words
    while start < ceiling and (words.is_adverb(line.low(start)) or words.has("times", line.low(start))):
        start += 1
    if start >= ceiling:
        return None
    if line.low(start) in words.pronouns:
        return Mention(start, start + 1)
    last = start
    while last < ceiling and last - start < _LONGEST and _goes_on(line, start, last):
        last += 1
    while last > start and not _is_head(line, last - 1):
        last -= 1
    bare = last - start == 1 and not line.tokens[start].is_name and not words.has("people", line.low(start))
    return Mention(start, last) if last > start and not bare else None


def _goes_on(line: Line, start: int, place: int) -> bool:
    """Whether the phrase that began at `start` still goes on at `place`."""
    token, words = line.tokens[place], line.words
    if words.has("determiners", token.low):
        genitive = words.has("genitives", token.low) and line.tokens[place - 1].is_name and place > start
        return place == start or words.has("links", line.low(place - 1)) or genitive
    if words.has("links", token.low):
        return place > start and not _has_full_name(line, start, place) and _is_noun_next(line, place + 1)
    if words.has("joins", token.low):
        return place > start and place + 1 < len(line.tokens) and line.tokens[place + 1].is_name
    if token.text == "&" or words.has("particles", token.low):
        return place > start or token.is_name
    if words.has("times", token.low) or words.is_adverb(token.low):
        return False
    return _is_inner(line, place) and _may_follow_name(line, start, place)


def _may_follow_name(line: Line, start: int, place: int) -> bool:
    """A lower-case word goes on behind a name only as a role, or with another name soon behind it."""
    words, token = line.words, line.tokens[place]
    if place == start or token.is_name or not line.tokens[place - 1].is_name or "'" in line.low(place - 1):
        return True
    if words.has("people", token.low) or words.has("titles", token.low):
        return True
    return token.low not in words.verbs and any(t.is_name for t in line.tokens[place + 1 : place + 3])


def apposed(line: Line, mention: Mention, ceiling: int) -> Mention:
    """The name behind a description: its chief executive, Marcus Oyelaran."""
    if line.low(mention.last) != "," or _has_full_name(line, mention.first, mention.last):
        return mention
    name = phrase_from(line, mention.last + 1, ceiling)
    fits = name is not None and name.first == mention.last + 1 and _is_full_name(line, name)
    closed = name is not None and (name.last >= ceiling or line.tokens[name.last].text in ",.!?;:")
    return name if name and fits and closed else mention


def _has_full_name(line: Line, start: int, place: int) -> bool:
    return place - start >= 2 and line.tokens[place - 1].is_name and line.tokens[place - 2].is_name


def _is_noun_next(line: Line, place: int) -> bool:
    if place >= len(line.tokens):
        return False
    low = line.low(place)
    return line.words.has("determiners", low) or (_is_inner(line, place) and not line.words.has("times", low))


def earlier(line: Line, verb: int, floor: int) -> Mention | None:
    """The subject that a participle or joined verb shares: that of the last cue, else of the clause's start."""
    for cue in reversed(line.cues):
        if floor <= cue.index < verb and not cue.bare and not _is_joined(line, cue.index, floor):
            mention = subject_before(line, cue.index, floor)
            if mention:
                return mention
    start = floor
    while start < verb:
        start = _after_openers(line, start, verb)
        mention = None if _is_opener(line, start) else phrase_from(line, start, verb)
        if mention and not (mention.last == start + 1 and line.low(mention.last) in _DASHES):
            return mention
        stop = next((i for i in range(start, verb) if line.tokens[i].text in (",", *_DASHES)), verb)
        start = stop + 1
    return None


def _is_opener(line: Line, place: int) -> bool:
    """Whether a sentence begins with a participle or preposition that is no subject: Speaking in Salem, …"""
    token, words = line.tokens[place], line.words
    opening = token.low.endswith(words.opening_endings) if words.opening_endings else False
    return (opening and place in line.bounds) or words.has("prepositions", token.low) or words.has("breaks", token.low)


def _after_openers(line: Line, start: int, end: int) -> int:
    """Past "But", "However," and quotes at the start of a clause."""
    words = line.words
    while start < end and (
        words.has("joins", line.low(start)) or words.is_adverb(line.low(start)) or line.is_quote(start)
        or line.tokens[start].text == ","
    ):
        start += 1
    return start
