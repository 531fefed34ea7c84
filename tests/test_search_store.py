"""The record: whole files in one transaction, change numbers, damage, several threads and processes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from search.errors import LibraryError
from search.model import Article, Block, Edit, Passage, Quote, Span, Term
from search.store import FileRecord, RecordDamaged, Store, StoreClosed
from search.store.database import Database

TEXT = "馬克說:“開源。”\nSecond 🌍 paragraph."
ARTICLE = Article(
    id=0,
    file="a.txt",
    item=0,
    title="A title",
    text=TEXT,
    langs=("zh-Hant", "en"),
    notes=("a note",),
    blocks=(Block(0, 9, "body", "zh-Hant"), Block(10, 29, "boilerplate", "en", "label")),
    passages=(
        Passage(0, 0, 0, 0, 9, "zh-Hant", "body", (Span(0, 9),)),
        Passage(0, 0, 1, 10, 29, "en", "body", (Span(10, 29),)),
    ),
    quotes=(
        Quote(
            *(5, 7, "開源", "direct"),
            cue="說",
            person="馬克",
            flags=("partial",),
            lang="zh-Hant",
            marks=("“", "”"),
        ),
    ),
    terms=(Term(10, 16, "Second"),),
    edits=(Edit(3, 8, 3, 3, "(kè) ", "pinyin"),),
)


def record(file: str = "a.txt", skipped: str = "") -> FileRecord:
    return FileRecord(file, 10, 20, "hash", "1", skipped)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "record.db")
    yield store
    store.close()


def test_an_article_comes_back_as_it_was_put(store: Store) -> None:
    store.put(record(), [ARTICLE])
    back = store.article("a.txt")
    assert back is not None
    assert back == store.article(back.id)
    same_ids = replace(
        back,
        id=0,
        passages=tuple(replace(p, id=0, article=0) for p in back.passages),
        quotes=tuple(replace(q, article=0) for q in back.quotes),
    )
    assert same_ids == ARTICLE


def test_heads_have_no_text(store: Store) -> None:
    store.put(record(), [ARTICLE])
    (head,) = store.heads()
    assert (head.title, head.langs, head.text, head.passages) == ("A title", ("zh-Hant", "en"), "", ())


def test_excerpts_cut_by_code_points(store: Store) -> None:
    store.put(record(), [ARTICLE])
    texts = [excerpt.text for excerpt in store.all_excerpts()]
    assert texts == [TEXT[0:9], TEXT[10:29]]
    assert store.excerpts([999]) == {}


def test_a_file_read_again_replaces_its_articles_and_is_told_to_the_indexes(store: Store) -> None:
    store.put(record(), [ARTICLE])
    seen = store.last_change()
    first = store.changed_since(0)
    store.put(record(), [replace(ARTICLE, title="New")])
    assert store.gone_since(seen) == first
    assert len(store.changed_since(seen)) == 1
    assert set(store.changed_since(seen)).isdisjoint(first)
    assert [head.title for head in store.heads()] == ["New"]
    assert store.passage_count() == 2


def test_ids_are_never_used_again(store: Store) -> None:
    store.put(record(), [ARTICLE])
    old = {excerpt.passage.id for excerpt in store.all_excerpts()}
    store.remove("a.txt")
    assert list(store.all_excerpts()) == []
    store.put(record(), [ARTICLE])
    assert old.isdisjoint(excerpt.passage.id for excerpt in store.all_excerpts())


def test_a_failed_write_leaves_the_record_as_it_was(store: Store) -> None:
    store.put(record(), [ARTICLE])
    twice = [replace(ARTICLE, title="X"), replace(ARTICLE, title="Y")]
    with pytest.raises(LibraryError, match="UNIQUE"):
        store.put(record(), twice)
    assert [head.title for head in store.heads()] == ["A title"]
    assert store.last_change() == 1


def test_values_that_disagree_are_told_as_such(store: Store, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="does not agree") as caught:
        store.put(record(), [ARTICLE, ARTICLE])
    assert str(tmp_path) in str(caught.value)
    assert "rights" not in str(caught.value)


def test_a_file_moved_onto_a_known_one_takes_its_place(store: Store) -> None:
    store.put(record("a.txt"), [ARTICLE])
    store.put(
        record("b.txt"), [replace(ARTICLE, file="b.txt", title="B"), replace(ARTICLE, file="b.txt", item=1)]
    )
    moved, *lost = store.changed_since(0)
    seen = store.last_change()
    store.move("a.txt", record("b.txt"))
    assert [(head.id, head.file, head.title) for head in store.heads()] == [(moved, "b.txt", "A title")]
    assert list(store.files()) == ["b.txt"]
    assert (store.changed_since(seen), store.gone_since(seen)) == ([moved], lost)


def test_a_loss_is_the_first_until_the_same_state_is_lost_again(store: Store) -> None:
    store.put(record("a.txt"), [ARTICLE])
    assert store.note_loss("a.txt", 1, 2, "1")
    assert not store.note_loss("a.txt", 1, 2, "1")
    assert store.note_loss("a.txt", 1, 3, "1")
    assert store.note_loss("a.txt", 1, 3, "2")
    assert len(store.heads()) == 1
    store.remove("a.txt")
    assert store.note_loss("a.txt", 1, 3, "2")


def test_skipped_files_are_remembered_with_their_reason(store: Store) -> None:
    store.put(record("b.txt", "it is empty"), [])
    assert [(each.file, each.reason) for each in store.skipped()] == [("b.txt", "it is empty")]


def test_a_damaged_record_is_set_aside_and_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(b"not a database, certainly not " * 50)
    store = Store(path)
    assert store.heads() == []
    assert path.with_suffix(".damaged").exists()
    store.close()


def test_an_older_schema_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE article (old TEXT)")
        db.execute("PRAGMA user_version = 999")
    db.close()
    store = Store(path)
    store.put(record(), [ARTICLE])
    assert len(store.heads()) == 1
    store.close()


def test_threads_write_side_by_side(store: Store) -> None:
    def write(name: str) -> None:
        for number in range(5):
            store.put(record(f"{name}{number}"), [replace(ARTICLE, file=f"{name}{number}")])

    threads = [threading.Thread(target=write, args=(name,)) for name in "xyz"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.heads()) == 15
    assert store.last_change() == 15


def test_connections_end_with_their_threads(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def noted(*words: Any, **options: Any) -> sqlite3.Connection:
        made.append(connect(*words, **options))
        return made[-1]

    monkeypatch.setattr(sqlite3, "connect", noted)
    for _ in range(5):
        thread = threading.Thread(target=store.heads)
        thread.start()
        thread.join()
    assert len(made) == 5
    for connection in made[:-1]:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
    assert store.heads() == []


def test_a_closed_store_refuses_calmly(store: Store) -> None:
    store.close()
    with pytest.raises(StoreClosed):
        store.heads()


def broken_with(store: Store, error: sqlite3.Error, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every talk with the record fail as SQLite would."""

    def fail() -> None:
        raise error

    monkeypatch.setattr(store._db, "_line", fail)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("database is locked", "in a moment"),
        ("database or disk is full", "free some"),
        ("readonly", "rights"),
    ],
)
def test_trouble_is_told_calmly_and_names_the_folder(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: str, told: str
) -> None:
    broken_with(store, sqlite3.OperationalError(error), monkeypatch)
    with pytest.raises(LibraryError, match=told) as caught:
        store.heads()
    assert str(tmp_path) in str(caught.value)
    assert not isinstance(caught.value, RecordDamaged)


def test_damage_met_later_is_mended_at_the_next_start(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(record(), [ARTICLE])
    broken_with(store, sqlite3.DatabaseError("malformed"), monkeypatch)
    with pytest.raises(RecordDamaged, match="next start"):
        store.heads()
    monkeypatch.undo()
    store.close()
    for heads in (0, 1):  # once only: what is read from then on is kept
        again = Store(store.path)
        assert len(again.heads()) == heads
        again.put(record(), [ARTICLE])
        again.close()


def test_a_record_that_cannot_be_opened_is_not_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.db"
    first = Store(path)
    first.put(record(), [ARTICLE])
    first.close()

    def fail(_: Database) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "_line", fail)
        with pytest.raises(LibraryError, match="disk I/O"):
            Store(path)
    second = Store(path)
    assert len(second.heads()) == 1
    second.close()


def test_a_record_made_anew_is_another_one(store: Store, tmp_path: Path) -> None:
    again, other = Store(store.path), Store(tmp_path / "other.db")
    assert store.born
    assert again.born == store.born != other.born
    again.close()
    other.close()


def test_an_article_is_read_in_one_state(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(record(), [ARTICLE])
    whole, other = Store._whole, Store(store.path)

    def meanwhile(self: Store, head: Article) -> Article:
        other.put(record(), [replace(ARTICLE, title="New")])
        return whole(self, head)

    monkeypatch.setattr(Store, "_whole", meanwhile)
    back = store.article("a.txt")
    assert back is not None
    assert (back.title, len(back.passages), len(back.quotes)) == ("A title", 2, 1)
    assert [head.title for head in store.heads()] == ["New"]
    other.close()
