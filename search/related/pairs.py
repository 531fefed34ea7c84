"""Word pairs across languages, read out of the encoder: a dictionary made of the library's own words.

A sentence encoder puts single words that mean the same near each other, too.  Every word of the library
gets a vector; the words of a question then stand for their nearest neighbours in the other languages.
On questions about paragraphs in another language this gains as much as a printed dictionary does.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.language.analysis import query_tokens
from search.language.fold import fold
from search.language.scripts import is_function_word, language_of
from search.model import Progress
from search.related.encoder import Encoder
from search.related.encoding import BATCH, Encoding
from search.related.mapped import let_go
from search.related.meanings import Cancelled, OnProgress
from search.related.sketch import SketchFile, near, nearest
from search.related.terms import family, is_plain, is_plain_word
from search.related.vectors import VectorFile, remove_others, vector_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.encoder import Vectors
    from search.related.lexical import SharedWords
    from search.related.lines import Numbers, Scores
    from search.related.terms import Group

NEAR = 0.55
"""Cosine from which two single words are taken for a pair; most true pairs lie above 0.7."""

ALIKE = 0.7
"""Cosine from which one word may stand for another where nothing else speaks for it."""

_MOST = 10
"""Of each language."""

_REMEMBERED = 20_000
_NO_ROWS = np.zeros(0, np.int64)

_DIRECTIONS = 128
"""Of the sketch: what these leave open lets one word in sixty be near another."""

Pairs = list[tuple[str, float]]
"""Terms with the cosine of their words."""


class _Near(NamedTuple):
    """What lies near a word in other languages, and in its own."""

    others: Pairs
    own: Pairs


class WordPairs:
    """The vocabulary of a `SharedWords` with its vectors."""

    def __init__(self, folder: Path, encoder: Encoder, words: SharedWords) -> None:
        self._folder = folder
        self._encoder = encoder
        self._words = words
        self._lock = threading.RLock()
        self._seen = ("", "")
        self._terms: list[str] = []
        self._families: list[str] = []
        self._names: list[str] = []
        self._codes: NDArray[np.int8] = np.zeros(0, np.int8)
        self._known: dict[tuple[str, str], _Near] = {}
        self._last: VectorFile | None = None
        self._sketches = SketchFile(_DIRECTIONS)

    def missing(self) -> int:
        """How many words are still to be looked at."""
        return self._words.word_count() - len(self._file().rows())

    def catch_up(self, encoding: Encoding, progress: OnProgress, cancelled: Cancelled) -> None:
        """Encode the words that have no vector yet; raises EncoderError."""
        file, count = self._file(), self._words.word_count()
        remove_others("words-", file)
        encoding.extend(
            file, count, self._texts, lambda done: progress(Progress("word pairs", done, count)), cancelled
        )
        self._sketches.renew(file)

    def _texts(self, first: int) -> list[str]:
        """The words of a batch; empty where the encoder does not know the language."""
        words = self._words.words(first, BATCH)
        return [word.surface if word.family in self._encoder.languages else "" for word in words]

    def of(self, groups: Sequence[Group], family: str) -> dict[str, Pairs]:
        """The words of other languages that pair with each plain word of a question in language `family`."""
        return {word: near.others for word, near in self._near(groups, family).items()}

    def synonyms(self, groups: Sequence[Group], family: str) -> dict[str, Pairs]:
        """The other words of language `family` that lie near each plain word of a question."""
        return {word: near.own for word, near in self._near(groups, family).items()}

    def _near(self, groups: Sequence[Group], family: str) -> dict[str, _Near]:
        if family not in self._encoder.languages:
            return {}
        asked = {
            group.word: group.surface
            for group in groups
            if is_plain_word(group) and not is_function_word(group.surface)
        }
        with self._lock:
            self._refresh()
            new = [word for word in asked if (word, family) not in self._known]
            if new:
                self._look_up(new, [asked[word] for word in new], family)
            return {word: self._known[word, family] for word in asked}

    def of_word(self, word: str) -> frozenset[tuple[str, str]]:
        """Language and stem of the words of the library that say in another language what a typed word says.

        The vector of a word that the library has is at hand, so that one question costs a few milliseconds
        at 100,000 words; another word is encoded, as one of the language it looks like.  Raises EncoderError.
        """
        with self._lock:
            self._refresh()
            rows = self._file().rows()[: len(self._families)]
            if not len(rows):
                return frozenset()
            asked = self._rows_of(word, len(rows))
            if not asked and not is_plain(fold(word)):
                return frozenset()
            if asked:
                vectors = self._file().floats(np.array(asked, np.int64))
                own = [self._families[row] for row in asked]
            else:
                vectors, own = self._encoder.encode([word]), [family(language_of(word))]
            found = near(rows, self._sketches.of(self._file(), rows), vectors, ALIKE)
            return frozenset(
                (self._families[row], self._terms[row].removeprefix("w:"))
                for (numbers, _), its_own in zip(found, own, strict=True)
                for row in numbers.tolist()
                if self._families[row] not in ("", its_own)
            )

    def _rows_of(self, word: str, below: int) -> list[int]:
        """The rows of a word in each language whose vocabulary has it."""
        tokens = {family: query_tokens(word, family) for family in set(self._families) - {""}}
        wanted = {(f"w:{found[0].text}", family) for family, found in tokens.items() if len(found) == 1}
        entries = zip(self._terms[:below], self._families, strict=False)
        return [row for row, entry in enumerate(entries) if entry in wanted]

    def _look_up(self, words: Sequence[str], surfaces: Sequence[str], family: str) -> None:
        file = self._file()
        rows = file.rows()[: len(self._families)]
        sketch = self._sketches.of(file, rows)
        if not len(rows):
            self._known.update(((word, family), _Near([], [])) for word in words)
            return
        vectors = self._vectors(words, surfaces, family)
        found = nearest(rows, sketch, vectors, NEAR, self._codes, _MOST + 1)
        let_go([rows])  # 50 MB at 100,000 words; mapping them anew takes 2 of a question's 50 milliseconds
        for word, (numbers, cosines) in zip(words, found, strict=True):
            self._known[word, family] = self._nearest(word, family, numbers, cosines)

    def _vectors(self, words: Sequence[str], surfaces: Sequence[str], family: str) -> Vectors:
        """Those of words as they stand in a question: at hand for what stands so in the library as well."""
        file, entries = self._file(), self._words.entries(words, family)
        count = len(file.rows())
        numbers = [
            entry.row
            if (entry := entries.get(word)) and entry.surface == surface and entry.row < count
            else -1
            for word, surface in zip(words, surfaces, strict=True)
        ]
        found = np.empty((len(words), file.dimensions), np.float32)
        at_hand = np.array(numbers) >= 0
        found[at_hand] = file.floats(np.array(numbers, np.int64)[at_hand])
        if not at_hand.all():
            new = [surface for surface, known in zip(surfaces, at_hand, strict=True) if not known]
            found[~at_hand] = self._encoder.encode(new)
        return found

    def _nearest(self, word: str, own: str, numbers: Numbers, cosines: Scores) -> _Near:
        """The best few of each language, without the word itself."""
        order = np.argsort(-cosines)
        numbers, cosines = numbers[order], cosines[order]
        codes = self._codes[numbers]
        first = [np.flatnonzero(codes == code)[: _MOST + 1] for code in range(1, len(self._names))]
        best = np.sort(np.concatenate([_NO_ROWS, *first]))
        taken: Counter[str] = Counter()
        found = _Near([], [])
        for row, cosine in zip(numbers[best].tolist(), cosines[best].tolist(), strict=True):
            term, family = self._terms[row], self._families[row]
            if (term, family) != (word, own) and taken[family] < _MOST:
                taken[family] += 1
                (found.own if family == own else found.others).append((term, cosine))
        return found

    def _refresh(self) -> None:
        """Read the entries that came since the last question; old answers lack them and are forgotten."""
        file = self._file()
        seen = (self._words.state.born, f"{file.path.name} {len(file.rows())}")
        if seen[0] != self._seen[0]:
            self._terms, self._families = [], []
        if seen != self._seen or len(self._known) > _REMEMBERED:
            self._seen = seen
            self._known.clear()
        new = self._words.words(len(self._terms))
        self._terms += [word.term for word in new]
        self._families += ["" if is_function_word(word.surface) else intern(word.family) for word in new]
        if len(self._codes) != len(self._families) or new:
            self._names = ["", *sorted(set(self._families) - {""})]
            numbers = {name: code for code, name in enumerate(self._names)}
            self._codes = np.array([numbers[family] for family in self._families], np.int8)

    def _file(self) -> VectorFile:
        name = f"words-{self._words.state.born}"
        file = self._last = vector_file(self._folder, name, self._encoder, self._last)
        return file
