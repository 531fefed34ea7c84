"""Answers that a scan overtakes: sentences, vectors and record are always of one state, or asked again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from search.derived import of_one_state
from search.related import RelatedIndex, lexical
from search.related.vectors import VectorFile
from search.statements import vectors
from search.statements.vectors import TextVectors
from tests.test_search_related import ASKED, CHINESE, Desk, WordEncoder

STEP = 4
"""Looks between two of those at which a scan is tried: the others cost seconds and tell nothing new."""

ANSWERS: dict[str, Callable[[Desk], object]] = {
    "related": lambda desk: [each.file for each in desk.index.related(ASKED, lang="en", article=5)],
    "sentences": lambda desk: desk.index.sentences(5).spans,
    "meanings": lambda desk: sorted(desk.index.meanings([5, 6])),
    "one story": lambda desk: dict(desk.index.same_story(5, [6])),
    "line": lambda desk: (found := desk.index.of_line("repair crane")) and len(found.best),
}


@pytest.mark.parametrize("asked", ANSWERS)
def test_a_scan_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    """At every look at the vectors another program takes files out and numbers what is left anew."""
    monkeypatch.setattr(lexical, "_DEAD_SHARE", 0.0)
    looks, scan_at = 0, 1
    usual = VectorFile.rows

    def rows(file: VectorFile) -> object:
        nonlocal looks
        looks += 1
        if looks == scan_at:
            scan()
        return usual(file)

    def scan() -> None:
        desk.store.remove("filler0.txt")
        with closing(RelatedIndex(desk.folder, desk.store, WordEncoder())) as other:
            other.catch_up()

    while looks >= scan_at - STEP:
        desk = Desk(tmp_path / str(scan_at))
        desk.put("here.txt", ASKED, source="A")
        desk.put("there.txt", (CHINESE, "body", "zh-Hans"), ASKED, source="B")
        desk.index.catch_up()
        looks = 0
        with monkeypatch.context() as patched:
            patched.setattr(VectorFile, "rows", rows)
            answer = ANSWERS[asked](desk)
        assert answer == ANSWERS[asked](desk)
        assert answer
        desk.close()
        scan_at += STEP


def test_vectors_of_texts_that_are_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "_FEW", 0)
    monkeypatch.setattr(vectors, "_MOST", 1)
    texts = [f"Text number {number}." for number in range(6)]
    kept = TextVectors(tmp_path, WordEncoder())
    assert kept.catch_up([(text, "en") for text in texts], lambda _step: None, lambda: False)
    usual = VectorFile.floats

    def floats(file: VectorFile, numbers: object) -> object:
        with monkeypatch.context() as patched:
            patched.setattr(VectorFile, "floats", usual)
            TextVectors(tmp_path, WordEncoder()).tidy([(texts[-1], "en")])
        monkeypatch.setattr(VectorFile, "floats", usual)
        return usual(file, numbers)  # type: ignore[arg-type] # as it was given

    monkeypatch.setattr(VectorFile, "floats", floats)
    found = kept.of(texts)
    assert [bool(row.any()) for row in found] == [False] * 5 + [True]
    assert np.allclose(found[5], WordEncoder().encode(texts[-1:])[0], atol=0.01)


def test_an_error_of_one_state_is_raised() -> None:
    states = iter([1, 2, 2, 2])

    def make() -> str:
        raise IndexError("it does not go away")

    with pytest.raises(IndexError):
        of_one_state(lambda: next(states), make)
    assert not list(states)
