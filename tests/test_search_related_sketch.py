"""Words near a word, told from a sketch of their vectors: the same as without it, from a part of the work."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.related import sketch
from search.related.sketch import (
    Sketch,
    SketchFile,
    estimated,
    is_due,
    near,
    nearest,
    read_sketch,
    sketched,
    write_sketch,
)
from search.related.vectors import SCALE, VectorFile, products
from tests.test_search_related import Desk

Vectors = NDArray[np.float32]
Bytes = NDArray[np.int8]
WIDTH = 512
DIRECTIONS = 128


def bundles(count: int, seed: int) -> Vectors:
    """Unit vectors, of which many lie near each other, and more of their length in some directions."""
    chance = np.random.default_rng(seed)
    sizes = (8.0 + np.arange(WIDTH)) ** -0.5
    middles = sizes * chance.standard_normal((1 + count // 5, WIDTH))
    found = middles[chance.integers(0, len(middles), count)]
    found += 0.6 * sizes * chance.standard_normal((count, WIDTH))
    unit: Vectors = (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)
    return unit


def stored(vectors: Vectors) -> Bytes:
    rounded: Bytes = np.clip(np.rint(vectors * SCALE), -127, 127).astype(np.int8)
    return rounded


def floats(rows: Bytes) -> Vectors:
    return rows.astype(np.float32) / np.float32(SCALE)


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 1000),
    count=st.integers(1, 700),
    new=st.integers(0, 50),
    asked=st.integers(1, 9),
    least=st.floats(0.2, 0.9),
)
def test_nothing_near_is_missed(seed: int, count: int, new: int, asked: int, least: float) -> None:
    rows = stored(bundles(count + new, seed))
    queries = np.concatenate([floats(rows[: asked // 2]), bundles(asked, seed + 1)])
    plain = near(rows, None, queries, least)
    quick = near(rows, sketched(rows[:count], DIRECTIONS), queries, least)
    for (one, cosines), (other, same) in zip(plain, quick, strict=True):
        differing = np.setxor1d(one, other)
        cosine = floats(rows[differing]) @ queries.T
        assert np.abs(cosine - least).min(axis=1, initial=1.0).max(initial=0.0) < 1e-5  # on the edge
        shared = np.intersect1d(one, other)
        assert same[np.isin(other, shared)] == pytest.approx(cosines[np.isin(one, shared)], abs=1e-5)
        assert (np.diff(other) > 0).all()


def test_most_are_left_out_by_the_sketch_alone() -> None:
    rows = stored(bundles(4000, 3))
    reached, bounds = sketched(rows, DIRECTIONS).bounds(floats(rows[:8]), 0.7)
    true = floats(rows[:8]) @ floats(rows).T
    assert set(np.flatnonzero((true >= 0.7).any(axis=0))) <= set(reached)
    assert (bounds >= true[:, reached]).all()
    assert 8 <= len(reached) < 400


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 1000), count=st.integers(1, 700), new=st.integers(0, 50), least=st.floats(0.2, 0.9)
)
def test_the_first_of_each_kind_are_those_of_all(seed: int, count: int, new: int, least: float) -> None:
    rows, queries = stored(bundles(count + new, seed)), bundles(4, seed + 1)
    kinds = np.random.default_rng(seed).integers(0, 3, len(rows)).astype(np.int8)
    made = sketched(rows[:count], DIRECTIONS)
    plain, quick = (nearest(rows, each, queries, least, kinds, 5) for each in (None, made))
    for one, other in zip(plain, quick, strict=True):
        for kind in range(3):
            firsts = [np.sort(cosines[kinds[numbers] == kind])[::-1][:5] for numbers, cosines in (one, other)]
            edge = np.abs(firsts[0] - least).min(initial=1.0) < 1e-5
            assert edge or firsts[1] == pytest.approx(firsts[0], abs=1e-5)


def test_of_many_that_are_near_few_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(rows: Bytes, queries: Vectors, numbers: NDArray[np.int64] | None = None) -> Vectors:
        read.append(0 if numbers is None else len(numbers))
        return products(rows, queries, numbers)

    monkeypatch.setattr(sketch, "products", counted)
    rows = stored(bundles(4000, 3))
    kinds = np.zeros(len(rows), np.int8)
    nearest(rows, sketched(rows, DIRECTIONS), floats(rows[:1]), 0.2, kinds, 5)
    few = sum(read)
    read.clear()
    near(rows, sketched(rows, DIRECTIONS), floats(rows[:1]), 0.2)
    assert 5 <= few < sum(read) / 2


def test_estimates_are_off_by_little_and_what_the_sketch_lacks_is_compared() -> None:
    rows, queries = stored(bundles(900, 3)), bundles(2, 9)
    found = estimated(rows, sketched(rows[:800], DIRECTIONS), queries)
    true = floats(rows) @ queries.T
    assert found.shape == true.shape
    assert np.abs(found[:800] - true[:800]).mean() < 0.03
    assert found[800:] == pytest.approx(true[800:], abs=1e-5)


def test_vectors_of_zeros_are_near_nothing() -> None:
    rows = np.zeros((5, WIDTH), np.int8)
    assert [len(numbers) for numbers, _ in near(rows, sketched(rows, DIRECTIONS), bundles(2, 0), 0.1)] == [
        0,
        0,
    ]


def test_a_sketch_of_more_rows_than_there_are_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sketch, "WORTH_IT", 1)
    file, kept = VectorFile(tmp_path / "some.i8", "one", WIDTH), SketchFile(DIRECTIONS)
    file.add(bundles(200, 1))
    assert kept.of(file, file.rows()) is None
    kept.renew(file)
    assert kept.of(file, file.rows()) is kept.of(file, file.rows()) is not None
    assert kept.of(file, file.rows()[:199]) is None


def test_a_sketch_is_due_when_an_eighth_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketch, "WORTH_IT", 80)
    rows = stored(bundles(90, 1))
    assert [is_due(rows[:79], None), is_due(rows[:80], None)] == [False, True]
    assert [is_due(rows[:count], sketched(rows[:70], DIRECTIONS)) for count in (80, 81)] == [False, True]


def test_a_sketch_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = sketched(stored(bundles(50, 1)), DIRECTIONS)
    write_sketch(tmp_path / "a.sketch", made)
    again = read_sketch(tmp_path / "a.sketch")
    assert again is not None
    assert (again.scale, again.off) == (made.scale, made.off)
    assert np.array_equal(again.directions, made.directions)
    assert np.array_equal(again.rows, made.rows)
    assert np.array_equal(again.left, made.left)


@pytest.mark.parametrize("kept", [0, 1, 100, 10_000, -1])
def test_a_broken_sketch_is_none(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "a.sketch"
    write_sketch(path, sketched(stored(bundles(50, 1)), DIRECTIONS))
    path.write_bytes(path.read_bytes()[:kept])
    assert read_sketch(path) is None
    path.write_bytes(b"\x93NUMPY" + bytes(range(256)))
    assert read_sketch(path) is None
    assert read_sketch(tmp_path / "none.sketch") is None


def test_a_library_keeps_sketches_of_its_words_and_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sketch, "WORTH_IT", 1)
    made: list[int] = []

    def counted(rows: Bytes, _directions: int) -> Sketch:
        made.append(len(rows))
        return sketched(rows, DIRECTIONS)

    monkeypatch.setattr(sketch, "sketched", counted)
    desk = Desk(tmp_path)
    desk.put("a.txt", "On Friday the harbour repairs the old crane at the eastern dock.")
    desk.put("b.txt", "The crane at the harbour dock will be repaired on Friday.")
    first = desk.ask()
    desk.ask()
    assert first
    assert len(made) == len(list(tmp_path.rglob("*.sketch"))) == 2
    desk.close()


def test_a_large_sketch_is_mapped_and_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = sketched(stored(bundles(300, 1)), DIRECTIONS)
    write_sketch(tmp_path / "a.sketch", made)
    monkeypatch.setattr(sketch, "_LARGE", 1000)
    again = read_sketch(tmp_path / "a.sketch")
    assert again is not None
    assert np.array_equal(again.rows, made.rows)
    assert np.array_equal(again.left, made.left)
    assert (again.scale, again.off) == (made.scale, made.off)
