"""Sentences by meaning: a vector for each row of the shared-words side, under the same number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from search.model import Progress
from search.related.cosines import Cosines, cosines
from search.related.encoder import Encoder
from search.related.encoding import BATCH, Encoding
from search.related.sketch import SketchFile
from search.related.vectors import VectorFile, remove_others, vector_file

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.lines import Lines, Mask, Numbers, Scores
    from search.store import Excerpt, Store

OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]

_DIRECTIONS = 64
"""Of the sketch: an eighth of the vectors gives cosines that are off by 0.02."""


class Meanings:
    """The vectors of one encoder, in a file for each numbering of the sentences; no others are read."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self.encoder = encoder
        self._folder = folder
        self._ready: tuple[tuple[str, str, int], Mask] | None = None
        self._last: VectorFile | None = None
        self._sketches = SketchFile(_DIRECTIONS)

    def ready(self, lines: Lines) -> Mask:
        """The living sentences that have a vector; the same array as long as nothing changed."""
        file = self._file(lines.numbering)
        state = (lines.version, file.path.name, len(file.rows()))
        known = self._ready
        if known is None or known[0] != state:
            ready: Mask = lines.in_languages(self.encoder.languages) & lines.table["statement"]
            ready[state[2] :] = False
            known = self._ready = (state, ready)
        return known[1]

    def cosines(
        self, lines: Lines, texts: Sequence[str], clauses: Sequence[str], words: Scores, closely: bool
    ) -> Cosines:
        """How near each sentence is to some texts, and a promising one to their clauses; see `Cosines`.

        `words` says how much each sentence shares with what is asked.  Where sentences are looked at
        `closely`, as passages take the mean of theirs, none is estimated.
        """
        file = self._file(lines.numbering)
        rows = file.rows()[: len(lines)]
        vectors = self.encoder.encode([*texts, *clauses])
        whole, parts = vectors[: len(texts)], vectors[len(texts) :]
        sketch = None if closely else self._sketches.of(file, rows)
        return cosines(rows, sketch, whole, parts, words, lines.family_codes)

    def floats(self, lines: Lines, numbers: Numbers) -> Vectors:
        """The vectors of some of the sentences that are ready."""
        return self._file(lines.numbering).floats(numbers)

    def missing(self, lines: Lines) -> int:
        """How many sentences are still to be looked at."""
        return len(lines) - len(self._file(lines.numbering).rows())

    def catch_up(
        self, lines: Lines, store: Store, encoding: Encoding, progress: OnProgress, cancelled: Cancelled
    ) -> None:
        """Encode the sentences that have no vector yet; raises EncoderError."""
        file = self._file(lines.numbering)
        remove_others("sentences-", file)
        encoding.extend(
            file,
            len(lines),
            lambda first: self._texts(lines, store, first),
            lambda done: progress(Progress("meanings", done, len(lines))),
            cancelled,
        )
        self._sketches.renew(file)

    def renumber(self, lines: Lines, new: str) -> None:
        """Copy the vectors of the living sentences to the numbering that they are about to get."""
        self._file(lines.numbering).copy(lines.alive, self._file(new).path)

    def _file(self, numbering: str) -> VectorFile:
        file = self._last = vector_file(self._folder, f"sentences-{numbering}", self.encoder, self._last)
        return file

    def _texts(self, lines: Lines, store: Store, first: int) -> list[str]:
        """The statements of a batch; empty where the sentence is none, or is gone."""
        table = lines.table[first : first + BATCH]
        wanted = table["statement"] & lines.in_languages(self.encoder.languages)[first : first + BATCH]
        excerpts = store.excerpts(np.unique(table["passage"][wanted]).tolist())
        return [
            sentence(excerpts[passage], number) if known and passage in excerpts else ""
            for passage, number, known in zip(
                table["passage"].tolist(), table["sentence"].tolist(), wanted.tolist(), strict=True
            )
        ]


def sentence(excerpt: Excerpt, number: int) -> str:
    """One sentence of a passage."""
    return excerpt.passage.sentences[number].shifted(-excerpt.passage.start).of(excerpt.text)
