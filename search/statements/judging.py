"""How sure it is that two utterances are one statement: log odds, as a sum of what speaks for it.

Each pair of two articles is weighed twice: by itself, and then beside the others of both articles, because
of what one speaker says on one subject much is near, and only one thing is the same.  The weights come from
a logistic regression on invented stories and the starter corpus, rounded.  Such tables are fitted by
tests/bench/statement_weights.py, which also tells how well each story is found by weights that have not seen
it; with other stories or other rules for quotes it prints other numbers that find about as much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from search.related.encoder import Vectors

SURE, UNLIKE = 4.0, -1.5
"""Log odds beyond which nothing is surer, and below which nothing is less likely: one pair must not outweigh
many others."""

ONE_STORY = 4.0
"""Log odds beyond which it says no more that two articles tell one story."""

_RIVAL, _LEAD = -3.0, 3.0
"""The log odds that the best rival is taken to have at least, and the lead over it that counts at most."""


class Signals(NamedTuple):
    """What the utterances of two articles have in common: a row for each here, a column for each there.

    `cosine` is that of the nearest stretches of both, `central` that of both as wholes, by how they differ
    from what else is said in either article: all of one subject is near; `covered` is the share of the
    words of one that the other covers, the larger of the two.  `one` tells whether both are known to have
    one speaker, `apart` whether they have two for sure, `agreed` whether they may well have one by their
    names; `farther` is how far one stands behind the other in its article, because outlets tell a story in
    much the same order; `figures` tells whether they share an amount or a day, `role` whether two speakers
    who may be one are called by one office, `occasion` whether what stands around both says the same that
    it says of no other (a podcast, a letter, a day), `unaware` whether both deny to have known of something
    near, in one story, and have one speaker, or half of that where it is not known, `quoted` whether both are
    in quotation marks all through.  `brief` is 0, less the shorter the shorter of both is.  `same_language`
    and `story`, the log odds that the articles tell one story, are the same for all of them.
    """

    cosine: Vectors
    central: Vectors
    covered: Vectors
    one: Vectors
    apart: Vectors
    agreed: Vectors
    farther: Vectors
    figures: Vectors
    role: Vectors
    occasion: Vectors
    unaware: Vectors
    quoted: Vectors
    brief: Vectors
    same_language: float
    story: float


class Weights(NamedTuple):
    """What each signal adds to the log odds, and what all pairs begin with."""

    none: float
    cosine: float
    one: float
    apart: float
    quoted: float
    story: float
    central: float = 0.0
    covered: float = 0.0
    agreed: float = 0.0
    farther: float = 0.0
    figures: float = 0.0
    role: float = 0.0
    occasion: float = 0.0
    unaware: float = 0.0
    brief: float = 0.0
    same_language: float = 0.0


# Fitted on thirteen stories in five languages, the parallel texts of the tests and the seeds; quotes of one
# person on another event count double.  Fitted on three more they found no more of these, unseen or seen.
# That of `unaware` was fitted on twenty, with the others as they are.
_ALONE = Weights(
    none=-7.5,
    cosine=0.48,
    central=12.4,
    covered=3.3,
    one=0.50,
    apart=-1.3,
    agreed=2.2,
    farther=-6.0,
    figures=1.35,
    role=2.7,
    occasion=1.45,
    unaware=4.5,
    quoted=-0.82,
    brief=-0.84,
    same_language=-0.94,
    story=0.32,
)


class Beside(NamedTuple):
    """What the log odds of a pair count for, once both have been held against what else is said in the two
    articles, with its lead over the best rival: the smaller and the larger of those in either."""

    none: float
    itself: float
    behind: float
    ahead: float


_BESIDE = Beside(none=0.1, itself=0.97, behind=0.26, ahead=-0.09)


def log_odds(signals: Signals) -> Vectors:
    """The log odds of every pair, between UNLIKE and SURE."""
    itself = _sum(_ALONE, signals)
    behind, ahead = leads(itself)
    weights = _BESIDE
    found = weights.none + weights.itself * itself + weights.behind * behind + weights.ahead * ahead
    clipped: Vectors = np.clip(found, UNLIKE, SURE)
    return clipped


def _sum(weights: Weights, signals: Signals) -> Vectors:
    total = sum(getattr(weights, name) * value for name, value in signals._asdict().items())
    found: Vectors = weights.none + total
    return found


def leads(odds: Vectors) -> tuple[Vectors, Vectors]:
    """How far each pair is ahead of the best other one of either utterance: the smaller and the larger."""
    here, there = _leads(odds), _leads(odds.T).T
    return np.minimum(here, there), np.maximum(here, there)


def _leads(odds: Vectors) -> Vectors:
    """How far each entry is ahead of the best other one in its row, behind it where it is below."""
    if odds.shape[1] == 1:
        rivals = np.full_like(odds, _RIVAL)
    else:
        two = np.partition(odds, -2, axis=1)[:, -2:]
        rivals = np.where(odds == two[:, 1:], two[:, :1], two[:, 1:])
    found: Vectors = np.clip(odds - np.maximum(rivals, _RIVAL), -_LEAD, _LEAD)
    return found
