"""Groups by average linkage: no chain of likely pairs joins what does not fit as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import numpy as np

Pair = tuple[int, int]
Score = Callable[[int, int], float]

_POSSIBLE = -1.0
"""The score from which a pair can be part of a group at all."""

_TOGETHER = 1e9
"""What outweighs everything."""

_SUREST = 3.0
_MOST = 600
"""Members that are put in order together; of more, only better pairs connect."""


def groups(
    links: Mapping[Pair, float], score: Score, same: Iterable[Pair] = (), different: Iterable[Pair] = ()
) -> list[list[int]]:
    """The groups of two or more of the numbers that `links` pairs, each in rising order.

    Two groups are joined as long as the average of `score` over all pairs between them is positive, the
    surest first.  Those of each pair in `same` are together, those of each in `different` are not.
    """
    fixed = dict.fromkeys(same, _TOGETHER) | dict.fromkeys(different, -_TOGETHER)
    found = []
    for component in _components({**links, **fixed}):
        found += _average_linkage(component, lambda one, other: fixed.get((one, other)) or score(one, other))
    return sorted(sorted(group) for group in found if len(group) > 1)


def united(found: Iterable[list[int]], same: Iterable[Pair]) -> list[list[int]]:
    """Groups, with those made one that a pair connects."""
    chains = ((group[0], other) for group in found for other in group[1:])
    return _connected([*chains, *same])


def _components(links: Mapping[Pair, float], least: float = _POSSIBLE) -> Iterable[list[int]]:
    """What pairs of some score connect; where that is too much, what better pairs do."""
    connected = _connected(pair for pair, value in links.items() if value > least)
    for component in connected:
        if len(component) <= _MOST or least > _SUREST:
            yield component
        else:
            inside = set(component)
            within = {pair: value for pair, value in links.items() if inside.issuperset(pair)}
            yield from _components(within, least + 0.5)


def _connected(pairs: Iterable[Pair]) -> list[list[int]]:
    root: dict[int, int] = {}

    def find(number: int) -> int:
        while root.setdefault(number, number) != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for one, other in pairs:
        root[find(one)] = find(other)
    found: dict[int, list[int]] = defaultdict(list)
    for number in sorted(root):
        found[find(number)].append(number)
    return list(found.values())


def _average_linkage(numbers: list[int], score: Score) -> list[list[int]]:
    count = len(numbers)
    means = np.full((count, count), -np.inf)
    for row in range(count):
        for column in range(row):
            means[row, column] = means[column, row] = score(numbers[column], numbers[row])
    found = [[number] for number in numbers]
    sizes = np.ones(count)
    while count > 1:
        one, other = divmod(int(means.argmax()), count)
        if means[one, other] <= 0:
            break
        both = sizes[one] + sizes[other]
        means[one] = means[:, one] = (means[one] * sizes[one] + means[other] * sizes[other]) / both
        means[one, one] = -np.inf
        means[other] = means[:, other] = -np.inf
        found[one] += found[other]
        found[other], sizes[one] = [], both
    return [group for group in found if group]
