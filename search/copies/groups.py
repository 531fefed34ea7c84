"""From pairs of texts to groups that speak with one voice.

Two texts are copies when half of the smaller one stands in the other and makes a quarter of it: a cut
version is a copy of the whole, but neither a digest of many pieces nor a long article around a short
notice is a copy of those.  A digest of two or three pieces is told by its pieces having nothing in
common with each other.  What is a copy of a copy belongs to the group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from search.copies.documents import Documents, Pair

if TYPE_CHECKING:
    from search.copies.shingles import Hashes

OF_SMALL, OF_LARGE = 0.5, 0.25
"""Which shares of the smaller and of the larger text copies have in common."""

_NOTHING = 0.1


def groups(hashes: Sequence[Hashes]) -> list[list[int]]:
    """The numbers of texts that are copies of each other, in lists of two and more.

    Texts with the very same hashes are looked at once; with fewer than LEAST they are copies of no others.
    """
    twins: dict[bytes, list[int]] = defaultdict(list)
    for number, each in enumerate(hashes):
        if len(each):
            twins[blake2b(each.tobytes(), digest_size=16).digest()].append(number)
    alike = list(twins.values())
    found = _joined(Documents([hashes[numbers[0]] for numbers in alike]))
    members = [[number for one in group for number in alike[one]] for group in found]
    return [numbers for numbers in members if len(numbers) > 1]


def _joined(documents: Documents) -> list[list[int]]:
    """All texts, those that are copies of each other in one list."""
    found = {number: [number] for number in range(len(documents))}
    for pair in _without_collections(documents, filter(_are_copies, documents.pairs())):
        one, other = found[pair.small], found[pair.large]
        if one is not other:
            joined, added = (one, other) if len(one) >= len(other) else (other, one)
            joined += added
            found.update(dict.fromkeys(added, joined))
    return list({id(group): group for group in found.values()}.values())


def _are_copies(pair: Pair) -> bool:
    return pair.of_small >= OF_SMALL and pair.of_large >= OF_LARGE


def _without_collections(documents: Documents, pairs: Iterable[Pair]) -> Iterator[Pair]:
    """All but pairs of a collection and what makes less than half of it."""
    by_large: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_large[pair.large].append(pair)
    for held in by_large.values():
        parts = [pair for pair in held if pair.of_large < 0.5]
        is_collection = any(
            _have_nothing_in_common(documents, widest.small, part.small)
            for widest in {_widest(held), _widest(parts or held)}
            for part in parts
        )
        yield from (pair for pair in held if not is_collection or pair.of_large >= 0.5)


def _widest(pairs: Iterable[Pair]) -> Pair:
    return max(pairs, key=lambda pair: pair.of_large)


def _have_nothing_in_common(documents: Documents, one: int, other: int) -> bool:
    pair = documents.pair(one, other)
    return pair is None or pair.of_small < _NOTHING
