"""What may be one statement, and is not sure enough to be joined: proposals for a person to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

Pair = tuple[int, int]

_SEEMS, _LIKELY = 0.5, -1.0
"""The log odds that one pair of two groups has at least, and the mean of all their pairs."""

_MOST_PAIRS = 2_000
"""Pairs of two groups beyond which nothing is proposed: subjects, not statements."""

_MOST = 3
"""Proposals for one group."""


def likely(
    groups: Sequence[Sequence[int]],
    odds: Mapping[Pair, float],
    score: Callable[[int, int], float],
    apart: Iterable[Pair],
) -> dict[int, list[int]]:
    """For each group that may be the same statement as others, by its place, these, the likeliest first.

    `odds` are those of compared pairs, `score` tells them of any pair; `apart` are pairs that a person tells
    apart.  Of two groups all pairs count, as where groups are made.  Linear in `odds`.
    """
    of = {number: place for place, group in enumerate(groups) for number in group}
    seeming: dict[Pair, None] = {}
    for pair, value in odds.items():
        if value > _SEEMS and (between := _between(of, pair)):
            seeming[between] = None
    for pair in apart:
        if between := _between(of, pair):
            seeming.pop(between, None)
    found: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, other in seeming:
        mean = _mean(groups[one], groups[other], score)
        if mean > _LIKELY:
            found[one].append((-mean, other))
            found[other].append((-mean, one))
    return {place: [other for _, other in sorted(others)[:_MOST]] for place, others in found.items()}


def _between(of: Mapping[int, int], pair: Pair) -> Pair | None:
    """The two groups that a pair is of; None for one group, or none."""
    one, other = (of.get(number) for number in pair)
    if one is None or other is None or one == other:
        return None
    return min(one, other), max(one, other)


def _mean(here: Sequence[int], there: Sequence[int], score: Callable[[int, int], float]) -> float:
    if len(here) * len(there) > _MOST_PAIRS:
        return 2 * _LIKELY
    values = [score(min(one, other), max(one, other)) for one in here for other in there]
    return sum(values) / len(values)
