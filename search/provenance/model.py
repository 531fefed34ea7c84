"""The values of provenance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OriginKind = Literal["outlet", "person", "unnamed", "own"]
"""Another outlet that is named; a person who is quoted; "reports", or somebody who is not named; the article
itself, as it names nobody."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article has something from, by the words at [start, end) of its cleaned text.

    `name` is the outlet or the person, and for `unnamed` the words themselves ("Reports suggest"); `key` is
    the same for one origin in every language that is known of it; `perhaps` are names of persons who may be
    this one.
    """

    kind: OriginKind
    name: str
    key: str
    start: int = 0
    end: int = 0
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rests:
    """The origins that some places rest on, each once; `sources` are the articles, near copies once.

    Nobody knows whether two origins that are not named are one: they are counted once in each source.
    """

    origins: tuple[Origin, ...]
    sources: int

    @property
    def is_one(self) -> bool:
        """Whether several sources have it from one origin that is known."""
        return self.sources > 1 and len(self.origins) == 1

    @property
    def may_be_fewer(self) -> bool:
        """Whether one of the origins may be another one of them under a second name."""
        names = {each.name for each in self.origins}
        return any(not names.isdisjoint(each.perhaps) for each in self.origins)

    @property
    def named(self) -> tuple[Origin, ...]:
        """Those other than the articles themselves."""
        return tuple(each for each in self.origins if each.kind != "own")
