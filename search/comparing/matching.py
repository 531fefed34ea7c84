"""Which sentences of two articles say the same, in any order and in any two languages.

Two reports of one event are no translations of each other: most sentences have no counterpart.  A sentence is
matched with the one that is nearest to it if it is the nearest of that one too, stands out among the others,
and is judged near enough by what both share; a neighbour joins it where the two together are nearer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.comparing.ordering import out_of_order
from search.comparing.runs import Run
from search.comparing.sides import outer
from search.comparing.words import small_words
from search.model import Article, Level, Match, Span
from search.related.analysed import Analysed
from search.related.lines import is_statement
from search.related.vectors import dots

if TYPE_CHECKING:
    from search.comparing.words import Encode, Scores
    from search.related.nearness import Judge

_MOST = 600
"""Sentences of an article that are looked at; of a longer one the first."""

_LEAST = 0.3
"""Cosine from which two sentences are looked at more closely."""

_STANDS_OUT = 0.06
"""What two sentences that report one fact must be nearer than the next best on either side."""

_WORDS = 0.4
"""How much shared words count beside vectors."""

_GAIN = 0.03
"""What a neighbour must add to the cosine to join a match."""


class Line(NamedTuple):
    """A sentence of an article."""

    span: Span
    analysed: Analysed


@dataclass(frozen=True)
class Lines:
    """The sentences of an article that say something; no headlines, which repeat them, and no boilerplate."""

    article: Article

    @cached_property
    def lines(self) -> list[Line]:
        """The sentences in order, each with what is quoted in it."""
        found = [
            Line(span, Analysed(span.of(self.article.text), passage.lang, self._said(span)))
            for passage in self.article.passages
            if passage.role in ("body", "summary")
            for span in passage.sentences
        ]
        return [line for line in found if is_statement(line.analysed.text)][:_MOST]

    @cached_property
    def texts(self) -> list[str]:
        """What is compared by meaning: the words that are said, or the sentence."""
        return [line.analysed.statement for line in self.lines]

    def joined(self, run: Run) -> str:
        """The text of neighbouring sentences."""
        return self.article.text[self.lines[run.first].span.start : self.lines[run.last - 1].span.end]

    def span(self, run: Run) -> Span:
        """Where neighbouring sentences stand."""
        return Span(self.lines[run.first].span.start, self.lines[run.last - 1].span.end)

    def _said(self, span: Span) -> tuple[Span, ...]:
        """The parts of a sentence that somebody is quoted with, from its own start."""
        parts = [
            Span(max(quote.start, span.start), min(quote.end, span.end)).shifted(-span.start)
            for quote in outer(self.article.quotes)
        ]
        return tuple(part for part in parts if part.start < part.end)


def matches(article: Article, other: Article, encode: Encode, judge: Judge) -> list[Match]:
    """The matches in order of the text here; their spans overlap on neither side.

    It costs one vector a sentence of both, the product of the two, and a judgement for each mutual best.
    """
    here, there = Lines(article), Lines(other)
    if not here.lines or not there.lines:
        return []
    sure = sorted(_sure(here, there, _scores(here, there, encode), judge))
    wide = _widened(here, there, sure, encode)
    moved = out_of_order([pair.there.first for pair in wide])
    return [
        Match(here.span(pair.here), there.span(pair.there), pair.level, at in moved)
        for at, pair in enumerate(wide)
    ]


class _Pair(NamedTuple):
    """Sentences that match."""

    here: Run
    there: Run
    level: Level


class _Scores(NamedTuple):
    """How near each sentence here is to each there; `cosines` is None without an encoder."""

    cosines: Scores | None
    fused: Scores


def _scores(here: Lines, there: Lines, encode: Encode) -> _Scores:
    shared = _shared(here, there)
    vectors = encode([*here.texts, *there.texts])
    if vectors is None:
        return _Scores(None, shared)
    cosines = dots(vectors[: len(here.lines)], vectors[len(here.lines) :])
    return _Scores(cosines, cosines + _WORDS * shared)


def _shared(here: Lines, there: Lines) -> Scores:
    """How much of their words, names, figures and concepts each two sentences have in common, 0 to 1."""
    number: dict[str, int] = {}
    rows = [[_terms(line.analysed, number) for line in side.lines] for side in (here, there)]
    ours, theirs = (np.zeros((len(side), len(number)), np.float32) for side in rows)
    for table, side in ((ours, rows[0]), (theirs, rows[1])):
        for at, terms in enumerate(side):
            table[at, terms] = 1.0
    seen = ours.sum(0) + theirs.sum(0)
    rare = (1.0 / np.sqrt(np.maximum(seen, 1.0))).astype(np.float32)
    ours, theirs = ours * rare, theirs * rare
    sizes = np.linalg.norm(ours, axis=1)[:, None] * np.linalg.norm(theirs, axis=1)[None, :]
    found: Scores = dots(ours, theirs) / np.maximum(sizes, 1e-6)
    return found


def _terms(text: Analysed, number: dict[str, int]) -> list[int]:
    small = small_words(text.family)
    terms = {term for group in text.groups if group.surface not in small for term in group.terms}
    return [number.setdefault(term, len(number)) for term in sorted(terms)]


def _sure(here: Lines, there: Lines, scores: _Scores, judge: Judge) -> Iterator[_Pair]:
    """Mutual bests that stand out and that the judge calls the same statement or fact."""
    one_story = _may_be_one_story(here, there)
    best_there, best_here = scores.fused.argmax(1), scores.fused.argmax(0)
    for i, j in enumerate(best_there.tolist()):
        if best_here[j] != i:
            continue
        cosine = None if scores.cosines is None else float(scores.cosines[i, j])
        lead = _lead(scores.fused, i, j)
        if cosine is not None and cosine < _LEAST:
            continue
        near = judge.near(here.lines[i].analysed, there.lines[j].analysed, cosine, lead)
        if near.level == "same statement" or (
            near.level == "same fact" and lead >= _STANDS_OUT and one_story
        ):
            yield _Pair(Run(i, i + 1), Run(j, j + 1), near.level)


def _may_be_one_story(here: Lines, there: Lines) -> bool:
    """Whether two articles have a name in common; in two languages nobody can say that they have not."""
    families = {line.analysed.family for side in (here, there) for line in side.lines}
    return len(families) > 1 or bool(_names(here) & _names(there))


def _names(side: Lines) -> set[str]:
    return {mark.term for line in side.lines for mark in line.analysed.marks if mark.kind == "name"}


def _lead(scores: Scores, i: int, j: int) -> float:
    """How far a mutual best is ahead of the next best on either side."""
    others = [*np.delete(scores[i], j), *np.delete(scores[:, j], i)]
    return float(scores[i, j] - max(others, default=0.0))


def _widened(here: Lines, there: Lines, pairs: Sequence[_Pair], encode: Encode) -> list[_Pair]:
    """Each match with the neighbour that brings it nearer, if no other match has it."""
    taken = {pair.here.first for pair in pairs}, {pair.there.first for pair in pairs}
    wider = [(at, wide) for at, pair in enumerate(pairs) for wide in _wider(here, there, pair)]
    texts = [
        (here.joined(pair.here), there.joined(pair.there)) for pair in [*pairs, *(wide for _, wide in wider)]
    ]
    vectors = encode([text for both in texts for text in both]) if wider else None
    if vectors is None:
        return list(pairs)
    cosines = (vectors[::2] * vectors[1::2]).sum(1)
    found = list(pairs)
    order = sorted(range(len(wider)), key=lambda at: float(cosines[wider[at][0]] - cosines[len(pairs) + at]))
    for at in order:
        number, wide = wider[at]
        gain = cosines[len(pairs) + at] - cosines[number]
        if gain >= _GAIN and found[number] is pairs[number] and _free(wide, pairs[number], taken):
            found[number] = wide
            taken[0].update(range(*wide.here))
            taken[1].update(range(*wide.there))
    return found


def _wider(here: Lines, there: Lines, pair: _Pair) -> Iterator[_Pair]:
    """The match with one neighbour more, here or there."""
    for run in _longer(here, pair.here):
        yield _Pair(run, pair.there, pair.level)
    for run in _longer(there, pair.there):
        yield _Pair(pair.here, run, pair.level)


def _longer(side: Lines, run: Run) -> Iterator[Run]:
    """With the sentence before or behind, of the same paragraph."""
    for longer in (Run(run.first - 1, run.last), Run(run.first, run.last + 1)):
        if longer.first >= 0 and longer.last <= len(side.lines) and "\n" not in side.joined(longer):
            yield longer


def _free(wide: _Pair, pair: _Pair, taken: tuple[set[int], set[int]]) -> bool:
    mine = set(range(*wide.here)) - set(range(*pair.here))
    others = set(range(*wide.there)) - set(range(*pair.there))
    return not (mine & taken[0] or others & taken[1])
