"""What stands in another order in two texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def out_of_order(places: Sequence[int]) -> set[int]:
    """The numbers of those places that are not in the longest rising row of them."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        pile = bisect_left(tops, place)
        tops[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [at]
        before.append(ends[pile - 1] if pile else -1)
    at, kept = (ends[-1] if ends else -1), set()
    while at >= 0:
        kept.add(at)
        at = before[at]
    return set(range(len(places))) - kept
