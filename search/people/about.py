"""Whether a quote speaks about something, whatever the language of either."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property, lru_cache
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


Alike = Callable[[str], frozenset[tuple[str, str]]]
"""Language and stem of the words in other languages that mean the same as a word."""


def nothing_alike(_word: str) -> frozenset[tuple[str, str]]:
    """Where no words are known to be pairs."""
    return frozenset()


class About:
    """What quotes are asked for: each word, or one that means the same, must stand in the quote.

    A Latin word is compared by its stem in the quote's language, a Chinese one as it stands after folding
    Traditional to Simplified.  The same is meant by forms of one concept of the glossary (the bundled one if
    left out), and by the words of other languages that `alike` gives.
    """

    def __init__(self, words: str, alike: Alike = nothing_alike, glossary: Glossary | None = None) -> None:
        self._glossary = glossary or Glossary.load()
        self._parts = tuple(_parts(words, self._glossary))
        self._alike = cache(alike)

    def holds(self, *quotes: Quote) -> bool:
        """Whether the quotes of one speaker say all of it together."""
        said = _Said("\n".join(quote.text for quote in quotes), quotes[0].lang, self._glossary)
        return all(
            (bool(part.words) and all(self._is_said(word, said) for word in part.words))
            or (bool(part.concepts) and self._is_meant(part, said))
            for part in self._parts
        )

    def _is_meant(self, part: _Part, said: _Said) -> bool:
        """Whether a form of the same concept is said that nobody has told apart from the words."""
        asked = " ".join(part.words)
        return any(
            concept in part.concepts and not self._glossary.denies(asked, form)
            for concept, form in said.concepts
        )

    def _is_said(self, word: str, said: _Said) -> bool:
        return said.word(word) or not said.terms.isdisjoint(self._alike(word))


class _Said:
    """The words of one speaker, analysed only as far as asked."""

    def __init__(self, text: str, lang: str, glossary: Glossary) -> None:
        self._text = text
        self._lang = lang
        self._glossary = glossary

    def word(self, word: str) -> bool:
        """Whether one word is said."""
        if _WITHOUT_SPACES.search(word):
            return fold(word) in self._folded
        wanted = {token.text for token in query_tokens(word, self._lang)}
        stems = {(self._family, stem) for stem in wanted}
        return stems <= self.terms if stems else fold(word) in self._folded

    @cached_property
    def concepts(self) -> frozenset[tuple[str, str]]:
        """The glossary concepts that are named, with the words that name them."""
        hits = self._glossary.find(self._text, self._lang)
        return frozenset((hit.concept.id, self._text[hit.start : hit.end]) for hit in hits)

    @cached_property
    def _folded(self) -> str:
        return fold(self._text)

    @cached_property
    def terms(self) -> frozenset[tuple[str, str]]:
        """The language and stem of every word."""
        return _terms(self._text, self._lang)

    @property
    def _family(self) -> str:
        return self._lang.partition("-")[0].lower()


@lru_cache(maxsize=5000)
def _terms(text: str, lang: str) -> frozenset[tuple[str, str]]:
    """Kept for the next question: a reader narrows a list letter by letter."""
    family = lang.partition("-")[0].lower()
    return frozenset((family, token.text) for token in index_tokens(text, lang))


def _parts(words: str, glossary: Glossary) -> Iterator[_Part]:
    """Stretches that the glossary knows, and the single words between them."""
    end = 0
    found: dict[tuple[int, int], set[str]] = {}
    for hit in (hit for lang in _LANGUAGES for hit in glossary.find(words, lang)):
        found.setdefault((hit.start, hit.end), set()).add(hit.concept.id)
    for (start, stop), concepts in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= end:
            yield from _single(words[end:start])
            yield _Part(tuple(words[start:stop].split()), frozenset(concepts))
            end = stop
    yield from _single(words[end:])


def _single(words: str) -> Iterator[_Part]:
    """Words by themselves; a lone mark asks for nothing."""
    return (_Part((word,), frozenset()) for word in words.split() if any(map(str.isalnum, word)))
