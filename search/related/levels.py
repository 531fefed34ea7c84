"""How sure a reader may be that two texts belong together; showing nothing is better than noise."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from search.model import Level


@dataclass(frozen=True, slots=True)
class Signals:
    """What two texts show of their nearness.

    `cosine` is None without vectors.  `here` and `there` say how much of what each text says is explained by
    the other, rare words counting more: 0 to 1.  `inside` counts the reasons that stand in the words said,
    each for its rarity from 0 to 1, `around` the others, such as the speaker; `anchors` the figures and
    dates of both.  `conflict`: both give other figures for one unit, or no number in common.  `lead` is how
    far the cosine is ahead of the next best in that language.  `said`: at least one of the two quotes
    somebody; `same_speaker`: whether it is one person in both, None where that is not told.
    """

    cosine: float | None
    here: float
    there: float
    inside: float
    around: float = 0.0
    anchors: float = 0.0
    conflict: bool = False
    lead: float = 0.0
    same_language: bool = False
    said: bool = True
    same_speaker: bool | None = None

    @property
    def evidence(self) -> float:
        """All reasons."""
        return self.inside + self.around


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search knows beside: the fused standard score of the answer, whether the text asks something,
    and whether both articles tell the same story, None where that is unknown."""

    score: float
    is_question: bool = False
    same_story: bool | None = None


_WEIGHTS = {
    "cosine": 5.1,
    "explained": 3.3,
    "inside": 1.3,
    "around": 2.5,
    "conflict": -1.4,
    "lead": 2.9,
    "same language": -1.1,
    "same speaker": 2.8,
}
_BIAS = -5.5
_NO_COSINE = 0.25
_MOST_INSIDE, _MOST_AROUND = 3.0, 1.0
"""A logistic regression on sentences of invented stories told in three and four languages: renderings of one
statement against other statements, of the same story and of others."""

_SAME = 0.85
"""Sameness from which two texts are called the same statement."""

_SAME_ELSEWHERE = 0.95
"""The same where the articles do not tell one story: people repeat themselves about other things, too."""

_FACT = 0.5
"""From here on they report at least the same fact."""

_FACT_ANCHORED, _ANCHORED = 0.25, 0.5
"""The same where both give the same figure or date, and how rare these must be together."""

_FACT_NEAR = 0.35
"""Cosine below which no fact is the same: much is shared by two sentences about one matter."""

_EXPLAINED = 0.5
"""How much of what is asked must be explained for a fact that is less near."""

_FACT_ELSEWHERE = 0.8


def sameness(near: Signals) -> float:
    """How sure it is that both say the same, 0 to 1."""
    return 1 / (1 + math.exp(-_sum(near)))


def closeness(near: Signals) -> float:
    """The same where figures may differ: how sure it is that both speak of the same thing."""
    return sameness(replace(near, conflict=False))


def standing(near: Signals) -> float:
    """What texts are put in order by: their closeness, neither language being at an advantage."""
    return closeness(replace(near, same_language=False))


def _sum(near: Signals) -> float:
    cosine = _NO_COSINE if near.cosine is None else near.cosine
    values = {
        "cosine": cosine,
        "explained": (near.here + near.there) / 2,
        "inside": min(near.inside, _MOST_INSIDE),
        "around": min(near.around, _MOST_AROUND),
        "conflict": float(near.conflict),
        "lead": near.lead,
        "same language": float(near.same_language),
        "same speaker": float(near.same_speaker is True),
    }
    return _BIAS + sum(_WEIGHTS[name] * value for name, value in values.items())


_UPWARDS: tuple[Level | None, ...] = (None, "related", "same fact", "same statement")

_RELATED = 0.1
_RELATED_FIRST = 0.04
"""Sameness from which a passage is shown, and one that stands out in its language."""

_OUTSTANDING = 3.0

_RELATED_IN_STORY = 0.015
"""The same in an article that tells the same story: what is nearest there is worth a look."""

_ANSWER = 2.5
"""99 of 100 right answers to questions about paragraphs have a higher score."""


def level(near: Signals, asked: Asked | None = None) -> Level | None:
    """The level to show, None where the pair is better not shown.

    Where figures contradict each other, or nobody is quoted, two texts report the same fact at most.
    """
    sure = closeness(near)
    strict = asked is not None and asked.same_story is False
    if sure >= (_SAME_ELSEWHERE if strict else _SAME) and near.said and not near.conflict:
        return "same statement"
    least = _FACT if near.anchors < _ANCHORED else _FACT_ANCHORED
    near_enough = (
        near.cosine is None
        or near.cosine >= _FACT_NEAR
        or near.anchors >= _ANCHORED
        or near.here >= _EXPLAINED
    )
    if near_enough and sure >= (_FACT_ELSEWHERE if strict else least):
        return "same fact"
    return "related" if _is_related(sure, near, asked or Asked(_ANSWER)) else None


def further(one: Level | None, other: Level | None) -> Level | None:
    """The level of the two that says more."""
    return max(one, other, key=_UPWARDS.index)


def _is_related(sure: float, near: Signals, asked: Asked) -> bool:
    """Near, or less near but far ahead of the rest; a question is content with its best answers."""
    if asked.is_question and asked.score >= _ANSWER:
        return True
    if near.cosine is None:
        return near.here >= 0.5 or (near.here >= 0.2 and near.evidence >= 1.0)
    if asked.same_story:
        return sure >= _RELATED_IN_STORY
    return sure >= _RELATED or (sure >= _RELATED_FIRST and asked.score >= _OUTSTANDING)
