"""Which phrases of two renderings belong together, in any order and in any two languages.

Every few neighbouring phrases of one sentence are a run; each run here is weighed with each one there, by
their vectors and by the words that belong together.  Of all pairs of runs those are taken that together are
worth most and do not overlap.  What is left over between two such pairs may belong together after all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.comparing.words import Side
from search.language.fold import fold
from search.model import Span

if TYPE_CHECKING:
    from search.comparing.words import Encode, Scores

_LONGEST = 4
"""Phrases in a row that together may render what is said there."""

_MOST_RUNS = 160
"""Runs of a side up to which they may be so long; of a longer text they are shorter."""

_LEAST = 0.27
"""What two runs must score to belong together."""

_AMID = 0.18
"""The same for what is left over at one place of both."""

_BETWEEN = 0.03
"""The same for a single phrase of each between two others that belong together."""

_WORDS = 0.3
"""How much words count beside vectors."""

_FINE = 0.025
"""What each phrase more in a run costs: many small rows tell more than a few large ones."""

_LOSS = 0.02
"""What a phrase at the edge of a run must add."""

_ROUNDS = 3


class Run(NamedTuple):
    """Phrases [first, last) of one sentence."""

    first: int
    last: int


class Pairing(NamedTuple):
    """Two runs that belong together, with the cosine of their vectors, None without vectors."""

    here: Run
    there: Run
    score: float
    cosine: float | None


@dataclass(frozen=True)
class Phrases:
    """The phrases of a side and all their runs."""

    side: Side

    @cached_property
    def cells(self) -> list[Span]:
        """The phrases in order."""
        return [cell for sentence in self.side.sentences for cell in sentence]

    @cached_property
    def runs(self) -> list[Run]:
        """The runs, those that begin first coming first."""
        longest = max(1, min(_LONGEST, _MOST_RUNS // max(len(self.cells), 1)))
        found: list[Run] = []
        first = 0
        for sentence in self.side.sentences:
            last = first + len(sentence)
            found += [Run(a, b) for a in range(first, last) for b in range(a + 1, min(last, a + longest) + 1)]
            first = last
        return found

    @cached_property
    def number(self) -> dict[Run, int]:
        """The place of each run."""
        return {run: at for at, run in enumerate(self.runs)}

    @cached_property
    def words(self) -> list[range]:
        """The words of each run."""
        return [self.side.words_in(self.span(run)) for run in self.runs]

    @cached_property
    def letters(self) -> list[str]:
        """The folded text of each run without space."""
        return ["".join(fold(self.text(run)).split()) for run in self.runs]

    def span(self, run: Run) -> Span:
        """Where a run stands in the text of the side."""
        return Span(self.cells[run.first].start, self.cells[run.last - 1].end)

    def text(self, run: Run) -> str:
        """What it says."""
        return self.span(run).of(self.side.text)


class _Choice(NamedTuple):
    """A pair of runs by their places, with what it is worth."""

    value: float
    here: int
    there: int


class Alignment:
    """The pairs of runs of two sides; `words` are as `likeness` gives them.

    The cost is that of encoding all runs, a few for each phrase, and grows with runs here times runs there.
    """

    def __init__(self, here: Phrases, there: Phrases, words: Scores, encode: Encode) -> None:
        self.here = here
        self.there = there
        covered = _covered(here, there, words)
        self._cosines = _cosines(here, there, encode)
        fused = covered if self._cosines is None else (1 - _WORDS) * self._cosines + _WORDS * covered
        self._scores: Scores = fused

    def pairs(self) -> list[Pairing]:
        """The pairs in order of the text here."""
        if not self._scores.size:
            return []
        found = [self._pairing(choice) for choice in self._best()]
        return sorted(found + [self._pairing(choice) for choice in self._amid(sorted(found))])

    def _pairing(self, choice: _Choice) -> Pairing:
        cosine = None if self._cosines is None else float(self._cosines[choice.here, choice.there])
        here, there = self.here.runs[choice.here], self.there.runs[choice.there]
        return Pairing(here, there, float(self._scores[choice.here, choice.there]), cosine)

    # -- the best pairs ----------------------------------------------------------------------------

    def _best(self) -> list[_Choice]:
        """The best first, then exchanged for others while that gains."""
        choices = sorted(self._choices(), reverse=True)
        chosen = self._filled([], choices)
        for _ in range(_ROUNDS):
            for choice in choices:
                against = [other for other in chosen if self._overlap(choice, other)]
                if choice not in chosen and choice.value > sum(other.value for other in against):
                    chosen = [*(other for other in chosen if other not in against), choice]
            chosen = self._filled(chosen, choices)
        return chosen

    def _filled(self, chosen: list[_Choice], choices: Sequence[_Choice]) -> list[_Choice]:
        for choice in choices:
            if not any(self._overlap(choice, other) for other in chosen):
                chosen.append(choice)
        return chosen

    def _choices(self) -> Iterator[_Choice]:
        for i, j in zip(*(places.tolist() for places in np.nonzero(self._scores > _LEAST)), strict=True):
            value = self._value(i, j)
            if value > 0 and self._is_needed(i, j):
                yield _Choice(value, i, j)

    def _value(self, i: int, j: int) -> float:
        here, there = self.here.runs[i], self.there.runs[j]
        more = here.last - here.first + there.last - there.first - 2
        size = len(self.here.words[i]) + len(self.there.words[j])
        return float(self._scores[i, j] - _LEAST - _FINE * more) * max(size, 1)

    def _is_needed(self, i: int, j: int) -> bool:
        """Whether neither run could be shorter without loss."""
        least = self._scores[i, j] - _LOSS
        return all(self._scores[k, j] < least for k in _shorter(self.here, i)) and all(
            self._scores[i, k] < least for k in _shorter(self.there, j)
        )

    def _overlap(self, one: _Choice, other: _Choice) -> bool:
        return _touch(self.here.runs[one.here], self.here.runs[other.here]) or _touch(
            self.there.runs[one.there], self.there.runs[other.there]
        )

    # -- what is left over -------------------------------------------------------------------------

    def _amid(self, pairs: Sequence[Pairing]) -> Iterator[_Choice]:
        """The best pair of what is left over between the same neighbours."""
        ends = Run(len(self.here.cells), 0), Run(len(self.there.cells), 0)
        before = Run(0, 0), Run(0, 0)
        for here, there in [*((pair.here, pair.there) for pair in pairs), ends]:
            amid = Run(before[0].last, here.first), Run(before[1].last, there.first)
            is_between = before[0].last > 0 and before[1].last > 0 and (here, there) != ends
            choice = self._best_in(*amid, _BETWEEN if is_between else _AMID)
            if choice:
                yield choice
            before = here, there

    def _best_in(self, here: Run, there: Run, least: float) -> _Choice | None:
        mine = [
            at for at, run in enumerate(self.here.runs) if here.first <= run.first and run.last <= here.last
        ]
        theirs = [
            at
            for at, run in enumerate(self.there.runs)
            if there.first <= run.first and run.last <= there.last
        ]
        best = max((_Choice(float(self._scores[i, j]), i, j) for i in mine for j in theirs), default=None)
        alone = len(mine) == len(theirs) == 1
        return best if best and best.value >= (least if alone else _AMID) else None


def _covered(here: Phrases, there: Phrases, words: Scores) -> Scores:
    """How much of the words of each two runs belongs together."""
    found = np.zeros((len(here.runs), len(there.runs)), np.float32)
    for i, mine in enumerate(here.words):
        for j, theirs in enumerate(there.words):
            if mine and theirs:
                part = words[mine.start : mine.stop, theirs.start : theirs.stop]
                found[i, j] = (part.max(1).sum() + part.max(0).sum()) / (len(mine) + len(theirs))
    number = {letters: j for j, letters in reversed(list(enumerate(there.letters)))}
    for i, letters in enumerate(here.letters):  # also where all words are small
        if letters in number:
            found[i, number[letters]] = 1.0
    return found


def _cosines(here: Phrases, there: Phrases, encode: Encode) -> Scores | None:
    texts = [[each.text(run) for run in each.runs] for each in (here, there)]
    if not all(texts):
        return None
    vectors = encode([*texts[0], *texts[1]])
    if vectors is None:
        return None
    found: Scores = vectors[: len(texts[0])] @ vectors[len(texts[0]) :].T
    return found


def _shorter(phrases: Phrases, at: int) -> Iterator[int]:
    first, last = phrases.runs[at]
    if last - first > 1:
        yield phrases.number[Run(first + 1, last)]
        yield phrases.number[Run(first, last - 1)]


def _touch(one: Run, other: Run) -> bool:
    return one.first < other.last and other.first < one.last
