"""What somebody calls something: described the plan as “a joke”, accused her of “lying”.

The words reported are the object of the verb with the marked words in it.  A look stays within
a window of the verb, so the cost is linear in the length of a paragraph.
"""

from __future__ import annotations

from search.quotes.shapes import ends_with_comma, is_title
from search.quotes.words import Line

_REACH = 14
_APPOSED = 24


def start(line: Line, place: int, end: int) -> int | None:
    """Where the object of a naming verb begins, None where no marked words follow in its clause."""
    quote = _quote(line, place, end)
    if quote is None or quote == place:
        return None
    return place + line.words.has("spoken_of", line.low(place))


def _quote(line: Line, place: int, end: int) -> int | None:
    """The first marked words of the object, also behind an apposition: accused Roe, a judge, of “lying”."""
    words = line.words
    apposed = False
    for i in range(place, min(end, place + (_APPOSED if words.words.get("namers") else _REACH))):
        low = line.low(i)
        if line.is_quote(i):
            return None if apposed or _is_source(line, i) else i
        helps = words.has("auxiliaries", low) and not (apposed or _is_gerund(line, i) or _is_related(line, i))
        if low in (";", ":") or helps:
            return None
        if low == ",":
            apposed = not (apposed and words.has("namers", line.low(i + 1)))
    return None


def _is_gerund(line: Line, place: int) -> bool:
    """Whether a helping verb stands behind the preposition of a naming verb: described it as having “…”."""
    return line.words.has("namers", line.low(place - 1))


def _is_related(line: Line, place: int) -> bool:
    """Whether a helper stands in a relative clause without its pronoun: citing a leak it had “yet to see”."""
    words = line.words
    subject = line.low(place - 1) in words.pronouns and words.has("fixed_order", "yes")
    before = line.low(place - 2)
    return subject and not (words.has("joins", before) or words.has("that", before) or before in words.verbs)


def _is_source(line: Line, quote: int) -> bool:
    """Whether marked words are the name of a programme or paper: slammed him on CNN's “New Day”."""
    before = line.low(quote - 1)
    return is_title(line, quote) and (
        before.endswith(("'s", "s'")) or line.words.has("time_prepositions", before)
    )


def _joined(line: Line, place: int, last: int) -> int:
    """The next marked words of the same verb: as “late” and the fare as “a joke”; 0 without any."""
    words = line.words
    if not (line.low(place) == "," or words.has("and_words", line.low(place))):
        return 0
    if line.is_quote(place + 1):
        return place + 1
    for i in range(place + 1, min(last - 1, place + _REACH)):
        if line.is_quote(i):
            return i
        if words.has("as", line.low(i)):
            continue
        if not line.tokens[i].is_word or line.cues_in(i, i + 1) or words.has("auxiliaries", line.low(i)):
            return 0
    return 0


def end(line: Line, first: int, last: int, within: bool = False) -> int:
    """Where the object ends: with its marked words, or with the clause where this runs on behind them.

    `within` a clause of the narrator (what she calls a “hug”) it is always the former.
    """
    quote = next((i for i in range(first, last) if line.is_quote(i)), last - 1)
    while quote + 1 < last:
        following = _joined(line, quote + 1, last)
        if not following:
            break
        quote = following
    place = quote + 1
    if within or ends_with_comma(line, quote) or place >= last or not line.tokens[place].is_word:
        return min(last, place)
    if line.words.has("joins", line.low(place)):
        return place
    return next((i for i in range(place, last) if line.low(i) == "," or ends_with_comma(line, i - 1)), last)
