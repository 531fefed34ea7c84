"""Quoted spans that somebody says: the cue before or after them, and chains without one.

Languages written with spaces only; `han_direct` holds the Chinese rules.
"""

from __future__ import annotations

from typing import NamedTuple

from search.quotes import speakers
from search.quotes.speakers import Mention
from search.quotes.words import Cue, Line

_STOPS = frozenset(".!?;:")
_REACH = 40
_DASHES = ("—", "–", "-", "--", "―")
_SHORTEST_STATEMENT = 5


class Attribution(NamedTuple):
    """A cue with its speaker; `place` tells on which side of the quoted span it stands."""

    cue_start: int
    cue_end: int
    index: int
    speaker: Mention | None
    place: str


def attributions(line: Line) -> dict[int, Attribution]:
    """The attribution of every quoted span that has one, by token index, chains included."""
    found: dict[int, Attribution] = {}
    previous: int | None = None
    for quote in sorted(line.quoted):
        attribution = _nearest(line, quote, previous)
        if attribution is None and previous in found and _continues(line, previous, quote, found[previous]):
            attribution = found[previous]._replace(place="chain")
        if attribution:
            found[quote] = attribution
        previous = quote
    return found


def _nearest(line: Line, quote: int, previous: int | None) -> Attribution | None:
    """The attribution before a quoted span, or the one after it where that is closer: …: “A,” he said."""
    before = _before(line, quote, previous)
    if before and line.low(quote - 1) != ":":
        return before
    after = _after(line, quote)
    if before and after and (line.low(quote + 1) == "," or ends_with(line, quote, ",")) and after.index - quote <= 4:
        return after
    return before or after


def _after(line: Line, quote: int) -> Attribution | None:
    """The attribution that follows a quoted span: “…,” said X / “…,” X said / “…,” according to X."""
    place = quote + 1
    inside = _inside(line, quote)
    parted = line.low(place) in (",", *_DASHES)
    while place - quote <= 2 and line.low(place) in (",", *_DASHES):
        place += 1
    if not _may_be_followed(line, quote, inside, parted, place):
        return None
    source = source_at(line, place)
    if source:
        return source
    cue = _next_cue(line, place)
    if cue is None or cue.kind != "speech":
        return None
    if line.words.has("inverts", "never") and cue.index == place and line.words.has("uninverted", line.low(place)):
        return None
    speaker = _inverted(line, cue, place) or _plain(line, cue, place)
    if speaker is None:
        return None
    return _attribution(line, cue, speaker, "after")


def _inside(line: Line, quote: int) -> str:
    span = line.quoted[quote]
    return line.text[max(span.start, span.end - 4) : span.end].rstrip(" ’'”\"」』")


def _may_be_followed(line: Line, quote: int, inside: str, parted: bool, place: int) -> bool:
    """Whether the words after a quoted span can still belong to it."""
    if parted or inside.endswith((",", "，", "—", "–", "-", "--")):
        return True
    if place >= len(line.tokens) or line.tokens[place].text in _STOPS:
        return False
    low = line.low(place)
    if line.words.has("breaks", low) or line.words.has("prepositions", low):
        return False
    if inside.endswith("."):
        return line.tokens[place].text[0].islower()
    return inside.endswith(("!", "?", "…")) or line.sentence_of(quote)[0] == quote


def _next_cue(line: Line, place: int) -> Cue | None:
    """The first cue between here and the end of the clause."""
    stop = place
    while stop < len(line.tokens) and stop - place < _REACH:
        if line.tokens[stop].text in _STOPS or line.is_quote(stop):
            break
        stop += 1
    for cue in cues_in(line, place, stop):
        if not cue.bare:
            return cue
    return None


def cues_in(line: Line, first: int, last: int) -> list[Cue]:
    """The cues among tokens [first, last)."""
    low, high = 0, len(line.cues)
    while low < high:
        middle = (low + high) // 2
        if line.cues[middle].index < first:
            low = middle + 1
        else:
            high = middle
    found = []
    while low < len(line.cues) and line.cues[low].index < last:
        found.append(line.cues[low])
        low += 1
    return found


def _inverted(line: Line, cue: Cue, place: int) -> Mention | None:
    """The speaker after a verb that follows the quoted span at once."""
    words = line.words
    for i in range(place, cue.index):
        helper = words.has("auxiliaries", line.low(i)) and words.has("needs", "that")
        if not (helper or words.is_adverb(line.low(i))):
            return _between(line, cue, place)
    ceiling = line.sentence_of(cue.index)[1]
    mention = speakers.phrase_from(line, cue.index + 1, ceiling)
    return speakers.apposed(line, mention, ceiling) if mention else None


def _between(line: Line, cue: Cue, place: int) -> Mention | None:
    """The pronoun that French puts between auxiliary and verb: a-t-il déclaré."""
    middle = cue.index - 1
    if middle == place + 1 and line.low(middle) in line.words.pronouns and line.words.has("auxiliaries", line.low(place)):
        return Mention(middle, cue.index)
    return None


def _plain(line: Line, cue: Cue, place: int) -> Mention | None:
    """The speaker between the quoted span and the verb."""
    mention = speakers.subject_before(line, cue.index, place)
    if mention is None or all(_is_light(line, i) for i in range(place, mention.first)):
        return mention
    lead = speakers.phrase_from(line, place, mention.first)
    return mention if lead and lead.last < len(line.tokens) and line.low(lead.last) in (",", "(") else None


def _is_light(line: Line, place: int) -> bool:
    return line.words.is_adverb(line.low(place)) or line.words.has("as", line.low(place)) or line.words.has("joins", line.low(place))


def _attribution(line: Line, cue: Cue, speaker: Mention | None, place: str) -> Attribution:
    token = line.tokens[cue.index]
    return Attribution(token.start, token.end, cue.index, speaker, place)


def source_at(line: Line, place: int) -> Attribution | None:
    """ "according to X" at a token."""
    for phrase in line.words.sources:
        if all(line.low(place + i) == word for i, word in enumerate(phrase)):
            first = place + len(phrase)
            speaker = speakers.phrase_from(line, first, line.sentence_of(place)[1])
            if speaker:
                return Attribution(line.tokens[place].start, line.tokens[first - 1].end, place, speaker, "after")
    return None


def _before(line: Line, quote: int, previous: int | None) -> Attribution | None:
    """The attribution in front of a quoted span: X said, “…” / X said: “…” / saying “…”."""
    start = line.sentence_of(quote)[0]
    floor = max(start, quote - _REACH, -1 if previous is None else previous + 1)
    place = quote - 1
    if place < floor:
        return None
    mark = line.tokens[place].text
    if mark == ":":
        return _before_colon(line, floor, place)
    candidates = cues_in(line, floor, place + (mark not in (",", *_DASHES)))
    if not candidates:
        return None
    cue = candidates[-1]
    if mark in (",", *_DASHES):
        fits = cue.kind == "speech" and _is_transparent(line, cue.index + 1, place)
    else:
        fits = max(cue.index, cue.last) == place or _is_transparent_tail(line, cue, place)
        fits = fits and not runs_on(line, quote)
    speaker = speakers.of_cue(line, cue, floor, place) if fits else None
    if not fits or (cue.kind == "naming" and speaker and line.words.has("asking", line.low(speaker.first - 1))):
        return None
    return _attribution(line, cue, speaker, "before")


def _is_transparent_tail(line: Line, cue: Cue, place: int) -> bool:
    """A verb of saying, then its hearer or "that it was" … nothing that makes a clause of its own."""
    return cue.kind == "speech" and line.words.has("addressed", cue.lemma) and place - cue.index <= 2


def _is_transparent(line: Line, first: int, last: int) -> bool:
    """Whether the words between a verb and its quoted words are only hearers, times and places."""
    words = line.words
    for place in range(first, last):
        low = line.low(place)
        if line.is_quote(place) or words.has("auxiliaries", low) or low in words.verbs and low not in words.participles:
            return False
        if low in words.pronouns and place > first:
            return False
        if words.has("breaks", low) and not words.has("prepositions", low) and not words.has("joins", low):
            return False
    return last - first <= 16


def _before_colon(line: Line, floor: int, colon: int) -> Attribution | None:
    """Whoever the sentence in front of a colon is about."""
    candidates = [cue for cue in cues_in(line, floor, colon) if not cue.bare] or cues_in(line, floor, colon)
    if candidates:
        cue = candidates[-1]
        return _attribution(line, cue, speakers.of_cue(line, cue, floor, colon), "before")
    mention = speakers.earlier(line, colon, floor)
    mark = line.tokens[colon]
    return Attribution(mark.start, mark.end, colon, mention, "before") if mention else None


def _continues(line: Line, previous: int, quote: int, attribution: Attribution) -> bool:
    """Whether a quoted span goes on with the words of the one before: “A,” she said. “B.”"""
    between = range(previous + 1, quote)
    if len(between) == 0:
        return True
    if line.sentence_of(quote)[0] != quote and line.tokens[quote - 1].text not in (",", ":", *_DASHES):
        return False
    first = line.sentence_of(quote - 1)[0] if line.sentence_of(quote)[0] == quote else previous + 1
    return attribution.place == "after" and first <= max(attribution.index, previous + 1) and is_statement(line, quote)


def is_statement(line: Line, quote: int) -> bool:
    """Whether quoted words look like a sentence or more, and not like a term."""
    span = line.quoted[quote]
    inside = line.text[span.start : span.end].strip()
    if len(inside.split()) >= _SHORTEST_STATEMENT:
        return True
    return inside.endswith((".", "!", "?", ",", "…")) and inside[:1].isupper()


def runs_on(line: Line, quote: int) -> bool:
    """Whether the narrator's clause goes on right behind quoted words: said “of course” she would."""
    if ends_with(line, quote, ",.!?…") or quote + 1 >= len(line.tokens):
        return False
    following = line.tokens[quote + 1]
    words = line.words
    goes_on = following.is_word and line.sentence_of(quote + 1)[0] != quote + 1
    return goes_on and not words.has("joins", following.low) and not words.has("places", following.low)


def ends_with(line: Line, quote: int, marks: str) -> bool:
    """Whether the last character inside a quoted span is one of these marks."""
    inside = _inside(line, quote)
    return bool(inside) and inside[-1] in marks


def lead_of(line: Line, quote: int) -> int:
    """The start of the narrator's words that run into quoted ones: With the votes, “there is no …,” he said."""
    start = line.sentence_of(quote)[0]
    lead = start
    while lead < quote and (line.words.has("joins", line.low(lead)) or line.low(lead) == ","):
        lead += 1
    parted = line.low(quote - 1) == ","
    span = line.quoted[quote]
    if quote - lead < 2 or quote - lead > _REACH or cues_in(line, lead, quote) or (parted and line.text[span.start].isupper()):
        return quote
    if any(line.is_quote(i) or line.tokens[i].text in ":—–(" for i in range(lead, quote)):
        return quote
    return lead


def names_something(line: Line, quote: int, attribution: Attribution) -> bool:
    """Whether marked words are a title or name, so that a verb near them does not make them speech."""
    if not _is_title(line, quote):
        return False
    if attribution.place != "before":
        return True
    return attribution.index < quote - 1 and line.low(quote - 1) != ":" and not ends_with(line, quote, "!?")


def _is_title(line: Line, quote: int) -> bool:
    """Whether quoted words are all capitalised, like a title or a name."""
    span = line.quoted[quote]
    inside = line.text[span.start : span.end].split()
    long_words = [word for word in inside if len(word) > 3]
    return 0 < len(inside) <= 8 and bool(long_words) and all(word[0].isupper() for word in long_words)


def is_phrase(line: Line, quote: int) -> bool:
    """Whether quoted words are more than one name or noun."""
    span = line.quoted[quote]
    inside = line.text[span.start : span.end].split()
    return bool(inside) and (inside[0][:1].islower() or len(inside) > 1)
