"""How near sentences are in meaning: products of bytes, and clauses asked of the promising ones only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from search.related import cosines as two_stages
from search.related.cosines import Cosines, cosines, promising
from search.related.sketch import sketched
from search.related.vectors import SCALE, VectorFile, products

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.lines import Numbers, Scores
    from search.related.vectors import Bytes

WIDTH = 16


def unit(count: int, seed: int) -> Vectors:
    found: Vectors = np.random.default_rng(seed).standard_normal((count, WIDTH)).astype(np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return found


def stored(vectors: Vectors) -> Bytes:
    """A quarter of each, as these vectors are short."""
    found: Bytes = np.rint(vectors / 4 * SCALE).astype(np.int8)
    return found


@pytest.mark.parametrize("count", range(18))
@pytest.mark.parametrize("rows", [0, 1, 2047, 2049])
def test_products_are_those_of_any_number_of_queries(count: int, rows: int) -> None:
    held, asked = stored(unit(rows, 1)), unit(count, 2)
    assert products(held, asked).shape == (rows, count)
    assert products(held, asked) == pytest.approx(held.astype(np.float32) @ asked.T / SCALE, abs=1e-5)


def test_a_map_is_kept_until_rows_are_added(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / "some.i8", "one", WIDTH)
    assert file.rows().shape == (0, WIDTH)
    file.add(unit(3, 1) / np.float32(4))
    first = file.rows()
    assert file.rows() is first
    file.add(unit(2, 2) / np.float32(4))
    assert file.rows().shape == (5, WIDTH)
    assert (file.rows()[:3] == first).all()


# -- two stages ------------------------------------------------------------------------------------------


@pytest.fixture
def asked_of(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """How many rows were multiplied with how many queries."""
    seen: list[tuple[int, int]] = []

    def counted(rows: Bytes, queries: Vectors, numbers: Numbers | None = None) -> Vectors:
        seen.append((len(rows if numbers is None else numbers), len(queries)))
        return products(rows, queries, numbers)

    monkeypatch.setattr(two_stages, "products", counted)
    return seen


def near(rows: Vectors, clauses: int, words: Scores | None = None) -> Cosines:
    count = len(rows)
    given = np.zeros(count, np.float32) if words is None else words
    return cosines(
        stored(rows), None, unit(1, 7), unit(clauses, 8), given, (np.arange(count) % 2).astype(np.int16)
    )


def test_in_a_small_library_clauses_are_compared_with_all(asked_of: list[tuple[int, int]]) -> None:
    rows = unit(300, 3)
    found = near(rows, 3)
    assert asked_of == [(300, 1), (300, 3)]
    assert found.nearest == pytest.approx(found.by_text.max(axis=1, initial=0.0))
    assert found.by_text == pytest.approx(
        products(stored(rows), np.vstack([unit(1, 7), unit(3, 8)])), abs=1e-6
    )


def test_in_a_large_one_with_the_promising_only(
    asked_of: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(two_stages, "PROMISING", 50)
    rows = unit(6400, 3)
    words = np.zeros(6400, np.float32)
    words[4001] = 1.0
    found = near(rows, 3, words)
    assert asked_of[0] == (6400, 1)
    assert asked_of[1][0] <= 2 * 2 * 50 + 100
    chosen = promising(found.by_text[:, 0].clip(0), words, (np.arange(6400) % 2).astype(np.int16))
    compared = np.flatnonzero(chosen | (np.arange(6400) % 64 == 0))
    assert 4001 in compared
    assert set(np.argsort(-found.by_text[:, 0])[:30]) <= set(compared.tolist())
    assert found.nearest[compared] == pytest.approx(
        found.by_text[compared].max(axis=1, initial=0.0), abs=1e-6
    )
    others = np.setdiff1d(np.arange(6400), compared)
    assert not found.by_text[others, 1:].any()
    gained = found.nearest[others] - found.by_text[others, 0].clip(0)
    assert gained.min() == pytest.approx(gained.max(), abs=1e-6)
    assert gained.min() > 0


def test_without_clauses_all_are_asked_once(asked_of: list[tuple[int, int]]) -> None:
    assert near(unit(300, 3), 0).by_text.shape == (300, 1)
    assert asked_of == [(300, 1)]


def test_sentences_without_a_vector_are_near_to_nothing() -> None:
    found = cosines(
        stored(unit(5, 1)), None, unit(1, 7), unit(2, 8), np.zeros(9, np.float32), np.zeros(9, np.int64)
    )
    assert not found.by_text[5:].any()
    assert not found.nearest[5:].any()


def test_of_a_sketch_the_promising_are_exact_and_the_others_spread_as_true_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(two_stages, "PROMISING", 50)
    rows, text, words, langs = stored(unit(6400, 3)), unit(1, 7), np.zeros(6500, np.float32), np.zeros(6500)
    nothing = np.zeros((0, WIDTH), np.float32)
    plain = cosines(rows, None, text, nothing, words, langs.astype(np.int64))
    found = cosines(rows, sketched(rows[:6300], 15), text, nothing, words, langs.astype(np.int64))
    true, seen = plain.by_text[:, 0], found.by_text[:, 0]
    first = np.argsort(-true)[:10]
    assert seen[first] == pytest.approx(true[first], abs=1e-6)
    assert seen[6300:] == pytest.approx(true[6300:], abs=1e-6)
    assert 0.9 < seen[:6300].std() / true[:6300].std() < 1.1
    assert np.abs(seen - true).max() > 1e-3
    assert found.of(np.arange(6390, 6410)) == pytest.approx(plain.by_text[6390:6410], abs=1e-6)
