"""Where a reported clause begins behind a comma, in languages that part it from its verb by one."""

from __future__ import annotations

from search.quotes import openings, phrases
from search.quotes.shapes import is_title
from search.quotes.words import Line

_NEAR = 8
_LONGEST = 12
_NO_VERBS = (
    "adverbs",
    "times",
    "prepositions",
    "breaks",
    "determiners",
    "auxiliaries",
    "no_moods",
    "possessives",
    "joins",
)


def behind_comma(line: Line, place: int, end: int) -> int | None:
    """The clause behind "…, dass" or behind the comma that parts it from its verb."""
    words = line.words
    for i in range(place, min(end - 1, place + 22)):
        if line.is_quote(i) and (phrases.is_named_thing(line, i) or is_title(line, i)):
            continue
        spoken = line.cues_in(i, i + 1) and not words.has("convictions", line.low(i))
        if line.is_quote(i) or line.tokens[i].text in ".!?;" or spoken:
            return None
        if line.tokens[i].text in ",:":
            if words.has("that", line.low(i + 1)):
                return i + 2
            if _is_inserted(line, i + 1, end):
                continue
            if (
                words.has("asking", line.low(i + 1))
                or has_mood(line, i + 1, end)
                or openings.has_infinitive(line, i + 1, end)
                or (line.low(i) == "," and _is_main(line, place, i, end))
            ):
                return i + 1
    return None


def _is_main(line: Line, place: int, comma: int, end: int) -> bool:
    """Whether a main clause follows a verb with its subject before it: Roth sagte dazu, der Zug fährt.

    Not behind what things do too: Der Motor brüllte, der Wagen fuhr los.
    """
    words = line.words
    if words.has("noises", words.lemmas.get(line.low(place - 1), "")):
        return False
    if place - 1 in line.firsts or not all(line.is_adverb(i) for i in range(place, comma)):
        return False
    subject = phrases.phrase_from(line, comma + 1, end)
    if subject is None or subject.first != comma + 1 or subject.last >= end:
        return False
    verb = line.tokens[subject.last]
    groups = ("adverbs", "prepositions", "breaks", "joins", "times", "determiners")
    return verb.is_word and verb.text.islower() and not any(words.has(group, verb.low) for group in groups)


def _is_inserted(line: Line, place: int, end: int) -> bool:
    """Whether an apposition to the speaker stands here: sagte Roth, die Chefin, dass …"""
    for i in range(place, min(end - 1, place + _NEAR)):
        if line.low(i) == "," and line.words.has("that", line.low(i + 1)):
            return True
        if line.words.has("auxiliaries", line.low(i)) or line.words.has("moods", line.low(i)):
            return False
    return False


def has_mood(line: Line, place: int, end: int) -> bool:
    """Whether a clause stands in the mood of reported speech (sei, habe, werde)."""
    phrase = phrases.phrase_from(line, place, end)
    if phrase and phrase.last < end and _ends_like_mood(line, phrase.last):
        return True
    near = range(place, min(end, place + 40))
    return any(line.words.has("moods", line.low(i)) or is_subjunctive(line, i) for i in near)


def is_subjunctive(line: Line, place: int) -> bool:
    """Whether a verb ends like that mood in front of a pronoun: handele es sich, but not: sagte er."""
    if not _ends_like_mood(line, place):
        return False
    following = line.low(place + 1)
    if _is_second(line, place):
        return True
    return line.words.has("impersonal", following) or line.words.has("nominatives", following)


def _ends_like_mood(line: Line, place: int) -> bool:
    """Whether a word ends like a verb in that mood, and not like a past tense: fehle, but not: fehlte."""
    low = line.low(place)
    past = low.endswith("te") and not line.words.has("t_moods", low)
    return low.endswith("e") and not past and not line.tokens[place].is_name


def _is_second(line: Line, place: int) -> bool:
    """Whether a word stands like a verb behind one phrase at the head: Für ein Bad fehle das Geld."""
    words, start = line.words, line.sentence_of(place)[0]
    if any(words.has(group, line.low(place)) for group in _NO_VERBS) or line.is_adverb(place):
        return False
    marks = (
        i + 1
        for i in range(place - 1, max(start, place - _LONGEST) - 1, -1)
        if line.low(i) in (",", ":", ";")
    )
    first = next(marks, start)
    opened = phrases.phrase_from(line, first + words.has("prepositions", line.low(first)), place + 1)
    after = line.tokens[place + 1] if place + 1 < len(line.tokens) else None
    return opened is not None and opened.last == place and (after is None or not after.is_name)
