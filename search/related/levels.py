"""How sure a reader may be that two texts belong together; showing nothing is better than noise."""

from __future__ import annotations

from dataclasses import dataclass

from search.model import Level


@dataclass(frozen=True, slots=True)
class Nearness:
    """What is known of a question and an answer.

    `cosine` is None without vectors; `score` is the fused standard score.  `share` and `answered` are
    the parts of the question and of the answer that the evidence explains, 0 to 1; `evidence` counts
    its pieces, each for its rarity from 0 to 1, `anchors` the names and figures among them.  `whole`
    is false where only a clause of a longer sentence is compared, `conflict` true where both give
    other figures for one unit, `question` where the text asks something.
    """

    cosine: float | None
    score: float
    share: float
    answered: float
    evidence: float
    anchors: float
    whole: bool
    conflict: bool
    question: bool


_SAME = 0.62
"""95 of 100 best wrong sentences lie below this cosine, 75 of 100 translations above (news sentences)."""

_NEAR = 0.45
_FAR = 0.2
"""Below this cosine words are shared by chance, and only rare names and figures say something."""

_ANSWER = 2.5
"""99 of 100 right answers to questions about paragraphs have a higher score."""


def level(near: Nearness) -> Level | None:
    """The level to show, None where the pair is better not shown."""
    if _is_same(near):
        return "same statement"
    return "related" if _is_related(near) else None


def _is_same(near: Nearness) -> bool:
    agree = near.share >= 0.45 and near.answered >= 0.3 and near.evidence >= 1.2
    if near.conflict:
        return False
    if near.cosine is None:
        return agree and near.share >= 0.8
    return (near.cosine >= _SAME and near.whole) or (near.cosine >= 0.5 and agree)


def _is_related(near: Nearness) -> bool:
    """Near in meaning, or less near with much evidence; a question is content with its best answers."""
    if near.question and near.score >= _ANSWER:
        return True
    if near.cosine is None:
        return near.share >= 0.5 or (near.share >= 0.2 and near.evidence >= 1.0)
    if near.cosine >= _NEAR:
        return near.cosine >= 0.55 or near.evidence >= 0.4 or near.score >= 3.5
    if near.cosine < _FAR:
        return near.anchors >= 0.5 and near.share >= 0.4
    if near.cosine >= 0.3 and near.score >= 3.0:
        return near.evidence >= 0.7
    return near.evidence >= 1.0 and near.share >= 0.1 and near.score >= 2.0
