"""Quotation marks of one paragraph, paired by a small state machine.

Marks come in families (double, guillemet, single, corner, white corner, angle).  A mark of a
family closes the innermost open mark of that family, or opens a new one; which of the two is
decided by its shape and by its neighbours, so that same-direction pairs, mixed pairs, German
low-high pairs and odd counts all come out.  Every mark is pushed and popped at most once, so
the cost is linear in the length of the paragraph.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Family = Literal["double", "guillemet", "single", "angle", "corner", "white", "dash"]
Shape = Literal["open", "close", "either"]


class Quoted(NamedTuple):
    """Words in marks: [start, end) inside, [open, close) with the marks; `close == end` when unclosed."""

    open: int
    start: int
    end: int
    close: int
    depth: int
    family: Family
    closed: bool = True
    repaired: bool = False


_KINDS: dict[str, tuple[Family, Shape]] = {
    "“": ("double", "open"),
    "„": ("double", "open"),
    "‟": ("double", "open"),
    "”": ("double", "close"),
    '"': ("double", "either"),
    "＂": ("double", "either"),
    "''": ("double", "either"),
    "``": ("double", "open"),
    ",,": ("double", "open"),
    "«": ("guillemet", "open"),
    "»": ("guillemet", "close"),
    "‘": ("single", "open"),
    "‚": ("single", "open"),
    "‛": ("single", "open"),
    "’": ("single", "close"),
    "'": ("single", "either"),
    "‹": ("angle", "open"),
    "›": ("angle", "close"),
    "「": ("corner", "open"),
    "」": ("corner", "close"),
    "『": ("white", "open"),
    "』": ("white", "close"),
    "﹁": ("corner", "open"),
    "﹂": ("corner", "close"),
    "﹃": ("white", "open"),
    "﹄": ("white", "close"),
}
_MARK = re.compile(r"''|``|(?<!\S),,(?=\w)|[“„‟”\"＂«»‘‚‛’'‹›「」『』﹁﹂﹃﹄]")
_OPENING_PUNCTUATION = frozenset("([{<（［【〔/—–―-:：,，、。；;！？!?=>　|…")
_BRACKETS = "([{（［【〔"
_ELISIONS = re.compile(r"(?:em|til|cause|tis|twas|n|round|bout|\d\ds?)\b", re.IGNORECASE)
_ELIDED = re.compile(r"(?<![^\W\d_])(?:[cdjlmnst]|(?:jus|lors|puis|quoi|pres)?qu)['’]$", re.IGNORECASE)
"""The word in front of French marks that stand behind it without a space: parle d’« erreur »."""
_LONGEST_ELIDED = 9
# What is left of 。” when a page was decoded one byte out of step: marks glued to the next word.
_DAMAGE = re.compile(r"[?？!！]{2,3}(?=[^\s?？!！”’」』\"')）])")
# The look-ahead group makes it atomic, so that a long run of dots is walked over once.
_SENTENCE_END = re.compile(r"(?<![.!?…。！？])(?=([.!?…。！？]+[”’\"')）」』]*))\1(?=\s|$|[^\x00-\x7f])")
_INFERRED_SENTENCES = 3
_DEEPEST = 2
"""Unclosed marks inside more marks than this are dropped: no text means them, and each costs a search."""


class _Mark(NamedTuple):
    """One mark with what its neighbours allow."""

    start: int
    end: int
    family: Family
    shape: Shape
    may_open: bool
    may_close: bool


def _read(text: str, start: int, end: int) -> list[_Mark]:
    """All marks of [start, end) with their neighbours judged."""
    found = []
    for match in _MARK.finditer(text, start, end):
        i, j = match.span()
        before = text[i - 1] if i > start else ""
        after = text[j] if j < end else ""
        family, shape = _KINDS[match.group()]
        if family == "single" and before.isalnum() and after.isalnum() and not _is_wide(before + after):
            continue
        if match.group() == "«" and _ELIDED.search(text, max(start, i - _LONGEST_ELIDED), i):
            found.append(_Mark(i, j, family, shape, True, False))
            continue
        found.append(_Mark(i, j, family, shape, _may_open(before, after), _may_close(before, after)))
    return found


def _is_wide(characters: str) -> bool:
    return any(ch > "⺀" for ch in characters)


def _may_open(before: str, after: str) -> bool:
    if not after or after.isspace():
        return False
    return (
        not before
        or before.isspace()
        or before in _OPENING_PUNCTUATION
        or before in _KINDS
        or _is_wide(before)
    )


def _may_close(before: str, after: str) -> bool:
    inside = bool(before) and not before.isspace() and before not in _BRACKETS
    return inside and not (after.isalnum() and not _is_wide(before + after))


class _Pairing:
    """The stack of open marks while one paragraph is read from left to right."""

    def __init__(self, text: str, marks: list[_Mark], end: int) -> None:
        self.text, self.marks, self.end = text, marks, end
        self.stack: list[_Mark] = []
        self.open: dict[Family, list[_Mark]] = {}
        self.found: list[Quoted] = []
        self.next_close = _next_single_close(marks)
        self.closers = _closers(marks)

    def run(self) -> list[Quoted]:
        for number, mark in enumerate(self.marks):
            if mark.family == "single":
                self._single(number, mark)
            else:
                self._other(number, mark)
        while self.stack:
            self._give_up(self.end)
        return sorted(self.found, key=lambda quoted: (quoted.open, -quoted.close))

    def _other(self, number: int, mark: _Mark) -> None:
        opened = self.open.get(mark.family)
        if not opened:
            if self._starts(number, mark):
                self._push(mark)
        elif self._repeats(opened[-1], mark):
            pass
        elif self._reopens(opened[-1], mark):
            if mark.family == "double" and not self._nests(number):
                self._abandon(opened[-1], mark.start)
            self._push(mark)
        else:
            self._close(mark)

    def _starts(self, number: int, mark: _Mark) -> bool:
        """Whether a mark opens while no other mark of its family is open."""
        if mark.shape == "open":
            return mark.may_open or not mark.may_close
        if mark.shape == "either":
            return mark.may_open or not mark.may_close
        if mark.family not in ("double", "guillemet") or not mark.may_open:
            return False
        following = self.marks[number + 1 : number + 2]
        return bool(following) and following[0].family == mark.family

    def _repeats(self, opener: _Mark, mark: _Mark) -> bool:
        """Whether a guillemet only opens the next line of a quote that already runs, as some printers do."""
        if mark.family != "guillemet" or self.text[mark.start] != self.text[opener.start]:
            return False
        return self.text[max(0, mark.start - 3) : mark.start].rstrip(" \t").endswith("\n")

    def _reopens(self, opener: _Mark, mark: _Mark) -> bool:
        """Whether a mark opens once more although `opener`, of the same family, is still open."""
        first = self.text[opener.start]
        character = self.text[mark.start]
        if mark.family == "guillemet":
            return character == first and mark.may_open
        if mark.shape == "close":
            return False
        if mark.family != "double":
            return mark.shape == "open"
        if first in "„”" and character == "“":
            return False
        return mark.may_open and not (mark.may_close and mark.shape == "either")

    def _nests(self, number: int) -> bool:
        """Whether two closing marks follow, so that a second opening mark really is nested."""
        return self.closers[number] >= 2

    def _single(self, number: int, mark: _Mark) -> None:
        opened = self.open.get("single")
        on_top = bool(self.stack) and self.stack[-1].family == "single"
        if on_top and mark.may_close and self._ends_single(number, mark):
            self._close(mark)
        elif mark.may_open and mark.shape != "close" and (not opened or mark.shape == "open"):
            self._open_single(number, mark)

    def _ends_single(self, number: int, mark: _Mark) -> bool:
        """Whether a mark closes the innermost single quote; ‘ does so only for the German ‚."""
        if mark.shape == "open":
            return self.text[self.stack[-1].start] == "‚"
        return not self._possessive(number, mark)

    def _open_single(self, number: int, mark: _Mark) -> None:
        if self.next_close[number] and not _ELISIONS.match(self.text, mark.end):
            self._push(mark)

    def _possessive(self, number: int, mark: _Mark) -> bool:
        """Whether the mark after a plural s is an apostrophe because the real closing mark comes later."""
        if self.text[mark.start - 1] not in "sS" or self.text[mark.end : mark.end + 1] != " ":
            return False
        following = self.marks[number + 1 : number + 2]
        closes_next = bool(following) and following[0].family == "single" and not following[0].may_open
        lead = self.text[max(0, self.stack[-1].start - 2) : self.stack[-1].start].strip()
        return closes_next and (not lead or lead[-1] in ",:.!?—")

    def _push(self, mark: _Mark) -> None:
        self.stack.append(mark)
        self.open.setdefault(mark.family, []).append(mark)

    def _pop(self) -> _Mark:
        mark = self.stack.pop()
        self.open[mark.family].pop()
        return mark

    def _close(self, mark: _Mark) -> None:
        while self.stack[-1].family != mark.family:
            self._give_up(mark.start)
        opener = self._pop()
        if mark.start > opener.end:
            depth = len(self.stack)
            self.found.append(Quoted(opener.start, opener.end, mark.start, mark.end, depth, mark.family))

    def _abandon(self, opener: _Mark, before: int) -> None:
        """Ends an unclosed mark at the last sentence end in front of the next opening mark."""
        while self.stack[-1] is not opener:
            self._give_up(before)
        self._give_up(before)

    def _give_up(self, limit: int) -> None:
        mark = self._pop()
        if mark.family in ("single", "angle") or len(self.stack) > _DEEPEST:
            return
        end, repaired = inferred_end(self.text, mark.end, limit)
        if end > mark.end:
            self.found.append(
                Quoted(mark.start, mark.end, end, end, len(self.stack), mark.family, False, repaired)
            )


def _next_single_close(marks: list[_Mark]) -> list[bool]:
    """For each mark: does a single mark that can close come after it?"""
    later, answers = False, []
    for mark in reversed(marks):
        answers.append(later)
        later = later or (mark.family == "single" and mark.may_close)
    return answers[::-1]


def _closers(marks: list[_Mark]) -> list[int]:
    """For each mark: how many double marks close behind it before one opens again."""
    count, answers = 0, []
    for mark in reversed(marks):
        answers.append(count)
        if mark.family == "double":
            opens = mark.may_open and (mark.shape == "open" or not mark.may_close)
            count = 0 if opens else count + 1
    return answers[::-1]


def inferred_end(text: str, start: int, limit: int) -> tuple[int, bool]:
    """Where a quote without closing mark ends, and whether byte damage shows the place.

    In front of the damage if there is any, otherwise at the third sentence end, or at the only
    end there is: the limit.
    """
    damage = _DAMAGE.search(text, start, limit)
    if damage and damage.start() > start and _is_wide(text[damage.start() - 1]):
        return damage.start(), True
    end = start
    for count, match in enumerate(_SENTENCE_END.finditer(text, start, limit), 1):
        end = match.end()
        if count == _INFERRED_SENTENCES:
            break
    if end == start:
        end = limit
    return start + len(text[start:end].rstrip()), False


def scan(text: str, start: int = 0, end: int | None = None) -> list[Quoted]:
    """The quoted spans of one paragraph in text order, outer ones before those nested in them."""
    end = len(text) if end is None else end
    return _Pairing(text, _read(text, start, end), end).run()
