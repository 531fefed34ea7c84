"""Hits and quotes as bookmarks that nobody has kept yet: what every export writes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from search.bookmarks.keeping import bookmark_of, bookmark_of_quote
from search.bookmarks.model import Bookmark
from search.model import Article, Hit, Quote

Subject = Literal["bookmark", "hit", "quote"]
"""What an export is made of."""


def of_hits(hits: Iterable[Hit], article_of: Callable[[int], Article | None]) -> Iterator[Bookmark]:
    """The passages found, best first; one whose article is gone meanwhile is left out."""
    known: dict[int, Article | None] = {}
    for hit in hits:
        key = hit.passage.article
        if key not in known:
            known[key] = article_of(key)
        if article := known[key]:
            yield named("hit", bookmark_of(article, hit.passage.start, hit.passage.end))


def of_quotes(quotes: Iterable[Quote], article_of: Callable[[int], Article | None]) -> Iterator[Bookmark]:
    """The quotes, each with its speaker; the parts of one utterance are one."""
    known: dict[int, Article | None] = {}
    written: set[tuple[int, int, int]] = set()
    for quote in quotes:
        if quote.article not in known:
            known[quote.article] = article_of(quote.article)
        if article := known[quote.article]:
            excerpt = bookmark_of_quote(article, quote)
            place = (quote.article, excerpt.start, excerpt.end)
            if place not in written:
                written.add(place)
                yield named("quote", excerpt)


def named(subject: Subject, excerpt: Bookmark) -> Bookmark:
    """With an id that is the same each time: what is imported twice is kept once."""
    key = f"{excerpt.file}\n{excerpt.item}\n{excerpt.start}\n{excerpt.end}\n{excerpt.quote}"
    return replace(excerpt, id=f"{subject}-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:10]}")
