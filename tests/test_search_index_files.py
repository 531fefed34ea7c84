"""Files of a segment that are looked at in place read as files do."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import index
from whoosh.codec.whoosh3 import W3PerDocReader

from search.index.backend import IndexPassage
from search.index.whoosh_backend import WhooshBackend
from search.index.whoosh_files import View
from search.language.analysis import Token

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40))


def view_of(data: bytes) -> View:
    return View(memoryview(data), "a.trm")


@settings(deadline=None)
@given(st.binary(max_size=40), st.lists(st.one_of(st.integers(-1, 50), SPANS), max_size=8))
def test_it_reads_like_a_file(data: bytes, steps: list[int | tuple[int, int]]) -> None:
    view, file = view_of(data), BytesIO(data)
    for step in steps:
        if isinstance(step, tuple):
            place, whence = min(step[0], len(data)), (0, 2)[step[1] % 2]
            view.seek(-place if whence else place, whence)
            file.seek(-place if whence else place, whence)
        else:
            assert view.read(step) == file.read(step)
        assert view.tell() == file.tell()


@given(st.binary(max_size=40), SPANS)
def test_a_part_is_a_file_of_its_own(data: bytes, span: tuple[int, int]) -> None:
    start, size = span
    part = view_of(data).subset(start, size)
    assert part.read() == data[start : start + size]
    assert view_of(data).get(start, size) == data[start : start + size]


@settings(deadline=None)
@given(st.lists(st.one_of(st.integers(), st.binary(max_size=3), st.just("long" * 400)), max_size=4))
def test_pickles_of_any_size_follow_each_other(values: list[Any]) -> None:
    data = b"".join(pickle.dumps(value, 2) for value in values) + b"rest"
    view = view_of(data)
    assert [view.read_pickle() for _ in values] == values
    assert view.read() == b"rest"


@pytest.fixture
def segment(tmp_path: Path) -> Iterator[Any]:
    """A reader of a segment of three passages, of 1, 40 and 0 terms in the body."""
    backend = WhooshBackend(tmp_path / "words")
    backend.clear()
    bodies = [[Token(f"word{n}", 0, 0, n) for n in range(size)] for size in (1, 40, 0)]
    backend.update(
        (), [IndexPassage(n, 1, "en", "body", "", body, (), (), ()) for n, body in enumerate(bodies)]
    )
    backend.close()
    opened = index.open_dir(str(tmp_path / "words"))
    reader = opened.reader()
    yield reader
    reader.close()
    opened.close()


def test_files_of_an_index_are_looked_at_in_place(segment: Any) -> None:
    files, known = segment.storage(), segment.segment()
    for suffix in (".trm", ".pst", ".id.col"):
        assert isinstance(files.open_file(known.make_filename(suffix)), View)


def test_lengths_are_those_that_the_engine_tells(segment: Any) -> None:
    files, known = segment.storage(), segment.segment()
    ours, theirs = known.codec().per_document_reader(files, known), W3PerDocReader(files, known)
    for document in range(3):
        for field in ("body", "title"):
            told = theirs.doc_field_length(document, field) or 0
            assert ours.doc_field_length(document, field) == told
    assert [ours.doc_field_length(document, "body") for document in range(3)] == [1, 40, 0]
