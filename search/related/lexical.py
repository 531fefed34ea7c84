"""The shared-words side: which sentences hold which terms, in one SQLite file.

Sentences are numbered in the order in which they are taken in; the vectors follow the same numbers.
Each catching up adds segments: a table of sentences and, for each term, the numbers of those that
hold it.  A question reads the numbers of its own terms only, so memory stays small.
"""

from __future__ import annotations

import secrets
import sqlite3
import threading
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from search.errors import LibraryError
from search.model import Progress
from search.related import terms
from search.related.lines import LINE, Lines
from search.related.sheets import Sheet, Task, joined, sheet_of, tasks
from search.speech import _
from search.store import Store
from search.system_errors import reason_of
from search.workers import WorkerFailed, Workers, cores

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from search.related.lines import Mask

    Rows = NDArray[np.int32]

OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS state (identity TEXT, born TEXT, epoch INTEGER, change INTEGER);
CREATE TABLE IF NOT EXISTS segment (id INTEGER PRIMARY KEY, lines BLOB);
CREATE TABLE IF NOT EXISTS posting
    (term TEXT, segment INTEGER, rows BLOB, PRIMARY KEY (term, segment)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS word
    (row INTEGER PRIMARY KEY, term TEXT, family TEXT, surface TEXT, UNIQUE (term, family));
CREATE TABLE IF NOT EXISTS cut (asked TEXT PRIMARY KEY, answer BLOB) WITHOUT ROWID;
INSERT INTO state SELECT '', '', 0, 0 WHERE NOT EXISTS (SELECT * FROM state);
"""

_AT_ONCE = 500
"""Terms that are looked up together; SQLite takes 999."""

_SEGMENT_SIZE = 8000
"""Sentences after which a segment is written: a few seconds of work that a crash can cost."""

_FEW = 8
"""Sheets that are made here; for more, workers are worth the second in which they start."""

_SHEET_SECONDS = 120.0
"""More than any sheet takes; a worker that is silent for so long hangs."""

_MOST_KNOWN = 1_000_000
"""Numbers of sentences that are remembered: four megabytes."""

_NONE = np.zeros(0, np.int32)

_MOST_SEGMENTS = 32
_DEAD_SHARE = 0.25


class State(NamedTuple):
    """Where the index stands; `born` and `epoch` name a numbering of the sentences."""

    identity: str
    born: str
    epoch: int
    change: int

    @property
    def key(self) -> str:
        """The numbering."""
        return f"{self.born}-{self.epoch}"


class Word(NamedTuple):
    """An entry of the vocabulary, as it stands in a text; rows count from 0."""

    row: int
    term: str
    family: str
    surface: str


class KeptCuts(NamedTuple):
    """A book of answers that takes no new ones: see `search.language.cuts`."""

    rows: Callable[[str, Sequence[object]], list[tuple[Any, ...]]]

    def get(self, asked: str) -> bytes | None:
        """What was said when a text was taken in; None of anything else."""
        found = self.rows("SELECT answer FROM cut WHERE asked = ?", (asked,))
        return found[0][0] if found else None

    def put(self, _asked: str, _answer: bytes) -> None:
        """Forget it: it is of no text of the library."""


class SharedWords:
    """Sentences by their terms; safe to use from several threads and beside other processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._lines: Lines | None = None
        self._known_of = ("", 0)
        self._known: dict[str, Rows] = {}
        self._known_size = 0
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._db = self._open()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):  # the disk or a lock, nothing in the file
                    raise
                for suffix in ("", "-wal", "-shm"):
                    Path(f"{path}{suffix}").unlink(missing_ok=True)
                self._db = self._open()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    # -- asking --------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Where the index stands now, also when another process moved it."""
        return State(*self._rows("SELECT * FROM state")[0])

    def lines(self, store: Store) -> Lines:
        """All sentences; the same object as long as nothing changed."""
        with self._lock:
            numbering, last = self.state.key, self._rows("SELECT max(id) FROM segment")[0][0]
            version = f"{numbering} {last} {store.last_change()}"
            if self._lines is None or self._lines.version != version:
                usable = self.state.identity == _identity(store)
                blobs = [row[0] for row in self._rows("SELECT lines FROM segment ORDER BY id") if usable]
                table = np.frombuffer(b"".join(blobs), LINE)
                self._lines = Lines(table, numbering, version, store.changed_since(0))
            return self._lines

    def rows_of(self, wanted: Iterable[str], below: int) -> dict[str, Rows]:
        """The ascending numbers, under `below`, of the sentences that hold each term, if any does.

        What was looked up is remembered as long as the sentences are the same: a reader stays with a story.
        """
        asked = set(wanted)
        with self._lock:
            known = self._known_below(below)
            new = [term for term in asked if term not in known]
            if new:
                read = self._read(new, below)
                known.update(dict.fromkeys(new, _NONE))
                known.update(read)
                self._known_size += sum(map(len, read.values()))
            return {term: known[term] for term in asked if len(known[term])}

    def _known_below(self, below: int) -> dict[str, Rows]:
        """What is remembered of the sentences under `below`; forgotten once there are others, or much."""
        numbering = self._lines.numbering if self._lines else ""
        if self._known_of != (numbering, below) or self._known_size > _MOST_KNOWN:
            self._known_of, self._known, self._known_size = (numbering, below), {}, 0
        return self._known

    def _read(self, terms: Sequence[str], below: int) -> dict[str, Rows]:
        blobs: dict[str, list[bytes]] = defaultdict(list)
        for term, blob in self._in("SELECT term, rows FROM posting WHERE {} ORDER BY term, segment", terms):
            blobs[term].append(blob)
        rows = {term: np.frombuffer(b"".join(parts), np.int32) for term, parts in blobs.items()}
        return {
            term: held if held[-1] < below else held[: np.searchsorted(held, below)]
            for term, held in rows.items()
        }

    def words(self, first: int = 0, count: int = -1) -> list[Word]:
        """Entries of the vocabulary in their order."""
        rows = self._rows(
            "SELECT row - 1, term, family, surface FROM word WHERE row > ? ORDER BY row LIMIT ?",
            (first, count),
        )
        return [Word(*row) for row in rows]

    def entries(self, terms: Sequence[str], family: str) -> dict[str, Word]:
        """The entries of the vocabulary for some terms of a language, as far as it has them."""
        rows = self._in(
            "SELECT row - 1, term, family, surface FROM word WHERE {} AND family = ?", terms, family
        )
        return {word.term: word for word in (Word(*row) for row in rows)}

    def surface(self, term: str, family: str) -> str:
        """How a term of a language stands in a text; empty where it is none of the vocabulary."""
        found = self.entries([term], family).get(term)
        return found.surface if found else ""

    @cached_property
    def cuts(self) -> KeptCuts:
        """What the segmenter said of the sentences that were taken in."""
        return KeptCuts(self._rows)

    def word_count(self) -> int:
        """How many entries the vocabulary has."""
        return int(self._rows("SELECT coalesce(max(row), 0) FROM word")[0][0])

    # -- catching up ---------------------------------------------------------------------------

    def catch_up(self, store: Store, progress: OnProgress, cancelled: Cancelled) -> None:
        """Take in the articles that the record got since the last time; one writer at a time.

        An article of which one sentence is there counts as taken in, so a segment ends with an article.
        """
        state = self._current(store)
        change = store.last_change()
        if state.change == change:
            return
        done = set(np.unique(self.lines(store).table["article"]).tolist())
        new = [article for article in store.changed_since(state.change) if article not in done]
        finished = 0
        segment: Sheet | None = None
        for task, sheet in _analysed(tasks(store, new, len(self.lines(store))), cancelled):
            segment = joined(segment, sheet) if segment else sheet
            finished = task.articles
            progress(Progress("shared words", finished, len(new)))
            if task.is_whole and len(segment.lines) >= _SEGMENT_SIZE * LINE.itemsize:
                self._write(segment)
                segment = None
        if finished == len(new):  # else cancelled
            if segment and segment.lines:
                self._write(segment)
            self._note(change)

    def is_worn(self, lines: Lines) -> bool:
        """Whether many small or dead parts make rewriting worth its time."""
        segments = self._rows("SELECT count(*) FROM segment")[0][0]
        return bool(segments > _MOST_SEGMENTS or (~lines.alive).sum() > _DEAD_SHARE * len(lines))

    def rewrite(self, keep: Mask, epoch: int) -> None:
        """One segment of the kept sentences, numbered anew under the given epoch."""
        numbers = np.where(keep, np.cumsum(keep) - 1, -1).astype(np.int32)
        with self._writing() as db:
            blobs = [row[0] for row in db.execute("SELECT lines FROM segment ORDER BY id")]
            table = np.frombuffer(b"".join(blobs), LINE)[: len(keep)][keep]
            postings = list(
                _merged(db.execute("SELECT term, rows FROM posting ORDER BY term, segment"), numbers)
            )
            db.execute("DELETE FROM posting")
            last = db.execute("SELECT max(id) FROM segment").fetchone()[0]
            db.execute("DELETE FROM segment")
            db.execute("INSERT INTO segment VALUES (?, ?)", (last + 1, table.tobytes()))
            db.executemany(
                "INSERT INTO posting VALUES (?, ?, ?)", ((t, last + 1, rows) for t, rows in postings)
            )
            db.execute("UPDATE state SET epoch = ?", (epoch,))

    def forget_cuts(self, runs: Collection[str]) -> None:
        """Keep what the segmenter said of these runs of ideographs, and of single words, and nothing else."""
        with self._writing() as db:
            asked = [row[0] for row in db.execute("SELECT asked FROM cut WHERE asked < '?'")]
            gone = [(each,) for each in asked if each[1:] not in runs]
            db.executemany("DELETE FROM cut WHERE asked = ?", gone)

    # -- inside --------------------------------------------------------------------------------

    def _open(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=30, isolation_level=None, check_same_thread=False)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            if not db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'cut'").fetchone()[0]:
                db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
        except sqlite3.Error:
            db.close()
            raise
        return db

    def _current(self, store: Store) -> State:
        """The state, after emptying an index whose terms were made in another way."""
        identity = _identity(store)
        if self.state.identity != identity:
            with self._writing() as db:
                for table in ("segment", "posting", "word", "cut"):
                    db.execute(f"DELETE FROM {table}")
                db.execute(
                    "UPDATE state SET identity = ?, born = ?, epoch = 0, change = 0",
                    (identity, secrets.token_hex(6)),
                )
        return self.state

    def _note(self, change: int) -> None:
        with self._writing() as db:
            db.execute("UPDATE state SET change = ?", (change,))

    def _write(self, segment: Sheet) -> None:
        with self._writing() as db:
            key = db.execute("INSERT INTO segment (lines) VALUES (?)", (segment.lines,)).lastrowid
            db.executemany(
                "INSERT INTO posting VALUES (?, ?, ?)",
                ((term, key, rows) for term, rows in segment.postings.items()),
            )
            db.executemany(
                "INSERT OR IGNORE INTO word (term, family, surface) VALUES (?, ?, ?)",
                ((term, family, surface) for (term, family), surface in segment.words.items()),
            )
            db.executemany("INSERT OR IGNORE INTO cut VALUES (?, ?)", segment.cuts.items())

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock, self._told():
            return self._db.execute(sql, values).fetchall()

    def _in(self, sql: str, terms: Iterable[str], *values: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a question with {} in the place of "it is one of these terms"."""
        asked = list(dict.fromkeys(terms))
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            yield from self._rows(sql.format(f"term IN ({', '.join('?' * len(some))})"), [*some, *values])

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever SQLite or the disk says becomes one sentence."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise LibraryError(
                _(
                    "The index of related passages cannot be used ({error}); "
                    "if that lasts, delete {folder}: it is made again."
                ).format(error=reason_of(error), folder=self._path.parent)
            ) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")


def _identity(store: Store) -> str:
    """What decides the contents of the index; a record that was made anew numbers its articles anew."""
    return f"{terms.identity()} {zlib.crc32(repr(LINE.descr).encode()):08x} record {store.born}"


def _analysed(coming: Iterator[Task], cancelled: Cancelled) -> Iterator[tuple[Task, Sheet]]:
    """The sheets of the tasks in order, made by workers if there are more than a few."""
    few = list(islice(coming, _FEW))
    count = cores() if len(few) == _FEW and cores() > 1 else 0
    with Workers[Task, Sheet]("search.related.sheets:sheet_of", count, timeout=_SHEET_SECONDS) as workers:
        for task, found in workers.run(chain(few, coming), cancelled):
            yield task, sheet_of(task) if isinstance(found, WorkerFailed) else found


def _merged(postings: Iterable[tuple[str, bytes]], numbers: Rows) -> Iterator[tuple[str, bytes]]:
    """Each term once, with the new numbers of its sentences; terms that lost all of them are left out."""
    last = ""
    parts: list[bytes] = []
    for term, rows in [*postings, ("", b"")]:
        if term != last:
            moved = numbers[np.frombuffer(b"".join(parts), np.int32)]
            moved = moved[moved >= 0]
            if last and len(moved):
                yield last, moved.tobytes()
            last, parts = term, []
        parts.append(rows)
