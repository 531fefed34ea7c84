"""Whether two names as two articles write them may be one person's, without knowing who is who."""

from __future__ import annotations

from functools import lru_cache

from search.people.matching import match
from search.people.names import named

_SHORT = 0.8
"""What a family name counts that is the end of a whole name."""


@lru_cache(maxsize=50_000)
def likeness_of_names(one: str, other: str) -> float:
    """From 0 to 1, in whatever scripts: 1 for equal names, as much as they sound alike for others."""
    a, b = named(one), named(other)
    if not (a.parts and b.parts):
        return 0.0
    if a.key == b.key:
        return 1.0
    if a.script == b.script and a.family == b.family and not (a.given and b.given):
        return _SHORT
    return match(a, b).score
