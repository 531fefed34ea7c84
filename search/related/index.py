"""The related passages of a library: meanings and shared words, kept up to date and asked together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from search.errors import EncoderError
from search.files import locked
from search.model import Progress, Related
from search.related.answer import Answer
from search.related.encoder import Encoder, UseEncoder
from search.related.lexical import SharedWords
from search.related.lines import Lines, Mask, source_key
from search.related.meanings import Meanings
from search.related.pairs import Pairs, WordPairs
from search.related.question import Question
from search.related.ranking import Scored, candidates
from search.related.scores import Ask, Rarity, shared
from search.related.terms import family
from search.store import Store

_PATIENCE = 5.0
"""Seconds to wait for another process that is catching up, before answering from what is there."""

_FOUND_WORDS = 0.9


class RelatedIndex:
    """Finds passages near a text; safe to use from several threads and beside other processes.

    Everything lives in `folder` and can be made again from the record.  As long as there are no
    vectors, or no encoder, answers rest on shared words alone; `problem` then says why, in a sentence.
    """

    def __init__(self, folder: Path, store: Store, encoder: Encoder | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.problem = ""
        self._folder = folder
        self._store = store
        self._encoder = encoder or UseEncoder(folder / "weights.json")
        self._words = SharedWords(folder / "words.db")
        self._meanings = Meanings(folder, self._encoder)
        self._pairs = WordPairs(folder, self._encoder, self._words)

    def close(self) -> None:
        """Let go of all files."""
        self._words.close()

    def catch_up(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Take in what the record got since the last time; shared words first, then meanings.

        What is done when `cancelled` turns true stays done.  Without a usable encoder only words are
        taken in and `problem` is set.  Another process that is at it already is not disturbed.
        """
        try:
            with locked(self._folder / "catching-up", _PATIENCE):
                self._catch_up(progress or (lambda step: None), cancelled or (lambda: False))
        except TimeoutError:
            return
