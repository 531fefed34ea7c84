"""The sentences around an excerpt."""

from __future__ import annotations

from collections.abc import Callable

from search.bookmarks.model import Bookmark
from search.model import Article, Span

_CLOSING = "”’」』»›\"'"
"""Marks behind a sentence that belong to it."""

Context = Callable[[Bookmark], tuple[str, str]]
"""The text before and after a bookmark, some sentences each."""


def sentences_beside(article: Article, span: Span, number: int) -> tuple[str, str]:
    """At most so many sentences before and behind a span, with the rest of those it begins and ends in.

    They do not leave the block: what stands in another paragraph is another matter.  The space between
    them and the span stays.
    """
    block = next((each for each in article.blocks if each.start <= span.start < each.end), None)
    if block is None or number < 1:
        return "", ""
    sentences = [
        sentence
        for passage in article.passages
        if block.start <= passage.start < block.end
        for sentence in passage.sentences
    ]
    first = max((each.start for each in sentences if each.start <= span.start), default=span.start)
    last = min((each.end for each in sentences if each.end >= span.end), default=span.end)
    before = [each.start for each in sentences if each.start < first][-number:]
    behind = [each.end for each in sentences if each.end > last][:number]
    start, end = min([first, *before]), max([last, *behind])
    while end < block.end and article.text[end] in _CLOSING:
        end += 1
    return _words(article.text[start : span.start].lstrip(), article.text[span.end : end].rstrip())


def _words(before: str, after: str) -> tuple[str, str]:
    """Both, unless there are no words in them; a mark behind stays where it may close one before."""
    if not any(map(str.isalnum, before + after)):
        return "", ""
    is_needed = any(map(str.isalnum, after)) or not before[-1:].isspace()
    return before, after if is_needed else ""


def context_of(article_of: Callable[[str, int], Article | None], number: int) -> Context:
    """The sentences beside excerpts that stand where they say; for others nothing.

    The last article is remembered: excerpts come article by article.
    """
    known: tuple[str, int, Article | None] = ("", 0, None)

    def context(kept: Bookmark) -> tuple[str, str]:
        nonlocal known
        if known[:2] != (kept.file, kept.item):
            known = kept.file, kept.item, article_of(kept.file, kept.item) if kept.file else None
        article = known[2]
        if article is None or not kept.end or article.text[kept.start : kept.end] != kept.words:
            return "", ""
        return sentences_beside(article, Span(kept.start, kept.end), number)

    return context
