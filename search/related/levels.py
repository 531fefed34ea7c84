"""How sure a reader may be that two texts belong together; showing nothing is better than noise."""

from __future__ import annotations

from dataclasses import dataclass

from search.model import Level


@dataclass(frozen=True, slots=True)
class Nearness:
    """What is known of a question and an answer.

    `cosine` is None without vectors; `score` is the fused standard score; `share` the part of the
    question that the evidence explains, 0 to 1; `evidence` counts the pieces of evidence, each for its
    rarity from 0 to 1; `conflict` is true where both give other figures for one unit; `question` where the text asks.
    """

    cosine: float | None
    score: float
    share: float
    evidence: float
    conflict: bool
    question: bool


_ANSWER = 3.3
"""99 of 100 right answers to questions about paragraphs have a higher score."""

_SAME = 0.62
"""95 of 100 best wrong sentences lie below this cosine, 75 of 100 translations above (news sentences)."""


def level(near: Nearness) -> Level | None:
    """The level to show, None where the pair is better not shown."""
    if _is_same(near):
        return "same statement"
    return "related" if _is_related(near) else None


def _is_same(near: Nearness) -> bool:
    if near.conflict:
        return False
    if near.cosine is None:
        return near.share >= 0.8 and near.evidence >= 2.0
    return near.cosine >= _SAME or (near.cosine >= 0.5 and near.share >= 0.45 and near.evidence >= 1.2)


def _is_related(near: Nearness) -> bool:
    """Near in meaning, or far less near with a good deal of evidence; a question is content with its best answers."""
    if near.question and near.score >= _ANSWER:
        return True
    if near.cosine is None:
        return near.evidence >= 1.0 and near.share >= 0.2
    if near.cosine >= 0.45:
        return near.cosine >= 0.55 or near.evidence >= 0.4 or near.score >= 3.5
    return near.cosine >= 0.2 and near.evidence >= 1.0 and near.share >= 0.1 and near.score >= 2.0
