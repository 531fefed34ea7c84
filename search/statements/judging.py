"""How sure it is that two utterances are one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.statements.signals import Signals

SURE, UNSURE = 4.0, -2.5
"""Log odds beyond which nothing is surer: one pair must not outweigh many others."""

ENOUGH = 3.0
"""Facts, and speakers, in common that make two articles tell one story."""


class Kinship(NamedTuple):
    """How many points for rare facts two articles have in common, and how many speakers."""

    facts: float
    speakers: float


OWN = Kinship(ENOUGH, ENOUGH)
"""What an article has in common with itself."""


class _Weights(NamedTuple):
    """What each signal adds to the log odds.

    Set by logistic regression on pairs of quotes of seven stories in three and four languages, each story
    weighing the same and judged by the weights of the others; `none` is half a point less, to be surer.
    """

    none: float
    cosine: float
    shared: float
    near: float
    nearest_words: float
    words: float
    agree: float
    apart: float
    figures: float
    same_language: float
    same_article: float
    facts: float
    speakers: float


_WEIGHTS = _Weights(-4.91, 3.27, 0.31, 4.45, 4.56, -1.17, 1.04, -2.2, 1.25, -0.72, -2.98, 1.43, 1.69)


def log_odds(signals: Signals, kinship: Kinship) -> Vectors:
    """The log odds of all pairs, from UNSURE to SURE."""
    w = _WEIGHTS
    known = (
        w.none
        + w.same_language * signals.same_language
        + w.same_article * signals.same_article
        + w.facts * min(kinship.facts, ENOUGH) / ENOUGH
        + w.speakers * min(kinship.speakers, ENOUGH) / ENOUGH
    )
    found = (
        known
        + w.cosine * signals.cosine
        + w.shared * signals.shared
        + w.near * signals.near
        + w.nearest_words * signals.nearest * signals.words
        + w.words * signals.words
        + w.agree * (signals.agree > 0)
        + w.apart * (signals.agree < 0)
        + w.figures * signals.figures
    )
    odds: Vectors = np.clip(found, UNSURE, SURE)
    return odds
