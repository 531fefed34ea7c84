"""Utterances that are word for word the same: one statement without comparing, however many there are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from search.related.clauses import letters
from search.related.terms import family
from search.statements.own import plain
from search.statements.speaker import Speaker
from search.statements.units import Unit

Pair = tuple[int, int]

_ENOUGH = 20
"""Letters from which equal words of one speaker are one statement, a Han character counting as three."""

_LONG = 60
"""Letters from which they are that also where one speaker is not known."""

_NO_LETTER = re.compile(r"\W+")


class Nodes:
    """Utterances by number, those that say the same word for word as one node: the lowest number of them.

    Those of one node are joined by nothing that a person tells apart.
    """

    def __init__(self, units: Sequence[Unit], same: Iterable[Pair], different: Iterable[Pair]) -> None:
        apart = _Apart(same, different)
        self.of: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        for numbers in _equal(units):
            for node in apart.sorted_out(numbers):
                self.members[node[0]] = node
                self.of |= dict.fromkeys(node, node[0])

    def pair(self, pair: Pair) -> Pair:
        """The nodes of two numbers, the lower first."""
        one, other = (self.of.get(number, number) for number in pair)
        return min(one, other), max(one, other)

    def whole(self, nodes: Iterable[int]) -> list[int]:
        """All numbers of some nodes."""
        return [number for node in nodes for number in self.members.get(node, (node,))]

    def size(self, node: int) -> int:
        """How many numbers a node is."""
        return len(self.members.get(node, (node,)))

    def odds(self, odds: Mapping[Pair, float]) -> dict[Pair, float]:
        """The log odds of every two nodes: the mean over the pairs that were compared."""
        found: dict[Pair, list[float]] = defaultdict(list)
        for pair, value in odds.items():
            found[self.pair(pair)].append(value)
        return {pair: sum(values) / len(values) for pair, values in found.items() if pair[0] != pair[1]}


def repeated(units: Sequence[Unit]) -> set[int]:
    """The numbers of those that say again, word for word, what stands before in the same article."""
    found = set()
    for numbers in _equal(units):
        articles = set[int]()
        for number in numbers:
            if units[number].article in articles:
                found.add(number)
            articles.add(units[number].article)
    return found


class _Apart:
    """What a person tells apart, also of what is joined with either."""

    def __init__(self, same: Iterable[Pair], different: Iterable[Pair]) -> None:
        self._first: dict[int, int] = {}
        for one, other in same:
            self._first[other] = self._first.setdefault(one, one)
        self._from: dict[int, set[int]] = defaultdict(set)
        for one, other in different:
            here, there = self._joined(one), self._joined(other)
            self._from[here].add(there)
            self._from[there].add(here)

    def sorted_out(self, numbers: Iterable[int]) -> list[list[int]]:
        """The numbers, in as few parts as what is told apart allows."""
        parts: list[tuple[list[int], set[int]]] = []
        for number in numbers:
            key = self._joined(number)
            for part, barred in parts:
                if key not in barred:
                    part.append(number)
                    barred |= self._from.get(key, set())
                    break
            else:
                parts.append(([number], set(self._from.get(key, ()))))
        return [part for part, _ in parts]

    def _joined(self, number: int) -> int:
        return self._first.get(number, number)


def _equal(units: Sequence[Unit]) -> Iterable[list[int]]:
    """The numbers of utterances of equal letters that one person said, two or more."""
    by_letters: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        by_letters[family(unit.lang), _NO_LETTER.sub("", plain(unit.text))].append(number)
    for (_, text), numbers in by_letters.items():
        if len(numbers) > 1 and letters(text) >= _ENOUGH:
            yield from _by_speaker(units, numbers, letters(text) >= _LONG)


def _by_speaker(units: Sequence[Unit], numbers: Iterable[int], is_long: bool) -> Iterable[list[int]]:
    groups: dict[Speaker, list[int]] = {}
    for number in numbers:
        speaker = units[number].speaker
        if speaker not in groups:
            agreeing = (each for each in groups if _is_one(each.agrees(speaker), is_long))
            groups[speaker] = groups.get(next(agreeing, speaker), [])
        groups[speaker].append(number)
    return [group for group in {id(group): group for group in groups.values()}.values() if len(group) > 1]


def _is_one(agree: bool | None, is_long: bool) -> bool:
    return agree is True or (is_long and agree is None)
