"""Vectors of whatever texts are compared, each made once for an encoder and kept on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from search.model import Progress
from search.statements.vectors import TextVectors
from search.waiting import OnProgress

if TYPE_CHECKING:
    from search.related.encoder import Encoder, Vectors

_MOST = 400_000
"""Rows from which the file is begun anew: some 200 MB."""


class KeptVectors:
    """The vectors of one encoder below `folder`; for several threads.

    They are rounded as those of passages are, whether they are new or were kept, so that the next answer is
    the same.  `fresh` makes them where the folder cannot be used, and gives None where nothing can.
    """

    def __init__(
        self, folder: Path, encoder: Encoder, fresh: Callable[[Sequence[str]], Vectors | None]
    ) -> None:
        self._kept = TextVectors(folder, encoder)
        self._fresh = fresh

    def of(self, texts: Sequence[str], tell: OnProgress = lambda _step: None) -> Vectors | None:
        """A row a text; `tell` hears how many new ones are made ("meanings")."""
        named = [(text, self._tongue) for text in texts]

        def told(step: Progress) -> None:
            tell(replace(step, what="meanings"))

        if not self._tongue or not self._kept.catch_up(named, told, lambda: False):
            return self._fresh(texts)
        return self._kept.of(texts)

    def tidy(self) -> None:
        """Begin anew where very many texts were met that may be gone."""
        if len(self._kept) > _MOST:
            self._kept.tidy(())

    @property
    def _tongue(self) -> str:
        """Any language of the encoder: here texts in every language are compared."""
        return min(self._kept.encoder.languages, default="")
