"""Which articles may tell one story, and so are compared utterance by utterance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from search.model import Article
from search.people.stories import NEAR, Stories
from search.related.stories import Meaning, MeaningTable
from search.statements.speaker import Speaker
from search.statements.units import Unit

Pair = tuple[int, int]

_LEAST = -1.0
"""The log odds from which two articles are compared."""

_MOST = 20
"""Articles that one is compared with: the likeliest."""

_TRIED = 60
"""Articles whose speakers are held against those of one."""

_FEW = 8
_THROUGH = 1.0
"""Articles that one and the same third makes kin of each other, and what that costs."""

_BUSY = 30
"""Articles beyond which it says nothing that one person speaks in two of them."""

_FACTS, _SPEAKERS = 4.0, 1
"""Rare facts and speakers in common beyond which more say nothing."""

_FAR = 30
"""Days between two articles that make one story unlikely."""

_BELOW, _ABOVE = -0.3, 0.15
"""How far two articles are ahead in meaning at most, either way."""


class Signs(NamedTuple):
    """What two articles have in common that tells of one story.

    `facts` are the rare facts that both state, `meaning` is how far the cosine of their mean meanings is
    ahead of what is usual for one story, `near` and `far` tell whether they are from within a few days or
    more than a month apart, `speakers` are the persons who speak in both.
    """

    facts: float
    meaning: float
    near: bool
    far: bool
    speakers: int


class Weights(NamedTuple):
    """What all pairs begin with, and what each sign adds to the log odds that two articles tell one story."""

    none: float
    facts: float
    meaning: float
    near: float
    far: float
    speakers: float


# Fitted as those of judging.py are.
_WEIGHTS = Weights(none=-3.9, facts=0.46, meaning=2.2, near=1.9, far=-3.1, speakers=4.2)


def kin(
    articles: Mapping[int, Article],
    units: Iterable[Unit],
    copies: Mapping[int, int],
    meanings: Mapping[int, Meaning],
) -> dict[Pair, float]:
    """Pairs of articles, the lower id first, with the log odds that they tell one story.

    Two are also of one story where each is likely to be of that of a third.  `copies` gives the first of its
    near copies for an article that has some, `meanings` what those mean that have vectors.
    """
    found: dict[Pair, float] = {}
    speakers = Speakers(units)
    stories = Stories(articles, copies)
    table = MeaningTable({key: meanings[key] for key in speakers.of if key in meanings})
    for article in speakers.of:
        near = table.ahead(article)
        beside = {*stories.kin(article), *speakers.shared(article), *_nearest(near)} & speakers.of.keys()
        odds = {
            other: _odds(
                signs(stories.facts(article, other), stories.days(article, other), near.get(other, 0.0))
            )
            for other in beside - {article}
        }
        for other in _likeliest(odds, _TRIED):
            if odds[other] + _WEIGHTS.speakers * _SPEAKERS > _LEAST:  # else no speaker helps
                odds[other] += _WEIGHTS.speakers * min(_SPEAKERS, speakers.alike(article, other))
        for other in _likeliest(odds, _MOST):
            found[min(article, other), max(article, other)] = odds[other]
    through = _through_others(found).items()
    found |= {pair: value for pair, value in through if (stories.days(*pair) or 0) <= _FAR}
    return {pair: value for pair, value in sorted(found.items()) if value > _LEAST}


def signs(facts: float, days: int | None, ahead: float, speakers: int = 0) -> Signs:
    """Each as far as it says something, from rare facts, days between, lead in meaning and speakers."""
    return Signs(
        min(facts, _FACTS),
        max(_BELOW, min(ahead, _ABOVE)),
        days is not None and days <= NEAR,
        days is not None and days > _FAR,
        min(_SPEAKERS, speakers),
    )


def _odds(found: Signs) -> float:
    """The log odds that two articles tell one story."""
    total = sum(weight * value for weight, value in zip(_WEIGHTS[1:], found, strict=True))
    return _WEIGHTS.none + total


def _nearest(ahead: Mapping[int, float]) -> list[int]:
    """The articles that seem to tell the same story by their meaning, not too many."""
    return [other for other in _likeliest(ahead, _MOST) if ahead[other] >= 0]


def _likeliest(odds: Mapping[int, float], most: int) -> list[int]:
    return sorted(odds, key=lambda other: (-odds[other], other))[:most]


def _through_others(found: Mapping[Pair, float]) -> dict[Pair, float]:
    """The odds of articles through those that may well tell the story of both, where these are better."""
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in found.items():
        beside[one][other] = beside[other][one] = value
    through: dict[Pair, float] = {}
    for around in beside.values():
        for pair in combinations(sorted(_likeliest(around, _FEW)), 2):
            value = min(around[pair[0]], around[pair[1]]) - _THROUGH
            if value > max(found.get(pair, _LEAST), through.get(pair, _LEAST)):
                through[pair] = value
    return through


class Speakers:
    """Who speaks where."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.of: dict[int, dict[Speaker, None]] = defaultdict(dict)
        self._heard: dict[str, set[int]] = defaultdict(set)
        for unit in units:
            speaker = unit.speaker
            self.of[unit.article].update({speaker: None} if speaker.id or speaker.called else {})
            self._heard[speaker.id].add(unit.article)

    def shared(self, article: int) -> set[int]:
        """The articles in which a known speaker of one speaks too, if there are not too many."""
        heard = (self._heard[speaker.id] for speaker in self.of[article] if speaker.id)
        return {other for others in heard if len(others) <= _BUSY for other in others}

    def alike(self, one: int, other: int) -> int:
        """How many speakers of one article are, or may well be, one of another."""
        return sum(any(here.agrees(there) for there in self.of[other]) for here in self.of[one])
