"""Hits and quotes as bookmarks that nobody has kept yet: what every export writes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from search.bookmarks.keeping import bookmark_of, bookmark_of_quote
from search.bookmarks.model import Bookmark
from search.model import Article, Hit, Quote

NESTED = "nested"
"""The flag of words inside a quote, and the tag of their excerpt."""

_MOST_READ = 32
"""Articles that are held at a time."""

Subject = Literal["bookmark", "hit", "quote"]
"""What an export is made of."""


def of_hits(hits: Iterable[Hit], article_of: Callable[[int], Article | None]) -> Iterator[Bookmark]:
    """The passages found, best first; one whose article is gone meanwhile is left out."""
    read = lru_cache(maxsize=_MOST_READ)(article_of)
    for hit in hits:
        if article := read(hit.passage.article):
            yield named("hit", bookmark_of(article, hit.passage.start, hit.passage.end))


def of_quotes(quotes: Iterable[Quote], article_of: Callable[[int], Article | None]) -> Iterator[Bookmark]:
    """The quotes, each with its speaker; the parts of one utterance are one.

    What one of them quotes from somebody else comes by itself too, tagged `nested`; its own words do not.
    """
    read = lru_cache(maxsize=_MOST_READ)(article_of)
    written: set[tuple[int, int, int]] = set()
    for quote in quotes:
        if (article := read(quote.article)) and not _is_repeated(article, quote):
            excerpt = bookmark_of_quote(article, quote, tags=_tags(quote))
            place = (quote.article, excerpt.start, excerpt.end)
            if place not in written:
                written.add(place)
                yield named("quote", excerpt)


def _tags(quote: Quote) -> tuple[str, ...]:
    return (NESTED,) if NESTED in quote.flags else ()


def _is_repeated(article: Article, quote: Quote) -> bool:
    """Whether words inside a quote are of its own speaker, or nobody's: they stand in that one already."""
    if NESTED not in quote.flags:
        return False
    around = (each for each in article.quotes if each.start <= quote.start and quote.end <= each.end)
    outer = [each for each in around if NESTED not in each.flags]
    speaker = quote.person or quote.speaker_text
    return bool(outer) and (not speaker or any(speaker in (one.person, one.speaker_text) for one in outer))


def named(subject: Subject, excerpt: Bookmark) -> Bookmark:
    """With an id that is the same each time: what is imported twice is kept once."""
    key = f"{excerpt.file}\n{excerpt.item}\n{excerpt.start}\n{excerpt.end}\n{excerpt.quote}"
    return replace(excerpt, id=f"{subject}-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:10]}")
