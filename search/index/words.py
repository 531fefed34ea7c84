"""The word index of a library: follows the record, and survives being stopped at any point.

The marker is written after the last commit.  A catch-up that was stopped is taken up again: articles
that are in the index already are left alone, for an article's id stands for one state of one file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from search.derived import Marker, read_marker, write_marker
from search.files import locked
from search.index.backend import Backend, IndexBusy, IndexDamaged, IndexPassage
from search.index.texts import Texts, with_title
from search.index.whoosh_format import identity
from search.language.analysis import Token, index_tokens
from search.language.segment import engine_identity
from search.model import Passage, Progress, Quote
from search.store import Store

ANALYSIS_VERSION = 2
"""Raise it with any change of `language.analysis` or of what goes into a field here."""

MANY = 1500
"""Passages from which a process of its own is started: one or two seconds of work."""

ARTICLES_A_COMMIT = 1000
WAIT_FOR_OTHERS = 5.0
"""Seconds that another program may take to catch up before this one goes on with what is there."""

OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]


class _Stopped(Exception):
    """Somebody cancelled; what was not committed is rolled back."""


class WordIndex:
    """Full-text search over the passages of a record, in a folder of its own.

    Several threads may search while one catches up.
    """

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._marker_path = folder / "words.json"
        self._one_at_a_time = threading.Lock()
        self._change = -1
        self.texts = Texts(store)

    @cached_property
    def backend(self) -> Backend:
        """The engine, loaded when first needed."""
        from search.index.whoosh_backend import WhooshBackend

        return WhooshBackend(self._folder / "whoosh")

    def close(self) -> None:
        """Let go of all files."""
        if "backend" in self.__dict__:
            self.backend.close()

    def is_being_made(self) -> bool:
        """Whether the record holds passages and the index none yet.  Raises IndexDamaged."""
        behind = self._change != self._store.last_change()
        return behind and not self.backend.articles() and self._store.passage_count() > 0

    def is_current(self) -> bool:
        """Whether the index holds all of the record, by its marker: no engine is loaded, nothing else read.

        A damaged one is found out, and made anew, when it is asked.
        """
        change = self._store.last_change()
        if self._change != change and read_marker(self._marker_path) == Marker(self._identity, change):
            self._change = change
        return self._change == change

    @property
    def _identity(self) -> str:
        """What decides how the index looks."""
        analysis = f"analysis {ANALYSIS_VERSION}"
        return "; ".join((identity(), analysis, engine_identity(), f"record {self._store.born}"))

    def rebuild(self, progress: OnProgress | None = None) -> bool:
        """Make the index anew from the record; False when another thread or program is writing it."""
        return self._write(progress, None, anew=True)

    def catch_up(self, progress: OnProgress | None = None, cancelled: Cancelled | None = None) -> bool:
        """Take in what changed in the record; cheap when nothing did.  True when all of it is in now.

        When another thread is at it already, or another program for long, this one goes on with what
        is there.  What is left out because `cancelled` turned true is taken up the next time.
        """
        return self._change == self._store.last_change() or self._write(progress, cancelled)

    def catch_up_here(self, progress: OnProgress) -> bool:
        """The same, always in this process."""
        return self._write(progress, None, here=True)

    def _write(
        self,
        progress: OnProgress | None,
        cancelled: Cancelled | None,
        anew: bool = False,
        here: bool = False,
    ) -> bool:
        if not self._one_at_a_time.acquire(blocking=False):
            return False
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if anew:
                with locked(self._marker_path, WAIT_FOR_OTHERS):
                    self._forget()
            if not here and self._is_far_behind():
                self._catch_up_apart(progress, cancelled)
            change = self._store.last_change()
            with locked(self._marker_path, WAIT_FOR_OTHERS):
                self._follow_or_begin_anew(change, progress, cancelled)
            self._change = change
        except (TimeoutError, IndexBusy):
            self.backend.refresh()
            return False
        except _Stopped:
            return False
        finally:
            self._one_at_a_time.release()
        return True

    def _is_far_behind(self) -> bool:
        """Whether there is enough to do for a process of its own."""
        marker = read_marker(self._marker_path)
        passages = 0
        for article in self._store.changed_since(marker.change if marker else 0):
            whole = self._store.article(article)
            passages += len(whole.passages) if whole else 0
            if passages >= MANY:
                return True
        return False

    def _catch_up_apart(self, progress: OnProgress | None, cancelled: Cancelled | None) -> None:
        from search.index import apart  # few starts need it

        def note(step: Progress) -> None:
            self.backend.refresh()
            if progress:
                progress(step)

        apart.catch_up(apart.Where(self._folder, self._store.path), note, cancelled or (lambda: False))

    def _forget(self) -> None:
        self._marker_path.unlink(missing_ok=True)
        self._change = -1

    def _follow_or_begin_anew(
        self, change: int, progress: OnProgress | None, cancelled: Cancelled | None
    ) -> None:
        try:
            self._follow(change, progress, cancelled)
        except IndexDamaged:
            self._forget()
            self._follow(change, progress, cancelled)

    def _follow(self, change: int, progress: OnProgress | None, cancelled: Cancelled | None) -> None:
        made_by = self._identity
        marker = read_marker(self._marker_path)
        self.backend.refresh()
        if marker is None or marker.identity != made_by:
            self.backend.clear()
            marker = Marker(made_by, 0)
            write_marker(self._marker_path, marker)
        present = self.backend.articles()
        if marker.change != change:
            self._take_in(marker.change, present, progress, cancelled)
            write_marker(self._marker_path, Marker(made_by, change))

    def _take_in(
        self, since: int, present: set[int], progress: OnProgress | None, cancelled: Cancelled | None
    ) -> None:
        renamed = present.intersection(self._store.renamed_since(since))
        gone = [*present.intersection(self._store.gone_since(since)), *renamed]
        new = [each for each in self._store.changed_since(since) if each not in present or each in renamed]
        if gone:
            self.backend.update(gone, ())
        for first in range(0, len(new), ARTICLES_A_COMMIT):
            batch = new[first : first + ARTICLES_A_COMMIT]
            self.backend.update((), self._passages(batch, first, len(new), progress, cancelled))

    def _passages(
        self,
        articles: Sequence[int],
        done: int,
        total: int,
        progress: OnProgress | None,
        cancelled: Cancelled | None,
    ) -> Iterator[IndexPassage]:
        for number, article in enumerate(articles):
            if cancelled and cancelled():
                raise _Stopped
            if progress:
                progress(Progress("words", done + number, total))
            yield from passages_of(self._store, article)


def passages_of(store: Store, article: int) -> Iterator[IndexPassage]:
    """The passages of one article, analysed; each field in the language of the passage."""
    whole = store.article(article)
    quotes = whole.quotes if whole else ()
    for excerpt, text in with_title(store.excerpts_of(article)):
        passage = excerpt.passage
        yield IndexPassage(
            id=passage.id,
            article=article,
            lang=passage.lang,
            role=passage.role,
            date=excerpt.date,
            body=index_tokens(text, passage.lang),
            title=_tokens(excerpt.title, passage.lang),
            source=_tokens(excerpt.source or excerpt.file, passage.lang),
            speaker=_tokens(_speakers(quotes, passage), passage.lang),
        )


@lru_cache(maxsize=256)
def _tokens(text: str, lang: str) -> list[Token]:
    """Remembered, as a title is the same for all passages of an article."""
    return index_tokens(text, lang)


def _speakers(quotes: Sequence[Quote], passage: Passage) -> str:
    """Everybody quoted in a passage, by the name used there and in full."""
    here = (quote for quote in quotes if quote.start < passage.end and passage.start < quote.end)
    return "; ".join(sorted({name for quote in here for name in (quote.person, quote.speaker_text) if name}))
