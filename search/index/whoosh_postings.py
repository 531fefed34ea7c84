"""The postings of a term in one segment of a Whoosh index, read a block at a time.

Whoosh's own matchers give one document after the other; asking them for each takes longer than all the rest
where most of a frequent term is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, lru_cache, partial
from typing import Any

from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.formats import Positions
from whoosh.scoring import WeightLengthScorer

_SKIPPED = 0.3
"""Share of the documents of a term from which on going through all costs less than skipping some."""

_POSITIONS = Positions()

Posting = tuple[int, float, bytes]
"""A document, how often it holds the term, and the encoded positions."""


def postings(matcher: Any, count: int, within: Collection[int] | None) -> Iterator[Posting]:
    """The `count` documents of a matcher in order, or those among `within`."""
    if within is not None and len(within) <= count * _SKIPPED:
        yield from _skipping(matcher, sorted(within))
    elif within is None:
        yield from _all(matcher)
    else:
        yield from (each for each in _all(matcher) if each[0] in within)


def rating(searcher: Any, field: str, text: str) -> Callable[[int, float], float]:
    """What a document scores for a term that it holds so often."""
    scorer = searcher.weighting.scorer(searcher, field, text)
    if not isinstance(scorer, WeightLengthScorer):  # of a plain value, where length says nothing
        return lambda _doc, weight: weight
    score = cache(scorer._score)  # of a few weights and the 256 lengths that Whoosh tells apart
    length = partial(searcher.reader()._perdoc.doc_field_length, fieldname=field, default=1)
    return lambda doc, weight: score(weight, length(doc))


@lru_cache(maxsize=4096)
def places(encoded: bytes) -> frozenset[int]:
    """Decoded positions; remembered, as most documents hold a term in a single one."""
    return frozenset(_POSITIONS.decode_positions(encoded))


def _all(matcher: Any) -> Iterator[Posting]:
    if isinstance(matcher, W3LeafMatcher):
        for block in _blocks(matcher):
            yield from zip(*block, strict=True)
        return
    while matcher.is_active():  # a single document, or some that were dropped
        yield _posting(matcher)
        matcher.next()


def _blocks(matcher: Any) -> Iterator[tuple[Sequence[int], Sequence[float], Sequence[bytes]]]:
    while matcher.is_active():
        matcher.id(), matcher.weight(), matcher.value()  # each reads its part of the block
        yield matcher._ids, matcher._weights, matcher._values
        matcher._next_block()


def _skipping(matcher: Any, wanted: Sequence[int]) -> Iterator[Posting]:
    """Where few are wanted, the others are skipped."""
    for doc in wanted:
        if not matcher.is_active():
            return
        matcher.skip_to(doc)
        if matcher.is_active() and matcher.id() == doc:
            yield _posting(matcher)


def _posting(matcher: Any) -> Posting:
    return matcher.id(), matcher.weight(), matcher.value()
