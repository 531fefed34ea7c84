"""Names of one person as sets that grow, and what must never come into one set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, product

from search.language.glossary import Glossary
from search.people.matching import contradict, variants
from search.people.names import Name, agree, glossary_names
from search.people.roles import roles
from search.people.sounds import likeness
from search.people.voices import Voice

_VARIANT = 0.7
"""Least likeness of both parts of two forms of one foreign name."""


class Groups:
    """Disjoint sets of voices by their numbers (union-find), each with its whole names and kinds.

    `apart` are pairs of plain names that a person has told apart.
    """

    def __init__(self, voices: Sequence[Voice], apart: Iterable[frozenset[str]] = ()) -> None:
        self.voices = voices
        self._parent = list(range(len(voices)))
        self._members = [[number] for number in self._parent]
        self._plain = [{voice.name.plain} for voice in voices]
        self._whole: list[set[Name]] = [{voice.name} if _is_whole(voice) else set() for voice in voices]
        self._known: list[set[str]] = [{voice.name.key} if voice.name.known else set() for voice in voices]
        self._types: list[set[str]] = [{voice.type} if voice.type else set() for voice in voices]
        self._langs: list[set[str]] = [set(voice.langs) for voice in voices]
        self._concepts = cache(self._concepts_of)
        self._apart: dict[str, set[str]] = {}
        for one, other in (sorted(pair) for pair in apart if len(pair) == 2):
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def root(self, number: int) -> int:
        """The number that stands for the set of a voice."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def members(self, number: int) -> list[int]:
        """The voices of the set that `number` stands in."""
        return self._members[self.root(number)]

    def all(self) -> Iterator[list[int]]:
        """Every set."""
        return (self._members[number] for number in range(len(self.voices)) if self.root(number) == number)

    def speaks(self, number: int) -> bool:
        """Whether anybody of a set is heard; others are names that stand beside one another in a text."""
        return any(self.voices[member].quotes for member in self.members(number))

    def whole_names(self, number: int) -> set[Name]:
        """The whole names of a set."""
        return self._whole[self.root(number)]

    def told_apart(self, one: int, other: int) -> bool:
        """Whether a person has said that names of the two sets are not one."""
        if not self._apart:
            return False
        a, b = self.root(one), self.root(other)
        return any(self._apart.get(name, set()) & self._plain[b] for name in self._plain[a])

    def stated_apart(self, number: int) -> set[str]:
        """All plain names that a person has told apart from a set."""
        return {other for name in self._plain[self.root(number)] for other in self._apart.get(name, ())}

    def titles(self, one: int, other: int) -> frozenset[str]:
        """Roles and concepts that stand beside names of both sets: offices, ranks, firms, places."""
        ours = self._beside(one)
        return ours and ours & self._beside(other)

    def _beside(self, number: int) -> frozenset[str]:
        return frozenset().union(*map(self._concepts, self.members(number)))

    def _concepts_of(self, number: int) -> frozenset[str]:
        voice = self.voices[number]
        return frozenset().union(*(roles(words) | _concepts(words, voice.lang) for words in voice.beside))

    def conflict(self, one: int, other: int, given: bool = False) -> bool:
        """Whether the two sets cannot be one person: told apart, of two kinds, or of two whole names.

        Whole names do not count where one may be `given` for the other, however different.
        """
        a, b = self.root(one), self.root(other)
        return a != b and (self._opposed(a, b) or (not given and self._named_apart(a, b)))

    def _opposed(self, a: int, b: int) -> bool:
        kinds = self._types[a] | self._types[b]
        return self.told_apart(a, b) or len(kinds) > 1

    def _named_apart(self, a: int, b: int) -> bool:
        if self._known[a] and self._known[b] and self._known[a] != self._known[b]:
            return True
        pairs = chain(product(self._whole[a], self._known[b]), product(self._whole[b], self._known[a]))
        if any(_is_stranger(*pair) for pair in pairs):
            return True
        one_language = not self._langs[a].isdisjoint(self._langs[b])
        return any(_differ(x, y, one_language) for x, y in product(self._whole[a], self._whole[b]))

    def join(self, one: int, other: int, given: bool = False, sure: bool = False) -> bool:
        """Make two sets one unless they conflict; whether they are.

        `given` when an article itself gives one name for the other, however different; `sure` when a person
        says so, which always holds.
        """
        a, b = self.root(one), self.root(other)
        if a == b:
            return True
        if not sure and self.conflict(a, b, given):
            return False
        a, b = (a, b) if len(self._members[a]) >= len(self._members[b]) else (b, a)
        self._parent[b] = a
        self._members[a] += self._members[b]
        for table in (self._plain, self._known, self._types, self._langs):
            table[a] |= table[b]
        self._whole[a] |= self._whole[b]
        return True


@lru_cache(maxsize=4000)
def _concepts(words: str, lang: str) -> frozenset[str]:
    return frozenset(hit.concept.id for hit in Glossary.load().find(words, lang))


def _is_whole(voice: Voice) -> bool:
    return voice.name.whole and voice.type in ("person", "")


@lru_cache(maxsize=20_000)
def _is_stranger(name: Name, concept: str) -> bool:
    """Whether a whole name is none that a person of the glossary may have (Melania Trump, 特朗普)."""
    known = [each for each in glossary_names(concept) if each.whole]
    if same := [each for each in known if each.script == name.script]:
        return all(_differ(name, each, one_language=True) for each in same)
    return bool(known) and all(contradict(name, each) for each in known)


def _differ(one: Name, other: Name, one_language: bool) -> bool:
    """Whether two whole names of one script are two people's; two languages may spell one in two ways."""
    if one.script != other.script or agree(one, other):
        return False
    foreign = one.script != "LATIN" and not (one.native or other.native)
    if foreign:  # two styles, or two languages of one script
        parts = ((one.given, other.given), (one.family, other.family))
        alike = [likeness(*pair) >= _VARIANT for pair in parts]
        return not (all(alike) if one_language else any(alike))
    return one_language or not variants(one, other)
