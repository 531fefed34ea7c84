"""To which article of a library a bookmark from elsewhere belongs.

By its file, else the address, else the title; else by its very words, where they stand in one article only.
What is not found keeps its words and waits as an orphan.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from search.bookmarks.anchors import resolve
from search.bookmarks.model import Bookmark
from search.bookmarks.standing import reanchored, standing
from search.language.fold import fold
from search.model import Article, Span

_MOST_READ = 32
"""Articles that are held at a time."""

_LEFT_OUT = re.compile(r"\s*(?:…+|\.{3,})\s*")
_MOST_LEFT_OUT = 400
"""Code points that an ellipsis of a quote may stand for."""


class Placed(NamedTuple):
    """A bookmark as it is kept, whether its words were found, exactly and once, and whether nothing but them
    told the article.
    """

    bookmark: Bookmark
    is_found: bool
    by_words: bool = False


def placed(
    bookmarks: Iterable[Bookmark], heads: Iterable[Article], article_of: Callable[[int], Article | None]
) -> list[Placed]:
    """Each bookmark at its article.

    An article is read when something may belong to it.  Only for bookmarks without a known file, address or
    title all are read, one after the other, with one search in each text for every such bookmark; a few
    articles are held at a time.
    """
    wanted = list(bookmarks)
    places = _Places(heads, article_of)
    named = [places.named(each) for each in wanted]
    nameless = {n: each for n, each in enumerate(wanted) if not named[n] and each.is_telling}
    by_words = places.by_words(nameless)
    return [
        by_words.get(n) or places.placed(each, there)
        for n, (each, there) in enumerate(zip(wanted, named, strict=True))
    ]


class _Places:
    def __init__(self, heads: Iterable[Article], article_of: Callable[[int], Article | None]) -> None:
        self._heads = list(heads)
        self._article = lru_cache(maxsize=_MOST_READ)(article_of)
        self._by_file = {(head.file, head.item): head for head in self._heads}
        self._by_url: dict[str, list[Article]] = defaultdict(list)
        self._by_title: dict[str, list[Article]] = defaultdict(list)
        for head in self._heads:
            self._by_url[address(head.url)].append(head)
            self._by_title[_title(head.title)].append(head)
        self._by_url.pop("", None)  # what has no name is not named by another that has none
        self._by_title.pop("", None)

    def by_words(self, bookmarks: Mapping[int, Bookmark]) -> dict[int, Placed]:
        """Of bookmarks that nothing names, by their keys, those whose words stand in one article only."""
        found: dict[int, list[Bookmark]] = defaultdict(list)
        for head in self._heads if bookmarks else ():
            article = self._article(head.id)
            for key, bookmark in bookmarks.items():
                if article and len(found[key]) < 2 and (span := _span(bookmark, article)):
                    found[key].append(_kept_at(bookmark, article, span))
        return {key: Placed(there[0], True, by_words=True) for key, there in found.items() if len(there) == 1}

    def placed(self, bookmark: Bookmark, named: Sequence[Sequence[Article]]) -> Placed:
        """The bookmark at one of the articles that its names mean, as it came where there is none."""
        for heads in named:
            if found := self._at(bookmark, heads):
                return Placed(found, True)
        if not named or len(named[0]) != 1:
            return Placed(replace(bookmark, state="orphan"), False)
        (head,) = named[0]
        there = replace(bookmark, file=head.file, item=head.item)
        return Placed(replace(there, state=standing(there, self._article(head.id)).state), False)

    def named(self, bookmark: Bookmark) -> list[Sequence[Article]]:
        """The articles that each name in the bookmark means, the surest name first.

        In another folder a file of that name may be another article, so the other names count, too.
        """
        file = self._by_file.get((bookmark.file, bookmark.item))
        by_url = self._by_url.get(address(bookmark.url), [])
        by_title = self._by_title.get(_title(bookmark.title), [])
        return [heads for heads in ([file] if file else [], by_url, by_title) if heads]

    def _at(self, bookmark: Bookmark, heads: Sequence[Article]) -> Bookmark | None:
        """The bookmark where its words stand; None if that is in none of the articles, or in several."""
        if not bookmark.words:
            return replace(bookmark, file=heads[0].file, item=heads[0].item) if len(heads) == 1 else None
        found: list[tuple[Article, Span]] = []
        for head in heads:
            article = self._article(head.id)
            if article and (span := _span(bookmark, article)):
                found.append((article, span))
        if len(found) != 1:
            return None
        article, span = found[0]
        if bookmark.file == article.file and bookmark.end:
            return bookmark  # it knows its place, and what was there
        return _kept_at(bookmark, article, span)


def _kept_at(bookmark: Bookmark, article: Article, span: Span) -> Bookmark:
    """The bookmark at a span, in the words it came with where it leaves some of the span out."""
    leaves_out = not bookmark.exact and len(_parts(bookmark)) > 1 and bookmark.quote != span.of(article.text)
    return reanchored(replace(bookmark, exact=bookmark.quote) if leaves_out else bookmark, article, span)


def _span(bookmark: Bookmark, article: Article) -> Span | None:
    """Where the words of a bookmark stand in an article, just so and once."""
    anchored = resolve(bookmark, article.text, article.sha256)
    if anchored.state in ("exact", "moved"):
        return Span(anchored.start, anchored.end)
    return _around(_parts(bookmark), article.text) if not bookmark.exact else None


def _parts(bookmark: Bookmark) -> list[str]:
    """What stands on both sides of each ellipsis in the words of a bookmark."""
    return [part for part in _LEFT_OUT.split(bookmark.quote) if part]


def _around(parts: Sequence[str], text: str) -> Span | None:
    """From the first to the last of parts that follow each other closely, the first of which is unique."""
    if len(parts) < 2 or text.count(parts[0]) != 1:
        return None
    start = text.index(parts[0])
    end = start + len(parts[0])
    for part in parts[1:]:
        at = text.find(part, end, end + _MOST_LEFT_OUT + len(part))
        if at < 0:
            return None
        end = at + len(part)
    return Span(start, end)


def address(url: str) -> str:
    """An address as two programs may write it: without scheme, www, fragment and a slash at the end."""
    plain = re.sub(r"^https?://(?:www\.)?", "", url.strip().partition("#")[0])
    return plain.rstrip("/")


def _title(title: str) -> str:
    return " ".join(fold(title).split())
