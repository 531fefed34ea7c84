"""What leads in to a quote: he had been kept in the dark. "I did not see that memo," he said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from search.statements.units import Unit

Pair = tuple[int, int]

BESIDE = 15
"""Code points between two utterances of one speaker in a row."""

_SUMS_UP = 1.0
"""The log odds from which a rendering of the quote elsewhere says the same as what leads in to it here."""


def follows(before: Unit, after: Unit) -> bool:
    """Whether one speaker goes on, in one article, right behind what was said before."""
    gap = after.start - before.end
    same = before.article == after.article and 0 <= gap <= BESIDE
    return same and before.speaker.agrees(after.speaker) is True


def leads(
    units: Sequence[Unit], odds: Mapping[Pair, float], found: Sequence[Sequence[int]]
) -> Iterator[Pair]:
    """What sums up the quote right behind it, with that quote, by the numbers of `units`.

    It does where nobody renders it alone, and another source, in rendering the quote, says the same.
    """
    group_of = {number: tuple(group) for group in found for number in group}
    behind = {
        here: here + 1
        for here, (before, after) in enumerate(pairwise(units))
        if _kinds(before) == {"indirect"} and _kinds(after) == {"direct"} and follows(before, after)
    }
    for here, quote in behind.items():
        group, told = group_of.get(here, (here,)), group_of.get(quote, (quote,))
        if group != told and all(behind.get(each) in told for each in group):
            pairs = ((min(here, each), max(here, each)) for each in told)
            if any(odds.get(pair, 0.0) > _SUMS_UP for pair in pairs):
                yield here, quote


def _kinds(unit: Unit) -> set[str]:
    return {quote.kind for quote in unit.quotes}
