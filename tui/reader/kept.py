"""Kept passages as they are listed: in words how sure their place is, and which of them are wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from search.bookmarks.words import STATES
from search.language.fold import fold
from search.speech import N_

if TYPE_CHECKING:
    from search.bookmarks import Bookmark, Standing

Kind = Literal["state", "language", "source", "tag"]

KINDS: dict[Kind, str] = {
    "state": N_("What became of them"),
    "language": N_("Languages"),
    "source": N_("Sources"),
    "tag": N_("Tags"),
}

Wanted = Mapping[Kind, str]
"""One value of each kind that is narrowed by."""


class Facet(NamedTuple):
    """A value that bookmarks can be narrowed to, and how many have it."""

    kind: Kind
    value: str
    number: int


def values(each: Standing, kind: Kind) -> tuple[str, ...]:
    """What a bookmark has of a kind."""
    kept = each.bookmark
    if kind == "tag":
        return kept.tags
    found = {"state": each.state, "language": kept.lang, "source": kept.source or kept.file}[kind]
    return (found,) if found else ()


def facets(kept: Iterable[Standing]) -> Iterator[Facet]:
    """All values of all kinds, the most frequent first; states from sure to lost."""
    listed = list(kept)
    for kind in KINDS:
        counts = Counter(value for each in listed for value in dict.fromkeys(values(each, kind)))
        names = (
            [*filter(counts.get, STATES)] if kind == "state" else [name for name, _ in counts.most_common()]
        )
        yield from (Facet(kind, name, counts[name]) for name in names)


def chosen(kept: Iterable[Standing], wanted: Wanted, words: str = "") -> list[Standing]:
    """Those that have all wanted values and, in their text, note, tags, title or speaker, all the words."""
    terms = fold(words).split()
    return [
        each
        for each in kept
        if all(value in values(each, kind) for kind, value in wanted.items())
        and (not terms or _has(each.bookmark, terms))
    ]


def _has(kept: Bookmark, terms: Iterable[str]) -> bool:
    parts = (kept.quote, kept.note, *kept.tags, kept.title, kept.source, kept.file, kept.speaker)
    text = fold("\n".join((*parts, kept.speaker_as_written)))
    return all(term in text for term in terms)
