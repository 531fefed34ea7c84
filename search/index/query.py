"""The user's line as a tree.

    closed source          all the words, in any order
    "open source" 「開源」   the words in this order; any quotation marks
    a OR b, a AND b, NOT c, -c, (a b)
    open*                  words that begin so
    =開源 ="Open Source"    exactly these characters: no other script, form or case
    title:llama  speaker:Zuckerberg  source:fortune  lang:zh  date:2025-07  date:2025-06..2025-07
    source:none  date:none  of articles that state none
    in:all                 also what is folded away as boilerplate

Full-width letters and marks are taken like the others.  Nothing raises: what cannot be understood is
read in the most forgiving way, which `Query.remarks` tell, or explained in `Query.problem`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

from search.errors import QueryError
from search.index.pieces import FIELDS, NARROW, Piece, pieces
from search.index.tree import And, Node, Not, Value, all_of, any_of, wanted
from search.language.scripts import is_han
from search.speech import N_, _

LONGEST = 1000
"""Characters of a line; a longer one is a text, not a question."""

NONE = "none"
"""What is typed for articles that state no source or date; an outlet of that name is written in marks."""

_DEEPEST = 30
_HALF_PAIR = re.compile(r"[\ud800-\udfff]")
"""Half UTF-16 pairs, as broken JSON may hold: no index can be asked for them."""


Name = Literal["lang", "source", "title", "speaker", "date"]


@dataclass(frozen=True, slots=True)
class Words(Node):
    """Words side by side, as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted(Node):
    """Words in quotation marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Exactly(Node):
    """Characters to be found as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Beginning(Node):
    """The beginning of a word."""

    text: str


@dataclass(frozen=True, slots=True)
class In(Node):
    """A part of the tree asked of one field."""

    name: Name
    part: Node


@dataclass(frozen=True, slots=True)
class Without(Node):
    """Passages whose article states none."""

    name: Literal["source", "date"]


NARROWING = In | Value | Without
"""Parts of a line that only narrow what its words find."""


@dataclass(frozen=True, slots=True)
class Query:
    """A line that was read: `tree` is None exactly when `problem` says why.

    `remarks` are sentences about what may have been meant otherwise.
    """

    tree: Node | None
    everywhere: bool = False
    problem: str = ""
    remarks: tuple[str, ...] = ()


def parse(line: str) -> Query:
    """The tree of a line; its leaves are Words, Quoted, Exactly, Beginning, and Value for dates."""
    line = _HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", line)
    if len(line) > LONGEST:
        return Query(
            None,
            problem=_("The line is longer than {most} characters; a few words find more.").format(
                most=LONGEST
            ),
        )
    reader = _Reader(list(pieces(line)))
    try:
        tree = reader.read()
    except QueryError as error:
        return Query(None, problem=str(error))
    remarks = tuple(reader.remarks)
    if tree is None:
        return Query(None, problem=_nothing(line), remarks=remarks)
    if next(wanted(tree), None) is None:
        return Query(None, problem=_("The line only leaves words out; add one to look for."), remarks=remarks)
    return Query(tree, reader.everywhere, remarks=remarks)


def plain_words(node: Node) -> str:
    """The words of a line that has no operators, quotations or words left out; empty for others.

    Fields beside the words only narrow what they find.
    """
    parts = node.parts if isinstance(node, And) else (node,)
    if not all(isinstance(part, Words | NARROWING) for part in parts):
        return ""
    return " ".join(part.text for part in parts if isinstance(part, Words))


def _nothing(line: str) -> str:
    if not line.strip():
        return _("Type a word to look for.")
    if "*" in line.translate(NARROW):
        return _("Put the first letters of a word before the star, as in open*.")
    return _("There is no word to look for in this line.")


# -- pieces to a tree ----------------------------------------------------------------------------

_LEAVES: dict[str, type[Words | Quoted | Exactly | Beginning]] = {
    "word": Words,
    "quoted": Quoted,
    "exactly": Exactly,
    "beginning": Beginning,
}


class _Reader:
    """Reads pieces by descent: OR binds least, words side by side are all wanted."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece.kind != "no field"][::-1]
        self.everywhere = False
        unknown = dict.fromkeys(piece.text for piece in pieces if piece.kind == "no field")
        self.remarks = [_(_NO_SUCH_FIELD).format(name, ", ".join(FIELDS)) for name in unknown]
        if any(not piece.closed and piece.text.strip() for piece in pieces):
            self.remarks.append(_(_NOT_CLOSED))

    def read(self) -> Node | None:
        """The whole line; a bracket that closes nothing is passed over."""
        parts: list[Node | None] = []
        while self._pieces:
            parts.append(self._any(0))
            self._take(")")
        return all_of(*parts)

    def _next(self) -> str:
        return self._pieces[-1].kind if self._pieces else ""

    def _take(self, kind: str) -> bool:
        """Pass over the next piece if it is of a kind."""
        found = self._next() == kind
        if found:
            self._pieces.pop()
        return found

    def _any(self, depth: int) -> Node | None:
        parts = [self._all(depth)]
        while self._take("OR"):
            parts.append(self._all(depth))
        return any_of(*parts)

    def _all(self, depth: int) -> Node | None:
        parts: list[Node | None] = []
        while self._next() not in ("", "OR", ")"):
            if self._next() == "word":
                parts.append(self._words())
            elif not self._take("AND"):
                parts.append(self._one(depth))
        return all_of(*parts)

    def _words(self) -> Node:
        texts = []
        while self._next() == "word":
            texts.append(self._pieces.pop().text)
        return Words(" ".join(texts))

    def _one(self, depth: int) -> Node | None:
        negated = False
        while self._take("NOT"):
            negated = not negated
        part = self._value(depth)
        return Not(part) if negated and part is not None else part

    def _value(self, depth: int) -> Node | None:
        """A leaf, a group or a field; None when none follows."""
        if self._next() in ("", ")", "AND", "OR", "NOT"):
            return None
        piece = self._pieces.pop()
        if piece.kind == "field":
            return self._field(piece.text, depth)
        if piece.kind != "(":
            return _leaf(piece)
        if depth >= _DEEPEST:
            return None
        group = self._any(depth + 1)
        self._take(")")
        return group

    def _field(self, name: str, depth: int) -> Node | None:
        if self._next() == "field":
            return None
        is_none = self._next() == "word" and self._pieces[-1].text.translate(NARROW).lower() == NONE
        if is_none and name in ("source", "date"):
            self._pieces.pop()
            return Without(name)  # type: ignore[arg-type] # one of the two, as just seen
        if name in ("in", "date"):
            return self._said(name)
        part = self._value(depth)
        return In(name, part) if part is not None else None  # type: ignore[arg-type] # the names left

    def _said(self, name: str) -> Node | None:
        text = self._pieces.pop().text.translate(NARROW).strip() if self._pieces else ""
        if name == "date":
            return self._dates(text)
        if text.lower() != "all":
            raise QueryError(_("Write in:all to look into boilerplate as well."))
        self.everywhere = True
        return None

    def _dates(self, text: str) -> Value:
        """A range whose dates the calendar has: what it lacks is cut off their ends."""
        first, dots, last = text.partition("..")
        return date_range(f"{self._possible(first)}{dots}{self._possible(last)}")

    def _possible(self, date: str) -> str:
        kept = date
        while not _is_possible(kept):
            kept = kept.rpartition("-")[0]
        if kept != date:
            self.remarks.append(_(_NO_SUCH_DATE).format(date.strip(), kept.strip()))
        return kept


_NO_SUCH_FIELD = N_("There is no field {}:, so what follows it was looked for as words; the fields are {}.")
_NOT_CLOSED = N_("The quotation mark is not closed; all that follows it is taken for the phrase.")
_NO_SUCH_DATE = N_("The calendar has no {}; all of {} was looked through.")


def _leaf(piece: Piece) -> Node | None:
    if piece.kind == "beginning" and not _long_enough(piece.text):
        raise QueryError(_("Write at least three letters, or two Chinese characters, before the star."))
    return _LEAVES[piece.kind](piece.text) if piece.text.strip() else None


def _long_enough(beginning: str) -> bool:
    return len(beginning) >= (2 if any(map(is_han, beginning)) else 3)


_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)


def date_range(text: str) -> Value:
    """Dates as 2025, 2025-07 or 2025-07-15, or two of them with .. between, either of which may be left out.

    Raises QueryError.
    """
    first, dots, last = text.partition("..")
    if not dots:
        last = first
    if not first and not last:
        raise QueryError(_(_HOW_TO_DATE))
    return Value("date", _iso(first) if first else "0", (_iso(last) if last else "") + "~")


_HOW_TO_DATE = N_("Write a date as 2025, 2025-07 or 2025-07-15, a range as 2025-06..2025-07.")


def _is_possible(date: str) -> bool:
    """Whether the calendar has a date, as far as it is stated; what is no date at all is not judged here."""
    match = _DATE.fullmatch(date.strip())
    if match is None:
        return True
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is None:
        return True
    if not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= monthrange(year or 1, month)[1]


def _iso(date: str) -> str:
    match = _DATE.fullmatch(date.strip())
    if match is None:
        raise QueryError(_(_HOW_TO_DATE))
    return "-".join(part.zfill(2) for part in match.groups() if part)
