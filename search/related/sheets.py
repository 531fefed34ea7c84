"""Passages on their way into the index of shared words: analysed by the sheet, here or in a worker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.language.scripts import look_at, traditional_votes
from search.related import terms
from search.related.lines import LINE, is_statement, source_key

if TYPE_CHECKING:
    from search.store import Excerpt, Store

_USUAL, _MOST = 500, 1000
"""Sentences after which a sheet ends with the article, or inside it: less than a second of work."""


class Task(NamedTuple):
    """Passages to analyse, with the number of their first sentence.

    With them, `articles` articles are finished; `is_whole` is false where another one is only begun.
    """

    first: int
    excerpts: list[Excerpt]
    articles: int
    is_whole: bool


class Sheet(NamedTuple):
    """What the index takes in: lines as bytes, the row numbers of each term as bytes, words as they stand."""

    lines: bytes
    postings: dict[str, bytes]
    words: dict[tuple[str, str], str]


def tasks(store: Store, articles: Sequence[int], first: int) -> Iterator[Task]:
    """All passages of the articles but boilerplate, in order."""
    excerpts: list[Excerpt] = []
    size = 0
    for number, article in enumerate(articles):
        for excerpt in _in_either_script(store.excerpts_of(article)):
            if size >= _MOST:
                yield Task(first, excerpts, number, is_whole=False)
                first, size, excerpts = first + size, 0, []
            if excerpt.passage.role != "boilerplate":
                excerpts.append(excerpt)
                size += len(excerpt.passage.sentences)
        if size >= _USUAL:
            yield Task(first, excerpts, number + 1, is_whole=True)
            first, size, excerpts = first + size, 0, []
    yield Task(first, excerpts, len(articles), is_whole=True)


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
    for excerpt in task.excerpts:
        builder.add(excerpt)
    lines = np.array(builder.lines, LINE).tobytes()
    postings = {term: np.array(rows, np.int32).tobytes() for term, rows in builder.postings.items()}
    return Sheet(lines, postings, builder.words)


def joined(one: Sheet, other: Sheet) -> Sheet:
    """A sheet and the one after it; the first is used up."""
    postings = one.postings
    for term, rows in other.postings.items():
        postings[term] = postings[term] + rows if term in postings else rows
    return Sheet(one.lines + other.lines, postings, {**other.words, **one.words})


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
