"""From ranked passages to what a reader is shown: with evidence and level, and nothing twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from search.language.fold import fold
from search.model import Related, Span
from search.related import evidence
from search.related.evidence import Analysed, Reason, Worth
from search.related.levels import Nearness, level
from search.related.question import Question
from search.related.ranking import Candidate, Scored
from search.related.voices import Voices
from search.store import Excerpt, Store

_MOST_OF_AN_ARTICLE = 3
_ENOUGH = 20
_SPARE = 2
"""How many of the ranked are looked at: some, and more where many are asked for."""

_LETTERS = re.compile(r"[^\W_]+")


class _Place(NamedTuple):
    """A candidate where it stands."""

    candidate: Candidate
    excerpt: Excerpt
    span: Span
    text: str

    @property
    def letters(self) -> str:
        """What copies of a sentence have in common."""
        return "".join(_LETTERS.findall(fold(self.text)))


class Answer:
    """Chooses among candidates for one question; `base` is where the question begins in its article."""

    def __init__(
        self,
        question: Question,
        scored: Scored,
        worth: Worth,
        article: int | None,
        base: int,
        voices: Voices,
    ) -> None:
        self._question = question
        self._table = scored.lines.table
        self._has_vectors = scored.cosines.shape[1] > 0
        self._worth = worth
        self._article = article
        self._base = base
        self._voices = voices

    def choose(self, ranked: Sequence[Candidate], store: Store, limit: int) -> list[Related]:
        """The first few that are near enough: one sentence a passage, at most three of an article.

        Of copies of one sentence the earliest is given.
        """
        found: list[Related] = []
        shown: Counter[int] = Counter()
        passages: set[int] = set()
        for place in self._first_copies(ranked, store, _ENOUGH + _SPARE * limit):
            passage = place.excerpt.passage
            if len(found) >= limit or shown[passage.article] >= _MOST_OF_AN_ARTICLE or passage.id in passages:
                continue
            related = self._related(place)
            if related:
                found.append(related)
                shown[passage.article] += 1
                passages.add(passage.id)
        return found

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
        passages = [int(self._table["passage"][candidate.row]) for candidate in kept]
        excerpts = store.excerpts(passages)
        for candidate, passage in zip(kept, passages, strict=True):
            if passage in excerpts:
                excerpt = excerpts[passage]
                span = excerpt.passage.sentences[int(self._table["sentence"][candidate.row])]
                text = span.shifted(-excerpt.passage.start).of(excerpt.text)
                yield _Place(candidate, excerpt, span, text)

    def _related(self, place: _Place) -> Related | None:
        excerpt, span = place.excerpt, place.span
        there = Analysed(place.text, excerpt.passage.lang)
        here = self._question.here
        reasons = evidence.reasons(here, there, self._question.pairs, self._worth)
        found = level(self._nearness(place.candidate, there, reasons))
        if found is None:
            return None
        return Related(
            excerpt.passage,
            excerpt.file,
            excerpt.title,
            excerpt.source,
            excerpt.date,
            span.start,
            span.end,
            place.text,
            score(place.candidate),
            found,
            evidence.told(reasons, here, self._base, there, span.start),
            same_page=excerpt.passage.article == self._article,
            copies=len(self._voices.of(excerpt.passage.article)),
        )

    def _nearness(self, candidate: Candidate, there: Analysed, reasons: Sequence[Reason]) -> Nearness:
        question, here = self._question, self._question.here
        part = question.asked[candidate.asked] if self._has_vectors else Span(0, len(here.text))
        mine = [span for reason in reasons for span in reason.here]
        theirs = [span for reason in reasons for span in reason.there]
        return Nearness(
            candidate.cosine if self._has_vectors else None,
            candidate.score,
            evidence.share(mine, here, part, self._worth),
            evidence.share(theirs, there, Span(0, len(there.text)), self._worth),
            sum(reason.worth for reason in reasons),
            sum(reason.worth for reason in reasons if reason.kind in ("name", "figure")),
            part in question.parts or not self._has_vectors,
            evidence.conflict(here, there),
            question.is_question,
        )


def score(candidate: Candidate) -> float:
    """The fused standard score on a scale from 0 to 1: 0.5 at five deviations, where chance ends."""
    return max(0.0, candidate.score / (candidate.score + 5.0))
