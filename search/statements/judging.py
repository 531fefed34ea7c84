"""How sure it is that two utterances are one statement."""

from __future__ import annotations

from typing import NamedTuple

from search.statements.signals import Signals

SURE = 4.0
"""Log odds beyond which nothing is surer: one pair must not outweigh many others."""

ENOUGH = 3.0
"""Facts and speakers in common that make two articles tell one story."""

_LEAD = 0.3

_CLEAR = 0.12
_UNCLEAR = -2.0
_CLOSE_KIN = 3.5
"""The lead over all rivals of one side that a pair needs where two articles have little in common, and what
its lack says: one speaker on one subject says much that is only near."""

_ONE_OCCASION = 3.0
"""What it says that both, and no other utterance of either article, are told of one occasion."""


class _Weights(NamedTuple):
    """What each signal adds to the log odds.

    Set by logistic regression on pairs of quotes of five stories in four languages and of other articles,
    each story judged by the weights of the others.
    """

    none: float
    cosine: float
    same_language: float
    most: float
    least: float
    both: float
    nearest: float
    near: float
    agree: float
    apart: float
    kin: float
    figures: float


_WEIGHTS = _Weights(-10.5, 7.5, -1.5, -2.3, -1.3, 2.5, 6.2, 4.9, 2.7, -2.8, 7.1, 3.8)


def log_odds(
    signals: Signals, agree: bool | None, kin: float, same_language: bool, one_occasion: bool = False
) -> float:
    """The log odds, at most SURE either way.

    `agree` tells whether both have one speaker, None where that is unknown; `kin` counts the rare facts and
    the speakers that the two articles have in common; `one_occasion` is whether what stands around both says
    the same thing that it says of no other (a podcast, a letter, a day).
    """
    w = _WEIGHTS
    found = (
        w.none
        + (w.cosine + w.same_language * same_language) * signals.cosine
        + w.most * signals.most
        + w.least * signals.least
        + w.both * signals.cosine * signals.most
        + w.nearest * _lead(signals.nearest)
        + w.near * _lead(signals.near)
        + w.agree * (agree is True)
        + w.apart * (agree is False)
        + w.kin * min(kin, ENOUGH) / ENOUGH
        + w.figures * (signals.figures > 0)
        + _UNCLEAR * (signals.near < _CLEAR and kin < _CLOSE_KIN and not one_occasion)
        + _ONE_OCCASION * one_occasion
    )
    return max(-SURE, min(SURE, found))


def _lead(by: float) -> float:
    return max(-_LEAD, min(_LEAD, by))
