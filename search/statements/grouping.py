"""Groups by average linkage: no chain of likely pairs joins what does not fit as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

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
    links: Mapping[Pair, float],
    score: Score,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    size: Callable[[int], int] = lambda _number: 1,
) -> list[list[int]]:
    """The groups of two or more of the numbers that `links` pairs, each in rising order.

    Two groups are joined as long as the average of `score` over all pairs between them is positive, the
    surest first; `size` tells how many a number counts as.  Those of each pair in `same` are together, those
    of each in `different` are not.  Where the surest pairs still connect more than can be put in order, they
    join.
    """
    apart = set(different)
    fixed = dict.fromkeys(same, _TOGETHER) | dict.fromkeys(apart, -_TOGETHER)
    found = []
    for component, within in _components({**links, **fixed}):
        if len(component) > _MOST:
            found += _chained(within, apart)
        else:
            found += _average_linkage(
                component, lambda one, other: fixed.get((one, other)) or score(one, other), size
            )
    return sorted(sorted(group) for group in found if len(group) > 1)


def united(found: Iterable[list[int]], same: Iterable[Pair]) -> list[list[int]]:
    """Groups, with those made one that a pair connects."""
    chains = ((group[0], other) for group in found for other in group[1:])
    return _connected([*chains, *same])


def parted(
    group: Iterable[int], score: Score, same: Iterable[Pair], different: Iterable[Pair]
) -> tuple[list[int], list[int]]:
    """Those of a group that stay together, and those that leave it, where some pairs of it are different.

    Of such two the one leaves that is less like all others, with those that are the `same` as it.
    """
    left, apart = list(group), set(different)
    blocks = {
        number: block for block in _connected([*same, *((each, each) for each in left)]) for number in block
    }

    def likeness(number: int) -> float:
        pairs = [(min(one, other), max(one, other)) for one in blocks[number] for other in left]
        scores = [-_SUREST if pair in apart else score(*pair) for pair in pairs if pair[0] != pair[1]]
        return sum(scores) / len(scores)

    for one, other in sorted(apart):
        if one in left and other in left and blocks[one] is not blocks[other]:
            leaving = blocks[min(other, one, key=likeness)]
            left = [each for each in left if each not in leaving]
    return left, [each for each in group if each not in left]


def _components(
    links: Mapping[Pair, float], least: float = _POSSIBLE
) -> Iterator[tuple[list[int], Mapping[Pair, float]]]:
    """What pairs of some score connect, with the pairs; where that is too much, what better pairs do."""
    better = {pair: value for pair, value in links.items() if value > least}
    connected = _connected(better)
    of = {number: at for at, component in enumerate(connected) for number in component}
    within: list[dict[Pair, float]] = [{} for _ in connected]
    for pair, value in better.items():
        within[of[pair[0]]][pair] = value
    for component, inside in zip(connected, within, strict=True):
        if len(component) <= _MOST or least > _SUREST:
            yield component, inside
        else:
            yield from _components(inside, least + 0.5)


def _chained(links: Mapping[Pair, float], different: Iterable[Pair]) -> list[list[int]]:
    """What the links join, the surest first, but for what would bring those together that are different."""
    apart: dict[int, set[int]] = defaultdict(set)
    for one, other in different:
        apart[one].add(other)
        apart[other].add(one)
    group_of: dict[int, list[int]] = {}
    for one, other in sorted(links, key=lambda pair: (-links[pair], pair)):
        large, small = group_of.setdefault(one, [one]), group_of.setdefault(other, [other])
        if large is small:
            continue
        if len(large) < len(small):
            large, small = small, large
        if not any(group_of.get(number) is large for each in small for number in apart.get(each, ())):
            large += small
            group_of |= dict.fromkeys(small, large)
    return list({id(group): group for group in group_of.values()}.values())


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


def _average_linkage(numbers: list[int], score: Score, size: Callable[[int], int]) -> list[list[int]]:
    count = len(numbers)
    means = np.full((count, count), -np.inf)
    for row in range(count):
        for column in range(row):
            means[row, column] = means[column, row] = score(numbers[column], numbers[row])
    found = [[number] for number in numbers]
    sizes = np.array([size(number) for number in numbers], float)
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
