"""What was read, file by file, and what the indexes made of it want to know."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from search.model import Article, Edit, Quote
from search.store import rows as r
from search.store.database import Database
from search.store.rows import Excerpt, FileRecord
from search.store.schema import PARTS

if TYPE_CHECKING:
    from search.answers import Skipped

_HEADS = f"SELECT {r.columns(('id', *r.HEAD))}"
_PASSAGES = f"SELECT {r.columns(('id', 'article', *r.PASSAGE))} FROM passage"
_HEAD_AND_TEXT = "SELECT file, title, source, date, text FROM article WHERE id = ?"
_SET_FILE = f"INSERT OR REPLACE INTO file ({r.columns(r.FILE)}) VALUES ({', '.join('?' * len(r.FILE))})"


class Store:
    """The record; safe to use from several threads and beside other processes.

    Whatever fails in it is raised as a LibraryError.  Opening it raises OSError as well, where the folder
    cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = Database(path)

    def close(self) -> None:
        """Close the connections of all threads; one that is at work is waited for, and then refused."""
        self._db.close()

    @property
    def is_gone(self) -> bool:
        """Whether somebody has removed the file since."""
        return not self._db.path.exists()

    # -- files ---------------------------------------------------------------------------------

    def files(self) -> dict[str, FileRecord]:
        """All known files by their path below the library folder."""
        found = self._db.rows(f"SELECT {r.columns(r.FILE)} FROM file ORDER BY file")
        return {row[0]: r.file_record(row) for row in found}

    def skipped(self) -> list[Skipped]:
        """The files that gave no article, with the reason."""
        from search.answers import Skipped  # no desk that opens asks for it

        return [
            Skipped(each.file, each.skipped, each.harmless) for each in self.files().values() if each.skipped
        ]

    def touch(self, record: FileRecord) -> None:
        """Note a new size or time of a file whose bytes did not change."""
        with self._db.writing() as db:
            db.execute(
                "UPDATE file SET size = ?, mtime_ns = ? WHERE file = ?",
                (record.size, record.mtime_ns, record.file),
            )

    def put(self, record: FileRecord, articles: Sequence[Article]) -> None:
        """Replace all articles of a file in one transaction."""
        with self._db.writing() as db:
            change = _next_change(db)
            _drop_articles(db, record.file, change)
            _set_file(db, record)
            for article in articles:
                _insert(db, article, change)

    def move(self, old: str, record: FileRecord) -> None:
        """Give the articles of the file `old` the name that `record` has; their ids stay.

        What was known under that name goes: the file that had it was written over or has moved itself.
        """
        with self._db.writing() as db:
            change = _next_change(db)
            _drop_articles(db, record.file, change)
            _forget_file(db, old)
            _set_file(db, record)
            db.execute("UPDATE article SET file = ?, change = ? WHERE file = ?", (record.file, change, old))
            unnamed = "SELECT id, change FROM article WHERE file = ? AND source = ''"
            db.execute(f"INSERT OR REPLACE INTO renamed {unnamed}", (record.file,))

    def remove(self, file: str) -> None:
        """Forget a file that is no longer there."""
        with self._db.writing() as db:
            _drop_articles(db, file, _next_change(db))
            _forget_file(db, file)

    def note_loss(self, file: str, size: int, mtime_ns: int, version: str) -> bool:
        """Remember that a file in this state cost its reader; whether it is the first time.

        What is known of the file stays.
        """
        state = [(file, size, mtime_ns, version)]
        with self._db.writing() as db:
            known = db.execute("SELECT * FROM loss WHERE file = ?", (file,)).fetchall()
            db.executemany("INSERT OR REPLACE INTO loss VALUES (?, ?, ?, ?)", state)
        return bool(known != state)

    # -- articles ------------------------------------------------------------------------------

    def heads(self) -> list[Article]:
        """All articles in order of file, without text, blocks, passages, quotes and edits."""
        return [r.head(row) for row in self._db.rows(f"{_HEADS} FROM article ORDER BY file, item")]

    def articles(self) -> list[Article]:
        """All articles, whole, in order of file."""
        return [article for head in self.heads() if (article := self.article(head.id))]

    def article(self, key: int | str, item: int = 0) -> Article | None:
        """One article, whole, by its id, or by its file and the item of it; all parts of one state."""
        where, given = ("id = ?", [key]) if isinstance(key, int) else ("file = ? AND item = ?", [key, item])
        with self._db.reading():
            row = next(iter(self._db.rows(f"{_HEADS}, text FROM article WHERE {where}", given)), None)
            return None if row is None else self._whole(replace(r.head(row[:-1]), text=row[-1]))

    def spoken(self, ids: Iterable[int] | None = None) -> Iterator[Article]:
        """Articles with their texts, quotes and aliases only, in order of file; all or those with these ids.

        Those in which nobody speaks are left out.
        """
        wanted = None if ids is None else set(ids)
        quotes, aliases = self._by_article("quote", r.QUOTE), self._by_article("alias", r.ALIAS)
        for head in self.heads():
            key = head.id
            if (key not in quotes and key not in aliases) or (wanted is not None and key not in wanted):
                continue
            for (text,) in self._db.rows("SELECT text FROM article WHERE id = ?", (key,)):
                yield replace(
                    head,
                    text=text,
                    quotes=tuple(r.quote(row, key, text) for row in quotes.get(key, ())),
                    aliases=tuple(map(r.alias, aliases.get(key, ()))),
                )

    def edits(self, article: int) -> tuple[Edit, ...]:
        """The repairs of one article, in order of the text."""
        return tuple(map(r.edit, self._parts("edit", r.EDIT, article)))

    def quotes_of(self, articles: Iterable[int]) -> dict[int, list[Quote]]:
        """The quotes of some articles, without their words; nothing for those in which nobody is quoted."""
        found: dict[int, list[Quote]] = defaultdict(list)
        where = "WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article, start"
        given = (json.dumps(list(articles)),)
        for article, *row in self._db.rows(f"SELECT article, {r.columns(r.QUOTE)} FROM quote {where}", given):
            found[article].append(r.quote(row, article, ""))
        return dict(found)

    def persons_of(self, articles: Iterable[int]) -> dict[int, set[str]]:
        """The names of the persons whom each of some articles quotes; nothing for those with none."""
        found: dict[int, set[str]] = defaultdict(set)
        where = "WHERE article IN (SELECT value FROM json_each(?)) AND person != ''"
        rows = self._db.rows(
            f"SELECT DISTINCT article, person FROM quote {where}", (json.dumps(list(articles)),)
        )
        for article, person in rows:
            found[article].add(person)
        return dict(found)

    def quote_counts(self) -> dict[int, int]:
        """The number of utterances by article id; the parts of a quote that is split count once."""
        return dict(self._db.rows('SELECT article, count(DISTINCT "group") FROM quote GROUP BY article'))

    def places(self) -> list[tuple[int, int, int, int, str]]:
        """Id, article, start, end and language of every passage, in order of id."""
        return self._db.rows('SELECT id, article, start, "end", lang FROM passage ORDER BY id')

    def speakers(self) -> list[tuple[int, int, int, str]]:
        """Article, start, end and person of every quote whose speaker is known."""
        return self._db.rows("SELECT article, start, \"end\", person FROM quote WHERE person != ''")

    def without(self, field: Literal["source", "date"]) -> list[int]:
        """Ids of the passages whose article does not state its source, or its date."""
        found = f"SELECT passage.id FROM passage JOIN article ON article = article.id WHERE \"{field}\" = ''"
        return [row[0] for row in self._db.rows(found)]

    def passage_count(self) -> int:
        """How many passages the record holds."""
        return int(self._db.rows("SELECT count(*) FROM passage")[0][0])

    # -- passages ------------------------------------------------------------------------------

    def excerpts(self, ids: Iterable[int]) -> dict[int, Excerpt]:
        """Passages by id with their texts; unknown ids are left out."""
        wanted = json.dumps(list(ids))
        where = "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY article"
        found = self._excerpts(self._db.rows(f"{_PASSAGES} {where}", (wanted,)))
        return {excerpt.passage.id: excerpt for excerpt in found}

    def excerpts_of(self, article: int) -> list[Excerpt]:
        """The passages of one article in their order."""
        found = self._db.rows(f"{_PASSAGES} WHERE article = ? ORDER BY n", (article,))
        return list(self._excerpts(found))

    def all_excerpts(self) -> Iterator[Excerpt]:
        """Every passage, in order of id, read in batches."""
        last = 0
        while found := self._db.rows(f"{_PASSAGES} WHERE id > ? ORDER BY id LIMIT 2000", (last,)):
            yield from self._excerpts(found)
            last = found[-1][0]

    def _excerpts(self, found: Iterable[Sequence[Any]]) -> Iterator[Excerpt]:
        """Rows of passages, those of an article together, with their texts.

        Cut out here: SQLite would count the characters from the beginning of the article for each.
        """
        for article, group in groupby(map(r.passage, found), key=lambda passage: passage.article):
            for file, title, source, date, text in self._db.rows(_HEAD_AND_TEXT, (article,)):
                for each in group:
                    yield Excerpt(each, file, title, source, date, text[each.start : each.end])

    # -- what the derived indexes ask ------------------------------------------------------------

    @property
    def born(self) -> str:
        """A random id of this record: change numbers and ids mean something within one record only."""
        return str(self._db.rows("SELECT born FROM counter")[0][0])

    def last_change(self) -> int:
        """The number of the newest change."""
        return int(self._db.rows("SELECT change FROM counter")[0][0])

    def changed_since(self, change: int) -> list[int]:
        """Ids of the articles written or moved after a change, oldest first."""
        return self._ids("SELECT id FROM article WHERE change > ? ORDER BY change, id", change)

    def renamed_since(self, change: int) -> list[int]:
        """Ids of those among them that state no source and are known by another file name since."""
        return self._ids("SELECT article FROM renamed WHERE change > ?", change)

    def gone_since(self, change: int) -> list[int]:
        """Ids of the articles dropped after a change."""
        return self._ids("SELECT article FROM gone WHERE change > ?", change)

    # -- inside --------------------------------------------------------------------------------

    def _ids(self, sql: str, change: int) -> list[int]:
        return [row[0] for row in self._db.rows(sql, (change,))]

    def _parts(self, table: str, names: Sequence[str], article: int) -> list[tuple[Any, ...]]:
        return self._db.rows(
            f"SELECT {r.columns(names)} FROM {table} WHERE article = ? ORDER BY rowid", (article,)
        )

    def _by_article(self, table: str, names: Sequence[str]) -> dict[int, list[tuple[Any, ...]]]:
        """The rows of all articles, by article."""
        found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for key, *row in self._db.rows(f"SELECT article, {r.columns(names)} FROM {table} ORDER BY rowid"):
            found[key].append(tuple(row))
        return found

    def _whole(self, head: Article) -> Article:
        key = head.id
        return replace(
            head,
            blocks=tuple(map(r.block, self._parts("block", r.BLOCK, key))),
            passages=tuple(map(r.passage, self._parts("passage", ["id", "article", *r.PASSAGE], key))),
            quotes=tuple(r.quote(row, key, head.text) for row in self._parts("quote", r.QUOTE, key)),
            terms=tuple(map(r.term, self._parts("term", r.TERM, key))),
            aliases=tuple(map(r.alias, self._parts("alias", r.ALIAS, key))),
            edits=self.edits(key),
        )


def _next_change(db: sqlite3.Connection) -> int:
    return int(db.execute("UPDATE counter SET change = change + 1 RETURNING change").fetchone()[0])


def _set_file(db: sqlite3.Connection, record: FileRecord) -> None:
    key, *rest = r.FILE
    db.executemany(_SET_FILE, r.values(rest, getattr(record, key), [record]))


def _forget_file(db: sqlite3.Connection, file: str) -> None:
    for table in ("file", "loss"):
        db.execute(f"DELETE FROM {table} WHERE file = ?", (file,))


def _insert(db: sqlite3.Connection, article: Article, change: int) -> None:
    """The article and its parts, which get its new id."""
    names = [*r.HEAD, "text"]
    (row,) = r.values(names, change, [article])
    key = db.execute(r.insertion("article", names, "change"), row).lastrowid
    for table, columns, parts in (
        ("block", r.BLOCK, article.blocks),
        ("passage", r.PASSAGE, article.passages),
        ("quote", r.QUOTE, article.quotes),
        ("term", r.TERM, article.terms),
        ("alias", r.ALIAS, article.aliases),
        ("edit", r.EDIT, article.edits),
    ):
        db.executemany(r.insertion(table, columns), r.values(columns, key, parts))


def _drop_articles(db: sqlite3.Connection, file: str, change: int) -> None:
    for (article,) in db.execute("SELECT id FROM article WHERE file = ?", (file,)).fetchall():
        for part in PARTS:
            db.execute(f"DELETE FROM {part} WHERE article = ?", (article,))
        db.execute("DELETE FROM article WHERE id = ?", (article,))
        db.execute("INSERT INTO gone VALUES (?, ?)", (article, change))
