"""From ranked passages to what a reader is shown: with evidence and level, and nothing twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.language.fold import fold
from search.model import Level, Related, Span
from search.related import evidence
from search.related.asking import Framed, analysed
from search.related.evidence import Analysed
from search.related.levels import Asked, closeness, level
from search.related.nearness import Judge, Nearness
from search.related.people import Said, said
from search.related.question import Question
from search.related.ranking import Candidate, Scored
from search.related.terms import family
from search.related.voices import Voices
from search.store import Excerpt, Store

if TYPE_CHECKING:
    from search.related.encoder import Vectors

_MOST_OF_AN_ARTICLE = 3
_ENOUGH = 20
_SPARE = 2
"""How many of the ranked are looked at: some, and more where many are asked for."""

_CLOSER = 5
_WORTH_A_LOOK = 0.3
"""Of how many of the first the quoted words are compared by themselves, and from which cosine."""

_LETTERS = re.compile(r"[^\W_]+")


class _Place(NamedTuple):
    """A candidate where it stands."""

    candidate: Candidate
    excerpt: Excerpt
    span: Span
    text: Analysed

    @property
    def letters(self) -> str:
        """What copies of a sentence have in common."""
        return "".join(_LETTERS.findall(fold(self.text.text)))


class _Near(NamedTuple):
    """How near a candidate is to the sentence asked, `here`."""

    place: _Place
    here: Framed
    nearness: Nearness
    level: Level | None


class Answer:
    """Chooses among candidates for one question; `frame` is its sentence, where it is a quote in one.

    `encode` gives the vectors of a few texts, None where there is no encoder.
    """

    def __init__(
        self,
        question: Question,
        frame: Framed,
        scored: Scored,
        judge: Judge,
        article: int | None,
        voices: Voices,
        encode: Callable[[Sequence[str]], Vectors | None],
        same_story: Callable[[Collection[int]], Collection[int] | None],
    ) -> None:
        self._question = question
        self._frame = frame
        self._table = scored.lines.table
        self._cosines = scored.cosines
        self._has_vectors = scored.cosines.shape[1] > 0
        self._judge = judge
        self._article = article
        self._voices = voices
        self._encode = encode
        self._same_story = same_story
        self._stories: Collection[int] | None = None

    def choose(self, ranked: Sequence[Candidate], store: Store, limit: int) -> list[Related]:
        """The first few that are near enough, the nearest first unless several sentences are asked.

        Of copies of one sentence the earliest is given.
        """
        places = list(self._first_copies(ranked, store, _ENOUGH + _SPARE * limit))
        self._stories = self._same_story({place.excerpt.passage.article for place in places})
        cosines = self._cosines_of(places)
        near = [
            self._near(place, cosine, lead)
            for place, cosine, lead in zip(places, cosines, _leads(places, cosines), strict=True)
        ]
        if self._question.is_statement:
            near.sort(key=lambda each: -closeness(each.nearness.signals))
        return [self._related(each, found) for each, found in _few(near, limit)]

    # -- where the candidates stand ------------------------------------------------------------

    def _first_copies(self, ranked: Sequence[Candidate], store: Store, count: int) -> Iterator[_Place]:
        """Each sentence once, in the order of the ranking, as it was written first."""
        copies: dict[str, list[_Place]] = {}
        for place in self._places(ranked, store, count):
            copies.setdefault(place.letters, []).append(place)
        for places in copies.values():
            yield min(places, key=lambda place: place.excerpt.date or "9999")

    def _places(self, ranked: Sequence[Candidate], store: Store, count: int) -> Iterator[_Place]:
        """Where the candidates stand; headlines only of articles of which nothing else is ranked."""
        table = self._table[[candidate.row for candidate in ranked]]
        headline = (table["role"] == b"headline") | (table["role"] == b"subhead")
        repeated = headline & np.isin(table["article"], table["article"][~headline])
        kept = [ranked[at] for at in np.flatnonzero(~repeated)[:count]]
        excerpts = store.excerpts({int(self._table["passage"][candidate.row]) for candidate in kept})
        quotes = quotes_of(store, {excerpt.passage.article for excerpt in excerpts.values()})
        for candidate in kept:
            excerpt = excerpts.get(int(self._table["passage"][candidate.row]))
            if excerpt:
                span = excerpt.passage.sentences[int(self._table["sentence"][candidate.row])]
                yield _Place(candidate, excerpt, span, _analysed(excerpt, span, quotes))

    # -- how near they are ---------------------------------------------------------------------

    def _cosines_of(self, places: Sequence[_Place]) -> list[float]:
        """The cosine of each: of the words that are quoted among the first, else of the sentences."""
        found = [self._plain_cosine(place.candidate) for place in places]
        closer = [
            at
            for at, place in enumerate(places)
            if place.candidate.cosine >= _WORTH_A_LOOK and (place.text.is_framed or self._here(place).text.is_framed)
        ][:_CLOSER]
        texts = [[self._here(places[at]).text.statement, places[at].text.statement] for at in closer]
        different = list(dict.fromkeys(text for pair in texts for text in pair))
        vectors = self._encode(different) if different and self._has_vectors else None
        if vectors is not None:
            rows = dict(zip(different, vectors, strict=True))
            for at, (one, other) in zip(closer, texts, strict=True):
                found[at] = float(rows[one] @ rows[other])
        return found

    def _plain_cosine(self, candidate: Candidate) -> float:
        """The cosine to the whole sentence that was asked, of which a clause may be nearer."""
        if not self._has_vectors:
            return 0.0
        return float(self._cosines[candidate.row, self._part(candidate)])

    def _part(self, candidate: Candidate) -> int:
        """The number of the sentence asked to which a candidate is nearest, itself or a clause of it."""
        asked = self._question.asked[candidate.asked]
        return next(
            (
                number
                for number, part in enumerate(self._question.parts)
                if candidate.asked == number
                or (candidate.asked >= len(self._question.parts) and part.start <= asked.start < part.end)
            ),
            0,
        )

    def _here(self, place: _Place) -> Framed:
        """The sentence asked that a candidate is compared with, and where it begins."""
        if len(self._question.parts) < 2 or not self._has_vectors:
            return self._frame
        return self._sentences[self._part(place.candidate)]

    @cached_property
    def _sentences(self) -> list[Framed]:
        """The sentences asked, where there are several."""
        text, base = self._frame
        return [Framed(text.part(span), base + span.start) for span in self._question.parts]

    def _near(self, place: _Place, cosine: float, lead: float) -> _Near:
        here = self._here(place)
        near = self._judge.near(here.text, place.text, cosine if self._has_vectors else None, lead)
        same_story = None if self._stories is None else place.excerpt.passage.article in self._stories
        asked = Asked(place.candidate.score, self._question.is_question, same_story)
        return _Near(place, here, near, level(near.signals, asked))

    def _related(self, near: _Near, found: Level) -> Related:
        candidate, excerpt, span, there = near.place
        (here, base), nearness = near.here, near.nearness
        conflicts = nearness.conflicts if found != "related" else ()
        return Related(
            excerpt.passage,
            excerpt.file,
            excerpt.title,
            excerpt.source,
            excerpt.date,
            span.start,
            span.end,
            there.text,
            score(candidate),
            found,
            evidence.told(nearness.reasons, here, base, there, span.start, conflicts),
            same_page=excerpt.passage.article == self._article,
            copies=len(self._voices.of(excerpt.passage.article)),
        )


def _few(near: Sequence[_Near], limit: int) -> Iterator[tuple[_Near, Level]]:
    """The first that have a level, at most three of an article; of a passage the nearest sentence, and others
    that report the same."""
    shown: Counter[int] = Counter()
    passages: set[int] = set()
    for each in near:
        passage = each.place.excerpt.passage
        again = passage.id in passages and each.level == "related"
        if each.level and shown[passage.article] < _MOST_OF_AN_ARTICLE and not again:
            yield each, each.level
            shown[passage.article] += 1
            passages.add(passage.id)
            if shown.total() >= limit:
                return


def _analysed(excerpt: Excerpt, span: Span, quotes: Mapping[int, Sequence[Said]]) -> Analysed:
    text = span.shifted(-excerpt.passage.start).of(excerpt.text)
    return analysed(text, excerpt.passage.lang, span.start, quotes.get(excerpt.passage.article, ()))


def _leads(places: Sequence[_Place], cosines: Sequence[float]) -> list[float]:
    """How far each is ahead of the best other one in its language."""
    by_family: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    families = [family(place.excerpt.passage.lang) for place in places]
    for name, cosine in zip(families, cosines, strict=True):
        by_family[name] = sorted([*by_family[name], cosine])[-2:]
    return [
        cosine - by_family[name][0 if cosine == by_family[name][1] else 1]
        for name, cosine in zip(families, cosines, strict=True)
    ]


def quotes_of(store: Store, articles: Collection[int]) -> dict[int, list[Said]]:
    """The quotes of some articles, as far as they are compared."""
    return {article: said(quotes) for article, quotes in store.quotes_of(articles).items()}


def score(candidate: Candidate) -> float:
    """The fused standard score on a scale from 0 to 1: 0.5 at five deviations, where chance ends."""
    return max(0.0, candidate.score / (candidate.score + 5.0))
