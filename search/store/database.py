"""One SQLite file for many threads and programs: a connection a thread, and calm words for all trouble."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple

from search.errors import CacheUnusable, HexaplaError, LibraryError
from search.speech import _
from search.store import schema

_TRIES, _PAUSE = 60, 0.05
"""How often another program is waited for that begins the record, and the seconds between."""


class StoreClosed(HexaplaError):
    """The record was closed while a thread still wanted something of it."""


class RecordDamaged(LibraryError):
    """The record cannot be made sense of; the next start sets it aside and begins anew."""


class _Line(NamedTuple):
    """One thread's connection, and the lock that says whether it is in use."""

    connection: sqlite3.Connection
    busy: threading.RLock
    thread: threading.Thread

    @classmethod
    def to(cls, path: Path) -> _Line:
        connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        try:
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.Error:
            connection.close()
            raise
        return cls(connection, threading.RLock(), threading.current_thread())


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Keep a log beside the file; of programs that begin it at once SQLite lets only one wait for this."""
    for left in reversed(range(_TRIES)):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not left or "locked" not in str(error):
                raise
            time.sleep(_PAUSE)
        else:
            return


class Database:
    """The file with its tables made; one that is damaged is set aside and begun anew.

    Whatever fails in it is raised as a LibraryError.  Opening it raises OSError as well, where the folder
    cannot be made.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._local = threading.local()
        self._open: list[_Line] = []
        self._opening = threading.Lock()
        self._closed = False
        if self._damage_mark.exists():
            self._set_aside()
        try:
            self._prepare()
        except RecordDamaged:
            self._set_aside()
            self._prepare()

    def close(self) -> None:
        """Close the connections of all threads; one that is at work is waited for, and then refused."""
        with self._opening:
            self._closed = True
        self._hang_up()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of one query."""
        with self._talking() as db:
            return db.execute(sql, values).fetchall()

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """What is read inside belongs to one state of the record."""
        return self._transaction("DEFERRED")

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """All that is written inside, or nothing."""
        return self._transaction("IMMEDIATE")

    # -- inside --------------------------------------------------------------------------------

    def _line(self) -> _Line:
        line: _Line | None = getattr(self._local, "line", None)
        if line is None:
            line = self._local.line = self._new_line()
        return line

    def _new_line(self) -> _Line:
        """Another connection, in place of those whose threads have ended."""
        with self._opening:
            if self._closed:
                raise StoreClosed(_("The library was closed; open it again."))
            line = _Line.to(self.path)
            ended = [each for each in self._open if not each.thread.is_alive()]
            self._open = [line, *(each for each in self._open if each not in ended)]
        for each in ended:
            each.connection.close()
        return line

    @contextmanager
    def _talking(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection; `close` waits until it is free again.  Raises LibraryError."""
        try:
            line = self._line()
            with line.busy:
                if self._closed:
                    raise StoreClosed(_("The library was closed; open it again."))
                yield line.connection
        except sqlite3.Error as error:
            trouble = _trouble(error, self.path.parent)
            if isinstance(trouble, RecordDamaged):
                with suppress(OSError):  # without the mark, the damage is met again
                    self._damage_mark.touch()
            raise trouble from error

    @contextmanager
    def _transaction(self, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[sqlite3.Connection]:
        with self._talking() as db:
            db.execute(f"BEGIN {kind}")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:  # SQLite has rolled back by itself when the disk is full
                    db.execute("ROLLBACK")
                raise

    def _prepare(self) -> None:
        with self.writing() as db:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version == schema.VERSION:
                return
            for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            ).fetchall():
                db.execute(f'DROP TABLE "{name}"')
            for statement in schema.TABLES.strip().rstrip(";").split(";"):
                db.execute(statement)
            db.execute("INSERT INTO counter VALUES (0, ?)", (os.urandom(8).hex(),))
            db.execute(f"PRAGMA user_version = {schema.VERSION}")

    @property
    def _damage_mark(self) -> Path:
        """A file that stands beside a record in which damage was met, until the next start."""
        return self.path.with_suffix(".is-damaged")

    def _set_aside(self) -> None:
        self._hang_up()
        if self.path.exists():
            self.path.replace(self.path.with_suffix(".damaged"))
        for suffix in ("-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        self._damage_mark.unlink(missing_ok=True)

    def _hang_up(self) -> None:
        with self._opening:
            lines, self._open = self._open, []
        for line in lines:
            with line.busy:
                line.connection.close()
        self._local = threading.local()


def _trouble(error: sqlite3.Error, folder: Path) -> LibraryError:
    """What went wrong in the record, as one sentence with a way forward."""
    if type(error) is sqlite3.DatabaseError:  # its subclasses speak of the disk, of locks and of values
        return RecordDamaged(
            _(
                "The record in {folder} is damaged ({error}); "
                "it is made anew from your files at the next start."
            ).format(folder=folder, error=error)
        )
    if isinstance(error, sqlite3.IntegrityError):
        return LibraryError(
            _(
                "The record in {folder} does not agree with what was read ({error}) and was left as it was; "
                "remove that folder to have it made anew from your files."
            ).format(folder=folder, error=error)
        )
    if "locked" in str(error):
        return LibraryError(
            _("Another program is writing to the record in {folder}; try again in a moment.").format(
                folder=folder
            )
        )
    if "full" in str(error):
        return CacheUnusable(
            _("The disk has no room for the record in {folder}; free some and try again.").format(
                folder=folder
            )
        )
    return CacheUnusable(
        _(
            "The record in {folder} cannot be used ({error}); check the rights of that folder "
            "and the room on its disk, and try again."
        ).format(folder=folder, error=error)
    )
