"""How sure it is that two utterances are one statement."""

from __future__ import annotations

from typing import NamedTuple

from search.statements.signals import Signals

SURE = 4.0
"""Log odds beyond which nothing is surer: one pair must not outweigh many others."""

ENOUGH = 3.0
"""Facts and speakers in common that make two articles tell one story."""

_LEAD = 0.3

_CLOSE_KIN = 3.5
"""Facts and speakers in common from which two articles surely tell one story, or may do so."""

_UNCLEAR = -2.0
_CLEAR, _CLEAR_IN_ONE_LANGUAGE = 0.12, 0.4
"""What it says that a pair of articles with little in common lacks a lead over all rivals of one side: one
speaker on one subject says much that is only near, and in one language it looks nearer."""

_NEVER = -3 * SURE
"""What no other pairs outweigh."""

_OTHER_MATTER, _SAME_MATTER = 4.0, 5.0
"""Facts in common below which two speakers who are not known to be one may talk about two events, and below
which a denial and an assertion are two statements."""

_DOUBTFUL = -1.0
"""What doubts make of a likely pair, at worst: an unlikely one stays as it is."""

_STRANGERS, _DENIED, _FAR = -2.0, -2.0, -5.0
_FAR_COSINE, _FAR_LEAD = 0.25, 0.1
"""What each doubt says.  Far are two whose meanings are, when they are not each other's nearest either."""

_ONE_OCCASION = 3.0
"""What it says that both, and no other utterance of either article, are told of one occasion."""


_ONE_ROLE = 1.0
"""What it says that two speakers who may be one are called by one office."""


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


class Circumstances(NamedTuple):
    """What is known of two utterances besides their words.

    `agree` tells whether both have one speaker, None where that is unknown; `kin` counts the rare facts and
    the speakers that the two articles have in common; `one_occasion` is whether what stands around both says
    the same thing that it says of no other (a podcast, a letter, a day), `one_role` whether both speakers are
    called by one office; `one_denies` whether one of both says "not" or "never".
    """

    agree: bool | None
    kin: float
    same_language: bool = False
    one_occasion: bool = False
    one_role: bool = False
    one_denies: bool = False


def log_odds(signals: Signals, known: Circumstances) -> float:
    """The log odds, at most SURE either way; less where the two cannot be one statement."""
    if _cannot_be(signals, known):
        return _NEVER
    w = _WEIGHTS
    found = (
        w.none
        + (w.cosine + w.same_language * known.same_language) * signals.cosine
        + w.most * signals.most
        + w.least * signals.least
        + w.both * signals.cosine * signals.most
        + w.nearest * _lead(signals.nearest)
        + w.near * _lead(signals.near)
        + w.agree * (known.agree is True)
        + w.apart * (known.agree is False)
        + w.kin * min(known.kin, ENOUGH) / ENOUGH
        + w.figures * (signals.figures > 0)
        + _ONE_OCCASION * known.one_occasion
        + _ONE_ROLE * (known.one_role and known.agree is None)
    )
    doubted = max(_DOUBTFUL, found + _doubts(signals, known))
    return max(-SURE, min(SURE, found, doubted))


def _cannot_be(signals: Signals, known: Circumstances) -> bool:
    """Whether two persons speak in two stories, or the figures of two stories differ."""
    if known.agree is False and known.kin < _CLOSE_KIN:
        return True
    return signals.figures < 0 and known.kin < ENOUGH


def _doubts(signals: Signals, known: Circumstances) -> float:
    """What speaks against a pair that its words alone would make likely."""
    clear = _CLEAR_IN_ONE_LANGUAGE if known.same_language else _CLEAR
    unclear = signals.near < clear and known.kin < _CLOSE_KIN and not known.one_occasion
    strangers = (
        known.agree is None
        and known.kin < _OTHER_MATTER
        and not (known.one_role or known.one_occasion or signals.figures > 0)
    )
    far = signals.cosine < _FAR_COSINE and signals.nearest < _FAR_LEAD and known.kin < _SAME_MATTER
    return (
        _UNCLEAR * unclear
        + _STRANGERS * strangers
        + _DENIED * (known.one_denies and known.same_language and known.kin < _SAME_MATTER)
        + _FAR * far
    )


def _lead(by: float) -> float:
    return max(-_LEAD, min(_LEAD, by))
