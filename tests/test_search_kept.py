"""Answers that are kept: for the same state only, over starts, never from a file that was tampered with."""

from __future__ import annotations

import pickle
from pathlib import Path

from search.kept import Kept
from search.model import Progress, Span
from search.shelf import Shelf

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
