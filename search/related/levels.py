"""How sure a reader may be that two texts belong together; showing nothing is better than noise."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from search.model import Level


@dataclass(frozen=True, slots=True)
class Signals:
    """What two texts show of their nearness.

    `cosine` is None without vectors.  `here` and `there` say how much of what each text says is explained by
    the other, rare words counting more: 0 to 1.  `inside` counts the reasons that stand in the words said,
    each for its rarity from 0 to 1, `around` the others, such as the speaker; `anchors` the figures and
    dates of both.  `conflict`: both give other figures for one unit, or no number in common.  `lead` is how
    far the cosine is ahead of the other sentences of either article (see `Leads`).  `quoted`: in how many of
    the two somebody is quoted; `same_speaker`: whether it is one person in both, None where that is not told.
    `telling` is the rarity of the rarest reason that is no name: what is done, not who does it.  `spoken`:
    how often the speaker is quoted in the article that quotes them more.
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
    quoted: int = 2
    same_speaker: bool | None = None
    telling: float = 1.0
    spoken: int = 1

    @property
    def explained(self) -> float:
        """How much is explained of the text that is explained better: it may be a part of the other."""
        return max(self.here, self.there)

    @property
    def evidence(self) -> float:
        """All reasons."""
        return self.inside + self.around


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search knows beside: the fused standard score of the answer, whether the text asks something,
    whether both articles tell the same story, None where that is unknown, whether another sentence
    beside the answer has all that speaks for it, and more (see `rivals`), and whether the text stands in no
    article, as one that was typed or pasted: nobody can be quoted there."""

    score: float
    is_question: bool = False
    same_story: bool | None = None
    is_outdone: bool = False
    stands_alone: bool = False


_WEIGHTS = {
    "cosine": 3.5,
    "explained": 4.6,
    "inside": 1.6,
    "around": 1.6,
    "conflict": -1.4,
    "lead": 4.1,
    "same language": -0.4,
    "same speaker": 3.0,
    "not quoted": -3.4,
}
_BIAS = -4.65
_STORY = {True: 0.35, None: 0.0, False: -4.0}
"""What it adds that the articles tell one story, or two: people repeat themselves about other things, too."""

_NO_COSINE = 0.25
_MOST_INSIDE, _MOST_AROUND = 3.0, 1.0
"""A logistic regression on sentences of invented stories told in three and four languages: renderings of one
statement against other statements, of the same story and of others."""

_LEAST_SAME = 1.75
"""Log odds from which two texts are called the same statement: 85 in 100."""


RARE = 0.3
"""A shared word below this rarity says nothing by itself."""

_SAID_NEAR, _SAID_EXPLAINED, _SAID_WORDS = 0.36, 0.3, 0.7
"""Of these there must be one: the cosine, how much is explained, or how rare the shared words are."""

_SAYS_MUCH, _MUCH_SHARED = 4, 1.2
"""Who is quoted more often than this in an article speaks of other things there, too; then all reasons
together must be so rare."""


def closeness(near: Signals) -> float:
    """How sure it is that both speak of the same thing, though figures may differ; 0 to 1."""
    return _probability(_sum(near, {"conflict"}))


def standing(near: Signals) -> float:
    """What texts are put in order by: their closeness, neither language being at an advantage."""
    return _probability(_sum(near, {"conflict", "same language"}))


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _sum(near: Signals, but: Collection[str] = ()) -> float:
    cosine = _NO_COSINE if near.cosine is None else near.cosine
    values = {
        "cosine": cosine,
        "explained": near.explained,
        "inside": min(near.inside, _MOST_INSIDE),
        "around": min(near.around, _MOST_AROUND),
        "conflict": float(near.conflict),
        "lead": near.lead,
        "same language": float(near.same_language),
        "same speaker": float(near.same_speaker is True),
        "not quoted": float(near.quoted < 2),
    }
    return _BIAS + sum(_WEIGHTS[name] * value for name, value in values.items() if name not in but)


_UPWARDS: tuple[Level | None, ...] = (None, "related", "same fact", "same statement")

ANSWER = 2.5
"""99 of 100 right answers to questions about paragraphs have a higher score."""


def level(near: Signals, asked: Asked | None = None) -> Level | None:
    """The level to show, None where the pair is better not shown.

    Where figures contradict each other, or nobody is quoted, two texts report the same fact at most.
    """
    asked = asked or Asked(ANSWER)
    odds = _sum(near) + _STORY[asked.same_story]
    if _tells_the_act(near) and not (asked.is_outdone and _stands_elsewhere(near)):
        if near.quoted and not near.conflict and odds >= _LEAST_SAME and _has_content(near):
            return "same statement"
        if _is_same_fact(near, asked):
            return "same fact"
    return "related" if _is_related(near, asked) else None


def may_have_level(most: Signals, asked: Asked) -> bool:
    """Whether there is any level below or at these signals, each of which is as high as it can be.

    What says the same, or is known by its figures, is related by the same signals; where the whole meaning
    is one, it may be the same fact without that.  Without a cosine everything may have one.
    """
    return most.cosine is None or _is_related(most, asked) or _is_near(most)


def _tells_the_act(near: Signals) -> bool:
    """Whether more is shared than a name and the subject that a whole library has, or all of the meaning."""
    sure = near.same_speaker is True or (near.cosine or 0.0) >= _VERY_NEAR
    return sure or near.telling >= RARE


def _stands_elsewhere(near: Signals) -> bool:
    """Whether neither the speaker nor a figure tells that an outdone answer means the same, too."""
    return near.same_speaker is not True and near.anchors < _ANCHORED


def _has_content(near: Signals) -> bool:
    """Whether the words said speak for it, not the speaker alone; more of them, where that one says much."""
    if near.same_speaker is True and near.spoken > _SAYS_MUCH:
        return near.inside >= RARE and near.evidence >= _MUCH_SHARED
    close = near.cosine is None or near.cosine >= _SAID_NEAR
    return close or near.explained >= _SAID_EXPLAINED or near.inside >= _SAID_WORDS


def further(one: Level | None, other: Level | None) -> Level | None:
    """The level of the two that says more."""
    return max(one, other, key=_UPWARDS.index)


# -- the same fact -----------------------------------------------------------------------------------------

_ANCHORED = 0.5
"""How rare the figures and dates of both must be together to speak for one fact."""

_FURTHER_WORDS, _FURTHER_NEAR = 0.3, 0.25
"""How rare what else they share must be, and the cosine that is enough beside it."""

_ALONE_NEAR, _ALONE_EXPLAINED = 0.4, 0.3
"""The cosine that is needed where a figure is all they share, and how much must be explained."""

_EXPLAINED = 0.38
"""Without figures, a fact is the same where both mean the same and explain much by rare words."""

_BY_WORDS = ((0.5, 0.9), (0.35, 2.0))
"""Cosines that are enough for that, each with how rare the words must be together."""

_VERY_NEAR, _VERY_NEAR_INSIDE = 0.65, 1.0

_PROBABLY_SAID = 0.7
_PROBABLY_NEAR, _PROBABLY_EXPLAINED = 0.35, 0.3
"""What is said by one person probably: both must be there, as the speaker alone is no fact."""


_ELSEWHERE_NEAR, _ELSEWHERE_INSIDE = 0.45, 1.5
"""What must be there besides, where the articles tell other stories."""


def _is_same_fact(near: Signals, asked: Asked) -> bool:
    """Whether both report one event or state, told by a figure or date, or by the whole meaning."""
    if near.cosine is None:
        return near.anchors >= _ANCHORED and near.inside - near.anchors >= _FURTHER_WORDS
    if asked.same_story is False and (near.cosine < _ELSEWHERE_NEAR or near.inside < _ELSEWHERE_INSIDE):
        return False
    return _is_anchored(near) or _is_near(near) or _is_said(near)


def _is_anchored(near: Signals) -> bool:
    if near.anchors < _ANCHORED:
        return False
    cosine = near.cosine or 0.0
    if near.inside - near.anchors >= _FURTHER_WORDS:
        return cosine >= _FURTHER_NEAR
    return cosine >= _ALONE_NEAR and near.explained >= _ALONE_EXPLAINED


def _is_near(near: Signals) -> bool:
    cosine = near.cosine or 0.0
    if cosine >= _VERY_NEAR and near.inside >= _VERY_NEAR_INSIDE:
        return True
    explained = (near.here + near.there) / 2 >= _EXPLAINED
    return explained and any(cosine >= least and near.inside >= words for least, words in _BY_WORDS)


def _is_said(near: Signals) -> bool:
    sure = near.quoted == 2 and closeness(near) >= _PROBABLY_SAID
    return sure and (near.cosine or 0.0) >= _PROBABLY_NEAR and near.explained >= _PROBABLY_EXPLAINED


# -- related -----------------------------------------------------------------------------------------------

_NEAR_BY_MEANING, _STANDS_OUT = 0.45, 2.5
"""Cosine that is a reason by itself, where the fused standard score is well above chance, too."""

_BESIDE_WORDS, _SEVERAL_WORDS = 0.28, 1.0
"""Cosine that is one beside rare words, and more of them than one."""

_NEARLY_ALL = 0.7
"""How much must be explained of what is asked, where the same words are enough without a cosine."""

_BESIDE_FIGURES = 0.2
_NEAREST, _ABOUT_AHEAD, _NEAREST_SCORE = 0.22, 0.0, 1.5
"""In an article that tells the same story, what is nearest in its language is worth a look."""

_PERHAPS_SAME = {True: 0.12, None: 0.3, False: 0.2}
"""Closeness from which it may be the same after all, by whether the articles tell one story."""


def _is_related(near: Signals, asked: Asked) -> bool:
    """Near, or less near with rare things in common; a question is content with its best answers."""
    if asked.is_question and asked.score >= ANSWER:
        return True
    if near.cosine is None:
        return near.evidence >= _ANCHORED and (near.here >= 0.5 or near.evidence > _SEVERAL_WORDS)
    nobody_there = {"conflict", "not quoted"} if asked.stands_alone else {"conflict"}
    if _probability(_sum(near, nobody_there)) >= _PERHAPS_SAME[asked.same_story]:
        return True
    stands_out = asked.score >= _STANDS_OUT
    several = near.inside > _SEVERAL_WORDS
    return (
        (near.cosine >= _NEAR_BY_MEANING and stands_out)
        or (several and (near.cosine >= _BESIDE_WORDS or near.here >= _NEARLY_ALL))
        or (asked.same_story is not False and near.cosine >= _BESIDE_FIGURES and near.anchors >= _ANCHORED)
        or (bool(asked.same_story) and _is_nearest(near, asked))
    )


def _is_nearest(near: Signals, asked: Asked) -> bool:
    ahead = near.lead >= _ABOUT_AHEAD and asked.score >= _NEAREST_SCORE
    return ahead and (near.cosine or 0.0) >= _NEAREST
