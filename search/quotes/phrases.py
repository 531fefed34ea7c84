"""Noun phrases that can name a speaker, found without a parser in languages written with spaces.

From one end outwards a phrase goes on over names, nouns and linking prepositions, and stops at
any other closed-class word.  It never holds a clause.
"""

from __future__ import annotations

from typing import NamedTuple

from search.quotes.phrase_words import is_closed, is_name, is_particle, is_past, is_year
from search.quotes.who.speaker_types import kind_of
from search.quotes.words import Line

_LONGEST = 18


class Mention(NamedTuple):
    """Tokens [first, last) that name a speaker."""

    first: int
    last: int


def phrase_before(line: Line, end: int, floor: int) -> Mention | None:
    """The longest noun phrase that ends right before token `end`."""
    words = line.words
    place = end - 1
    if place < floor:
        return None
    low = line.low(place)
    if low in words.pronouns:
        return Mention(place, end)
    if words.has("intensives", low) and place > floor and line.low(place - 1) in words.pronouns:
        return Mention(place - 1, place)
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
    return (
        Mention(first, end)
        if first < end and not words.has("mute", line.low(first) if first == end - 1 else "")
        else None
    )


def _is_head(line: Line, place: int) -> bool:
    """Whether a token can be the last word of a noun phrase."""
    token, words = line.tokens[place], line.words
    if token.text == ")" or is_named_thing(line, place):
        return True
    if not (token.is_word or token.text[0].isdigit()):
        return False
    if (token.is_name and place not in line.firsts) or words.has("counts", token.low):
        return True
    if words.has("nouns_capitalised", "yes") and token.text.islower():
        return False
    return not (is_closed(line, place) or words.has("times", token.low))


def is_named_thing(line: Line, place: int) -> bool:
    """Whether a quoted span is a name behind its article or outlet: die „Woche“, die Zeitung „Woche“."""
    span = line.quoted.get(place)
    if span is None or span.end - span.start > _LONGEST * 2:
        return False
    before = line.low(place - 1)
    return line.words.has("articles", before) or kind_of(before, line.words.lang) == "organisation"


def _step_left(line: Line, first: int, floor: int) -> int:
    """How many tokens to the left still belong to the phrase that begins at `first`."""
    place = first - 1
    words, token = line.words, line.tokens[place]
    if is_particle(line, first) and token.is_name:
        return 1
    if words.has("determiners", line.low(first)):
        if (
            words.has("genitives", line.low(first))
            and token.is_name
            and place not in line.firsts
            and _is_inner(line, place)
        ):
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
    if token.is_name and place not in line.firsts:
        return True
    if not (token.is_word or token.text[0].isdigit()) or is_closed(line, place):
        return False
    articled = words.has("articles", line.low(place - 1))
    named = articled and words.has("prepositions", line.low(place - 2))
    named = named or (articled and token.low.endswith(tuple(words.words.get("noun_endings", ())) or ("\0",)))
    return named or token.low not in words.verbs or words.lemmas[token.low] == token.low or token.is_name


def _link_left(line: Line, place: int, floor: int) -> int:
    """Over "of", "for" … when a noun stands before it."""
    if not line.words.has("links", line.low(place)) or place - 1 < floor:
        return 0
    noun = place - 1
    if line.is_quote(noun) or not _is_head(line, noun) or not line.tokens[noun].is_word:
        return 0
    return int(_is_inner(line, noun) or line.words.has("counts", line.low(noun)))


def _join_left(line: Line, place: int, floor: int) -> int:
    """Over "and" between two names or two words for people: members and leaders."""
    left = place - 1
    if left >= floor and all(line.words.has("people", line.low(i)) for i in (left, place + 1)):
        return 1
    return int(
        left >= floor
        and line.tokens[left].is_name
        and _is_inner(line, left)
        and _is_joined(line, place)
        and not line.words.has("titles", line.low(place + 1).rstrip("."))
    )


def _is_joined(line: Line, join: int) -> bool:
    """Whether a name, or others, follow an "and": Roe and Doe, Roe and others."""
    return join + 1 < len(line.tokens) and (line.tokens[join + 1].is_name or line.low(join + 1) == "others")


def _trimmed(line: Line, first: int, end: int) -> int:
    """Drops times, linking words and the like from the phrase's left."""
    words = line.words
    while first < end:
        low = line.low(first)
        if not (
            words.has("times", low)
            or is_year(line, first, end)
            or words.has("links", low)
            or words.has("joins", low)
            or low in ("'s", "&")
        ):
            break
        first += 1
    return first


def phrase_from(line: Line, start: int, ceiling: int) -> Mention | None:
    """The noun phrase that begins at token `start` (over adverbs and times), as after an inverted verb."""
    words = line.words
    while start < ceiling and (line.is_adverb(start) or words.has("times", line.low(start))):
        start += 1
    if start >= ceiling:
        return None
    if line.low(start) in words.pronouns and not is_determiner(line, start):
        return Mention(start, start + 1)
    last = start
    while last < ceiling and last - start < _LONGEST and _goes_on(line, start, last):
        last += 1
    while last > start and not _is_head(line, last - 1):
        last -= 1
    bare = last - start == 1 and not line.tokens[start].is_name and not _is_role(line, start)
    return Mention(start, last) if last > start and not bare else None


def is_determiner(line: Line, place: int) -> bool:
    """Whether an English pronoun stands with its noun: another brother, many critics."""
    words = line.words
    if not words.has("bare_nouns", "yes") or not words.has("determiners", line.low(place)):
        return False
    return place + 1 < len(line.tokens) and _is_inner(line, place + 1) and not line.is_adverb(place + 1)


def _is_role(line: Line, place: int) -> bool:
    """Whether a bare noun is a word for a person; titles count where a verb may stand in front of them."""
    words, low = line.words, line.low(place)
    return words.has("people", low) or (words.has("inverts", "always") and words.has("titles", low))


def _goes_on(line: Line, start: int, place: int) -> bool:
    """Whether the phrase that began at `start` still goes on at `place`."""
    token, words = line.tokens[place], line.words
    if line.is_quote(place):
        return place > start and is_named_thing(line, place)
    if place > start and is_particle(line, place):
        return True
    if words.has("determiners", token.low):
        if place > start and words.has("some_articles", token.low) and _is_placed(line, place - 1):
            return False
        genitive = words.has("genitives", token.low) and line.tokens[place - 1].is_name and place > start
        linked = words.has("links", line.low(place - 1)) or words.has("links", token.low)
        return place == start or linked or genitive
    if words.has("links", token.low):
        if _is_hearer(line, place + 1):
            return False
        return place > start and not has_full_name(line, start, place) and _is_noun_next(line, place + 1)
    if words.has("joins", token.low):
        return place > start and _is_joined(line, place)
    if token.text == "&" or words.has("particles", token.low):
        return place > start or token.is_name
    if words.has("times", token.low) or line.is_adverb(place):
        return False
    return _is_inner(line, place) and _may_follow_name(line, start, place) and not is_past(line, start, place)


def _is_placed(line: Line, link: int) -> bool:
    """Whether a preposition brings in a place, and no owner: die Fraktion [in einer Mitteilung]."""
    words = line.words
    return words.has("links", line.low(link)) and not words.has("owner_links", line.low(link))


def _is_hearer(line: Line, place: int) -> bool:
    """Whether a phrase, perhaps with an article, is the press that is told: à l'AFP."""
    return line.words.has("hearers", line.low(place + line.words.has("articles", line.low(place))))


def _may_follow_name(line: Line, start: int, place: int) -> bool:
    """A lower-case word goes on behind a name only as a role, or with another name soon behind it."""
    words, token = line.words, line.tokens[place]
    if place == start or token.is_name or not is_name(line, place - 1) or "'" in line.low(place - 1):
        return True
    if words.has("people", token.low) or words.has("titles", token.low):
        return True
    if words.has("nouns_capitalised", "yes"):
        return False
    return token.low not in words.verbs and any(t.is_name for t in line.tokens[place + 1 : place + 3])


def is_infinitive(line: Line, place: int) -> bool:
    """Whether "to" brings in a verb, and not a person or thing."""
    words = line.words
    if not words.has("infinitive_marks", line.low(place)) or place + 1 >= len(line.tokens):
        return False
    following = line.tokens[place + 1]
    if not _may_be_infinitive(line, place + 1):
        return False
    closed = words.has("determiners", following.low) or following.low in words.pronouns
    person = words.has("people", following.low) or words.has("titles", following.low)
    return (following.text[0].islower() or line.is_quote(place + 1)) and not (closed or person)


def _may_be_infinitive(line: Line, place: int) -> bool:
    """Whether a word ends like an infinitive, where these have endings; a helper may come first."""
    words, low = line.words, line.low(place)
    endings = (*words.words.get("infinitive_endings", ()), *words.words.get("clitic_endings", ()))
    if not endings or line.is_quote(place) or words.has("negations", low) or words.has("auxiliaries", low):
        return True
    return low.endswith(endings) and not words.has("no_infinitives", low)


def has_full_name(line: Line, start: int, place: int) -> bool:
    return place - start >= 2 and line.tokens[place - 1].is_name and line.tokens[place - 2].is_name


def _is_noun_next(line: Line, place: int) -> bool:
    if place >= len(line.tokens) or is_infinitive(line, place - 1):
        return False
    low = line.low(place)
    return line.words.has("determiners", low) or (_is_inner(line, place) and not line.words.has("times", low))


def is_full_name(line: Line, mention: Mention) -> bool:
    tokens = line.tokens[mention.first : mention.last]
    return (
        len(tokens) >= 2
        and all(t.is_name or line.words.has("particles", t.low.rstrip("'")) for t in tokens)
        and not line.words.has("people", tokens[-1].low)
    )
