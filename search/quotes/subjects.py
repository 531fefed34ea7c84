"""The subject of a verb in languages where it may follow: over adverbs, hearers and prepositional phrases.

Each look stays within the clause and within a window of the verb, so the cost is linear in the
length of a paragraph.
"""

from __future__ import annotations

from search.quotes.clauses import behind_dateline
from search.quotes.phrases import Mention, has_full_name, phrase_before, phrase_from
from search.quotes.who.genders import of_given_name
from search.quotes.who.speaker_types import of_description
from search.quotes.words import Line

REACH = 30
_LONGEST_TITLE = 16
_LONGEST_OFFICE = 4
_LONGEST_NAME = 30
_NEAR = 4000
CLAUSE_ENDS = frozenset(",.!?;:()—–―")


def behind(line: Line, start: int, ceiling: int) -> Mention | None:
    """The subject behind a verb, over adverbs, times and prepositional phrases of its clause."""
    end = start
    while end < min(ceiling, start + REACH) and line.tokens[end].text not in CLAUSE_ENDS:
        if line.is_quote(end) and not (_is_name_in_marks(line, end) or _is_paper(line, start, end)):
            break
        if line.words.has("that", line.low(end)):
            break
        end += 1
    return _surname(line, start, end) or _over_phrases(line, start, end) or _at_end(line, start, end)


def _over_phrases(line: Line, start: int, end: int) -> Mention | None:
    """The subject at the first place that no adverb, time, hearer or prepositional phrase takes."""
    words = line.words
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
            place = past_object(line, place + 1, end)
        elif line.is_quote(place) and place == start:
            place += 1
        elif words.has("hearers", low) or _is_agency(line, place, end):
            place += 1 + line.is_quote(place + 1)
        else:
            return subject_at(line, place, end)
    return None


def _surname(line: Line, start: int, end: int) -> Mention | None:
    """A surname that begins like a phrase, and stood behind a given name before: sagte von der Heide."""
    words, last = line.words, start
    while last < end and words.has("particles", line.low(last)):
        last += 1
    if last == start or last >= end or not line.tokens[last].is_name:
        return None
    place = line.tokens[start].start
    name = line.text[place : line.tokens[last].end]
    before, found, _ = line.text[max(0, place - _NEAR) : place].rpartition(f" {name}")
    given = before.rpartition(" ")[2]
    return Mention(start, last + 1) if found and of_given_name(given) else None


def _at_end(line: Line, start: int, end: int) -> Mention | None:
    """The full name with its article that ends a clause of German: erzählt mit Tränen der Koch Jan Kolb."""
    if not line.words.has("nouns_capitalised", "yes") or not has_full_name(line, start, end):
        return None
    first = next((i for i in range(end - 3, start, -1) if line.words.has("articles", line.low(i))), start)
    found = phrase_from(line, first, end) if first > start else None
    return found if found and found.last == end and speaks(line, found) else None


def _is_agency(line: Line, place: int, end: int) -> bool:
    """Whether an acronym in front of a person is whom they told it: řekl ČTK mluvčí Jan Malý."""
    text = line.tokens[place].text
    if not (text.isupper() and text.isalpha() and len(text) > 1 and place + 1 < end):
        return False
    return line.tokens[place + 1].is_name or _is_person(line, line.low(place + 1))


def subject_at(line: Line, place: int, end: int) -> Mention | None:
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


def past_object(line: Line, place: int, end: int) -> int:
    """The end of the noun phrase behind a preposition, or of the day there: sagte am Montag Ann Roe."""
    if line.words.has("times", line.low(place)) and place + 1 < end and line.tokens[place + 1].is_name:
        return place + 1
    if line.words.words.get("articles"):
        return _past_articled(line, place, end)
    words = line.words
    first = place
    while place < end and (line.tokens[place].is_word or line.is_quote(place)):
        low, token = line.low(place), line.tokens[place]
        if place > first and (words.has("titles", low) or words.has("people", low)):
            break
        if words.has("prepositions", low):
            break
        if (
            place > first
            and (line.tokens[place - 1].is_name or line.is_quote(place - 1))
            and not token.is_name
        ):
            break
        if line.is_quote(place - 1) and token.is_name:
            break
        if token.is_name and _names_reach(line, place, end) and place > first:
            break
        place += 1
    return max(place, first + 1)


def _past_articled(line: Line, place: int, end: int) -> int:
    """The end of an object in a language with articles."""
    words = line.words
    if place < end and line.tokens[place].is_name and not words.has("determiners", line.low(place)):
        last = next((i for i in range(place, end) if not line.tokens[i].is_name), end)
        return last if last < end or last == place + 1 else max(place + 1, end - 2)
    noun = place + words.has("determiners", line.low(place))
    if noun < end and _is_agency(line, noun, end):
        return noun + 1
    if words.has("hearers", line.low(noun)):
        return noun + 1 + (noun + 1 < end and line.tokens[noun + 1].text.isupper())
    phrase = phrase_from(line, place, end)
    return _without_name(line, noun, phrase.last) if phrase and phrase.first <= place + 1 else place + 1


def _without_name(line: Line, noun: int, last: int) -> int:
    """The end of an object without the full name of somebody behind it: con la voce rotta Luca Ferri."""
    name = last
    while name > noun and line.tokens[name - 1].is_name:
        name -= 1
    plain = name > noun and not any(line.tokens[i].is_name for i in range(noun, name))
    titled = any(
        _is_person(line, line.low(i)) or line.low(i) in line.words.genders for i in range(noun, name)
    )
    parted = last - name > 1 and plain and not titled and not line.words.has("nouns_capitalised", "yes")
    return name if parted else last


def _is_name_in_marks(line: Line, place: int) -> bool:
    """Whether a quoted span is the name of a paper or firm in a phrase: w rozmowie z „Gazetą”."""
    words, span = line.words, line.quoted[place]
    short = span.end - span.start <= _LONGEST_NAME
    if short and words.has("hearers", line.low(place - 1)):
        return True
    return words.has("articles", line.low(place - 1)) or (
        short and words.has("prepositions", line.low(place - 1))
    )


def _is_paper(line: Line, start: int, place: int) -> bool:
    """Whether a quoted span right behind a verb is a paper that is told: mówi „Gazecie” Jan Kot."""
    span = line.quoted[place]
    following = line.tokens[place + 1] if place + 1 < len(line.tokens) else None
    short = span.end - span.start <= _LONGEST_NAME
    return place == start and short and following is not None and following.is_name


def _names_reach(line: Line, place: int, end: int) -> bool:
    """Whether nothing but names stands between here and the end of the clause."""
    return all(token.is_name for token in line.tokens[place:end])


def apposed(line: Line, verb: int, floor: int) -> Mention | None:
    """The subject that an apposition parts from its verb: Jan Nowak, Sprecher der Bahn, sagte …"""
    comma, floor = verb - 1, behind_dateline(line, floor, verb)
    opening = next((i for i in range(comma - 1, max(floor, comma - REACH), -1) if line.low(i) == ","), floor)
    if opening <= floor or line.low(comma) != ",":
        return None
    first, second = phrase_before(line, opening, floor), phrase_before(line, comma, opening + 1)
    whole = second is not None and second.first == opening + 1
    named = second is not None and whole and _is_full_name(line, second)
    if first is None or first.first - floor > 1:
        return second if named and opening - floor <= _LONGEST_OFFICE else None
    if not whole:
        return first if speaks(line, first) else None
    return second if named else first


def _is_full_name(line: Line, mention: Mention) -> bool:
    names = all(token.is_name for token in line.tokens[mention.first : mention.last])
    return names and has_full_name(line, mention.first, mention.last)


def past_apposition(line: Line, place: int, end: int) -> int:
    """The token behind what commas or brackets add to a source: Nach Angaben der Leiterin, Eva Holm, …"""
    if line.low(place) == "(":
        closing = next((i for i in range(place, min(end, place + REACH)) if line.low(i) == ")"), place - 1)
        return closing + 1
    if line.low(place) != ",":
        return place
    if line.words.has("relatives", line.low(place + 1)):
        return next((i + 1 for i in range(place + 1, min(end, place + REACH)) if line.low(i) == ","), place)
    name = phrase_from(line, place + 1, end)
    closed = name is not None and name.first == place + 1 and line.low(name.last) == ","
    return name.last + 1 if name and closed and has_full_name(line, name.first, name.last) else place


def is_named(line: Line, mention: Mention) -> bool:
    """Whether a phrase holds a name, or is a pronoun that can only be a subject."""
    if line.words.has("nominatives", line.low(mention.first)):
        return True
    if line.words.has("nouns_capitalised", "yes"):
        return speaks(line, mention)
    if any(token.is_name for token in line.tokens[mention.first : mention.last]):
        return True
    if line.words.has("possessives", line.low(mention.first)):
        return True
    bare = not line.words.words.get("articles")
    return (bare or line.words.has("determiners", line.low(mention.first))) and speaks(line, mention)


def speaks(line: Line, mention: Mention) -> bool:
    """Whether a phrase names somebody: a full name, or a word for a person."""
    lows = [line.low(i) for i in range(mention.first, mention.last)]
    if _is_woman(line, mention):
        return True
    return has_full_name(line, mention.first, mention.last) or any(
        _is_person(line, low) or low in line.words.genders or _is_compound(line, low) for low in lows
    )


def _is_woman(line: Line, mention: Mention) -> bool:
    """Whether a German noun names a woman by its ending and its article: die Rektorin, eine Wirtin."""
    words = line.words
    agent = any(
        len(line.low(i)) > 5 and line.low(i).endswith("in") for i in range(mention.first, mention.last)
    )
    return (
        agent
        and words.has("nouns_capitalised", "yes")
        and words.has("woman_articles", line.low(mention.first))
    )


def _is_person(line: Line, word: str) -> bool:
    return line.words.has("people", word) or line.words.has("titles", word)


def _is_compound(line: Line, word: str) -> bool:
    """Whether a German compound ends with a word for a person: Bundespräsident, SPD-Chef."""
    if not line.words.has("nouns_capitalised", "yes"):
        return False
    return any(_is_person(line, word[i:]) for i in range(max(1, len(word) - _LONGEST_TITLE), len(word) - 3))


def is_somebody(line: Line, speaker: Mention) -> bool:
    """Whether a mention can do something on purpose: a name, a pronoun or a word for people."""
    first, head = line.tokens[speaker.first], line.tokens[speaker.last - 1]
    if head.low in line.words.pronouns:
        return line.words.pronouns[head.low] != "n" and not line.words.has("relatives", head.low)
    names = not (line.words.has("nouns_capitalised", "yes") and line.words.has("determiners", first.low))
    return (names and head.is_name) or of_description(line.text[first.start : head.end], line.words) not in (
        "",
        "document",
    )
