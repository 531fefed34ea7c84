"""Which passages answer a question best: meaning and shared words together, each language by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.bounds import Held
    from search.related.cosines import Cosines
    from search.related.lines import Lines, Mask, Numbers, Scores
    from search.related.scores import Shared
    from search.related.voices import Voices

CANDIDATES = 50
"""Passages of each language that either side may propose."""

WORDS_OF_RENDERINGS = 0.6
WORDS_OTHERWISE = 1.0
WORDS_OF_ANSWERS = 1.5
"""How much shared words weigh beside meaning: where a statement is looked for in another language, for
questions and paragraphs, or within one language, and for these where both hold: an answer in the language of
its question mostly repeats its words.
"""

_WHOLE = 2.0
"""What meaning and words are worth together where passages are ranked, however much words weigh."""

_JOINT = 0.7
"""How much the sentence that is best by both together counts beside the whole passage, where questions are
answered.  Chosen on one half of the questions of XQuAD in four languages, and as good on the other.
"""

_ABOVE_ALL = 1000.0
"""More than any score."""

_HALF = 0.5
"""How much the mean meaning of a passage counts beside its best sentence, and that sentence's own words
beside those of the passage."""


class Usual(NamedTuple):
    """What scores usually look like, which counts as much as `weight` passages of the library."""

    mean: float
    deviation: float
    least: float
    weight: int = 20


MEANING = Usual(0.10, 0.09, 0.05)
WORDS = Usual(0.08, 0.08, 0.05)
JOINT = Usual(MEANING.mean / MEANING.deviation + WORDS.mean / WORDS.deviation, 1.4, 0.8)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage by its best sentence, `row`; `asked` is the question's sentence that it is nearest to."""

    row: int
    score: float
    cosine: float
    asked: int


@dataclass(frozen=True)
class Scored:
    """What both sides say of every sentence.

    `worth` is what the question's own words are worth together; `held` tells where they stand.
    """

    lines: Lines
    shared: Shared
    worth: float
    cosines: Cosines
    ready: Mask
    by_passage: bool
    held: Held

    @cached_property
    def nearest(self) -> Scores:
        """The cosine of each sentence to the nearest part of the question, 0 without a vector."""
        found: Scores = np.where(self.ready, self.cosines.nearest, np.float32(0))
        return found

    def candidates(self, rows: NDArray[np.int64], scores: Scores) -> Iterator[Candidate]:
        """Some sentences as candidates."""
        cosines: Scores = np.zeros(len(rows), np.float32)
        if not self.cosines.are_known:
            asked = np.zeros(len(rows), np.int64)
        else:
            by_text = self.cosines.by_text[rows]
            cosines = np.where(self.ready[rows], by_text.max(axis=1, initial=0.0), np.float32(0))
            asked = by_text.argmax(axis=1)
        columns = (rows, scores, cosines, asked)
        return map(Candidate, *(column.tolist() for column in columns))


def candidates(
    scored: Scored, allowed: Mask, family: str, voices: Voices, known: Collection[int] = ()
) -> list[Candidate]:
    """The best allowed sentences, or passages, of every language for a question in `family`, best first.

    Of near copies one is ranked, so that they take up no more room than any other article.  `known` are
    allowed rows that come before all others.
    """
    first = np.fromiter(known, np.int64)
    units = list(_by_language(scored, allowed, family, first))
    if not units:
        return []
    fused = [each.fused for each in units]
    places = list(_speaking(units, fused, scored.lines, voices, first))
    found = [
        best
        for each, scores, kept in zip(units, fused, places, strict=True)
        for best in _best_of(each, scores, kept, scored, first)
    ]
    return sorted(found, key=lambda candidate: (candidate.row not in known, -candidate.score))


def _speaking(
    units: Sequence[_Units], fused: Sequence[Scores], lines: Lines, voices: Voices, first: Numbers
) -> Iterator[NDArray[np.int64] | slice]:
    """Where in the units of each language those are that may be given: of near copies one."""
    if not len(voices.groups):
        yield from [slice(None)] * len(units)
        return
    rows, scores = np.concatenate([each.rows for each in units]), np.concatenate(fused)
    if len(first):
        scores[np.isin(rows, first)] += _ABOVE_ALL
    speaking = voices.one_each(lines.articles[rows], scores)
    ends = np.cumsum([len(each.rows) for each in units])
    yield from map(np.flatnonzero, np.split(speaking, ends[:-1]))


def _by_language(scored: Scored, allowed: Mask, family: str, first: Numbers) -> Iterator[_Units]:
    for code, name in enumerate(scored.lines.families):
        rows = np.flatnonzero(allowed & (scored.lines.family_codes == code))
        if len(rows):
            weight = _weight(name == family, scored.by_passage)
            by_passage = scored.by_passage
            yield _passages(scored, rows, weight, first) if by_passage else _sentences(scored, rows, weight)


def _weight(is_own: bool, by_passage: bool) -> float:
    if is_own and by_passage:
        return WORDS_OF_ANSWERS
    return WORDS_OTHERWISE if is_own or by_passage else WORDS_OF_RENDERINGS


def standard(values: Scores, usual: Usual) -> Scores:
    """Standard scores, steadied so that among a handful of values, or all but equal ones, none stands out."""
    count = len(values) + usual.weight
    mean = (values.sum() + usual.weight * usual.mean) / count
    variance = (((values - mean) ** 2).sum() + usual.weight * usual.deviation**2) / count
    found: Scores = (values - mean) / max(float(np.sqrt(variance)), usual.least)
    return found


class _Units(NamedTuple):
    """What is ranked: each unit's best row, and the standard scores of the two sides.

    `weight` is what words count beside meaning; `joint` is the standard score of the best sentence of a
    passage by both, None where the units are sentences.
    """

    rows: NDArray[np.int64]
    meaning: Scores
    words: Scores
    weight: float
    joint: Scores | None = None

    @property
    def fused(self) -> Scores:
        """Both sides together, on one scale with and without the joint score."""
        fused: Scores = self.meaning + self.weight * self.words
        if self.joint is None:
            return fused
        whole = 1 + self.weight
        both: Scores = (fused + _JOINT * self.joint) * np.float32(_WHOLE / (whole + _JOINT))
        return both


def _sentences(scored: Scored, rows: NDArray[np.int64], weight: float) -> _Units:
    """Each sentence by itself: a statement is looked for among statements."""
    cosines, ready = scored.nearest[rows], scored.ready[rows]
    meaning = np.zeros(len(rows), np.float32)
    meaning[ready] = standard(cosines[ready], MEANING)
    words = standard(scored.shared.sentences[rows] / scored.worth, WORDS)
    return _Units(rows, meaning, words, weight)


def _passages(scored: Scored, rows: NDArray[np.int64], weight: float, first: Numbers) -> _Units:
    """Whole passages, with their best sentences: where a question is answered, or several things are said."""
    cosines = scored.nearest[rows]
    own = scored.shared.sentences[rows] / scored.worth
    numbers, starts = np.unique(scored.lines.passage_of[rows], return_index=True)
    known = np.add.reduceat(scored.ready[rows].astype(np.float32), starts)
    mean = np.add.reduceat(cosines, starts) / np.maximum(known, 1)
    near = (np.maximum.reduceat(cosines, starts) + _HALF * mean).astype(np.float32)
    meaning = np.zeros(len(starts), np.float32)
    meaning[known > 0] = standard(near[known > 0], MEANING)
    passages = scored.shared.passages[numbers] / scored.worth
    words = standard((passages + _HALF * np.maximum.reduceat(own, starts)).astype(np.float32), WORDS)
    both = (cosines / MEANING.deviation + own / WORDS.deviation).astype(np.float32)
    joint = standard(np.maximum.reduceat(both, starts), JOINT)
    best = _first_maxima(both + _ABOVE_ALL * np.isin(rows, first) if len(first) else both, starts)
    return _Units(rows[best], meaning, words, weight, joint)


def _first_maxima(values: Scores, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where in `values` the first maximum of each run lies."""
    runs = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(values)]))
    order = np.lexsort((-np.arange(len(values)), values, runs))
    found: NDArray[np.int64] = order[np.r_[starts[1:], len(values)] - 1]
    return found


def _best_of(
    units: _Units, fused: Scores, kept: NDArray[np.int64] | slice, scored: Scored, first: Numbers
) -> Iterator[Candidate]:
    """Those of the kept ones that stand in the first few by either side, or come before all others."""
    rows = units.rows[kept]
    known = np.flatnonzero(np.isin(rows, first)).tolist() if len(first) else ()
    chosen = sorted({*_first(units.meaning[kept]), *_first(units.words[kept]), *known})
    return scored.candidates(rows[chosen], fused[kept][chosen])


def _first(values: Scores) -> list[int]:
    if len(values) <= CANDIDATES:
        return list(range(len(values)))
    found: list[int] = np.argpartition(-values, CANDIDATES)[:CANDIDATES].tolist()
    return found
