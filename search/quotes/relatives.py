"""Words that bring in a clause after a verb of saying, and there only go on with a noun or point to one."""

from __future__ import annotations

from search.quotes import preceding, subjects
from search.quotes.phrases import phrase_from
from search.quotes.tokens import Cue
from search.quotes.words import Line


def describes_object(line: Line, cue: Cue, place: int, that: int) -> bool:
    """Whether "that" describes the object of a verb: La ministra anunció [el plan que llegó ayer].

    Of Romance: a subject stands before the verb, and behind it a thing, neither hearer nor time.
    """
    words = line.words
    if not words.has("determiners", line.low(place)) or words.has("informing", cue.lemma):
        return False
    known = phrase_from(line, place, that)
    if known is None or (known.first, known.last) != (place, that) or subjects.is_somebody(line, known):
        return False
    if any(words.has("times", line.low(i)) or words.has("periods", line.low(i)) for i in range(place, that)):
        return False
    return preceding.subject_before(line, cue.at, line.sentence_of(cue.at)[0]) is not None


def points_to_time(line: Line, that: int, end: int) -> bool:
    """Whether "that" only tells when, and no clause follows: He raged that night and left."""
    words, behind = line.words, that + 2
    if not (words.has("that", line.low(that)) and words.has("determiners", line.low(that))):
        return False
    if not words.has("times", line.low(that + 1)) or line.tokens[that + 1].is_name:
        return False
    low = line.low(behind) if behind < end else "."
    return not low[:1].isalnum() or words.has("breaks", low) or words.has("prepositions", low)
