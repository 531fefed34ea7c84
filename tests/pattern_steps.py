"""Counts what a regular expression costs: the characters tried by a backtracking match.

The standard engine does not tell, so its parse tree is matched once more here, with the same rules:
alternatives in order, repeats greedy unless marked otherwise, what stands in front tried again when
what follows fails.  Alternatives that begin with another character are passed over, which leaves out
a constant factor only.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable
from typing import Any

_parser: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
_ONE = ("LITERAL", "NOT_LITERAL", "IN", "ANY")

Match = Callable[[int, Callable[[int], int]], int]
"""Matches from a place on and hands the end to what follows; its answer is the end of all, or -1."""


class Steps:
    """One pattern matched step by step; `count` grows with every character tried."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.count = 0
        self.flags = pattern.flags
        self.text, self.end = "", 0
        self.groups: dict[int, str] = {}
        self.match = self._sequence(_parser.parse(pattern.pattern, pattern.flags))

    def search(self, text: str, start: int, end: int, last: int) -> int:
        """The end of the first match that begins between `start` and `last`, or -1."""
        self.text, self.end = text, end
        for place in range(start, last + 1):
            self.count += 1
            self.groups = {}
            found = self.match(place, lambda stop: stop)
            if found >= 0:
                return found
        return -1

    def _sequence(self, tree: Any) -> Match:
        def nothing(place: int, then: Callable[[int], int]) -> int:
            return then(place)

        match: Match = nothing
        for part in reversed([self._part(str(op), value) for op, value in tree]):
            match = _chained(part, match)
        return match

    def _part(self, op: str, value: Any) -> Match:
        if op in _ONE:
            return self._single(self._test(op, value))
        return {
            "AT": self._at,
            "BRANCH": self._branch,
            "SUBPATTERN": self._group,
            "MAX_REPEAT": self._greedy,
            "MIN_REPEAT": self._lazy,
            "ASSERT": lambda value: self._look(value, True),
            "ASSERT_NOT": lambda value: self._look(value, False),
            "GROUPREF": self._again,
        }[op](value)

    def _test(self, op: str, value: Any) -> Callable[[str], bool]:
        known: dict[str, bool] = {}
        exact = self.flags & ~re.IGNORECASE

        def fits(character: str) -> bool:
            if character not in known:
                known[character] = _fits(op, value, character, exact) or (
                    bool(self.flags & re.IGNORECASE) and _fits(op, value, character.swapcase(), exact)
                )
            return known[character]

        return fits

    def _single(self, fits: Callable[[str], bool]) -> Match:
        def match(place: int, then: Callable[[int], int]) -> int:
            self.count += 1
            return then(place + 1) if place < self.end and fits(self.text[place]) else -1

        return match

    def _at(self, value: Any) -> Match:
        def holds(place: int) -> bool:
            lines = bool(self.flags & re.MULTILINE)
            before, behind = self.text[:place][-1:], self.text[place : self.end][:1]
            return {
                "AT_BEGINNING": place == 0 or (lines and before == "\n"),
                "AT_BEGINNING_STRING": place == 0,
                "AT_END": place >= self.end - (behind == "\n") or (lines and behind == "\n"),
                "AT_END_STRING": place >= self.end,
                "AT_BOUNDARY": _is_word(before) != _is_word(behind),
                "AT_NON_BOUNDARY": _is_word(before) == _is_word(behind),
            }[str(value)]

        return lambda place, then: then(place) if holds(place) else -1

    def _branch(self, value: Any) -> Match:
        ways = [(self._first(tree), self._sequence(tree)) for tree in value[1]]
        known: dict[str, list[Match]] = {}

        def match(place: int, then: Callable[[int], int]) -> int:
            head = self.text[place] if place < self.end else ""
            if head not in known:
                known[head] = [way for fits, way in ways if fits is None or (head and fits(head))]
            for way in known[head]:
                self.count += 1
                found = way(place, then)
                if found >= 0:
                    return found
            return -1

        return match

    def _first(self, tree: Any) -> Callable[[str], bool] | None:
        """Tells which characters an alternative can begin with, where its first part is one character."""
        for op, value in tree:
            if str(op) in _ONE:
                return self._test(str(op), value)
            if str(op) == "SUBPATTERN":
                return self._first(value[3])
            if str(op) != "AT" and not (str(op).startswith("ASSERT") and value[0] < 0):
                return None
        return None

    def _group(self, value: Any) -> Match:
        number, _, _, tree = value
        inside = self._sequence(tree)

        def match(place: int, then: Callable[[int], int]) -> int:
            def close(stop: int) -> int:
                before = self.groups.get(number, "")
                self.groups[number] = self.text[place:stop]
                found = then(stop)
                if found < 0:
                    self.groups[number] = before
                return found

            return inside(place, then if number is None else close)

        return match

    def _again(self, value: Any) -> Match:
        def match(place: int, then: Callable[[int], int]) -> int:
            words = self.groups.get(value, "")
            self.count += 1 + len(words)
            return then(place + len(words)) if self.text.startswith(words, place, self.end) else -1

        return match

    def _look(self, value: Any, wanted: bool) -> Match:
        direction, tree = value
        inside = self._sequence(tree)
        back = tree.getwidth()[0] if direction < 0 else 0

        def match(place: int, then: Callable[[int], int]) -> int:
            seen = place >= back and inside(place - back, lambda stop: stop) >= 0
            return then(place) if seen == wanted else -1

        return match

    def _greedy(self, value: Any) -> Match:
        least, most, tree = value[0], int(value[1]), value[2]
        if len(tree) == 1 and str(tree[0][0]) in _ONE:
            return self._run(least, most, self._test(str(tree[0][0]), tree[0][1]))
        inside = self._sequence(tree)

        def match(place: int, then: Callable[[int], int], times: int = 0) -> int:
            self.count += 1
            found = -1
            if times < most:
                found = inside(place, lambda stop: match(stop, then, times + 1) if stop > place else -1)
            return found if found >= 0 or times < least else then(place)

        return match

    def _run(self, least: int, most: int, fits: Callable[[str], bool]) -> Match:
        def match(place: int, then: Callable[[int], int]) -> int:
            stop, limit = place, min(self.end, place + most)
            while stop < limit and fits(self.text[stop]):
                stop += 1
            self.count += 1 + stop - place
            for end in range(stop, place + least - 1, -1):
                self.count += 1
                found = then(end)
                if found >= 0:
                    return found
            return -1

        return match

    def _lazy(self, value: Any) -> Match:
        least, most, inside = value[0], int(value[1]), self._sequence(value[2])

        def match(place: int, then: Callable[[int], int], times: int = 0) -> int:
            self.count += 1
            found = then(place) if times >= least else -1
            if found >= 0 or times >= most:
                return found
            return inside(place, lambda stop: match(stop, then, times + 1))

        return match


def _chained(part: Match, rest: Match) -> Match:
    return lambda place, then: part(place, lambda stop: rest(stop, then))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _fits(op: str, value: Any, character: str, flags: int) -> bool:
    """Whether one character is what a part of one character asks for."""
    if op == "ANY":
        return character != "\n" or bool(flags & re.DOTALL)
    if op in ("LITERAL", "NOT_LITERAL"):
        return (character == chr(value)) == (op == "LITERAL")
    items = [(str(kind), content) for kind, content in value]
    return any(_holds(kind, content, character) for kind, content in items) != (items[0][0] == "NEGATE")


def _holds(kind: str, content: Any, character: str) -> bool:
    if kind == "NEGATE":
        return False
    if kind == "LITERAL":
        return character == chr(content)
    if kind == "RANGE":
        return bool(content[0] <= ord(character) <= content[1])
    name = str(content)
    classes = {"SPACE": str.isspace, "DIGIT": str.isdecimal, "WORD": _is_word}
    return classes[name.rpartition("_")[2]](character) == ("_NOT_" not in name)
