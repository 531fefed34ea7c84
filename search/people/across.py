"""Joining names of different scripts, and Chinese forms of different regions.

Both must sound alike and stand in articles that share figures, days, names or other speakers; each must
be the best match of the other, and no second person may fit as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from search.people.groups import Groups
from search.people.guesses import Guess, slips
from search.people.matching import NO_MATCH, Match, handles, match, weight
from search.people.names import Name
from search.people.stories import Stories
from search.people.titles import Titles
from search.people.voices import Voice

_WORTH = 0.74
"""Least likeness that is worth a guess."""

_JOINS = {"reading": 0.97, "whole": 0.78, "family": 0.8}
"""Least likeness that joins, by what was compared."""

_POINTS = {"reading": 1.9, "whole": 1.0, "family": 2.5}
"""Least that the articles must share for that."""

_THIN = 2
"""Family names of so few firm consonants fit many people: a title must agree as well."""

_MARGIN = 0.05
_SUPPORT = 1.5
"""Points for each other person that two articles seem to share."""

_LOOKS = 12
"""Articles of each person that are compared."""


class Candidate(NamedTuple):
    """Two groups, by their roots, and what speaks for joining them."""

    one: int
    other: int
    match: Match
    points: float
    titles: frozenset[str]
    thin: bool
    together: bool  # in one article

    @property
    def rank(self) -> float:
        """What decides between two that fit."""
        return self.match.score + 0.1 * bool(self.titles) + (0.1 if self.match.kind != "family" else 0.0)

    @property
    def joins(self) -> bool:
        """Whether it is strong enough on its own."""
        kind = self.match.kind
        strong = self.match.score >= _JOINS[kind] and self.points >= _POINTS[kind]
        return strong and not (kind == "family" and self.thin and not self.titles)


class Across:
    """One pass over the groups of a library."""

    def __init__(self, groups: Groups, stories: Stories) -> None:
        self._groups = groups
        self._stories = stories

    def run(self) -> list[Guess]:
        """Join what is sure; the guesses that remain."""
        candidates = self._candidates()
        for each in sorted(candidates, key=lambda each: -each.rank):
            if each.joins and not self._rivals(each, candidates):
                self._join(each)
        return [self._guess(each) for each in candidates if self._is_open(each)]

    # -- candidates ----------------------------------------------------------------------------------

    def _candidates(self) -> list[Candidate]:
        matches = self._matches()
        supported = self._supported(matches)
        found = (self._candidate(one, other, m, supported) for (one, other), m in matches.items())
        return [each for each in found if each.points >= 1]

    def _matches(self) -> dict[tuple[int, int], Match]:
        """Pairs of groups that sound alike, found by what their names have in common."""
        names = {members[0]: self._names(members) for members in self._groups.all()}
        by_handle: dict[str, set[int]] = defaultdict(set)
        for root, own in names.items():
            for handle in {handle for name in own for handle in handles(name)}:
                by_handle[handle].add(root)
        found: dict[tuple[int, int], Match] = {}
        for roots in by_handle.values():
            for one, other in _pairs(sorted(roots)):
                if (one, other) not in found and not self._groups.conflict(one, other):
                    found[one, other] = NO_MATCH if self._slip(one, other) else _best(names[one], names[other])
        return {pair: best for pair, best in found.items() if best.score >= _WORTH}

    def _slip(self, one: int, other: int) -> bool:
        """Whether Chinese names of one region are a character apart: more likely a slip than another style."""
        pairs = product(self._chinese(one), self._chinese(other))
        return any(slips(a.name, b.name) and _regions(a) & _regions(b) for a, b in pairs)

    def _chinese(self, root: int) -> list[Voice]:
        voices = (self._groups.voices[number] for number in self._groups.members(root))
        return [voice for voice in voices if voice.name.is_transliterated]

    def _names(self, members: Sequence[int]) -> list[Name]:
        """The whole names of a person, else the short ones; none of what is surely no person."""
        voices = [self._groups.voices[number] for number in members]
        if any(voice.type not in ("person", "") for voice in voices):
            return []
        names = {voice.name.parts: voice.name for voice in voices}.values()
        return [name for name in names if name.whole] or list(names)

    def _candidate(
        self, one: int, other: int, best: Match, supported: dict[tuple[int, int], set[int]]
    ) -> Candidate:
        pairs = list(product(self._articles(one), self._articles(other)))
        points = max(
            self._stories.between(*pair) + _SUPPORT * len(supported.get(_ordered(*pair), set()) - {one, other})
            for pair in pairs
        )
        thin = min(weight(self._groups.voices[number].name) for number in (one, other)) <= _THIN
        return Candidate(one, other, best, points, Titles.shared(self._groups, one, other), thin, any(a == b for a, b in pairs))

    def _supported(self, matches: dict[tuple[int, int], Match]) -> dict[tuple[int, int], set[int]]:
        """For each two articles the persons that both seem to hear: groups in both, and whole matches."""
        found: dict[tuple[int, int], set[int]] = defaultdict(set)
        for (one, other), best in matches.items():
            if best.kind != "family" and best.score >= _JOINS[best.kind]:
                for pair in product(self._articles(one), self._articles(other)):
                    found[_ordered(*pair)].add(one)
        return found

    def _articles(self, root: int) -> list[int]:
        voices = (self._groups.voices[number] for number in self._groups.members(root))
        return list(dict.fromkeys(voice.article for voice in voices))[:_LOOKS]

    # -- decisions -----------------------------------------------------------------------------------

    def _rivals(self, chosen: Candidate, candidates: Sequence[Candidate]) -> bool:
        """Whether another person fits one of the two about as well."""
        return any(
            each.rank > chosen.rank - _MARGIN and self._competes(each, chosen)
            for each in candidates
            if each is not chosen
        )

    def _competes(self, each: Candidate, chosen: Candidate) -> bool:
        """Whether two candidates want one name for two people."""
        root = self._groups.root
        ends, wanted = {root(each.one), root(each.other)}, {root(chosen.one), root(chosen.other)}
        rest = (ends - wanted) | (wanted - ends)
        return len(ends) == len(wanted) == 2 and len(rest) == 2 and self._groups.conflict(*rest)

    def _join(self, each: Candidate) -> None:
        self._groups.join(each.one, each.other)

    def _is_open(self, each: Candidate) -> bool:
        root = self._groups.root
        return root(each.one) != root(each.other) and not self._groups.conflict(each.one, each.other)

    def _guess(self, each: Candidate) -> Guess:
        sounds = f"sounds alike ({each.match.score:.2f})"
        where = "in one article" if each.together else "in articles that share facts"
        titles = [f"both beside: {', '.join(sorted(each.titles))}"] if each.titles else []
        return Guess(each.one, each.other, reasons=(sounds, where, *titles))


def _best(ours: Sequence[Name], theirs: Sequence[Name]) -> Match:
    """The best match of two people's names; whole names that contradict spoil it."""
    found = [match(one, other) for one, other in product(ours, theirs)]
    return max(found, key=lambda each: (each.kind in ("whole", "reading"), each.score), default=NO_MATCH)


def _pairs(roots: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((one, other) for at, one in enumerate(roots) for other in roots[at + 1 :])


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one <= other else (other, one)


def _regions(voice: Voice) -> set[str]:
    return set(voice.langs) or {"zh-Hans", "zh-Hant"}
