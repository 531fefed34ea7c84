"""How much is done for one question: what is judged, and what is encoded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from search.related.analysed import Analysed
from search.related.nearness import Judge, Nearness
from tests.test_search_related import ASKED, Desk

WORDS = ("lamp", "fork", "tent", "moss", "kite", "vase", "drum", "oar", "bell", "coin", "plum", "wolf")
COUNT = 36


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were judged."""
    seen: list[str] = []
    near = Judge.near

    def counted(self: Judge, here: Analysed, there: Analysed, *rest: Any) -> Nearness:
        seen.append(there.text)
        return near(self, here, there, *rest)

    monkeypatch.setattr(Judge, "near", counted)
    return seen


def put_others(desk: Desk) -> None:
    """Articles that say other things."""
    for number in range(COUNT):
        one, two = WORDS[number % 12], WORDS[(5 * number + number // 12) % 12]
        desk.put(f"other{number}.txt", f"A {one} of number {100 + number} was left beside the {two} at noon.")


def test_judging_ends_with_the_first_few_that_cannot_be_shown(desk: Desk, judged: list[str]) -> None:
    rendering = "On Friday the harbour repairs the old crane at the eastern dock."
    desk.put("a.txt", rendering)
    put_others(desk)
    assert [each.text for each in desk.ask()] == [rendering]
    assert rendering in judged
    assert len(judged) <= 20


def test_a_script_is_told_of_all_it_asks_for(desk: Desk, judged: list[str]) -> None:
    put_others(desk)
    found = desk.ask(everything=True, limit=30)
    assert len(found) == len(judged) == 30


def test_words_that_the_library_has_are_not_encoded_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("a.txt", "The crane at the dock stands idle again, and the port repairs it.")
    desk.index.catch_up()
    encoded: list[str] = []
    encode = desk.encoder.encode

    def counted(texts: Sequence[str]) -> Any:
        encoded.extend(texts)
        return encode(texts)

    monkeypatch.setattr(desk.encoder, "encode", counted)
    desk.ask("The crane repairs a lighthouse.")
    assert "lighthouse" in encoded
    assert "crane" not in encoded
    assert ASKED not in encoded
