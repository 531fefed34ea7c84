"""The hashes of each article in one SQLite file, which only the one who catches up has open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np

from search.errors import HexaplaError, LibraryError
from search.speech import _

if TYPE_CHECKING:
    from search.copies.shingles import Hashes


class HashesDamaged(HexaplaError):
    """The file cannot be made sense of; it is made anew."""


class KeptHashes:
    """A context manager; emptied where the hashes were made in another way than `identity` says.

    Raises HashesDamaged, or LibraryError where the disk does not do what it should.
    """

    def __init__(self, path: Path, identity: str) -> None:
        self._identity = identity
        with _told():
            self._db = sqlite3.connect(path, timeout=30, isolation_level=None)

    def __enter__(self) -> KeptHashes:
        try:
            self._prepare()
        except HexaplaError:
            self._db.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def articles(self) -> set[int]:
        """Ids of the articles that are in, also of those without hashes."""
        return {row[0] for row in self._rows("SELECT id FROM article")}

    def all(self) -> dict[int, Hashes]:
        """The hashes of all articles that have any, in order of their ids."""
        rows = self._rows("SELECT id, hashes FROM article WHERE length(hashes) > 0 ORDER BY id")
        return {key: np.frombuffer(blob, np.uint32) for key, blob in rows}

    def put(self, hashes: Mapping[int, Hashes]) -> None:
        """Take in some articles, all or none."""
        rows = [(key, each.astype(np.uint32).tobytes()) for key, each in hashes.items()]
        with self._writing():
            self._db.executemany("INSERT OR REPLACE INTO article VALUES (?, ?)", rows)

    def drop(self, articles: Iterable[int]) -> None:
        """Forget articles, all or none."""
        with self._writing():
            self._db.executemany("DELETE FROM article WHERE id = ?", ((key,) for key in articles))

    # -- inside --------------------------------------------------------------------------------

    def _prepare(self) -> None:
        with self._writing():
            tables = self._db.execute("SELECT name FROM sqlite_master WHERE name = 'made'").fetchall()
            made = self._db.execute("SELECT identity FROM made").fetchall() if tables else []
            if made != [(self._identity,)]:
                self._db.execute("DROP TABLE IF EXISTS made")
                self._db.execute("DROP TABLE IF EXISTS article")
                self._db.execute("CREATE TABLE made (identity TEXT)")
                self._db.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, hashes BLOB)")
                self._db.execute("INSERT INTO made VALUES (?)", (self._identity,))

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        with _told():
            return self._db.execute(sql).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with _told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # SQLite has rolled back by itself when the disk is full
                    self._db.execute("ROLLBACK")
                raise


@contextmanager
def _told() -> Iterator[None]:
    """What SQLite says as one of our own errors."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise LibraryError(
            _(
                "The near copies cannot be kept ({error}); free some room, or check the rights of the cache."
            ).format(error=error)
        ) from error
    except sqlite3.DatabaseError as error:  # neither the disk nor a lock: the bytes are wrong
        raise HashesDamaged(
            _("The hashes of near copies cannot be read ({error}).").format(error=error)
        ) from error
