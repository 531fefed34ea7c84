"""How an answer stands beside the other answers of its article: outdone by their reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from search.related.evidence import Reason
from search.related.levels import RARE

OUTDONE = 2 * RARE
"""How rare what another one has beside must be together."""


def outdone(articles: Sequence[int], reasons: Sequence[Sequence[Reason]]) -> list[bool]:
    """Of each answer, whether another of its article has all the reasons that tell something, and more.

    What is said once in an article stands where most of it is found.
    """
    beside: dict[int, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        beside[article].append(at)
    return [
        bool(mine) and any(_outdoes(reasons[other], mine) for other in beside[article] if other != at)
        for at, (article, mine) in enumerate(zip(articles, reasons, strict=True))
    ]


def _outdoes(others: Iterable[Reason], mine: Sequence[Reason]) -> bool:
    """Whether the places here of my reasons are among the others', which have rarer ones beside."""
    places = {span for reason in mine for span in reason.here}
    telling = {span for reason in mine if reason.worth >= RARE for span in reason.here}
    theirs = [reason for reason in others if reason.worth >= RARE]
    beside = sum(reason.worth for reason in theirs if places.isdisjoint(reason.here))
    return beside >= OUTDONE and telling <= {span for reason in theirs for span in reason.here}
