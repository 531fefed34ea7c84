"""Which utterances are one statement, over sources and languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from search.model import Article, Progress
from search.related.of_article import NO_SENTENCES, Sentences
from search.related.stories import Meaning
from search.statements.alike import Nodes, repeated
from search.statements.deciding import Decided
from search.statements.grouping import groups, parted, united
from search.statements.joining import Groups, joined
from search.statements.judging import ONE_STORY, SURE, UNLIKE, log_odds
from search.statements.kin import kin
from search.statements.leads import leads
from search.statements.likely import likely
from search.statements.parts import Cuts
from search.statements.retold import NONE, Retold
from search.statements.retold_near import near_to
from search.statements.signals import Sheet, Words, signals
from search.statements.units import Unit
from search.statements.vectors import OnProgress
from search.statements.voices import Voice, by_voice, texts_of

Pair = tuple[int, int]
Kin = Mapping[Pair, float]
_NEAR_SURE = 3.0
"""Log odds from which two utterances alone that share no word, name or figure are one statement."""

_MOST_PAIRS = 250_000
"""Pairs of parts of two articles beyond which nothing is cut: two books, not two reports."""


class Linked(NamedTuple):
    """Utterances or parts of them, and the log odds of each two, by number, that were compared; what may tell
    the same in other words of an article."""

    units: list[Unit]
    odds: dict[Pair, float]
    retold: Retold = NONE

    @property
    def articles(self) -> set[int]:
        """The ids of those that all of it stands in."""
        return {unit.article for unit in (*self.units, *self.retold.sentences)}

    def groups(self, decided: Decided) -> list[list[int]]:
        """Those that are one statement, two or more; numbers beyond the units are decided passages."""
        nodes = Nodes(self.units, decided.same, decided.different)
        odds = nodes.odds(self.odds)
        same, different = (set(map(nodes.pair, pairs)) for pairs in (decided.same, decided.different))

        def score(here: int, there: int) -> float:
            value = odds.get((here, there))
            return self._beyond(here, there) if value is None else value

        alike = [group for group in joined(self.likeliest(nodes)) if not self._is_doubtful(group, odds)]
        alike += self._with_leads(alike, nodes)
        found = []
        for group in united(alike, same):
            if apart := _within(different, group):
                left, gone = parted(group, score, _within(same, group), apart)
                links = {pair: odds[pair] for pair in _within(odds, gone)}
                found += groups(links, score, _within(same, gone), _within(apart, gone), nodes.size)
                found.append(left)
            else:
                found.append(group)
        alone = nodes.members.keys() - {node for group in found for node in group}
        return sorted(sorted(nodes.whole(group)) for group in [*found, *([node] for node in alone)])

    def _is_doubtful(self, group: Sequence[int], odds: Mapping[Pair, float]) -> bool:
        """Whether two alone are likely one by their vectors only, and not near sure to be."""
        if len(group) != 2 or odds.get((group[0], group[1]), UNLIKE) >= _NEAR_SURE:
            return False
        ours, theirs = (self.units[number].keys for number in group)
        return ours.isdisjoint(theirs)

    def likeliest(self, nodes: Nodes) -> Groups:
        """The groups of nodes by the average of their pairs, and the nodes that are alone, to be joined."""
        odds = nodes.odds(self.odds)
        inner = set(map(nodes.pair, _inner(self.units)))
        found = groups(odds, lambda *pair: odds.get(pair, UNLIKE), different=inner, size=nodes.size)
        return Groups(self.units, odds, found, inner)

    def likely(self, found: Sequence[Sequence[int]], decided: Decided) -> dict[int, list[int]]:
        """For some of these groups, by their places, others that may be the same, the likeliest first."""

        def score(here: int, there: int) -> float:
            value = self.odds.get((here, there))
            return self._beyond(here, there) if value is None else value

        return likely(found, self.odds, score, decided.different)

    def _beyond(self, here: int, there: int) -> float:
        """The log odds of two utterances that were not compared; with a decided passage they are lowest."""
        return -SURE if max(here, there) >= len(self.units) else UNLIKE

    def _with_leads(self, alike: Sequence[Sequence[int]], nodes: Nodes) -> list[list[int]]:
        """What leads in to a quote, each with it, as nodes; nothing with what is quoted inside of it."""
        whole = [nodes.whole(group) for group in alike]
        group_of = {number: group for group in whole for number in group}
        inner = set(_inner(self.units))

        def are_apart(one: int, other: int) -> bool:
            here, there = (group_of.get(each, [each]) for each in (one, other))
            return any((min(a, b), max(a, b)) in inner for a in here for b in there)

        pairs = (pair for pair in leads(self.units, self.odds, whole) if not are_apart(*pair))
        return [list(pair) for pair in dict.fromkeys(map(nodes.pair, pairs))]


class Told(NamedTuple):
    """What a library tells: its articles, and what is said in them.

    `copies` gives the first of its near copies for an article that has some, `meanings` what those mean that
    have vectors, and `sentences` those of an article.
    """

    articles: Mapping[int, Article]
    units: Sequence[Unit]
    words: Words
    copies: Mapping[int, int]
    meanings: Mapping[int, Meaning]
    sentences: Callable[[int], Sentences] = lambda _article: NO_SENTENCES


def linked(told: Told, progress: OnProgress = lambda _step: None) -> Linked:
    """How likely utterances are one statement; `progress` counts the pairs of articles, compared twice.

    Near-linear: an article is compared with a few others; some 70 microseconds for two articles of five
    utterances each, besides the vectors, which must be there.
    """
    words = told.words
    related = kin(told.articles, told.units, told.copies, told.meanings)
    steps = _Steps(progress, 2 * len(related))
    cut = _cut(told, related, steps)
    words.vectors.catch_up(texts_of(cut), lambda _step: None, lambda: False)  # what was joined from parts
    again = repeated(cut)
    voices = by_voice(unit for at, unit in enumerate(cut) if at not in again)
    sheets = {voice: Sheet(some, words) for voice, some in voices.items()}
    number = {id(unit): at for at, unit in enumerate(cut)}
    odds = {}
    for one, other, story in _voices(related, list(sheets), steps):
        for (here, there), value in compared(sheets[one], sheets[other], story).items():
            numbers = number[id(sheets[one].units[here])], number[id(sheets[other].units[there])]
            odds[min(numbers), max(numbers)] = value
    retold = near_to(sheets, number, related, told.articles, told.sentences, words, progress)
    return Linked(cut, odds, retold)


def compared(here: Sheet, there: Sheet, story: float) -> dict[Pair, float]:
    """The log odds of every two utterances of two articles, by their numbers there, that may be one."""
    if not (here.telling and there.telling):
        return {}
    odds = log_odds(signals(here, there, story))
    rows, columns = np.nonzero(odds > UNLIKE)
    return {
        (here.numbers[row], there.numbers[column]): value
        for row, column, value in zip(
            rows.tolist(), columns.tolist(), odds[rows, columns].tolist(), strict=True
        )
    }


class _Steps:
    """Counts pairs of articles."""

    def __init__(self, progress: OnProgress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def next(self) -> None:
        """One more is begun."""
        self._progress(Progress("compared", self._done, self._total))
        self._done += 1


def _voices(related: Kin, voices: Sequence[Voice], steps: _Steps) -> Iterator[tuple[Voice, Voice, float]]:
    """What is compared: the voices of related articles, and those of one article, with the odds of one
    story."""
    of: dict[int, list[Voice]] = defaultdict(list)
    for voice in voices:
        of[voice[0]].append(voice)
    for (one, other), odds in related.items():
        steps.next()
        yield from ((here, there, odds) for here in of[one] for there in of[other])
    for own in of.values():
        yield from ((here, there, ONE_STORY) for here, there in combinations(own, 2))


def _cut(told: Told, related: Kin, steps: _Steps) -> list[Unit]:
    """The utterances, cut where others know two statements."""
    cuts = {voice: Cuts(some) for voice, some in by_voice(told.units).items()}
    sheets = {voice: Sheet(each.parts, told.words) for voice, each in cuts.items()}
    for one, other, story in _voices(related, list(cuts), steps):
        if not (cuts[one].could_cut or cuts[other].could_cut):
            continue
        if len(cuts[one].parts) * len(cuts[other].parts) > _MOST_PAIRS:
            continue
        odds = compared(sheets[one], sheets[other], story)
        mirrored = {(there, here): value for (here, there), value in odds.items()}
        cuts[one].hear(odds, cuts[other], told.copies.get(other[0], other[0]))
        cuts[other].hear(mirrored, cuts[one], told.copies.get(one[0], one[0]))
    made = (unit for each in cuts.values() for unit in each.made())
    return sorted(made, key=lambda unit: (unit.article, unit.start))


def _inner(units: Sequence[Unit]) -> Iterator[Pair]:
    """What is quoted inside of another quote, with that: somebody else said it before."""
    order = sorted(range(len(units)), key=lambda at: (units[at].article, units[at].start))
    for place, here in enumerate(order):
        for other in order[place + 1 :]:
            if units[other].article != units[here].article or units[other].start >= units[here].end:
                break
            if _overlap(units[here], units[other]):
                yield min(here, other), max(here, other)


def _overlap(one: Unit, other: Unit) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.quotes for b in other.quotes)


def _within(pairs: Iterable[Pair], group: Sequence[int]) -> list[Pair]:
    inside = set(group)
    return [pair for pair in pairs if inside.issuperset(pair)]
