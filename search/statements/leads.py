"""What is one statement by how it stands in an article, though its parts say different words.

He had been kept in the dark. "I did not see that memo," he said: a clause leads in to the words that it sums
up.  And who has two sentences in one pair of quotation marks has both as one, unless several others quote
them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from search.statements.judging import UNLIKE
from search.statements.units import Unit

Pair = tuple[int, int]

_BESIDE = 30
"""Code points between two utterances of one speaker in a row."""

_SUMS_UP = -0.9
"""The mean log odds from which a clause and what is said right behind it are one, over all pairs of two
articles that render the one and the other."""

_HOLDS = 0.5
"""The mean log odds from which a quotation of a few sentences holds what others quote."""

_APART = 2
"""Articles that have two groups apart, from which such a quotation does not make them one."""

_MOST = 2_000
"""Pairs beyond which two groups are not held against each other: subjects, not statements."""


def leads(
    units: Sequence[Unit], odds: Mapping[Pair, float], found: Sequence[Sequence[int]]
) -> Iterator[Pair]:
    """Pairs of `units`, by number, that join the groups of both: `found`, or those that are alone.

    `odds` are those of compared pairs.
    """
    group_of = {number: group for group in found for number in group}

    def mean(here: Sequence[int], there: Sequence[int]) -> float:
        if len(here) * len(there) > _MOST:
            return UNLIKE
        values = [
            odds.get((min(one, other), max(one, other)), UNLIKE)
            for one in here
            for other in there
            if units[one].article != units[other].article
        ]
        return sum(values) / len(values) if values else UNLIKE

    for here, (before, after) in enumerate(pairwise(units)):
        group, told = group_of.get(here, [here]), group_of.get(here + 1, [here + 1])
        is_alone = len(group) == 1 or len(told) == 1  # what several outlets tell apart from it is two
        if group is not told and is_alone and leads_in(before, after) and mean(group, told) > _SUMS_UP:
            yield here, here + 1
    for pair, value in odds.items():
        for here, other in (pair, pair[::-1]) if value > _HOLDS else ():
            own, told = group_of.get(here, [here]), group_of.get(other, [other])
            if own is told or not units[here].is_short_quotation or _shared(units, own, told) >= _APART:
                continue
            if mean([here], told) > _HOLDS:
                yield here, other


def _shared(units: Sequence[Unit], here: Sequence[int], there: Sequence[int]) -> int:
    """How many articles have utterances of both groups."""
    ours, theirs = ({units[number].article for number in group} for group in (here, there))
    return len(ours & theirs)


def leads_in(before: Unit, after: Unit) -> bool:
    """Whether one speaker, who is reported first, goes on in one article right behind that."""
    gap = after.start - before.end
    same = before.article == after.article and 0 <= gap <= _BESIDE
    return (
        same
        and {quote.kind for quote in before.quotes} == {"indirect"}
        and before.speaker.agrees(after.speaker) is True
    )
