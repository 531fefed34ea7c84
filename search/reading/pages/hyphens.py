"""Whether a hyphen at the end of a line divides a word or belongs to it.

First the document decides: does it write the word elsewhere inside a line, joined or with its hyphen?  Else
the hyphen stays before a capital or a figure, in a word that has another one, in "short- and long-term", and
in an English compound: one that begins with "well", "self", "twenty" and the like before a whole word, or
that ends in "based", "owned" and the like after one.  Where hardly a line ends in a hyphen, no word was
divided, and it stays between any two words that the document knows.  In all other cases it divides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_HYPHENS = "‐‑\u00ad-"
_LAST = re.compile(rf"[\w'’{_HYPHENS}]+$")
_FIRST = re.compile(rf"[\w'’{_HYPHENS}]+")
_LONGEST_WORD = 60


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE = _words(
    "well self ill long short high low full half non anti ex vice all cross mid so first second third two"
    " three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety much"
)
_AFTER = _words(
    "based owned led backed related called known old term level class born speaking ranking looking running"
    " free friendly sized minded range ranging run made faced handed controlled funded educated driven"
)
_PREFIXES = _words(
    "over under up out with fore for be re un in on off down inter sub super trans mis dis en em im de pre"
    " pro per con com a"
)
_SOLID = _words(
    "highway highways highlight highlights highlighted highland highlands lowland allow shortage shortages"
    " shortfall midnight midday halfway crossroads sometimes longer nonsense crossing crossings halftime"
    " shorthand antique tenant"
)
"""Words of two words that are written as one."""

_CONJUNCTIONS = _words("and or to und oder bis sowie et ou y en of")
_PARTICIPLES = ("ed", "ing")
_LEAST_PARTICIPLE = 5
_HARDLY_EVER = 0.02
_ENOUGH_LINES = 30


class Evidence:
    """How a document writes the words inside its lines, and how often its lines end in a hyphen."""

    def __init__(self, lines: Collection[str]) -> None:
        self._known = Counter(_inside(lines))
        ends = sum(line.endswith("-") for line in lines)
        self._divides = len(lines) < _ENOUGH_LINES or ends > _HARDLY_EVER * len(lines)

    def ending(self, before: str, after: str) -> str:
        """The line `before`, which ends with a hyphen, as it stands in front of the line `after`."""
        stem = before.rstrip(_HYPHENS)
        last = _LAST.search(stem[-_LONGEST_WORD:])
        first = _FIRST.match(after)
        if last is None or first is None:
            return before
        if first[0].casefold() in _CONJUNCTIONS:
            return f"{before} "
        is_address = any(mark in before.rpartition(" ")[2] for mark in "/@")
        return before if is_address or self._keeps(last[0], first[0]) else stem

    def _keeps(self, last: str, first: str) -> bool:
        """Whether the hyphen between the two pieces is part of the word."""
        one, two = last.casefold(), first.casefold()
        hyphenated, solid = self._known[f"{one}-{two}"], self._known[one + two]
        if hyphenated or solid:
            return hyphenated > solid
        is_name = not first[0].islower() and not (last + first).isupper()
        if is_name or not (last[-1] + first[0]).isalpha() or any(hyphen in last for hyphen in _HYPHENS):
            return True
        return self._is_compound(one, two)

    def _is_compound(self, one: str, two: str) -> bool:
        if one in _PREFIXES or one + two in _SOLID:
            return False
        if one in _BEFORE:
            return self._is_word(two)
        if two in _AFTER:
            return one in self._known
        return not self._divides and one in self._known and two in self._known

    def _is_word(self, text: str) -> bool:
        is_participle = len(text) >= _LEAST_PARTICIPLE and text.endswith(_PARTICIPLES)
        return is_participle or text in _AFTER or text in self._known


def _inside(lines: Iterable[str]) -> Iterable[str]:
    """The words of all lines but the last of each, in lower case, with plain hyphens."""
    for line in lines:
        for word in _WORD.findall(line)[:-1]:
            yield word.casefold().replace("‐", "-").replace("‑", "-")
