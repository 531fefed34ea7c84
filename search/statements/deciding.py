"""A person's decisions, found again among the utterances of a library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from search.model import Article, Quote
from search.statements.own import Own, Place, plain
from search.statements.units import NOBODY, Unit

Pair = tuple[int, int]


@dataclass
class Decided:
    """Pairs of utterances, by number, that are one statement and that are not; passages that were named too.

    `problems` are sentences about what was not found, or contradicts itself: what tells apart wins.
    """

    same: set[Pair] = field(default_factory=set)
    different: set[Pair] = field(default_factory=set)
    passages: list[Unit] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def decided(own: Own, units: Sequence[Unit], articles: Mapping[int, Article], name: str) -> Decided:
    """What is stated about these utterances."""
    if not (own.same or own.different):
        return Decided()
    return _Finder(units, articles, name).decided(own)


def place_of(unit: Unit, head: Article, units: Iterable[Unit]) -> Place:
    """How an utterance is named in the file; the start where its words stand there twice."""
    words = " ".join(unit.quotes[0].text.split())
    alike = [each for each in units if each.article == unit.article and plain(words) in plain(each.text)]
    return Place(head.file, words, unit.start if len(alike) > 1 else 0, head.item + 1)


class _Finder:
    def __init__(self, units: Sequence[Unit], articles: Mapping[int, Article], name: str) -> None:
        self._units = units
        self._articles = articles
        self._name = name
        self._texts: dict[int, str] = {}
        self._by_place: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._found = Decided()
        for at, unit in enumerate(units):
            head = articles[unit.article]
            self._by_place[head.file, head.item + 1].append(at)
        self._ids = {(each.file, each.item + 1): each.id for each in articles.values()}

    def decided(self, own: Own) -> Decided:
        found = self._found
        for one, other in own.different:
            here, there = self._number(one), self._number(other)
            if here is not None and there is not None and here != there:
                found.different.add((min(here, there), max(here, there)))
        groups = _Groups(found.different)
        for group in own.same:
            numbers = [at for at in map(self._number, group) if at is not None]
            for at in numbers[1:]:
                if not groups.join(numbers[0], at):
                    words = _shown(self._text(at))
                    found.problems.append(f"{self._name}: {words} is joined and told apart; it stays apart.")
        found.same = set(groups.pairs())
        return found

    def _number(self, place: Place) -> int | None:
        """The utterance that is named; of several the one that begins nearest to the stated start."""
        words = plain(place.words)
        here = self._by_place.get((place.file, place.item), [])
        fits = [at for at in here if words in self._text(at)] or [
            at for at in here if self._text(at) in words
        ]
        if not fits and (place.file, place.item) not in self._ids:
            fits = [at for at in range(len(self._units)) if words == self._text(at)]
        if fits:
            return min(fits, key=lambda at: (abs(self._unit(at).start - place.start), at))
        passage = self._passage(place)
        if passage is None:
            self._found.problems.append(
                f"{self._name}: {_shown(place.words)} is not found in {place.file}; it is kept but not used."
            )
        return passage

    def _passage(self, place: Place) -> int | None:
        """A new number for words of an article that nobody is quoted with."""
        article = self._articles.get(self._ids.get((place.file, place.item), -1))
        starts = list(_places(article.text, place.words)) if article else []
        if not article or not starts:
            return None
        start, end = min(starts, key=lambda span: abs(span[0] - place.start))
        lang = next((block.lang for block in article.blocks if block.start <= start < block.end), "")
        lang = lang or (article.langs or ("und",))[0]
        quote = Quote(start, end, article.text[start:end], "indirect", lang=lang, article=article.id)
        self._found.passages.append(Unit(article.id, lang, NOBODY, (quote,), is_passage=True))
        number = len(self._units) + len(self._found.passages) - 1
        self._by_place[place.file, place.item].append(number)
        return number

    def _unit(self, at: int) -> Unit:
        return self._units[at] if at < len(self._units) else self._found.passages[at - len(self._units)]

    def _text(self, at: int) -> str:
        if at not in self._texts:
            self._texts[at] = plain(self._unit(at).text)
        return self._texts[at]


class _Groups:
    """Numbers that are joined, as long as nothing tells two of them apart."""

    def __init__(self, different: Iterable[Pair]) -> None:
        self._different = {frozenset(pair) for pair in different}
        self._of: dict[int, set[int]] = {}

    def join(self, one: int, other: int) -> bool:
        ours, theirs = self._of.setdefault(one, {one}), self._of.setdefault(other, {other})
        if ours is theirs:
            return True
        if any(frozenset((a, b)) in self._different for a in ours for b in theirs):
            return False
        ours |= theirs
        self._of |= dict.fromkeys(theirs, ours)
        return True

    def pairs(self) -> Iterator[Pair]:
        for group in {id(group): group for group in self._of.values()}.values():
            yield from combinations(sorted(group), 2)


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _shown(words: str) -> str:
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"
