"""Sentences that nobody is found to be quoted in, and that tell what others quote.

The outlet states as its own fact what others attribute to somebody, or names the speaker in a way that is
none of those by which quotes are found.  A sentence is weighed against the utterances of other articles that
may tell its story, by the signals of utterances, and what it tells is decided beside whole statements: it is
the best of its article for the statement, and that is the best for it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from search.model import Span
from search.related.clauses import letters
from search.statements.judging import UNLIKE
from search.statements.units import Unit

Pair = tuple[int, int]

_BRIEF, _BRIEFEST = 30, 15
"""Letters of the longest utterance of a statement, and of a sentence, below which anything is like them."""


class Near(NamedTuple):
    """How near a sentence is to an utterance: the log odds by the signals of utterances, the share of the
    utterance's words that it covers, and whether figures do not speak against it."""

    odds: float
    covered: float
    agrees: bool


class Retold(NamedTuple):
    """Sentences as passages, and by their number and that of an utterance how near the two are.

    Pairs that are not near are left out; `beside` has the articles that each article was compared with.
    """

    sentences: list[Unit]
    near: dict[Pair, Near]
    beside: dict[int, frozenset[int]]


NONE = Retold([], {}, {})


class Weights(NamedTuple):
    """What each sign adds to the log odds that a sentence tells a statement, and what all pairs begin with.

    `mean` is that of the odds over the articles of the statement, the best of each, `covered` as in `Near`,
    of the nearest utterance; `many` is the logarithm of how many utterances there are, `named` whether a
    speaker of the statement is named in the sentence or shortly before.
    """

    none: float
    mean: float
    covered: float
    many: float
    named: float


# Logistic regression on invented stories, rounded: sentences of which the quote was taken away, beside all
# others that nobody is quoted in.  From what all begin with hangs how many are wrong: it was set by reading.
_WEIGHTS = Weights(none=-4.5, mean=0.8, covered=2.7, many=0.9, named=2.0)

Named = Callable[[Unit, int], bool]
"""Whether a speaker of a statement, by its place, is named in a sentence or shortly before."""


def chosen(
    found: Retold,
    groups: Sequence[Sequence[int]],
    units: Sequence[Unit],
    copies: Mapping[int, int],
    named: Named,
) -> list[Pair]:
    """Each sentence that tells a statement, by its number, with the place of that in `groups`.

    None of an article in which the statement is rendered; `copies` gives the first of its near copies for an
    article that has some, which have one voice.
    """
    beside = _beside(found, groups, units, copies)
    best: dict[object, float] = defaultdict(lambda: -math.inf)
    for (sentence, group), (mean, _) in beside.items():
        for key in (sentence, (found.sentences[sentence].article, group)):
            best[key] = max(best[key], mean)
    chosen = []
    for (sentence, group), (mean, near) in beside.items():
        unit = found.sentences[sentence]
        if mean < max(best[sentence], best[unit.article, group]):
            continue
        if _may_tell(unit, [units[number] for number in groups[group]], near):
            nearest = max(near)
            signs = (mean, nearest.covered, math.log(_others(found, unit, groups[group], units)))
            told = _WEIGHTS.none + sum(w * s for w, s in zip(_WEIGHTS[1:], signs, strict=False))
            if told > 0 or (told + _WEIGHTS.named > 0 and named(unit, group)):
                chosen.append((sentence, group))
    return chosen


def _beside(
    found: Retold, groups: Sequence[Sequence[int]], units: Sequence[Unit], copies: Mapping[int, int]
) -> dict[Pair, tuple[float, list[Near]]]:
    """The mean odds over the articles of each statement that a sentence is near to, and all that is near."""
    group_of = {number: place for place, group in enumerate(groups) for number in group}
    near: dict[Pair, dict[int, Near]] = defaultdict(dict)
    for (sentence, number), each in found.near.items():
        if number in group_of:
            near[sentence, group_of[number]][number] = each
    beside = {}
    for (sentence, group), some in near.items():
        known = found.beside[found.sentences[sentence].article]
        odds: dict[int, float] = {}
        for number in groups[group]:
            article = units[number].article
            if article in known:
                voice, own = copies.get(article, article), some.get(number)
                odds[voice] = max(odds.get(voice, UNLIKE), own.odds if own else UNLIKE)
        beside[sentence, group] = sum(odds.values()) / len(odds), [*some.values()]
    return beside


def _others(found: Retold, sentence: Unit, group: Iterable[int], units: Sequence[Unit]) -> int:
    return sum(units[number].article in found.beside[sentence.article] for number in group)


def _may_tell(sentence: Unit, statement: Sequence[Unit], near: Sequence[Near]) -> bool:
    """Whether the statement is not rendered in its article, and neither says too little to be told by it."""
    return (
        all(unit.article != sentence.article for unit in statement)
        and any(each.agrees for each in near)
        and letters(sentence.text) >= _BRIEFEST
        and max(letters(unit.text) for unit in statement) >= _BRIEF
    )


def overlaps(sentence: Unit, places: Iterable[Unit]) -> bool:
    """Whether a sentence has something in common with other places."""
    own = Span(sentence.start, sentence.end)
    return any(
        each.article == sentence.article and each.start < own.end and own.start < each.end for each in places
    )
