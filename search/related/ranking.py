"""Which passages answer a question best: meaning and shared words together, each language by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors
    from search.related.lines import Lines, Mask, Scores
    from search.related.scores import Shared

CANDIDATES = 50
"""Passages of each language that either side may propose."""

WORDS_ACROSS = 0.7
WORDS_WITHIN = 1.0
"""How much shared words weigh beside meaning, between two languages and within one.

Chosen on questions about paragraphs (XQuAD), where 0.5 to 1.0 differ by one or two points.
"""

_HALF = 0.5
"""How much the mean meaning of a passage counts beside its best sentence, and that sentence's own words
beside those of the passage."""


class Usual(NamedTuple):
    """What scores usually look like: worth `count` passages when a language has only a few."""

    mean: float
    deviation: float
    least: float
    count: int = 20


MEANING = Usual(0.10, 0.09, 0.05)
WORDS = Usual(0.08, 0.08, 0.05)


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

    `worth` is what the question's own words are worth together; `cosines` has a column for each
    sentence of the question, none as long as there are no vectors.
    """

    lines: Lines
    shared: Shared
    worth: float
    cosines: Vectors
    ready: Mask


def candidates(scored: Scored, allowed: Mask, family: str) -> list[Candidate]:
    """The best allowed passages of every language for a question in `family`, best first."""
    found: list[Candidate] = []
    for code, name in enumerate(scored.lines.families):
        rows = np.flatnonzero(allowed & (scored.lines.family_codes == code))
        if len(rows):
            found += _of_language(scored, rows, WORDS_WITHIN if name == family else WORDS_ACROSS)
    return sorted(found, key=lambda candidate: -candidate.score)


def standard(values: Scores, usual: Usual) -> Scores:
    """Standard scores, steadied so that among a handful of values, or all but equal ones, none stands out."""
    count = len(values) + usual.count
    mean = (values.sum() + usual.count * usual.mean) / count
    variance = (((values - mean) ** 2).sum() + usual.count * usual.deviation**2) / count
    found: Scores = (values - mean) / max(float(np.sqrt(variance)), usual.least)
    return found


def _of_language(scored: Scored, rows: NDArray[np.int64], weight: float) -> Iterator[Candidate]:
    """The best passages among ascending `rows`, which hold whole passages of one language."""
    passages, starts = np.unique(scored.lines.passage_of[rows], return_index=True)
    nearest = np.where(scored.ready[rows], scored.cosines[rows].max(axis=1, initial=0.0), 0.0)
    own = scored.shared.sentences[rows] / scored.worth
    meaning = _meaning(nearest, scored.ready[rows], starts)
    words = standard(_top(own, starts) * float(__import__("os").environ.get("SC",".5")) + float(__import__("os").environ.get("PC","1"))*scored.shared.passages[passages] / scored.worth, WORDS)
    fused = meaning + weight * words
    best = _best_rows(nearest / MEANING.deviation + weight * own / WORDS.deviation, starts)
    for at in _proposed(meaning, words, fused):
        row = int(best[at])
        asked = int(scored.cosines[rows[row]].argmax()) if scored.cosines.shape[1] else 0
        yield Candidate(int(rows[row]), float(fused[at]), float(nearest[row]), asked)


def _meaning(nearest: Scores, ready: Mask, starts: NDArray[np.int64]) -> Scores:
    """The standard score of each passage's nearest sentence and of its mean; 0 without vectors."""
    known = np.add.reduceat(ready.astype(np.float32), starts)
    mean = np.add.reduceat(nearest, starts) / np.maximum(known, 1)
    values = _top(nearest, starts) + float(__import__("os").environ.get("MC",".5")) * mean
    found = np.zeros(len(starts), np.float32)
    found[known > 0] = standard(values[known > 0], MEANING)
    return found


def _top(values: Scores, starts: NDArray[np.int64]) -> Scores:
    found: Scores = np.maximum.reduceat(values, starts)
    return found


def _best_rows(values: Scores, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where in `values` the first maximum of each run lies."""
    runs = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(values)]))
    order = np.lexsort((-np.arange(len(values)), values, runs))
    return order[np.r_[starts[1:], len(values)] - 1]


def _proposed(meaning: Scores, words: Scores, fused: Scores) -> list[int]:
    """The passages that stand in the first few by either side, best fused score first."""
    chosen = set(np.argsort(-meaning)[:CANDIDATES].tolist()) | set(np.argsort(-words)[:CANDIDATES].tolist())
    return sorted(chosen, key=lambda at: -fused[at])
