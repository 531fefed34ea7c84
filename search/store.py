"""The record of what was read, in one SQLite file.

Everything in it can be read again from the user's files, so a damaged record is set aside and made
anew.  A record made anew counts its changes and ids from one again, so each has an id of its own, `born`.
Each written file gets the next change number; the indexes derived from the record remember the
last one they have seen and ask for what came after it.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

from search.errors import HexaplaError, LibraryError
from search.model import Article, Block, Edit, Passage, Quote, Skipped, Span, Term

SCHEMA_VERSION = 3

SCHEMA = """
CREATE TABLE file (
  file TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, sha256 TEXT, version TEXT, skipped TEXT,
  harmless INTEGER, notes TEXT);
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT, change INTEGER, file TEXT, item INTEGER, title TEXT, text TEXT,
  source TEXT, url TEXT, author TEXT, date TEXT, date_words TEXT, langs TEXT, notes TEXT,
  encoding TEXT, sha256 TEXT, pages TEXT, UNIQUE (file, item));
CREATE INDEX article_change ON article (change);
CREATE TABLE block (article INTEGER, start INTEGER, "end" INTEGER, role TEXT, lang TEXT, reason TEXT);
CREATE INDEX block_article ON block (article);
CREATE TABLE passage (
  id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER, n INTEGER, start INTEGER, "end" INTEGER,
  lang TEXT, role TEXT, sentences TEXT);
CREATE INDEX passage_article ON passage (article);
CREATE TABLE quote (
  article INTEGER, start INTEGER, "end" INTEGER, kind TEXT, cue TEXT, cue_start INTEGER,
  cue_end INTEGER, speaker_text TEXT, speaker_start INTEGER, speaker_end INTEGER, person TEXT,
  flags TEXT, "group" INTEGER, lang TEXT);
CREATE INDEX quote_article ON quote (article);
CREATE TABLE term (article INTEGER, start INTEGER, "end" INTEGER, text TEXT);
CREATE INDEX term_article ON term (article);
CREATE TABLE edit (
  article INTEGER, raw_start INTEGER, raw_end INTEGER, start INTEGER, "end" INTEGER, raw TEXT, reason TEXT);
CREATE INDEX edit_article ON edit (article);
CREATE TABLE gone (article INTEGER PRIMARY KEY, change INTEGER);
CREATE TABLE counter (change INTEGER, born TEXT);
"""

HEAD = "id, file, item, title, source, url, author, date, date_words, langs, notes, encoding, sha256, pages"
PARTS = ("block", "passage", "quote", "term", "edit")
EXCERPT = (
    'SELECT p.id, p.article, p.n, p.start, p."end", p.lang, p.role, p.sentences, '
    'a.file, a.title, a.source, a.date, substr(a.text, p.start + 1, p."end" - p.start) '
    "FROM passage p JOIN article a ON a.id = p.article "
)


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as it was when last read; `skipped` says why it gave no article, empty when it did.

    `harmless` and `notes` are those of Skipped and Noted.
    """

    file: str
    size: int
    mtime_ns: int
    sha256: str
    version: str
    skipped: str = ""
    harmless: bool = False
    notes: tuple[str, ...] = ()


class Excerpt(NamedTuple):
    """A passage with its text and the head of the article it stands in."""

    passage: Passage
    file: str
    title: str
    source: str
    date: str
    text: str


class StoreClosed(HexaplaError):
    """The record was closed while a thread still wanted something of it."""


class RecordDamaged(LibraryError):
    """The record cannot be made sense of; the next start sets it aside and begins anew."""


class _Line(NamedTuple):
    """One thread's connection, and the lock that says whether it is in use."""

    connection: sqlite3.Connection
    busy: threading.RLock

    @classmethod
    def to(cls, path: Path) -> _Line:
        connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.Error:
            connection.close()
            raise
        return cls(connection, threading.RLock())


class Store:
    """The record; safe to use from several threads and beside other processes.

    Whatever fails in it is raised as a LibraryError.  Opening it raises OSError as well, where the folder
    cannot be made.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._local = threading.local()
        self._open: list[_Line] = []
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
        self._closed = True
        self._hang_up()

    def _hang_up(self) -> None:
        for line in self._open:
            with line.busy:
                line.connection.close()
        self._open.clear()
        self._local = threading.local()

    # -- files ---------------------------------------------------------------------------------

    def files(self) -> dict[str, FileRecord]:
        """All known files by their path below the library folder."""
        rows = self._rows(f"SELECT {FILE_COLUMNS} FROM file ORDER BY file")
        return {row[0]: _file_record(*row) for row in rows}

    def skipped(self) -> list[Skipped]:
        """The files that gave no article, with the reason."""
        return [Skipped(r.file, r.skipped, r.harmless) for r in self.files().values() if r.skipped]

    def touch(self, record: FileRecord) -> None:
        """Note a new size or time of a file whose bytes did not change."""
        with self._writing() as db:
            db.execute(
                "UPDATE file SET size = ?, mtime_ns = ? WHERE file = ?",
                (record.size, record.mtime_ns, record.file),
            )

    def put(self, record: FileRecord, articles: Sequence[Article]) -> None:
        """Replace all articles of a file in one transaction."""
        with self._writing() as db:
            change = self._next_change(db)
            self._drop_articles(db, record.file, change)
            db.execute(
                f"INSERT OR REPLACE INTO file ({FILE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                tuple(_columns(record).values()),
            )
            for article in articles:
                _insert_article(db, article, change)

    def remove(self, file: str) -> None:
        """Forget a file that is no longer there."""
        with self._writing() as db:
            self._drop_articles(db, file, self._next_change(db))
            db.execute("DELETE FROM file WHERE file = ?", (file,))

    # -- articles ------------------------------------------------------------------------------

    def heads(self) -> list[Article]:
        """All articles in order of file, without text, blocks, passages, quotes and edits."""
        return [_head(row) for row in self._rows(f"SELECT {HEAD} FROM article ORDER BY file, item")]

    def articles(self) -> list[Article]:
        """All articles, whole, in order of file."""
        return [article for head in self.heads() if (article := self.article(head.id))]

    def article(self, key: int | str, item: int = 0) -> Article | None:
        """One article, whole, by its id, or by its file and the item of it; all parts of one state."""
        where, values = ("id = ?", [key]) if isinstance(key, int) else ("file = ? AND item = ?", [key, item])
        with self._transaction("DEFERRED"):
            row = next(iter(self._rows(f"SELECT {HEAD}, text FROM article WHERE {where}", values)), None)
            return None if row is None else self._whole(replace(_head(row[:-1]), text=row[-1]))

    def edits(self, article: int) -> tuple[Edit, ...]:
        """The repairs of one article, in order of the text."""
        rows = self._rows(f"SELECT {EDIT_COLUMNS} FROM edit WHERE article = ? ORDER BY rowid", (article,))
        return tuple(Edit(*row) for row in rows)

    def quote_counts(self) -> dict[int, int]:
        """The number of utterances by article id; the parts of a quote that is split count once."""
        return dict(self._rows('SELECT article, count(DISTINCT "group") FROM quote GROUP BY article'))

    def passage_count(self) -> int:
        """How many passages the record holds."""
        return int(next(iter(self._rows("SELECT count(*) FROM passage")))[0])

    # -- passages ------------------------------------------------------------------------------

    def excerpts(self, ids: Iterable[int]) -> dict[int, Excerpt]:
        """Passages by id with their texts; unknown ids are left out."""
        wanted = json.dumps(list(ids))
        rows = self._rows(EXCERPT + "WHERE p.id IN (SELECT value FROM json_each(?))", (wanted,))
        return {row[0]: _excerpt(row) for row in rows}

    def excerpts_of(self, article: int) -> list[Excerpt]:
        """The passages of one article in their order."""
        return [_excerpt(row) for row in self._rows(EXCERPT + "WHERE p.article = ? ORDER BY p.n", (article,))]

    def all_excerpts(self) -> Iterator[Excerpt]:
        """Every passage, in order of id, read in batches."""
        last = 0
        while rows := self._rows(EXCERPT + "WHERE p.id > ? ORDER BY p.id LIMIT 2000", (last,)):
            yield from map(_excerpt, rows)
            last = rows[-1][0]

    # -- what the derived indexes ask ------------------------------------------------------------

    @property
    def born(self) -> str:
        """A random id of this record: change numbers and ids mean something within one record only."""
        return str(self._rows("SELECT born FROM counter")[0][0])

    def last_change(self) -> int:
        """The number of the newest change."""
        return int(self._rows("SELECT change FROM counter")[0][0])

    def changed_since(self, change: int) -> list[int]:
        """Ids of the articles written after a change, oldest first."""
        rows = self._rows("SELECT id FROM article WHERE change > ? ORDER BY change, id", (change,))
        return [row[0] for row in rows]

    def gone_since(self, change: int) -> list[int]:
        """Ids of the articles dropped after a change."""
        return [row[0] for row in self._rows("SELECT article FROM gone WHERE change > ?", (change,))]

    # -- inside --------------------------------------------------------------------------------

    def _line(self) -> _Line:
        line: _Line | None = getattr(self._local, "line", None)
        if line is None:
            if self._closed:
                raise StoreClosed("The library was closed; open it again.")
            line = self._local.line = _Line.to(self.path)
            self._open.append(line)
        return line

    @contextmanager
    def _talking(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection; `close` waits until it is free again.  Raises LibraryError."""
        try:
            line = self._line()
            with line.busy:
                if self._closed:
                    raise StoreClosed("The library was closed; open it again.")
                yield line.connection
        except sqlite3.Error as error:
            trouble = _trouble(error, self.path.parent)
            if isinstance(trouble, RecordDamaged):
                with suppress(OSError):  # without the mark, the damage is met again
                    self._damage_mark.touch()
            raise trouble from error

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._talking() as db:
            return db.execute(sql, values).fetchall()

    @contextmanager
    def _transaction(self, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[sqlite3.Connection]:
        """All or nothing; what is read inside belongs to one state of the record."""
        with self._talking() as db:
            db.execute(f"BEGIN {kind}")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:  # SQLite has rolled back by itself when the disk is full
                    db.execute("ROLLBACK")
                raise

    def _writing(self) -> AbstractContextManager[sqlite3.Connection]:
        return self._transaction("IMMEDIATE")

    def _prepare(self) -> None:
        with self._writing() as db:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version == SCHEMA_VERSION:
                return
            for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            ).fetchall():
                db.execute(f'DROP TABLE "{name}"')
            for statement in SCHEMA.strip().rstrip(";").split(";"):
                db.execute(statement)
            db.execute("INSERT INTO counter VALUES (0, ?)", (secrets.token_hex(8),))
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

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

    @staticmethod
    def _next_change(db: sqlite3.Connection) -> int:
        return int(db.execute("UPDATE counter SET change = change + 1 RETURNING change").fetchone()[0])

    @staticmethod
    def _drop_articles(db: sqlite3.Connection, file: str, change: int) -> None:
        for (article,) in db.execute("SELECT id FROM article WHERE file = ?", (file,)).fetchall():
            for part in PARTS:
                db.execute(f"DELETE FROM {part} WHERE article = ?", (article,))
            db.execute("DELETE FROM article WHERE id = ?", (article,))
            db.execute("INSERT INTO gone VALUES (?, ?)", (article, change))

    def _whole(self, head: Article) -> Article:
        def rows(table: str, columns: str, order: str = "rowid") -> list[tuple[Any, ...]]:
            return self._rows(f"SELECT {columns} FROM {table} WHERE article = ? ORDER BY {order}", (head.id,))

        return replace(
            head,
            blocks=tuple(Block(*row) for row in rows("block", 'start, "end", role, lang, reason')),
            passages=tuple(
                _passage(row)
                for row in rows("passage", 'id, article, n, start, "end", lang, role, sentences', "n")
            ),
            quotes=tuple(_quote(row, head.text) for row in rows("quote", QUOTE_COLUMNS)),
            terms=tuple(Term(*row) for row in rows("term", 'start, "end", text')),
            edits=self.edits(head.id),
        )


FILE_COLUMNS = "file, size, mtime_ns, sha256, version, skipped, harmless, notes"
EDIT_COLUMNS = 'raw_start, raw_end, start, "end", raw, reason'
QUOTE_COLUMNS = (
    'article, start, "end", kind, cue, cue_start, cue_end, speaker_text, speaker_start, speaker_end, '
    'person, flags, "group", lang'
)


def _trouble(error: sqlite3.Error, folder: Path) -> LibraryError:
    """What went wrong in the record, as one sentence with a way forward."""
    if type(error) is sqlite3.DatabaseError:  # its subclasses speak of the disk, of locks and of values
        return RecordDamaged(
            f"The record in {folder} is damaged ({error}); it is made anew from your files at the next start."
        )
    if "locked" in str(error):
        return LibraryError(f"Another program is writing to the record in {folder}; try again in a moment.")
    if "full" in str(error):
        return LibraryError(f"The disk has no room for the record in {folder}; free some and try again.")
    return LibraryError(
        f"The record in {folder} cannot be used ({error}); check the rights of that folder and try again."
    )


def _file_record(
    file: str, size: int, mtime_ns: int, sha256: str, version: str, skipped: str, harmless: int, notes: str
) -> FileRecord:
    return FileRecord(
        file, size, mtime_ns, sha256, version, skipped, bool(harmless), tuple(json.loads(notes))
    )


def _head(row: Sequence[Any]) -> Article:
    names = [name.strip() for name in HEAD.split(",")]
    values = dict(zip(names, row, strict=True))
    values["langs"] = tuple(json.loads(values["langs"]))
    values["notes"] = tuple(json.loads(values["notes"]))
    values["pages"] = tuple(json.loads(values["pages"]))
    return Article(text="", **values)


def _passage(row: Sequence[Any]) -> Passage:
    return Passage(*[*row[:7], tuple(Span(*pair) for pair in json.loads(row[7]))])


def _excerpt(row: Sequence[Any]) -> Excerpt:
    return Excerpt(_passage(row[:8]), *row[8:])


def _quote(row: Sequence[Any], text: str) -> Quote:
    values = dict(zip(QUOTE_COLUMNS.replace('"', "").split(", "), row, strict=True))
    values["flags"] = tuple(json.loads(values["flags"]))
    return Quote(text=text[values["start"] : values["end"]], **values)


def _insert(db: sqlite3.Connection, table: str, values: dict[str, object]) -> int:
    columns = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    cursor = db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(values.values()))
    return int(cursor.lastrowid or 0)


def _columns(value: Any, *left_out: str) -> dict[str, object]:
    """A value's fields as columns; tuples become JSON."""
    columns = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in left_out}
    return {k: json.dumps(v, ensure_ascii=False) if isinstance(v, tuple) else v for k, v in columns.items()}


def _insert_article(db: sqlite3.Connection, article: Article, change: int) -> None:
    head = _columns(article, "id", "blocks", "passages", "quotes", "terms", "edits")
    key = _insert(db, "article", {"change": change, **head})
    for block in article.blocks:
        _insert(db, "block", {**_columns(block), "article": key})
    for passage in article.passages:
        _insert(db, "passage", {**_columns(passage, "id"), "article": key})
    for quote in article.quotes:
        _insert(db, "quote", {**_columns(quote, "text"), "article": key})
    for term in article.terms:
        _insert(db, "term", {**_columns(term), "article": key})
    for edit in article.edits:
        _insert(db, "edit", {**_columns(edit), "article": key})
