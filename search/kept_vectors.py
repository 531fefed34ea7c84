"""Vectors of whatever texts are compared, each made once for an encoder and kept on disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from search.model import Progress
from search.statements.vectors import TextVectors
from search.waiting import OnProgress, silent

if TYPE_CHECKING:
    from search.related.encoder import Encoder, Vectors

_MOST, _TIMES = 400_000, 3
"""Rows from which the file is begun anew, some 200 MB, if they are so many times those asked for at once."""


class KeptVectors:
    """The vectors of one encoder below `folder`; for several threads, one of which encodes at a time.

    They are rounded as those of passages are, whether they are new or were kept, so that the next answer is
    the same.  `fresh` makes them where the folder cannot be used or another process is at it, and gives None
    where nothing can.
    """

    def __init__(
        self, folder: Path, encoder: Encoder, fresh: Callable[[Sequence[str]], Vectors | None]
    ) -> None:
        self._kept = TextVectors(folder, encoder)
        self._fresh = fresh
        self._one_at_a_time = threading.Lock()
        self._most_asked = 0

    def of(self, texts: Sequence[str], tell: OnProgress = silent) -> Vectors | None:
        """A row a text; `tell` hears how many new ones are made ("meanings")."""
        with self._one_at_a_time:
            self._most_asked = max(self._most_asked, len(texts))
            found = self._found(texts, tell)
        return self._fresh(texts) if found is None else found

    def tidy(self) -> None:
        """Begin anew where very many texts were met that may be gone."""
        with self._one_at_a_time:
            if len(self._kept) > max(_MOST, _TIMES * self._most_asked):
                self._kept.tidy(())

    def _found(self, texts: Sequence[str], tell: OnProgress) -> Vectors | None:
        """Those that are kept, after making what is missing; None where some are missing all the same."""
        named = [(text, self._tongue) for text in texts]

        def told(step: Progress) -> None:
            tell(replace(step, what="meanings"))

        if not self._tongue or not self._kept.catch_up(named, told, lambda: False):
            return None
        found = self._kept.of(texts)
        return None if self._kept.missing(named) else found  # another process may have begun anew

    @property
    def _tongue(self) -> str:
        """Any language of the encoder: here texts in every language are compared."""
        return min(self._kept.encoder.languages, default="")
