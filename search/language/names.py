"""Proper names that can be shared evidence between passages of different sources and scripts."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.language.fold import fold
from search.language.glossary import Glossary, GlossaryHit
from search.language.han_names import dotted_spans, glossed_spans, titled_spans
from search.language.latin_names import LatinNames, without_titles
from search.model import Span


class Name(NamedTuple):
    """A name at [start, end); two mentions of one thing have equal keys."""

    start: int
    end: int
    key: str
    text: str


def names(
    text: str, lang: str, glossary: Glossary | None = None, hits: Sequence[GlossaryHit] | None = None
) -> list[Name]:
    """The names of `text` in order; a longer name comes before the part of it that may stand alone.

    The key is the glossary's concept id, which all languages share, or the folded name.  `hits` are what
    the glossary finds in the text, for callers who know that already.
    """
    glossary = glossary or Glossary.load()
    hits = glossary.find(text, lang) if hits is None else hits
    found = {Span(hit.start, hit.end): hit.concept.id for hit in hits if hit.concept.kind != "term"}
    known = sorted({Span(hit.start, hit.end) for hit in hits})
    for span in _spans(text, lang):
        if not _is_within(span, known):
            found[span] = name_key(span.of(text), glossary)
    ordered = sorted(found.items(), key=lambda item: (item[0].start, -item[0].end))
    return [Name(span.start, span.end, key, span.of(text)) for span, key in ordered]


def name_key(name: str, glossary: Glossary | None = None) -> str:
    """What equal names have in common: a concept id, or the name folded, without titles and possessive."""
    bare = without_titles(name)
    for concept in (glossary or Glossary.load()).lookup(bare):
        if concept.kind != "term":
            return concept.id
    return " ".join(fold(bare).split())


def _is_within(span: Span, known: list[Span]) -> bool:
    """Whether the glossary has named this place already; its hits do not overlap."""
    index = bisect_right(known, (span.start, sys.maxsize)) - 1
    return index >= 0 and span.end <= known[index].end


def _spans(text: str, lang: str) -> Iterator[Span]:
    yield from LatinNames(text, lang).spans()
    yield from titled_spans(text)
    yield from glossed_spans(text)
    folded = fold(text)
    last_parts = set()
    for whole, last in dotted_spans(folded):
        yield whole
        if last.end - last.start > 1:
            last_parts.add(last.of(folded))
    yield from _again(folded, last_parts)


def _again(folded: str, parts: set[str]) -> Iterator[Span]:
    """The places where a name stands by its last part alone: 劳里森 after 亨里克·劳里森."""
    by_start: dict[str, list[str]] = defaultdict(list)
    for part in sorted(parts, key=len, reverse=True):
        by_start[part[:2]].append(part)
    for i in range(len(folded) if parts else 0):
        for part in by_start.get(folded[i : i + 2], ()):
            if folded.startswith(part, i):
                yield Span(i, i + len(part))
                break
