"""Whether a quote speaks about something, whatever the language of either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from search.language.analysis import index_tokens, query_tokens
from search.language.fold import fold
from search.language.glossary import Glossary
from search.language.scripts import HAN, HANGUL, KANA, UNSPACED
from search.model import Quote

_WITHOUT_SPACES = re.compile(f"[{HAN}{KANA}{HANGUL}{UNSPACED}]")

_LANGUAGES = ("en", "de")
"""Languages with stems that the glossary has names in; Chinese forms are found beside either."""


class _Part(NamedTuple):
    """A stretch of what was asked: its words, and the concepts that they are all of."""

    words: tuple[str, ...]
    concepts: frozenset[str]


class About:
    """What quotes are asked for: each word, or a form of the same glossary concept, must stand in the quote.

    A Latin word is compared by its stem in the quote's language, a Chinese one as it stands after folding
    Traditional to Simplified.
    """

    def __init__(self, words: str) -> None:
        self._parts = tuple(_parts(words))

    def holds(self, quote: Quote) -> bool:
        """Whether a quote says all of it."""
        said = _Said(quote)
        return all(
            (bool(part.words) and all(map(said.word, part.words)))
            or not part.concepts.isdisjoint(said.concepts)
            for part in self._parts
        )


class _Said:
    """The words of one quote, analysed only as far as asked."""

    def __init__(self, quote: Quote) -> None:
        self._quote = quote

    def word(self, word: str) -> bool:
        """Whether one word stands in the quote."""
        if _WITHOUT_SPACES.search(word):
            return fold(word) in self._folded
        wanted = {token.text for token in query_tokens(word, self._quote.lang)}
        return wanted <= self._terms if wanted else fold(word) in self._folded

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The glossary concepts that the quote names."""
        return frozenset(hit.concept.id for hit in Glossary.load().find(self._quote.text, self._quote.lang))

    @cached_property
    def _folded(self) -> str:
        return fold(self._quote.text)

    @cached_property
    def _terms(self) -> frozenset[str]:
        return frozenset(token.text for token in index_tokens(self._quote.text, self._quote.lang))


def _parts(words: str) -> Iterator[_Part]:
    """Stretches that the glossary knows, and the single words between them."""
    glossary, end = Glossary.load(), 0
    found: dict[tuple[int, int], set[str]] = {}
    for hit in (hit for lang in _LANGUAGES for hit in glossary.find(words, lang)):
        found.setdefault((hit.start, hit.end), set()).add(hit.concept.id)
    for (start, stop), concepts in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= end:
            yield from (_Part((word,), frozenset()) for word in words[end:start].split())
            yield _Part(tuple(words[start:stop].split()), frozenset(concepts))
            end = stop
    yield from (_Part((word,), frozenset()) for word in words[end:].split())
