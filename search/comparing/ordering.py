"""What stands in another order in two texts."""

from __future__ import annotations

from collections.abc import Sequence


def out_of_order(places: Sequence[int], weights: Sequence[float] = ()) -> set[int]:
    """The numbers of those places that are not in the weightiest row of places that never falls.

    Without weights all weigh the same.  The cost grows with the square of their number.
    """
    best: list[float] = []
    before: list[int] = []
    for at, place in enumerate(places):
        lower = [each for each in range(at) if places[each] <= place]
        last = max(lower, key=best.__getitem__, default=-1)
        before.append(last)
        best.append((weights[at] if weights else 1.0) + (best[last] if lower else 0.0))
    at, kept = max(range(len(best)), key=best.__getitem__, default=-1), set()
    while at >= 0:
        kept.add(at)
        at = before[at]
    return set(range(len(places))) - kept
