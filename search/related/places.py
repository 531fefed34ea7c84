"""Where ranked sentences stand: with the words around them, who is quoted, and copies as one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.language.fold import fold
from search.model import Span
from search.related.analysed import Analysed
from search.related.asking import analysed
from search.related.people import Said, said
from search.related.ranking import Candidate
from search.store import Excerpt, Store

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LETTERS = re.compile(r"[^\W_]+")


class Place(NamedTuple):
    """A candidate where it stands."""

    candidate: Candidate
    excerpt: Excerpt
    span: Span
    text: Analysed

    @property
    def article(self) -> int:
        """The article it stands in."""
        return self.excerpt.passage.article

    @property
    def letters(self) -> str:
        """What copies of a sentence have in common."""
        return "".join(_LETTERS.findall(fold(self.text.text)))


class Places:
    """Finds the sentences of a table of lines in the record."""

    def __init__(self, table: NDArray[np.void], store: Store) -> None:
        self._table = table
        self._store = store

    def first_copies(
        self, ranked: Sequence[Candidate], count: int, known: Collection[int] = ()
    ) -> list[Place]:
        """The first of the ranked, each sentence once, in the order of the ranking, as it was written first.

        Headlines only of articles of which nothing else is ranked.  The rows that are `known` go before
        their copies, and as if they alone were ranked.
        """

        def order(place: Place) -> tuple[bool, str]:
            return place.candidate.row not in known, place.excerpt.date or "9999"

        copies: dict[str, list[Place]] = {}
        for place in self.of(self._without_headlines(ranked, known)[:count]):
            copies.setdefault(place.letters, []).append(place)
        return [min(places, key=order) for places in copies.values()]

    def first_of_passages(self, ranked: Sequence[Candidate], count: int) -> list[Place]:
        """The first of the ranked, one sentence a passage."""
        passages = self._table["passage"][[candidate.row for candidate in ranked]]
        first = np.sort(np.unique(passages, return_index=True)[1])[:count]
        return list(self.of([ranked[at] for at in first.tolist()]))

    def of(self, kept: Sequence[Candidate]) -> Iterator[Place]:
        """Where some candidates stand; those that are no longer in the record are left out."""
        excerpts = self._store.excerpts({int(self._table["passage"][candidate.row]) for candidate in kept})
        quotes = quotes_of(self._store, {excerpt.passage.article for excerpt in excerpts.values()})
        for candidate in kept:
            excerpt = excerpts.get(int(self._table["passage"][candidate.row]))
            if excerpt:
                span = excerpt.passage.sentences[int(self._table["sentence"][candidate.row])]
                yield Place(candidate, excerpt, span, _taken_apart(excerpt, span, quotes))

    def _without_headlines(self, ranked: Sequence[Candidate], known: Collection[int]) -> list[Candidate]:
        table = self._table[[candidate.row for candidate in ranked]]
        headline = (table["role"] == b"headline") | (table["role"] == b"subhead")
        first = np.array([candidate.row in known for candidate in ranked], np.bool_)
        others = (
            np.isin(table["article"], table["article"][some]) for some in (~headline & first, ~headline)
        )
        repeated = headline & np.where(first, *others)
        return [ranked[at] for at in np.flatnonzero(~repeated).tolist()]


def quotes_of(store: Store, articles: Collection[int]) -> dict[int, list[Said]]:
    """The quotes of some articles, as far as they are compared."""
    return {article: said(quotes) for article, quotes in store.quotes_of(articles).items()}


def _taken_apart(excerpt: Excerpt, span: Span, quotes: dict[int, list[Said]]) -> Analysed:
    text = span.shifted(-excerpt.passage.start).of(excerpt.text)
    return _remembered(text, excerpt.passage.lang, span.start, tuple(quotes.get(excerpt.passage.article, ())))


@lru_cache(maxsize=1000)
def _remembered(text: str, lang: str, base: int, quotes: tuple[Said, ...]) -> Analysed:
    """Taking a sentence apart costs a millisecond, and a reader asks from many places of one story."""
    return analysed(text, lang, base, quotes)
