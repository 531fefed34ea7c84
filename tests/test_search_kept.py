"""Answers that are kept: for the same state only, over starts, never from a file that was tampered with."""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from search.by_article import ByArticle
from search.errors import EncoderError
from search.kept import Kept
from search.kept_vectors import KeptVectors
from search.model import Progress, Span
from search.shelf import Shelf

if TYPE_CHECKING:
    from search.related.encoder import Vectors

ANSWER = [(Span(1, 2), "x")]


def test_an_answer_is_made_once_for_a_state_and_told_to_all_who_wait() -> None:
    kept: Kept[int] = Kept()
    made: list[int] = []
    heard: list[int] = []

    def make(tell: object) -> int:
        assert callable(tell)
        tell(Progress("texts", len(made), 9))
        made.append(1)
        return len(made)

    asked = [
        kept.answer("a", state, make, lambda step: heard.append(step.done)) for state in ("s", "s", "t", "s")
    ]
    assert asked == [1, 1, 2, 3]
    assert heard == [0, 1, 2]


def test_a_shelf_gives_what_was_put_there_and_nothing_else(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "boards", "1", [Span])
    shelf.put("q", ("s", 1), ANSWER)
    assert shelf.find("q", ("s", 1)) == ANSWER
    assert [shelf.find("q", ("s", 2)), shelf.find("other", ("s", 1))] == [None, None]
    assert Shelf(tmp_path / "boards", "2", [Span]).find("q", ("s", 1)) is None
    assert Shelf(tmp_path / "boards", "1", []).find("q", ("s", 1)) is None
    other = type("Span", (), {"__module__": Span.__module__, "__match_args__": ("first", "last")})
    assert Shelf(tmp_path / "boards", "1", [other]).find("q", ("s", 1)) is None
    (file,) = (tmp_path / "boards").iterdir()
    whole = file.read_bytes()
    for damaged in (whole[:-3], whole[:16] + b"\x80nonsense", whole[:16] + pickle.dumps(Path("x")), b""):
        file.write_bytes(damaged)
        assert shelf.find("q", ("s", 1)) is None
    for number in range(20):
        shelf.put(number, "s", ANSWER)
    assert len(list((tmp_path / "boards").iterdir())) == 16
    (tmp_path / "file").write_text("")
    Shelf(tmp_path / "file", "1", [Span]).put("q", "s", ANSWER)  # no folder: nothing is kept, nothing raised
    assert (tmp_path / "file").read_text() == ""


def test_only_new_articles_are_looked_through_also_at_the_next_start(tmp_path: Path) -> None:
    looked: list[str] = []
    heard: list[int] = []

    def make(key: str) -> list[Span]:
        looked.append(key)
        return [Span(0, len(key))]

    def parts(keys: list[str], born: str = "x") -> list[list[Span]]:
        kept: ByArticle[str, list[Span]] = ByArticle(Shelf(tmp_path / "parts", "1", [Span]), lambda: born)
        return kept.of(keys, make, "dates", lambda step: heard.append(step.done))

    assert parts(["a", "bb"]) == [[Span(0, 1)], [Span(0, 2)]]
    assert parts(["ccc", "bb"]) == [[Span(0, 3)], [Span(0, 2)]]
    assert parts(["bb"]) == [[Span(0, 2)]]
    assert looked == ["a", "bb", "ccc"]
    assert heard == [1, 2, 1, 2, 1]
    assert parts(["bb"], born="another record") == [[Span(0, 2)]]
    assert looked == ["a", "bb", "ccc", "bb"]
    records = iter(("one", "two"))
    open_now: ByArticle[str, list[Span]] = ByArticle(None, lambda: next(records))
    open_now.of(["bb"], make, "dates", lambda _step: None)
    open_now.of(["bb"], make, "dates", lambda _step: None)
    assert looked[-2:] == ["bb", "bb"]  # another record, opened meanwhile
    assert len(looked) == 6


class Lengths:
    """Encodes a text by its length, and counts how often it is asked."""

    name, version, weights_hash, dimensions, apart = "lengths", "1", "w", 4, ""

    def __init__(self, *languages: str) -> None:
        self.languages = frozenset(languages)
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        return np.array([[0.01 * len(text), 0.1, 0, 0] for text in texts], np.float32).reshape(-1, 4)

    def fresh(self, texts: Sequence[str]) -> Vectors | None:
        try:
            return self.encode(texts)
        except EncoderError:
            return None


def test_a_text_gets_its_vector_once(tmp_path: Path) -> None:
    encoder = Lengths("en")
    heard: list[str] = []
    first = KeptVectors(tmp_path, encoder, encoder.fresh).of(
        ["a", "bb", "a"], lambda step: heard.append(step.what)
    )
    again = KeptVectors(tmp_path, encoder, encoder.fresh).of(["bb", "ccc"])
    assert first is not None
    assert again is not None
    assert encoder.encoded == ["a", "bb", "ccc"]
    assert {*heard} == {"meanings"}
    assert np.array_equal(first[1], again[0])
    assert np.array_equal(first[0], first[2])
    silent = Lengths()  # of no language: nothing can be kept
    assert KeptVectors(tmp_path, silent, silent.fresh).of(["a"]) is not None
    assert silent.encoded == ["a"]


class Slow(Lengths):
    """While it encodes for the first time, another thread asks for the same."""

    def __init__(self, folder: Path) -> None:
        super().__init__("en")
        self.kept = KeptVectors(folder, self, self.fresh)
        self.other: threading.Thread | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        if self.other is None:
            self.other = threading.Thread(target=self.kept.of, args=(texts,))
            self.other.start()
            self.other.join(0.1)
        return super().encode(texts)


def test_a_second_thread_waits_for_the_vectors_of_the_first(tmp_path: Path) -> None:
    slow = Slow(tmp_path)
    slow.kept.of(["a", "bb"])
    assert slow.other is not None
    slow.other.join()
    assert slow.encoded == ["a", "bb"]


def test_vectors_are_thrown_out_where_few_are_asked_for_and_no_map_of_them_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.kept_vectors._MOST", 3)
    monkeypatch.setattr("search.statements.vectors._FEW", 3)
    encoder = Lengths("en")
    kept = KeptVectors(tmp_path, encoder, encoder.fresh)
    kept.of(["a", "bb", "ccc", "dddd"])
    kept.tidy()
    kept.of(["a"])
    assert len(encoder.encoded) == 4  # so many are asked for at once
    later = KeptVectors(tmp_path, encoder, encoder.fresh)
    later.of(["a"])
    (file,) = tmp_path.glob("*.i8")
    with file.open("rb") as mapped:
        later.tidy()
        assert os.fstat(mapped.fileno()).st_size == 4 * encoder.dimensions
    later.of(["a"])
    assert len(encoder.encoded) == 5


def test_what_another_program_has_thrown_out_is_made_afresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = Lengths("en")
    kept = KeptVectors(tmp_path, encoder, encoder.fresh)
    kept.of(["a"])
    monkeypatch.setattr(kept._kept, "catch_up", lambda *_: True)  # and then the file is begun anew
    found = kept.of(["a", "bb"])
    assert found is not None
    assert found.any(axis=1).all()
