"""An article and a span -> a bookmark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from search.bookmarks.anchors import anchor, trimmed
from search.bookmarks.model import Bookmark, Kind
from search.model import Article, Quote, Span
from search.reading.edits import EditMap


def bookmark_of(
    article: Article,
    start: int,
    end: int,
    *,
    kind: Kind = "passage",
    speaker: str = "",
    speaker_as_written: str = "",
    note: str = "",
    tags: Iterable[str] = (),
) -> Bookmark:
    """A bookmark of article.text[start:end] without its outer spaces, with the raw text behind it.

    It has no id and no time yet: `BookmarksFile.add` gives both.
    """
    span = trimmed(article.text, start, end)
    anchors = anchor(article.text, *span)
    edits = EditMap(article.edits)
    raw_span = edits.raw_span(span)
    raw = raw_span.of(edits.raw_text(article.text)) if article.edits else anchors.exact
    return Bookmark(
        **_source(article),
        quote=anchors.exact,
        start=span.start,
        end=span.end,
        lang=_lang(article, span),
        kind=kind,
        speaker=speaker,
        speaker_as_written=speaker_as_written,
        prefix=anchors.prefix,
        suffix=anchors.suffix,
        raw="" if raw == anchors.exact else raw,
        raw_start=raw_span.start,
        raw_end=raw_span.end,
        repairs=_repairs(article, span),
        note=note,
        tags=tuple(tags),
    )


def bookmark_of_quote(article: Article, quote: Quote, *, tags: Iterable[str] = ()) -> Bookmark:
    """A bookmark of the utterance that a quote of the article is part of, with its speaker.

    Where "she said" splits it, `exact` is the whole stretch and `quote` the words without what is between.
    """
    pieces = pieces_of(article, quote)
    kept = bookmark_of(
        article,
        pieces[0].start,
        pieces[-1].end,
        kind="quote",
        speaker=quote.person,
        speaker_as_written=quote.speaker_text,
        tags=tags,
    )
    kinds = {piece.kind for piece in pieces}
    kept = replace(
        kept,
        speech=quote.kind if len(kinds) == 1 else "mixed",
        verb=quote.verb,
        speaker_type=quote.speaker_type,
    )
    return replace(kept, quote=_joined(pieces), exact=kept.quote) if len(pieces) > 1 else kept


def pieces_of(article: Article, quote: Quote) -> list[Quote]:
    """The spans of the utterance in order, without those that lie inside another."""
    if quote not in article.quotes:
        return [quote]
    outer: list[Quote] = []
    same = (each for each in article.quotes if each.group == quote.group)
    for each in sorted(same, key=lambda each: (each.start, -each.end)):
        if not outer or each.end > outer[-1].end:
            outer.append(each)
    return outer


def _joined(pieces: Sequence[Quote]) -> str:
    """Their words, with the sign of the language for what is left out between them."""
    gap = "……" if pieces[0].lang.startswith("zh") else " … "
    return gap.join(piece.text.strip() for piece in pieces)


def _source(article: Article) -> dict[str, Any]:
    """What a bookmark says about its article; a date that no calendar knows stays as written."""
    names = ("file", "item", "sha256", "title", "author", "source", "url")
    return {name: getattr(article, name) for name in names} | {"date": article.date or article.date_words}


def _lang(article: Article, span: Span) -> str:
    """The language of the block where the span begins, else the article's first one."""
    of_block = (block.lang for block in article.blocks if block.start <= span.start < block.end)
    return next(of_block, article.langs[0] if article.langs else "")


def _repairs(article: Article, span: Span) -> tuple[str, ...]:
    """How often each kind of repair touched the span, as "reason:count"."""
    inside = (edit for edit in article.edits if edit.start < span.end and edit.end > span.start)
    counts = Counter(edit.reason for edit in inside)
    return tuple(f"{reason}:{count}" for reason, count in counts.items())
