"""Holding one article against the others of its story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.comparing.matching import Line, Lines
from search.coverage.model import KINDS, SIDES, Gap, GapKind, GapPlace, Side
from search.figures import FigureRow
from search.model import Article, Quote, Span, Statement

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.nearness import Judge

_NEAR = 0.45
"""Cosine from which a sentence is taken to be told on the other side too, whatever it is judged."""

_CANDIDATES = 6
"""The nearest sentences of the other side that are judged for one."""

_LOOKED_AT = 0.25
"""Cosine below which a sentence is not judged."""


class _Told(NamedTuple):
    """A sentence of an article."""

    article: Article
    line: Line


@dataclass(frozen=True)
class Story:
    """One article and its near copies, and the others of its story, each group of copies once in counts."""

    here: tuple[Article, ...]
    others: tuple[Article, ...]
    origin: Mapping[int, int]
    """The first of its near copies for each article."""

    def side(self, articles: Iterable[int]) -> Side | None:
        """On which side alone something stands that these articles have; None where on both or on none."""
        ours = {article.id for article in self.here}
        theirs = {article.id for article in self.others}
        there = set(articles)
        if there & ours and not there - ours:
            return "only here"
        return "only elsewhere" if there & theirs and not there & ours else None

    @property
    def by_id(self) -> dict[int, Article]:
        """All of them."""
        return {article.id: article for article in (*self.here, *self.others)}

    def gap(self, side: Side, kind: GapKind, label: str, places: Sequence[GapPlace]) -> Gap:
        """What stands at these places only."""
        return Gap(side, kind, label, tuple(places), len({self.origin[each.article] for each in places}))


@dataclass(frozen=True)
class Known:
    """What the library knows beside the texts."""

    statements: Sequence[Statement]
    figures: Sequence[FigureRow]
    person_of: Callable[[Quote], str]
    """The name of who says a quote over all articles, or nothing."""
    encode: Callable[[Sequence[str]], Vectors | None]
    judge: Judge


def gaps(story: Story, known: Known) -> list[Gap]:
    """What was not found on the other side, side by side and kind by kind, what most sources have first.

    It costs a vector for each sentence of the story and some judgements for each.
    """
    found = [
        *_statements(story, known.statements),
        *_people(story, known.person_of),
        *_figures(story, known.figures),
        *_passages(story, known),
    ]
    return sorted(found, key=_order)


def _order(gap: Gap) -> tuple[int, int, int, str, int]:
    first = gap.places[0]
    return SIDES.index(gap.side), KINDS.index(gap.kind), -gap.sources, first.file, first.start


def _place(article: Article, span: Span, lang: str) -> GapPlace:
    return GapPlace(
        article.id,
        article.file,
        article.title,
        article.source,
        article.date,
        lang,
        span.start,
        span.end,
        span.of(article.text),
    )


def _statements(story: Story, statements: Iterable[Statement]) -> Iterator[Gap]:
    by_id = story.by_id
    for statement in statements:
        side = story.side(each.article for each in statement.renderings)
        places = [
            _place(by_id[each.article], Span(each.start, each.end), each.lang)
            for each in statement.renderings
            if each.article in by_id
        ]
        if side and places:
            yield story.gap(side, "statement", statement.person, places)


def _people(story: Story, person_of: Callable[[Quote], str]) -> Iterator[Gap]:
    said: dict[str, list[GapPlace]] = defaultdict(list)
    for article in (*story.here, *story.others):
        for quote in article.quotes:
            if name := person_of(quote):
                said[name].append(_place(article, Span(quote.start, quote.end), quote.lang))
    for name, places in said.items():
        if side := story.side(each.article for each in places):
            yield story.gap(side, "person", name, places)


def _figures(story: Story, rows: Iterable[FigureRow]) -> Iterator[Gap]:
    by_id = story.by_id
    for row in rows:
        side = story.side(each.article for each in row.mentions)
        places = [
            _place(by_id[each.article], Span(each.start, each.end), each.lang)
            for each in row.mentions
            if each.article in by_id
        ]
        if side and places:
            yield story.gap(side, "figure", row.label, places)


def _passages(story: Story, known: Known) -> Iterator[Gap]:
    """Sentences that nobody is quoted in: what is said is told of as statements."""
    here, there = (
        [_Told(article, line) for article in side for line in Lines(article).lines]
        for side in (story.here, story.others)
    )
    vectors = known.encode([each.line.analysed.text for each in (*here, *there)]) if here and there else None
    if vectors is None:
        return  # without meanings nobody can say that something is not told
    cosines = vectors[: len(here)] @ vectors[len(here) :].T
    alone_here = [one for at, one in enumerate(here) if not _is_told(one, there, cosines[at], known)]
    for one in alone_here:
        if one.article is story.here[0] and not one.line.analysed.said:
            yield story.gap("only here", "passage", "", [_of(one)])
    alone = [
        at
        for at, one in enumerate(there)
        if not one.line.analysed.said and not _is_told(one, here, cosines[:, at], known)
    ]
    vectors = vectors[len(here) :]
    for group in _together(alone, vectors):
        yield story.gap("only elsewhere", "passage", "", [_of(there[at]) for at in group])


def _of(told: _Told) -> GapPlace:
    return _place(told.article, told.line.span, told.line.analysed.lang)


def _is_told(one: _Told, others: Sequence[_Told], cosines: Vectors, known: Known) -> bool:
    """Whether the other side has it too."""
    for at in np.argsort(-cosines)[:_CANDIDATES].tolist():
        cosine = float(cosines[at])
        if cosine >= _NEAR:
            return True
        if cosine < _LOOKED_AT:
            return False
        near = known.judge.near(one.line.analysed, others[at].line.analysed, cosine, 0.0)
        if near.level is not None:
            return True
    return False


def _together(alone: Sequence[int], vectors: Vectors) -> list[list[int]]:
    """Sentences of the other side that tell the same, so that each is listed once."""
    groups: list[list[int]] = []
    for at in alone:
        near = (group for group in groups if float(vectors[at] @ vectors[group[0]]) >= _NEAR)
        group = next(near, None)
        if group is None:
            groups.append([at])
        else:
            group.append(at)
    return groups
