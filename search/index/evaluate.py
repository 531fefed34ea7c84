"""Answers a query tree by arithmetic over the answers to its leaves.

An engine only has to look up terms and phrases; how they combine, and what they score together, is
decided here.  Cost: the rarest part of an And is looked up first, the others only where it matched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from operator import add
from typing import Protocol

from search.index.tree import (
    Alias,
    Among,
    And,
    Best,
    Characters,
    Everything,
    Node,
    Not,
    Or,
    Phrase,
    Prefer,
    Prefix,
    Term,
    Value,
)

Scores = dict[int, float]
"""What was found, by document number, with its score; 0 where the part scores nothing."""

Leaf = Everything | Term | Phrase | Prefix | Characters | Value | Among


class Leaves(Protocol):
    """Looks up what no other part of the tree can answer."""

    def find(self, leaf: Leaf, within: Collection[int] | None) -> Scores:
        """The documents a leaf matches, all of them or those among `within`."""

    def size(self, leaf: Leaf) -> int:
        """About how many documents `find` gives."""


def evaluate(node: Node, leaves: Leaves, within: Collection[int] | None = None) -> Scores:
    """All documents that answer `node`, or those among `within`."""
    if isinstance(node, And):
        return _every(node, leaves, within)
    if isinstance(node, Or):
        return _merged((evaluate(part, leaves, within) for part in node.parts), add)
    if isinstance(node, Best):
        return _merged((evaluate(part, leaves, within) for part in node.parts), max)
    if isinstance(node, Not):
        return _others(node, leaves, within)
    if isinstance(node, Prefer):
        return _preferred(node, leaves, within)
    if isinstance(node, Alias):
        return evaluate(node.part, leaves, within)
    assert isinstance(node, Leaf)
    return leaves.find(node, within)


def _every(node: And, leaves: Leaves, within: Collection[int] | None) -> Scores:
    scores: Scores | None = None
    for part in sorted(node.parts, key=lambda part: _size(part, leaves)):
        if isinstance(part, Not) and scores is not None:
            scores = _without(scores, evaluate(part.part, leaves, scores))
            continue
        found = evaluate(part, leaves, within if scores is None else scores)
        scores = found if scores is None else {doc: scores[doc] + more for doc, more in found.items()}
        if not scores:
            break
    return scores or {}


def _without(scores: Scores, excluded: Scores) -> Scores:
    """What is left of some documents."""
    return {doc: score for doc, score in scores.items() if doc not in excluded} if excluded else scores


def _others(node: Not, leaves: Leaves, within: Collection[int] | None) -> Scores:
    among = leaves.find(Everything(), None) if within is None else within
    excluded = evaluate(node.part, leaves, within)
    return {doc: 0.0 for doc in among if doc not in excluded}


def _preferred(node: Prefer, leaves: Leaves, within: Collection[int] | None) -> Scores:
    scores = evaluate(node.part, leaves, within)
    bonus = evaluate(node.bonus, leaves, scores)
    return {doc: score + node.weight * bonus.get(doc, 0.0) for doc, score in scores.items()}


def _merged(answers: Iterable[Scores], joined: Callable[[float, float], float]) -> Scores:
    merged: Scores = {}
    for scores in answers:
        for doc, score in scores.items():
            known = merged.get(doc)
            merged[doc] = score if known is None else joined(known, score)
    return merged


_LAST = 1 << 60
"""The size of what is best asked about few documents."""


def _size(node: Node, leaves: Leaves) -> int:
    if isinstance(node, And):
        return min(_size(part, leaves) for part in node.parts)
    if isinstance(node, Or | Best):
        return sum(_size(part, leaves) for part in node.parts)
    if isinstance(node, Prefer | Alias):
        return _size(node.part, leaves)
    if isinstance(node, Not | Value | Everything):
        return _LAST
    assert isinstance(node, Leaf)
    return leaves.size(node)
