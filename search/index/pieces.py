"""Cuts a query line into words, quotations, marks and operators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from search.model import Span

NARROW = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: 0x20,
    0x2212: 0x2D,
    0xFE63: 0x2D,
}
"""Full-width forms to ASCII, one to one, so that places in both lines are the same."""

_CLOSERS = {
    '"': '"”“',
    "“": '”"',
    "”": '”"',
    "„": '“”"',
    "‟": '”"',
    "「": "」",
    "『": "』",
    "«": "»",
    "»": "«»",
    "〝": "〞〟",
}
_OPENERS = "".join(_CLOSERS)
FIELDS = ("lang", "source", "title", "speaker", "date", "in")
_FIELD = re.compile(rf"({'|'.join(FIELDS)}):", re.IGNORECASE)
_NO_FIELD = re.compile(r"([a-z]{3,15}):(?=[^\W_]|[^\w\s/:.,;)*-])", re.IGNORECASE | re.ASCII)
"""A word before a colon that looks like a field; addresses, times and ratios do not."""

_BARE = re.compile(rf"[^\s(){_OPENERS}]+")
_LITERAL = re.compile(r"[^\s()]+")


class Piece(NamedTuple):
    """A word, a mark or an operator, with the text that belongs to it as typed."""

    kind: Literal["word", "beginning", "quoted", "exactly", "field", "no field", "(", ")", "AND", "OR", "NOT"]
    text: str = ""
    closed: bool = True
    """False for a quotation whose end mark is missing."""


class Placed(NamedTuple):
    """A piece and where it stands in the line."""

    piece: Piece
    span: Span


def pieces(line: str) -> Iterator[Piece]:
    """What a line consists of, in order; anything can be cut, blanks and lone marks say nothing."""
    return (each.piece for each in placed(line))


def placed(line: str) -> Iterator[Placed]:
    """The same with the place of each."""
    narrow = line.translate(NARROW)
    place = 0
    while place < len(line):
        piece, end = _piece(line, narrow, place)
        if piece is not None:
            yield Placed(piece, Span(place, min(end, len(line))))
        place = end


def _piece(line: str, narrow: str, place: int) -> tuple[Piece | None, int]:
    """The piece that begins at `place`, None for what says nothing, and where it ends."""
    ch, following = narrow[place], narrow[place + 1 : place + 2]
    if ch in _CLOSERS:
        text, end = _up_to_closer(line, narrow, place)
        return Piece("quoted", text, end <= len(line)), end
    if ch == "(":
        return Piece("("), place + 1
    if ch == ")":
        return Piece(")"), place + 1
    if ch == "-" and following.strip("-) ") and _begins_word(narrow, place):
        return Piece("NOT"), place + 1
    if ch == "=" and following:
        return _exactly(line, narrow, place + 1)
    field = _FIELD.match(narrow, place)
    if field:
        return Piece("field", field.group(1).lower()), field.end()
    unknown = _NO_FIELD.match(narrow, place)
    if unknown:
        return Piece("no field", unknown.group(1).lower()), unknown.end()
    return _bare(line, narrow, place)


def _begins_word(narrow: str, place: int) -> bool:
    before = narrow[place - 1] if place else " "
    return before.isspace() or before == "("


def _up_to_closer(line: str, narrow: str, place: int) -> tuple[str, int]:
    """What stands in the quotation marks that open at `place`; a lost end is the end of the line."""
    closers = _CLOSERS[narrow[place]]
    ends = (end for end in range(place + 1, len(line)) if narrow[end] in closers)
    end = next(ends, len(line))
    return line[place + 1 : end], end + 1


def _exactly(line: str, narrow: str, place: int) -> tuple[Piece | None, int]:
    if narrow[place] in _CLOSERS:
        text, end = _up_to_closer(line, narrow, place)
        return Piece("exactly", text, end <= len(line)), end
    literal = _LITERAL.match(narrow, place)
    if literal is None:
        return None, place
    return Piece("exactly", line[place : literal.end()]), literal.end()


def _bare(line: str, narrow: str, place: int) -> tuple[Piece | None, int]:
    bare = _BARE.match(narrow, place)
    end = bare.end() if bare else place + 1
    word, text = narrow[place:end], line[place:end]
    if not word.strip("-*").strip():
        return None, end
    if word in ("AND", "OR", "NOT"):
        return Piece(word), end  # type: ignore[arg-type] # one of the kinds, as just seen
    if word.endswith("*"):
        return Piece("beginning", text[: len(word.rstrip("*"))]), end
    return Piece("word", text), end
