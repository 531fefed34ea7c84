"""From ranked passages to what a reader is shown: with evidence and level, and nothing twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from search.language.fold import fold
from search.language.scripts import is_function_word
from search.model import Level, Related, Span
from search.related import evidence
from search.related.evidence import Analysed, Reason
from search.related.levels import Nearness, level
from search.related.lexical import SharedWords
from search.related.question import Question
from search.related.ranking import Candidate, Scored
from search.related.scores import Rarity
from search.store import Excerpt, Store

_MOST_OF_AN_ARTICLE = 2
_BATCH = 40
_LETTERS = re.compile(r"[^\W_]+")


class Answer:
    """Chooses among candidates for one question; `base` is where the question begins in its article."""

    def __init__(
        self,
        question: Question,
        scored: Scored,
        words: SharedWords,
        store: Store,
        article: int | None,
        base: int,
    ) -> None:
        self._question = question
        self._lines = scored.lines
        self._rarity = Rarity(scored.lines)
        self._has_vectors = scored.cosines.shape[1] > 0
        self._words = words
        self._store = store
        self._article = article
        self._base = base
        self._worths: dict[tuple[str, str], float] = {}

    def choose(self, ranked: Sequence[Candidate], limit: int) -> list[Related]:
        """The first few that are near enough; copies of one text and more than two of an article are left out."""
        found: list[Related] = []
        seen: set[str] = set()
        shown: Counter[int] = Counter()
        for candidate, excerpt in self._excerpts(ranked):
            if len(found) >= limit:
                break
            related = None
            if shown[excerpt.passage.article] < _MOST_OF_AN_ARTICLE:
                related = self._related(candidate, excerpt)
            if related and (copy := "".join(_LETTERS.findall(fold(related.text)))) not in seen:
                seen.add(copy)
                shown[excerpt.passage.article] += 1
                found.append(related)
        return found

    def _excerpts(self, ranked: Sequence[Candidate]) -> Iterator[tuple[Candidate, Excerpt]]:
        """The candidates with their passages; headlines only of articles of which nothing else is ranked."""
        table = self._lines.table[[candidate.row for candidate in ranked]]
        headlines = (table["role"] == b"headline") | (table["role"] == b"subhead")
        told = set(table["article"][~headlines].tolist())
        kept = [
            (candidate, passage)
            for candidate, passage, article, headline in zip(
                ranked, table["passage"].tolist(), table["article"].tolist(), headlines.tolist(), strict=True
            )
            if not (headline and article in told)
        ]
        for first in range(0, len(kept), _BATCH):
            batch = kept[first : first + _BATCH]
            excerpts = self._store.excerpts([passage for _, passage in batch])
            yield from ((candidate, excerpts[passage]) for candidate, passage in batch if passage in excerpts)

    def _related(self, candidate: Candidate, excerpt: Excerpt) -> Related | None:
        passage = excerpt.passage
        span = passage.sentences[int(self._lines.table["sentence"][candidate.row])]
        there = Analysed(span.shifted(-passage.start).of(excerpt.text), passage.lang)
        here, pairs = self._question.here, self._question.pairs
        reasons = evidence.reasons(here, there, pairs, self._worth)
        level = self._level(candidate, there, reasons)
        if level is None:
            return None
        return Related(
            passage,
            excerpt.file,
            excerpt.title,
            excerpt.source,
            excerpt.date,
            span.start,
            span.end,
            there.text,
            score(candidate),
            level,
            evidence.told(reasons, here, self._base, there, span.start),
            same_page=passage.article == self._article,
        )

    def _level(self, candidate: Candidate, there: Analysed, reasons: Sequence[Reason]) -> Level | None:
        here = self._question.here
        part = self._question.parts[candidate.asked] if self._has_vectors else Span(0, len(here.text))
        near = Nearness(
            candidate.cosine if self._has_vectors else None,
            candidate.score,
            evidence.share(reasons, here, part, self._worth),
            sum(reason.worth for reason in reasons),
            evidence.conflict(here, there),
        )
        return level(near)

    def _worth(self, term: str, family: str) -> float:
        """How rare a term is in a language; words that only join others are worth nothing."""
        key = (term, family)
        if key not in self._worths:
            empty = is_function_word(term.removeprefix("w:"))
            self._worths[key] = (
                0.0
                if empty
                else self._rarity.of(self._words.rows_of([term], len(self._lines)).get(term), family)
            )
        return self._worths[key]


def score(candidate: Candidate) -> float:
    """The fused standard score on a scale from 0 to 1: 0.5 at five deviations, where chance ends."""
    return max(0.0, candidate.score / (candidate.score + 5.0))
