"""How sure a reader may be that two texts belong together."""

from __future__ import annotations

from dataclasses import dataclass

from search.model import Level


@dataclass(frozen=True, slots=True)
class Nearness:
    """What is known of a pair: cosine (None without vectors), fused standard score, the share of the asking
    sentence that the evidence explains, the evidence's rarity, and whether figures of one unit disagree."""

    cosine: float | None
    score: float
    share: float
    evidence: float
    conflict: bool


def level(near: Nearness) -> Level | None:
    """The level to show, None where showing nothing is better."""
    return "related"
