"""Passages on their way into the index of shared words: analysed by the sheet, here or in a worker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.language.cuts import Recorded, kept_in
from search.language.fold import fold, simplify
from search.language.scripts import HAN, look_at, traditional_votes
from search.model import Span
from search.related import terms
from search.related.lines import LINE, is_statement, source_key

if TYPE_CHECKING:
    from search.store import Excerpt, Store

_RUN = re.compile("[\u4e00-\u9fd5]+")
_INSIDE = re.compile(f"[{HAN}]{{2}}")

_USUAL, _MOST = 500, 1000
"""Sentences after which a sheet ends with the article, or inside it: less than a second of work."""


class Task(NamedTuple):
    """Passages to analyse, with the number of their first sentence.

    With them, `articles` articles are finished; `is_whole` is false where another one is only begun.
    `others` are texts with their languages that are only cut, as a reader can ask about them: boilerplate,
    and quotes that begin or end inside a run of ideographs.
    """

    first: int
    excerpts: list[Excerpt]
    articles: int
    is_whole: bool
    others: list[tuple[str, str]]


class Sheet(NamedTuple):
    """What the index takes in: lines as bytes, the row numbers of each term as bytes, words as they stand.

    `cuts` are what the segmenter said of their texts.
    """

    lines: bytes
    postings: dict[str, bytes]
    words: dict[tuple[str, str], str]
    cuts: dict[str, bytes]


def tasks(store: Store, articles: Sequence[int], first: int) -> Iterator[Task]:
    """All passages of the articles but boilerplate, in order."""
    excerpts: list[Excerpt] = []
    others: list[tuple[str, str]] = []
    size = 0
    for number, article in enumerate(articles):
        quotes = [Span(quote.start, quote.end) for quote in store.quotes_of([article]).get(article, ())]
        for excerpt in _in_either_script(store.excerpts_of(article)):
            if size >= _MOST:
                yield Task(first, excerpts, number, False, others)
                first, size, excerpts, others = first + size, 0, [], []
            if excerpt.passage.role != "boilerplate":
                excerpts.append(excerpt)
                others += _cutting_into(quotes, excerpt)
                size += len(excerpt.passage.sentences)
            else:
                others.append((excerpt.text, excerpt.passage.lang))
        if size >= _USUAL:
            yield Task(first, excerpts, number + 1, True, others)
            first, size, excerpts, others = first + size, 0, [], []
    yield Task(first, excerpts, len(articles), True, others)


def runs(store: Store, articles: Sequence[int]) -> set[str]:
    """What a segmenter was asked about some articles: two seconds for 50,000 passages in Chinese."""
    found: set[str] = set()
    for task in tasks(store, articles, 0):
        for text in (*(excerpt.text for excerpt in task.excerpts), *(text for text, _ in task.others)):
            found.update(_RUN.findall(fold(text)), _RUN.findall(simplify(text)))
    return found


def _cutting_into(quotes: Sequence[Span], excerpt: Excerpt) -> Iterator[tuple[str, str]]:
    """What of a passage is quoted, where that begins or ends inside a run of ideographs."""
    passage = excerpt.passage
    for quote in quotes:
        start, end = max(quote.start - passage.start, 0), min(quote.end, passage.end) - passage.start
        if start < end and any(
            _INSIDE.fullmatch(excerpt.text[max(at - 1, 0) : at + 1]) for at in (start, end)
        ):
            yield excerpt.text[start:end], passage.lang


def _in_either_script(excerpts: Sequence[Excerpt]) -> Sequence[Excerpt]:
    """Passages of an article; plain "zh" where nothing in it tells the two Chinese scripts apart."""
    if any(excerpt.passage.lang != "zh-Hans" or _tells(excerpt.text) for excerpt in excerpts):
        return excerpts
    return [excerpt._replace(passage=replace(excerpt.passage, lang="zh")) for excerpt in excerpts]


def _tells(text: str) -> bool:
    return traditional_votes(look_at(text)) != 0


def sheet_of(task: Task) -> Sheet:
    """The sentences of a task by their terms."""
    builder = _Builder(task.first)
    cuts = Recorded()
    with kept_in(cuts):
        for excerpt in task.excerpts:
            builder.add(excerpt)
        for text, lang in task.others:
            terms.groups(text, lang, terms.marks(text, lang))
    lines = np.array(builder.lines, LINE).tobytes()
    postings = {term: np.array(rows, np.int32).tobytes() for term, rows in builder.postings.items()}
    return Sheet(lines, postings, builder.words, cuts)


def joined(one: Sheet, other: Sheet) -> Sheet:
    """A sheet and the one after it; the first is used up."""
    postings = one.postings
    for term, rows in other.postings.items():
        postings[term] = postings[term] + rows if term in postings else rows
    return Sheet(one.lines + other.lines, postings, {**other.words, **one.words}, {**one.cuts, **other.cuts})


class _Builder:
    def __init__(self, first: int) -> None:
        self.first = first
        self.lines: list[tuple[object, ...]] = []
        self.postings: dict[str, list[int]] = {}
        self.words: dict[tuple[str, str], str] = {}

    def add(self, excerpt: Excerpt) -> None:
        """Take in the sentences of a passage; names are clearer where the whole passage is seen."""
        passage = excerpt.passage
        groups = terms.groups(excerpt.text, passage.lang, terms.marks(excerpt.text, passage.lang))
        starts = [group.start for group in groups]
        family = terms.family(passage.lang)
        for number, span in enumerate(passage.sentences):
            own = span.shifted(-passage.start)
            inside = groups[bisect_left(starts, own.start) : bisect_left(starts, own.end)]
            self._post(inside, family)
            self.lines.append(
                (
                    passage.id,
                    passage.article,
                    source_key(excerpt.source),
                    number,
                    passage.lang.encode()[:12],
                    passage.role.encode(),
                    len(inside),
                    is_statement(own.of(excerpt.text)),
                )
            )

    def _post(self, groups: Sequence[terms.Group], family: str) -> None:
        row = self.first + len(self.lines)
        for term in {term for group in groups for term in group.terms}:
            self.postings.setdefault(term, []).append(row)
        for group in groups:
            if terms.is_plain_word(group):
                self.words.setdefault((group.word, family), group.surface)
