"""What quoted words look like: a sentence, a phrase, a title, a part of the narrator's clause."""

from __future__ import annotations

import re

from search.quotes.words import Line

_SHORTEST_STATEMENT = 5
_TWO_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?] [^\W\d_a-z]")
_LONGEST_LEAD = 40
_LONGEST_HEADING = 60
_NEAR = 2000
_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.|\.)+[a-z]{2,}")
DASHES = ("—", "–", "-", "--", "―")


def inside_end(line: Line, quote: int) -> str:
    span = line.quoted[quote]
    return line.text[max(span.start, span.end - 4) : span.end].rstrip(" ’'”\"」』")


def is_cut(line: Line, quote: int) -> bool:
    """Whether a dash of the narrator, and no mark, ends quoted words: — Voy —dijo Ana."""
    span = line.quoted[quote]
    return any(dash in line.text[span.end : span.close] for dash in DASHES)


def is_statement(line: Line, quote: int) -> bool:
    """Whether quoted words look like a sentence or more, and not like a term."""
    span = line.quoted[quote]
    inside = line.text[span.start : span.end].strip()
    if len(inside.split()) >= _SHORTEST_STATEMENT or _TWO_SENTENCES.search(inside):
        return True
    return ends_with(line, quote, ".!?,…") and inside[:1].isupper()


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
    inside = inside_end(line, quote)
    return bool(inside) and inside[-1] in marks


def ends_with_comma(line: Line, place: int) -> bool:
    """Whether a token is a quoted span with a comma inside its closing mark: “…,”"""
    return line.is_quote(place) and ends_with(line, place, ",")


def is_heading(line: Line, quote: int) -> bool:
    """Whether a paragraph is a few words in single marks, in a text whose quotes have double ones."""
    span = line.quoted[quote]
    if span.family != "single" or len(line.tokens) > 1 or span.end - span.start > _LONGEST_HEADING:
        return False
    around = line.text[max(0, span.open - _NEAR) : span.close + _NEAR]
    return any(mark in around for mark in ('"', "“", "''"))


def is_title(line: Line, quote: int) -> bool:
    """Whether quoted words are all capitalised, like a title or a name."""
    span, words = line.quoted[quote], line.words
    inside = line.text[span.start : span.end].split()
    if any(word in words.pronouns or words.has("auxiliaries", word) for word in inside):
        return False
    long_words = [word for word in inside if len(word) > 3]
    return 0 < len(inside) <= 8 and bool(long_words) and all(word[0].isupper() for word in long_words)


def is_address(line: Line, quote: int) -> bool:
    """Whether quoted words are an address on the web: tagesschau.de, .asia."""
    span = line.quoted[quote]
    inside = line.text[span.start : span.end].strip()
    return bool(_ADDRESS.fullmatch(inside))


def is_phrase(line: Line, quote: int) -> bool:
    """Whether quoted words are more than a name or noun: one of them begins with a small letter."""
    span = line.quoted[quote]
    return any(word[:1].islower() for word in line.text[span.start : span.end].split())


def lead_of(line: Line, quote: int) -> int:
    """The start of the narrator's words that run into quoted ones: With votes, “there is no …,” he said."""
    start = line.sentence_of(quote)[0]
    lead = next(
        (i + 1 for i in range(quote - 1, max(start, quote - _LONGEST_LEAD), -1) if line.low(i) == ";"), start
    )
    while lead < quote and (line.words.has("joins", line.low(lead)) or line.low(lead) == ","):
        lead += 1
    told = any(not line.words.has("auxiliaries", line.low(cue.at - 1)) for cue in line.cues_in(lead, quote))
    if quote - lead > _LONGEST_LEAD or told or not _runs_in(line, lead, quote):
        return quote
    if any(line.is_quote(i) or line.tokens[i].text in (":", "(", *DASHES) for i in range(lead, quote)):
        return quote
    return lead


def _runs_in(line: Line, lead: int, quote: int) -> bool:
    """Whether a sentence begins with the narrator's words and goes on in marked ones."""
    words = line.words
    span = line.quoted[quote]
    if line.low(quote - 1) == ",":
        joined = words.has("joins", line.text[span.start : span.start + 20].partition(" ")[0])
        return words.has("fixed_order", "yes") and (joined or words.has("prepositions", line.low(lead)))
    if quote - lead == 1:
        low = line.text[span.start].islower()
        return low and words.has("fixed_order", "yes") and line.tokens[lead].is_name
    return quote - lead >= 2
