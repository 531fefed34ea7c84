"""On how many origins a fact rests that stands in several places."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from search.model import Article, Person, Quote, Span
from search.provenance.model import Origin, OriginKind, Rests
from search.provenance.naming import of_sentence, origins_named
from search.provenance.outlets import Outlets

_REMEMBERED = 64
_RANK: tuple[OriginKind, ...] = ("person", "outlet", "unnamed", "own")
_SAME = {"own": "outlet"}
"""An outlet that another names, and its own article, are one origin."""


class Place(NamedTuple):
    """[start, end) of an article."""

    article: int
    start: int
    end: int


class Resting:
    """Finds the origin of a place: the person who is quoted there, the outlet that its sentence names, the
    outlet that the whole article is taken from, or the article itself, near copies as one.

    `article` gives a whole article, `person_of` who says a quote over all articles, `copies` the near copies
    of an article, the original first, and `outlets` those of the library.
    """

    def __init__(
        self,
        article: Callable[[int], Article | None],
        person_of: Callable[[Quote], Person | None],
        copies: Callable[[int], Sequence[int]],
        outlets: Outlets,
    ) -> None:
        self._article = lru_cache(_REMEMBERED)(article)
        self._person_of, self._copies, self._outlets = person_of, copies, outlets
        self._named = lru_cache(_REMEMBERED)(self._origins_named)
        self._origin_of: dict[Place, Origin] = {}

    def of_article(self, article: Article) -> list[Origin]:
        """The origins that an article names, and where it names none."""
        return origins_named(article, self._outlets)

    def rests(self, groups: Sequence[Collection[Place]]) -> list[Rests]:
        """The origins that each group of places rests on; costs one reading of their articles, once."""
        places = sorted({place for group in groups for place in group})
        new = (place for place in places if place not in self._origin_of)
        self._origin_of.update((place, self.of_place(place)) for place in new)
        return [self._together(group, self._origin_of) for group in groups]

    def _together(self, group: Collection[Place], origin_of: Mapping[Place, Origin]) -> Rests:
        found: dict[tuple[str, str], Origin] = {}
        for place in sorted(group):
            origin = origin_of[place]
            found.setdefault((_SAME.get(origin.kind, origin.kind), origin.key), origin)
        return Rests(tuple(found.values()), len({self._voice(place.article) for place in group}))

    def of_place(self, place: Place) -> Origin:
        """Where the article has it from: somebody with a name before an outlet, and both before nobody."""
        article = self._article(place.article)
        voice = f"{self._voice(place.article)}"
        if article is None:
            return Origin("own", "", voice)
        named = of_sentence(article, _sentence_at(article, place), self._outlets)
        ways = (self._said(article, place), *named, self._taken_from(article))
        found = sorted((each for each in ways if each), key=lambda each: _RANK.index(each.kind))
        first = found[0] if found else Origin("own", article.source, self._outlets.key(article.source))
        return first if first.key else replace(first, key=voice)

    def _said(self, article: Article, place: Place) -> Origin | None:
        for quote in article.quotes:
            if quote.start <= place.start and place.end <= quote.end:
                person = self._person_of(quote)
                if person and person.type in ("person", "organisation"):
                    perhaps = tuple(each.name for each in person.proposals)
                    return Origin(
                        "person", person.name, person.id or person.name, quote.start, quote.end, perhaps
                    )
                if quote.speaker_type == "unnamed":
                    return Origin("unnamed", quote.speaker_text, "", quote.speaker_start, quote.speaker_end)
        return None

    def _taken_from(self, article: Article) -> Origin | None:
        """The outlet that an article says it is taken from as a whole."""
        whole = {
            block.start: block.end for block in article.blocks if block.role in ("boilerplate", "subhead")
        }
        return next(
            (
                each
                for each in self._named(article.id)
                if each.kind == "outlet" and any(low <= each.start < high for low, high in whole.items())
            ),
            None,
        )

    def _origins_named(self, key: int) -> list[Origin]:
        article = self._article(key)
        return self.of_article(article) if article else []

    def _voice(self, article: int) -> int:
        return next(iter(self._copies(article)), article)


def _sentence_at(article: Article, place: Place) -> Span:
    return next(
        (
            span
            for passage in article.passages
            if passage.start <= place.start < passage.end
            for span in passage.sentences
            if span.start <= place.start < span.end
        ),
        Span(place.start, place.end),
    )
