"""Where sources part: one value for two things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from search.figures.differing import LIMITS, Near, Sources, can_be_disputed, vectors_of
from search.figures.gathering import Found
from search.figures.rates import rate_of
from search.figures.stories import Pair, Stories, asked, sorted_mentions
from search.figures.values import kind_of
from search.language.scripts import HAN
from search.related.terms import family

_APART, _CLAUSES_APART = 0.45, 0.55
"""Cosines below which words of one language beside one amount say something else."""

_BRIDGED, _BRIDGED_BUT_LIMITED = 0.45, 0.55
"""Cosine from which the words beside an amount, or its clause, say what those of another mention say; that
where one of the two is a limit (up to), or at a rate (a month), and the other is not."""

_MOST, _TRIED = 500, 6
"""Mentions that are compared, and pairs of which it is asked whether their articles tell one story."""

_NAMED = re.compile(r"[「『“《〈][^」』”》〉]{1,12}[」』”》〉]")
_WORDS = re.compile(rf"[{HAN}]|[^\W\d_{HAN}]{{2,}}")
_TELLING = {True: 4, False: 2}
"""Characters of Chinese, or words, that tell what an amount is for."""


def relation_differs(mentions: Sequence[Found], sources: Sources) -> Pair | None:
    """Two mentions that give one amount to different things, those furthest apart; None without vectors.

    Only amounts of money, only words of one language, in one article or in two of one story: other counts are
    told in too many ways to tell a synonym from another thing.  What has one rate (a month) is one thing, and
    so are two to which a third mention, of any language, is near.
    """
    told = [each for each in mentions if can_be_disputed(each) and kind_of(each.figure) == "amount"][:_MOST]
    pairs = [
        (i, j)
        for i, j in combinations(range(len(told)), 2)
        if family(told[i].mention.lang) == family(told[j].mention.lang) and _may_be_two(told[i], told[j])
    ]
    near = vectors_of(told, sources.encode) if pairs else None
    if near is None:
        return None
    apart = [
        (told[i], told[j])
        for i, j in sorted(pairs, key=lambda pair: float(near.beside[pair[0]] @ near.beside[pair[1]]))
        if near.beside[i] @ near.beside[j] < _APART
        and near.clause[i] @ near.clause[j] < _CLAUSES_APART
        and not _are_bridged(i, j, told, near)
    ][:_TRIED]
    stories = Stories(sorted_mentions(apart), asked(sources.same_story))
    return next((pair for pair in apart if stories.are_one(pair[0].mention, pair[1].mention)), None)


def _may_be_two(one: Found, other: Found) -> bool:
    return (
        _share_no_words(one, other)
        and not _share_a_rate(one, other)
        and _tells_enough(one)
        and _tells_enough(other)
    )


def _share_no_words(one: Found, other: Found) -> bool:
    ours, theirs = one.relation.terms, other.relation.terms
    return bool(ours and theirs) and not ours & theirs


def _share_a_rate(one: Found, other: Found) -> bool:
    ours, theirs = (rate_of(each.mention.sentence, each.figure) for each in (one, other))
    return bool(ours) and ours == theirs


def _tells_enough(each: Found) -> bool:
    """Whether the words beside an amount are more than a verb and a name in marks."""
    words = _WORDS.findall(_NAMED.sub(" ", each.relation.words))
    return len(words) >= _TELLING[family(each.mention.lang) == "zh"]


def _are_bridged(one: int, other: int, told: Sequence[Found], near: Near) -> bool:
    """Whether the mention of a third voice says what both say."""
    needed = _BRIDGED_BUT_LIMITED if _are_unlike(told[one], told[other]) else _BRIDGED
    voices = {told[at].mention.voice for at in (one, other)}
    with_one, with_other = (
        np.maximum(near.beside @ near.beside[at], near.clause @ near.clause[at]) for at in (one, other)
    )
    both = np.minimum(with_one, with_other) >= needed
    return any(told[third].mention.voice not in voices for third in np.flatnonzero(both).tolist())


def _are_unlike(one: Found, other: Found) -> bool:
    """Whether only one is a limit, or only one is counted by something."""
    return _counted(one) != _counted(other)


def _counted(each: Found) -> tuple[bool, bool]:
    """Whether an amount is a limit, and whether it is at a rate."""
    return each.figure.bound in LIMITS, bool(rate_of(each.mention.sentence, each.figure))
