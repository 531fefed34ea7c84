"""Taking much into the related index at once: by the sheet and the batch, here and in workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.language.sentences import sentences
from search.model import Article, Passage, Progress
from search.related import encoding, lexical, sheets
from search.related.encoder import UseEncoder
from search.related.encoding import Encoding
from search.related.lexical import SharedWords
from search.related.sheets import joined, sheet_of, tasks
from search.related.vectors import VectorFile
from search.store import FileRecord, Store

Vectors = NDArray[np.float32]

# -- vectors -------------------------------------------------------------------------------------------------


def encode_lengths(texts: Sequence[str]) -> Vectors:
    """A row that tells the length of each text; fails for one that says so."""
    if "fail in a worker" in texts:
        raise ValueError("it was asked to")
    return np.array([[len(text) / 256, 0.0] for text in texts], np.float32).reshape(-1, 2)


@dataclass
class LengthEncoder:
    """Rows as `encode_lengths` makes them; `texts` are those encoded in this process."""

    name: str = "lengths"
    version: str = "1"
    weights_hash: str = "0"
    dimensions: int = 2
    languages: frozenset[str] = frozenset({"en"})
    apart: str = ""
    texts: list[str] = field(default_factory=list)

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return np.array([[len(text) / 256, 0.0] for text in texts], np.float32)


def batches_of(texts: Sequence[str], size: int) -> Callable[[int], Sequence[str]]:
    return lambda first: texts[first : first + size]


def told(file: VectorFile) -> list[int]:
    """The length that each row tells, 0 where it tells none."""
    return [round(256 * row[0]) for row in file.floats(np.arange(len(file.rows()))).tolist()]


def extend(
    encoder: LengthEncoder, file: VectorFile, texts: Sequence[str], size: int, stop_at: int = -1
) -> list[int]:
    """Extend the file by all texts; what was noted."""
    noted: list[int] = []
    with Encoding(encoder, len(texts)) as encoding:
        encoding.extend(
            file,
            len(texts),
            batches_of(texts, size),
            noted.append,
            lambda: bool(noted) and noted[-1] == stop_at,
        )
    return noted


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(["", "a", "bb", "ccc", "dddd"]), max_size=12), st.integers(1, 5))
def test_each_text_gets_its_row_and_is_encoded_once(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], size: int
) -> None:
    encoder = LengthEncoder()
    file = VectorFile(tmp_path_factory.mktemp("rows") / "rows.i8", "lengths", 2)
    noted = extend(encoder, file, texts, size)
    assert told(file) == [len(text) for text in texts]
    assert sorted(encoder.texts) == sorted(set(texts) - {""})
    assert noted == sorted(noted)
    assert noted[-1:] == [len(texts)] * bool(texts)


def test_what_was_added_before_a_cancellation_is_not_encoded_again(tmp_path: Path) -> None:
    texts = ["one", "three", "one", "seventeen", "three", "eleven"]
    encoder = LengthEncoder()
    file = VectorFile(tmp_path / "rows.i8", "lengths", 2)
    extend(encoder, file, texts, 2, stop_at=2)
    assert len(file.rows()) == 2
    extend(encoder, file, texts, 2)
    assert told(file) == [len(text) for text in texts]
    assert encoder.texts[:2] == ["one", "three"]
    assert encoder.texts.count("seventeen") == 1


def test_workers_give_the_same_rows_and_what_fails_there_is_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoding, "MANY", 1)
    monkeypatch.setattr(encoding, "cores", lambda: 2)
    texts = [f"text {number % 7} {'of some length' * (number % 5)}" for number in range(40)]
    texts[17] = "fail in a worker"
    encoder = LengthEncoder(apart="tests.test_search_related_encoding:encode_lengths")
    file = VectorFile(tmp_path / "rows.i8", "lengths", 2)
    extend(encoder, file, texts, 4)
    assert told(file) == [len(text) for text in texts]
    assert "fail in a worker" in encoder.texts
    assert len(encoder.texts) <= 4


def test_many_texts_get_the_vectors_of_few() -> None:
    texts = [
        "The harbour board repaired the old crane.",
        "港口修好了旧起重机。",
        "a",
        "",
        "Straße " * 99,
        "x😀.",
    ]
    encoder = UseEncoder()
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    together = encoder.encode(texts * 9)
    assert np.allclose(np.tile(alone, (9, 1)), together, atol=1e-5)
    assert encoder.encode([]).shape == (0, encoder.dimensions)


# -- shared words --------------------------------------------------------------------------------------------


SENTENCES = (
    "The harbour will repair the old crane on Friday. ",
    "Mara Quill said 14 boats were late. ",
    "A boat sank. ",
    "港口将在周五修理码头的起重机。",
)


def library(folder: Path, sizes: Sequence[int]) -> Store:
    """A record of articles with so many passages of two sentences; some passages are boilerplate."""
    store = Store(folder / "record.db")
    for number, size in enumerate(sizes):
        text, passages = "", []
        for n in range(size):
            start = len(text)
            text += SENTENCES[(number + n) % 4] + SENTENCES[(number * n) % 4]
            spans = tuple(span.shifted(start) for span in sentences(text[start:]))
            role = "boilerplate" if (number + n) % 5 == 4 else "body"
            passages.append(Passage(0, 0, n, start, len(text), "en", role, spans))  # type: ignore[arg-type] # a Role
        article = Article(0, f"{number}.txt", 0, "T", text, source=f"S{number}", passages=tuple(passages))
        store.put(FileRecord(article.file, 0, 0, "", ""), [article])
    return store


SIZES = (3, 0, 1, 17, 2, 2, 9, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = library(tmp_path, SIZES)
    yield made
    made.close()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets and segments of a few sentences, made here."""
    monkeypatch.setattr(lexical, "cores", lambda: 1)
    monkeypatch.setattr(sheets, "_USUAL", 3)
    monkeypatch.setattr(sheets, "_MOST", 7)
    monkeypatch.setattr(lexical, "_SEGMENT_SIZE", 5)


def contents(
    words: SharedWords, store: Store
) -> tuple[bytes, dict[str, list[int]], list[tuple[str, str, str]]]:
    """Sentences, the rows of each term, and the vocabulary."""
    lines = words.lines(store)
    terms = [row[0] for row in words._rows("SELECT DISTINCT term FROM posting ORDER BY term")]
    rows = {term: found.tolist() for term, found in words.rows_of(terms, len(lines)).items()}
    return (
        lines.table.tobytes(),
        rows,
        sorted((word.term, word.family, word.surface) for word in words.words()),
    )


def taken_in(path: Path, store: Store, cancelled: Callable[[], bool] = lambda: False) -> SharedWords:
    words = SharedWords(path)
    words.catch_up(store, lambda _: None, cancelled)
    return words


def test_sheets_hold_together_what_one_would(store: Store, small: None) -> None:
    parts = list(tasks(store, store.changed_since(0), 0))
    assert len(parts) > 4
    assert any(not part.is_whole for part in parts)
    assert parts[-1].articles == len(SIZES)
    whole = sheet_of(parts[0]._replace(excerpts=[each for part in parts for each in part.excerpts]))
    together = sheet_of(parts[0])
    for part in parts[1:]:
        together = joined(together, sheet_of(part))
    assert together == whole


def test_the_size_of_sheets_and_segments_does_not_matter(
    tmp_path: Path, store: Store, request: pytest.FixtureRequest
) -> None:
    large = taken_in(tmp_path / "large.db", store)
    request.getfixturevalue("small")
    little = taken_in(tmp_path / "little.db", store)
    assert contents(little, store) == contents(large, store)
    assert len(little._rows("SELECT id FROM segment")) > 3
    large.close()
    little.close()


def test_an_article_is_taken_in_whole_or_not_at_all(tmp_path: Path, store: Store, small: None) -> None:
    expected = taken_in(tmp_path / "expected.db", store)
    for stop in range(12):
        path = tmp_path / f"{stop}.db"
        steps: list[Progress] = []
        words = SharedWords(path)
        words.catch_up(store, steps.append, lambda: len(steps) >= stop)  # noqa: B023 - called at once
        table = words.lines(store).table
        for article in np.unique(table["article"]).tolist():
            held = [each for each in store.excerpts_of(article) if each.passage.role != "boilerplate"]
            count = sum(len(each.passage.sentences) for each in held)
            assert (table["article"] == article).sum() == count
        words.catch_up(store, lambda _: None, lambda: False)
        assert sorted(words.lines(store).table.tolist()) == sorted(expected.lines(store).table.tolist())
        words.close()
    expected.close()


def test_workers_make_the_same_sheets(
    tmp_path: Path, store: Store, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = taken_in(tmp_path / "here.db", store)
    monkeypatch.setattr(lexical, "_FEW", 2)
    monkeypatch.setattr(lexical, "cores", lambda: 2)
    monkeypatch.setattr(lexical, "sheet_of", None)  # so none is made here
    there = taken_in(tmp_path / "there.db", store)
    assert contents(there, store) == contents(here, store)
    here.close()
    there.close()
