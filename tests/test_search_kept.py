"""Answers that are kept: for the same state only, over starts, never from a file that was tampered with."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

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
