"""Hits in groups: by article, or by time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

from search.model import Hit
from search.speech import N_, _

K = TypeVar("K", int, str)
By: TypeAlias = Literal["article", "time"]

UNDATED = N_("no date")


@dataclass(frozen=True, slots=True)
class Group:
    """Hits that belong together: the passages of an article, or all of one month; `name` says which."""

    name: str
    hits: tuple[Hit, ...]


def grouped(hits: Sequence[Hit], by: By) -> list[Group]:
    """All hits, each once.

    Articles come in the order of their best hits, their passages in order of the text.  Months come in
    their order, the newest first and those without a date last; within one, the newest hits come first.
    """
    return by_article(hits) if by == "article" else by_time(hits)


def by_article(hits: Sequence[Hit]) -> list[Group]:
    """One group an article, see `grouped`."""
    groups = _parted(hits, lambda hit: hit.passage.article)
    return [
        Group(each[0].title or each[0].file, tuple(sorted(each, key=lambda hit: hit.passage.n)))
        for each in groups.values()
    ]


def by_time(hits: Sequence[Hit]) -> list[Group]:
    """One group a month, see `grouped`."""
    groups = _parted(hits, lambda hit: hit.date[:7])
    return [
        Group(month or _(UNDATED), tuple(sorted(groups[month], key=lambda hit: hit.date, reverse=True)))
        for month in sorted(groups, reverse=True)
    ]


def _parted(hits: Sequence[Hit], key: Callable[[Hit], K]) -> dict[K, list[Hit]]:
    groups: dict[K, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(key(hit), []).append(hit)
    return groups
