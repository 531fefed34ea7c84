"""The Whoosh engine: one folder, one writer, one snapshot to search in.

The files hold pickles, so the folder must be ours alone: it lies in the user's cache and is never
taken from elsewhere.  Whatever goes wrong while reading it means that it is made anew.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.index import FileIndex, LockError

from search.index.backend import Found, IndexBusy, IndexDamaged, IndexPassage
from search.index.tree import Field, Key, Node
from search.index.whoosh_fields import OurCodec, schema
from search.index.whoosh_search import Snapshot
from search.speech import _

WAIT_FOR_WRITER = 5.0
"""Seconds that another program's commit may take before we go on with what is there."""

MEMORY_MB = 512
"""Below it the writer sorts in memory; Whoosh's own limit of 128 spills to disk and is a third slower."""

MANY_SEGMENTS = 8
"""Segments are merged when there are more: each costs every query about a millisecond."""

_FIELDS = ("lang", "role", "date", "body", "title", "source", "speaker")


class WhooshBackend:
    """See Backend."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index: FileIndex | None = None
        self._snapshot: Snapshot | None = None
        self._reading = threading.RLock()

    def close(self) -> None:
        """See Backend."""
        with self._reading:
            if self._snapshot is not None:
                self._snapshot.close()
            if self._index is not None:
                self._index.close()
            self._snapshot = self._index = None

    def clear(self) -> None:
        """See Backend."""
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        index.create_in(str(self._folder), schema()).close()

    def update(self, gone: Iterable[int], passages: Iterable[IndexPassage]) -> None:
        """See Backend."""
        with self._writer() as writer:
            for article in gone:
                writer.delete_by_term("article", str(article))
            for passage in passages:
                writer.add_document(**_document(passage))
        self.refresh()

    def refresh(self) -> None:
        """See Backend.  A new searcher is opened: refreshing one of an empty index fails in some versions."""
        with self._reading:
            if self._snapshot is not None:
                self._snapshot.close()
            self._snapshot = None

    # -- looking -------------------------------------------------------------------------------

    def articles(self) -> set[int]:
        """See Backend."""
        with self._reader() as snapshot:
            return snapshot.articles()

    def search(self, query: Node, limit: int) -> Found:
        """See Backend."""
        with self._reader() as snapshot:
            return snapshot.search(query, limit)

    def frequency(self, text: str, field: Field = "body") -> int:
        """See Backend."""
        with self._reader() as snapshot:
            return snapshot.frequency(text, field)

    def values(self, key: Key) -> list[str]:
        """See Backend."""
        with self._reader() as snapshot:
            return snapshot.values(key)

    def begins(self, prefix: str, field: Field = "body") -> list[str]:
        """See Backend."""
        with self._reader() as snapshot:
            return snapshot.begins(prefix, field)

    def ends(self, suffix: str) -> list[str]:
        """See Backend."""
        with self._reader() as snapshot:
            return snapshot.ends(suffix)

    def words_like(self, word: str, distance: int) -> list[tuple[str, int]]:
        """See Backend."""
        with self._reader() as snapshot:
            return snapshot.words_like(word, distance)

    def words_sounding(self, word: str) -> list[tuple[str, int]]:
        """See Backend."""
        with self._reader() as snapshot:
            return snapshot.words_sounding(word)

    # -- inside --------------------------------------------------------------------------------

    def _opened(self) -> FileIndex:
        if self._index is None:
            self._index = index.open_dir(str(self._folder))
        return self._index

    @contextmanager
    def _reader(self) -> Iterator[Snapshot]:
        """The snapshot for one look; the postings of a segment share one file position, so one at a time."""
        with self._reading:
            try:
                if self._snapshot is None:
                    self._snapshot = Snapshot(self._opened().searcher())
                yield self._snapshot
            except Exception as error:  # damaged files raise whatever their bytes happen to mean
                raise _damaged(error) from error

    @contextmanager
    def _writer(self) -> Iterator[Any]:
        """A writer that commits, or cancels when anything goes wrong, so that its lock is never left."""
        try:
            opened = self._opened()
            writer = opened.writer(timeout=WAIT_FOR_WRITER, limitmb=MEMORY_MB, codec=OurCodec())
        except LockError as error:
            raise IndexBusy(_("another program is writing to the index")) from error
        except Exception as error:  # as in `_reader`
            raise _damaged(error) from error
        try:
            yield writer
            writer.commit(merge=len(writer.segments) >= MANY_SEGMENTS)
        except BaseException:
            _abandon(writer)
            raise


def _abandon(writer: Any) -> None:
    """Cancel, and let go of the lock even if that fails: Whoosh keeps it when a commit breaks off."""
    try:
        writer.cancel()
    finally:
        if writer.writelock.fd is not None:
            writer.writelock.release()


def _damaged(error: Exception) -> IndexDamaged:
    return IndexDamaged(
        _("The word index cannot be read ({error!r}); the next search makes it anew.").format(error=error)
    )


def _document(passage: IndexPassage) -> dict[str, Any]:
    """Empty values are left out."""
    fields = {name: getattr(passage, name) for name in _FIELDS if getattr(passage, name)}
    return {**fields, "id": passage.id, "article": str(passage.article)}
