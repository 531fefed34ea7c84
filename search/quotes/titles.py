"""Marked words that are a title or name, though a verb of saying stands near them: wrote “Bread at Night”."""

from __future__ import annotations

from search.quotes.shapes import DASHES, ends_with, is_address, is_cut, is_title
from search.quotes.sources import Attribution
from search.quotes.words import Line


def names_something(line: Line, quote: int, attribution: Attribution) -> bool:
    """Whether marked words are a title or name, so that a verb near them does not make them speech."""
    if is_address(line, quote) or _is_labelled(line, quote, attribution):
        return True
    if not is_title(line, quote) or is_cut(line, quote):
        return False
    if attribution.place != "before":
        apposed = line.low(quote - 1) == "," and line.words.has(
            "prepositions", line.low(line.sentence_of(quote)[0])
        )
        apposed = apposed or _is_programme(line, quote)
        parted = line.words.has("inverts", "always") and line.low(quote + 1) in (",", *DASHES)
        opens = line.words.has("inverts", "always") or line.sentence_of(quote)[0] == quote
        exclaimed = opens and ends_with(line, quote, "!?")
        return apposed or not (parted or exclaimed or ends_with(line, quote, ","))
    if _is_called(line, quote, attribution.at):
        return True
    if attribution.at == quote - 1 and line.words.has("hearing", line.low(attribution.at)):
        return True
    written = line.words.has("written", line.low(attribution.at))
    said = attribution.at == quote - 2 or ends_with(line, quote, ",")
    if not written and line.low(quote - 1) == "," and said:
        return False
    return (
        (attribution.at < quote - 1 or (written and attribution.at == quote - 1))
        and line.low(quote - 1) != ":"
        and not ends_with(line, quote, "!?")
    )


def _is_called(line: Line, quote: int, verb: int) -> bool:
    """Whether a participle gives a thing its name: a plan called “Project Lighthouse”."""
    words, low = line.words, line.low(verb)
    if verb != quote - 1 or not words.has("fixed_order", "yes") or not low.endswith("ed"):
        return False
    noun = line.tokens[verb - 1] if verb else None
    plain = noun is not None and noun.is_word and not noun.is_name and noun.low not in words.pronouns
    return plain and bool(line.cues_in(verb, quote)) and line.cues_in(verb, quote)[0].kind == "naming"


def _is_programme(line: Line, quote: int) -> bool:
    """Whether a name in marks ends an adverbial in English: on ABC's “This Week,” Roe said it was over."""
    before, words = line.low(quote - 1), line.words
    owned = before.endswith(("'s", "s'")) or words.has("time_prepositions", before)
    return owned and words.has("fixed_order", "yes") and line.sentence_of(quote)[0] < quote


def _is_labelled(line: Line, quote: int, attribution: Attribution) -> bool:
    """Whether a noun in front tells that a name follows: Der Name lautet „…“, Codename: „…“."""
    speaker, words = attribution.speaker, line.words
    if attribution.place != "before" or "labels" not in words.words:
        return False
    spoken = range(speaker.first, speaker.last) if speaker else range(quote - 2, quote - 1)
    return any(words.has("labels", line.low(i)) for i in spoken)
