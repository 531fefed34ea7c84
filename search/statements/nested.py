"""Words in marks inside of what somebody says that nobody there is found to say: a label, a note, a voice.

“On our copy somebody had typed ‘not before summer’”: no list has all verbs that bring in such words.  What
tells them from words that a speaker only keeps at a distance is that other articles have them, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from search.model import Article, Quote, Span
from search.quotes.marks import scan
from search.quotes.said import inner
from search.related.clauses import letters

_LEAST = 12
"""Letters that such words have at least, a Han character counting as three."""

_MOST = 0.8
"""Which share of what is said they have at most."""


def nested(article: Article) -> Iterator[Quote]:
    """Words in marks inside of a quote of an article, but for those that are a quote already."""
    known = {(quote.start, quote.end) for quote in article.quotes}
    for quote in article.quotes:
        if quote.kind != "indirect" and "\n" not in quote.text:
            for span in _inside(article.text, quote):
                if _counts(article.text, span, quote) and not _is_known(span, known):
                    known.add((span.start, span.end))
                    yield _unclaimed(quote, span)


def is_unclaimed(quote: Quote) -> bool:
    """Whether it is such words, and not what somebody is found to say inside of a quote."""
    return "nested" in quote.flags and not quote.cue


def _inside(text: str, quote: Quote) -> Iterator[Span]:
    depth = 0 if quote.kind == "direct" else 1
    for span in scan(text, quote.start, quote.end):
        if span.depth == depth and span.closed:
            yield inner(text, span.start, span.end)


def _counts(text: str, span: Span, quote: Quote) -> bool:
    words = span.of(text)
    return letters(words) >= _LEAST and len(words) <= _MOST * len(quote.text)


def _is_known(span: Span, known: Collection[tuple[int, int]]) -> bool:
    """Whether a quote has most of a span, and little else."""
    return any(
        min(end, span.end) - max(start, span.start) > _MOST * (max(end, span.end) - min(start, span.start))
        for start, end in known
    )


def _unclaimed(quote: Quote, span: Span) -> Quote:
    text = quote.text[span.start - quote.start : span.end - quote.start]
    return Quote(
        span.start, span.end, text, "direct", flags=("nested",), lang=quote.lang, article=quote.article
    )
