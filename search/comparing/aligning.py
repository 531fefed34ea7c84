"""Which phrases of two renderings belong together, in any order and in any two languages.

Every few neighbouring phrases of one sentence are a run; each run here is weighed with each one there, by
their vectors and by the words that belong together.  Of all pairs of runs those are taken that together are
worth most and do not overlap.  What is left over between two such pairs may belong together after all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.comparing.phrases import stops
from search.comparing.runs import Phrases, Run
from search.comparing.taking import Choice, Taken
from search.related.vectors import dots

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.comparing.words import Encode, Scores

_LEAST = 0.27
"""What two runs must score to belong together."""

_AMID = 0.1
"""The same for what is left over at one place of both."""

_BETWEEN = 0.03
"""The same for a single phrase of each between two others that belong together."""

_LAST = 0.1
"""The same for the last phrase of both, where all others belong together."""

_WORDS = 0.3
"""How much words count beside vectors."""

_FINE = 0.025
"""What each phrase more in a run costs: many small rows tell more than a few large ones."""

_LOSS = 0.02
"""What a phrase at the edge of a run must add."""

_HARM = 0.02
"""What a phrase that is left over may cost its neighbour, to join it."""

_HARM_OF_HEAD = 0.08
"""The same where it is the short beginning of the clause that its neighbour ends: nobody drops "we believed"
and keeps what was believed."""

_HEAD = 4
"""The most words of such a beginning."""

_ROUNDS = 3

_TURNS = 4
"""How far apart runs that stand there several times may be counted, to belong together."""

_MOST_CHOICES = 40_000
"""Pairs of runs among which the best are looked for."""

_MOST_SPLIT = 4_000
"""The same, among which several are looked for that are worth more together than one."""


class Pairing(NamedTuple):
    """Two runs that belong together, with the cosine of their vectors, None without vectors."""

    here: Run
    there: Run
    score: float
    cosine: float | None


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
        taken = self._best()
        taken.fill(list(self._amid(sorted(map(self._pairing, taken.chosen)))))  # but where a moved run stands
        self._join(taken)
        taken.fill(list(self._last(taken)))
        return sorted(map(self._pairing, taken.chosen))

    def _pairing(self, choice: Choice) -> Pairing:
        cosine = None if self._cosines is None else float(self._cosines[choice.here, choice.there])
        here, there = self.here.runs[choice.here], self.there.runs[choice.there]
        return Pairing(here, there, float(self._scores[choice.here, choice.there]), cosine)

    # -- the best pairs ----------------------------------------------------------------------------

    def _best(self) -> Taken:
        """The best first, then exchanged for others while that gains."""
        choices = self.choices()
        taken = Taken(self.here, self.there)
        for _ in range(_ROUNDS):
            taken.fill(choices)
            taken.exchange(choices)
            taken.split(choices[:_MOST_SPLIT])
        taken.fill(choices)
        return taken

    def choices(self) -> list[Choice]:
        """What is worth something and could not be shorter, the best first.

        Of runs with equal letters only those that come about equally early are held against each other.
        """
        values = self._values()
        wanted = (self._scores > _LEAST) & (values > 0) & self._is_needed()
        wanted &= ~(self.here.is_repeated[:, None] & self.there.is_repeated[None, :]) | (
            np.abs(self.here.turns[:, None] - self.there.turns[None, :]) <= _TURNS
        )
        rows, columns = np.nonzero(wanted)
        worth = values[rows, columns]
        order = np.lexsort((columns, rows, worth))[::-1][:_MOST_CHOICES]
        found = zip(worth[order].tolist(), rows[order].tolist(), columns[order].tolist(), strict=True)
        return [Choice(*each) for each in found]

    def _values(self) -> Scores:
        """What each pair of runs is worth: how near they are, times their words."""
        more = self.here.sizes[:, None] + self.there.sizes[None, :] - 2
        words = self.here.word_numbers[:, None] + self.there.word_numbers[None, :]
        found: Scores = (self._scores - _LEAST - _FINE * more) * np.maximum(words, 1)
        return found

    def _is_needed(self) -> NDArray[np.bool_]:
        """Whether neither run could be shorter without loss."""
        least = self._scores - _LOSS
        shorter = np.maximum(
            _without_edges(self._scores, self.here), _without_edges(self._scores.T, self.there).T
        )
        found: NDArray[np.bool_] = shorter < least
        return found

    # -- what is left over -------------------------------------------------------------------------

    def _amid(self, pairs: Sequence[Pairing]) -> Iterator[Choice]:
        """The best pair of what is left over between the same neighbours; nothing is taken twice."""
        taken = {at for pair in pairs for at in range(*pair.there)}
        ends = Run(len(self.here.cells), 0), Run(len(self.there.cells), 0)
        before = Run(0, 0), Run(0, 0)
        for here, there in [*((pair.here, pair.there) for pair in pairs), ends]:
            amid = Run(before[0].last, here.first), Run(before[1].last, there.first)
            is_between = before[0].last > 0 and before[1].last > 0 and (here, there) != ends
            choice = self._best_in(*amid, taken, _BETWEEN if is_between else _AMID)
            if choice:
                taken.update(range(*self.there.runs[choice.there]))
                yield choice
            before = here, there

    def _last(self, taken: Taken) -> Iterator[Choice]:
        """The one phrase of each side that is left over when all others belong together, in any order."""
        left = taken.left(here=True), taken.left(here=False)
        if len(left[0]) == len(left[1]) == 1 and len(taken.chosen) > 0:
            here = self.here.number[Run(left[0][0], left[0][0] + 1)]
            there = self.there.number[Run(left[1][0], left[1][0] + 1)]
            score = float(self._scores[here, there])
            if score >= _LAST:
                yield Choice(score, here, there)

    # -- what belongs to its neighbour ---------------------------------------------------------------

    def _join(self, taken: Taken) -> None:
        """Let what is left over beside a run join it, where it takes nothing away from what both share."""
        joined = True
        while joined:
            wider = [
                (self._gain(old, choice), old, choice)
                for old in taken.chosen
                for choice in self._wider(old)
                if taken.is_free(choice, old)
            ]
            gain, old, choice = max(wider, default=(-1.0, None, None), key=lambda each: each[0])
            joined = old is not None and gain >= 0
            if old and choice and joined:
                taken.replace(old, choice)

    def _gain(self, old: Choice, choice: Choice) -> float:
        """What a pair with a phrase more is nearer, beyond what that phrase may cost."""
        is_head = self._begins(self.here, old.here, choice.here) or self._begins(
            self.there, old.there, choice.there
        )
        lost = float(self._scores[old.here, old.there] - self._scores[choice.here, choice.there])
        return (_HARM_OF_HEAD if is_head else _HARM) - lost

    @staticmethod
    def _begins(phrases: Phrases, old: int, choice: int) -> bool:
        """Whether what a run has more than an old one is the beginning of a clause that goes on there."""
        first, before = phrases.runs[choice].first, phrases.runs[old].first
        if first == before or stops(phrases.side.text, phrases.cells[before - 1]):
            return False
        if len(phrases.text(Run(first, before)).split()) > _HEAD or phrases.side.family == "zh":
            return False
        is_first = first == 0 or first in phrases.sentence_ends
        return bool(is_first or stops(phrases.side.text, phrases.cells[first - 1]))

    def _wider(self, choice: Choice) -> Iterator[Choice]:
        """The same with a phrase more on one side."""
        here, there = self.here.runs[choice.here], self.there.runs[choice.there]
        for longer in _longer(self.here, here):
            yield Choice(choice.value, longer, choice.there)
        for longer in _longer(self.there, there):
            yield Choice(choice.value, choice.here, longer)

    def _best_in(self, here: Run, there: Run, taken: set[int], least: float) -> Choice | None:
        mine, theirs = self.here.inside(here), self.there.inside(there)
        alone = len(mine) == len(theirs) == 1
        theirs = theirs[[taken.isdisjoint(range(*self.there.runs[at])) for at in theirs.tolist()]]
        scores = self._scores[np.ix_(mine, theirs)]
        if not scores.size:
            return None
        i, j = divmod(scores.size - 1 - int(scores[::-1, ::-1].argmax()), len(theirs))
        best = Choice(float(scores[i, j]), int(mine[i]), int(theirs[j]))
        return best if best.value >= (least if alone else _AMID) else None


def _longer(phrases: Phrases, run: Run) -> Iterator[int]:
    """The runs that have a phrase more before or behind, by their places."""
    for longer in (Run(run.first - 1, run.last), Run(run.first, run.last + 1)):
        if longer in phrases.number:
            yield phrases.number[longer]


def _covered(here: Phrases, there: Phrases, words: Scores) -> Scores:
    """How much of the words of each two runs belongs together."""
    found = np.zeros((len(here.runs), len(there.runs)), np.float32)
    if words.size and found.size:
        sums = _matched(words, here.words, there.words) + _matched(words.T, there.words, here.words).T
        numbers = here.word_numbers[:, None] + there.word_numbers[None, :]
        have = (here.word_numbers > 0)[:, None] & (there.word_numbers > 0)[None, :]
        found[have] = (sums / np.maximum(numbers, 1))[have]
    number = {letters: j for j, letters in reversed(list(enumerate(there.letters)))}
    for i, letters in enumerate(here.letters):  # also where all words are small
        if letters in number:
            found[i, number[letters]] = 1.0
    return found


def _matched(words: Scores, mine: Sequence[range], theirs: Sequence[range]) -> NDArray[np.float64]:
    """For each two ranges of words, the sum over `mine` of the best likeness among `theirs`."""
    padded = np.pad(words, ((0, 0), (0, 1)))
    ends = np.array([[each.start, each.stop] for each in theirs]).ravel()
    best = np.maximum.reduceat(padded, ends, axis=1)[:, ::2]
    sums = np.vstack([np.zeros((1, best.shape[1])), best.cumsum(axis=0, dtype=np.float64)])
    found: NDArray[np.float64] = sums[[each.stop for each in mine]] - sums[[each.start for each in mine]]
    return found


def _cosines(here: Phrases, there: Phrases, encode: Encode) -> Scores | None:
    texts = [[each.text(run) for run in each.runs] for each in (here, there)]
    if not all(texts):
        return None
    vectors = encode([*texts[0], *texts[1]])
    if vectors is None:
        return None
    found: Scores = dots(vectors[: len(texts[0])], vectors[len(texts[0]) :])
    return found


def _without_edges(scores: Scores, phrases: Phrases) -> Scores:
    """The better score of each run (first axis) without its first or its last phrase; of one phrase none."""
    found = np.full_like(scores, -np.inf)
    longer = [(at, *run) for at, run in enumerate(phrases.runs) if run.last - run.first > 1]
    if longer:
        places = [at for at, _, _ in longer]
        shorter = [
            [phrases.number[Run(first + 1, last)] for _, first, last in longer],
            [phrases.number[Run(first, last - 1)] for _, first, last in longer],
        ]
        found[places] = np.maximum(scores[shorter[0]], scores[shorter[1]])
    return found
