"""The phrases of a rendering, and the runs of neighbours that may together say what is said elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.comparing.words import Side
from search.language.fold import fold
from search.model import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LONGEST = 4
"""Phrases in a row that together may render what is said there."""

_MOST_RUNS = 160
"""Runs of a side up to which they may be so long; of a longer text they are shorter."""


class Run(NamedTuple):
    """Phrases [first, last) of one sentence."""

    first: int
    last: int


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

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """How many phrases each run has."""
        return np.array([run.last - run.first for run in self.runs], np.int64)

    @cached_property
    def word_numbers(self) -> NDArray[np.int64]:
        """How many words each run has."""
        return np.array([len(words) for words in self.words], np.int64)

    @cached_property
    def turns(self) -> NDArray[np.int64]:
        """How often the letters of each run come again behind it."""
        seen: Counter[str] = Counter()
        found = []
        for letters in reversed(self.letters):
            found.append(seen[letters])
            seen[letters] += 1
        return np.array(found[::-1], np.int64)

    @cached_property
    def is_repeated(self) -> NDArray[np.bool_]:
        """Whether the letters of each run stand there elsewhere too."""
        number = Counter(self.letters)
        return np.array([number[letters] > 1 for letters in self.letters], bool)

    def inside(self, phrases: Run) -> NDArray[np.int64]:
        """The places of the runs that lie among some phrases."""
        first, last = np.searchsorted(self._firsts, [phrases.first, max(phrases.first, phrases.last)])
        places = np.arange(first, last)
        return places[[self.runs[at].last <= phrases.last for at in places.tolist()]]

    @cached_property
    def _firsts(self) -> NDArray[np.int64]:
        return np.array([run.first for run in self.runs], np.int64)

    def sentence_of(self, run: Run) -> int:
        """The number of the sentence that a run is of."""
        return int(np.searchsorted(self.sentence_ends, run.first, side="right"))

    @cached_property
    def sentence_ends(self) -> NDArray[np.int64]:
        """How many phrases there are up to the end of each sentence."""
        return np.cumsum([len(sentence) for sentence in self.side.sentences])

    def span(self, run: Run) -> Span:
        """Where a run stands in the text of the side."""
        return Span(self.cells[run.first].start, self.cells[run.last - 1].end)

    def text(self, run: Run) -> str:
        """What it says."""
        return self.span(run).of(self.side.text)
