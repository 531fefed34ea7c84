"""Clauses that an attribution tears: The signal, he said, was green."""

from __future__ import annotations

from search.quotes import phrases
from search.quotes.words import Line


def is_torn(line: Line, first: int, opened: int, tail: int) -> bool:
    """Whether an attribution parts a clause from its verb: The signal, he said, was green."""
    if line.words.has("inverts", "always"):
        tail += line.words.has("negations", line.low(tail))
        return _is_finite(line, tail) or line.words.has("finites", line.low(opened - 2))
    if line.words.has("auxiliaries", line.low(tail)) or needs_verb(line, first, opened, tail):
        return True
    return any(line.words.has("auxiliaries", line.low(i)) for i in range(max(first, opened - 3), opened))


def needs_verb(line: Line, first: int, opened: int, tail: int) -> bool:
    """Whether only a noun phrase stands in front of an English attribution, and a verb behind it."""
    words, low = line.words, line.low(tail)
    head = phrases.phrase_from(line, first, opened)
    if head is None or head.first != first or head.last != opened - 1 or not line.tokens[tail].text.islower():
        return False
    closed = any(
        words.has(group, low) for group in ("determiners", "prepositions", "breaks", "people", "titles")
    )
    return not closed and low.endswith("s") and len(low) > 3


def _is_finite(line: Line, place: int) -> bool:
    """Whether a word is a helping verb, stands in reported mood, or ends like a verb: coûterait, costaría."""
    words, low = line.words, line.low(place)
    if any(words.has(group, low) for group in ("finites", "moods", "clitics")):
        return True
    endings = tuple(words.words.get("finite_endings", ()))
    return bool(endings) and len(low) > 4 and low.endswith(endings) and not line.tokens[place].is_name
