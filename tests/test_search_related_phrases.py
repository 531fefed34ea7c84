"""Phrases: pairs of neighbouring words, and how they order the first passages in a language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.related.phrases import by_phrases, phrases
from search.related.ranking import Candidate
from tests.test_search_related import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def ranked(*scores: float) -> list[Candidate]:
    return [Candidate(row, score, 0.3, 0) for row, score in enumerate(scores)]


def test_phrases_are_pairs_of_words_or_of_characters() -> None:
    assert phrases("The Main-Mast broke.") == {"the main", "main mast", "mast broke"}
    assert phrases("港口关闭") == phrases("港口關閉") == {"港 口", "口 关", "关 闭"}
    assert phrases("用GPS导航") == {"导 航"}
    assert phrases("mast") == phrases("") == frozenset()


def test_the_passage_that_keeps_a_phrase_comes_first_and_scores_stay_at_their_places() -> None:
    texts = {0: "The mast is the main part of it.", 1: "The main mast broke.", 2: "Nothing of the kind."}
    found = by_phrases(ranked(3.0, 2.0, 1.0), "Who repaired the main mast?", texts)
    assert [(each.row, each.score) for each in found] == [(1, 3.0), (0, 2.0), (2, 1.0)]


def test_a_phrase_that_all_passages_hold_changes_little() -> None:
    texts = {0: "the main mast stands", 1: "the main mast of old", 2: "the main mast"}
    found = by_phrases(ranked(3.0, 2.0, 1.0), "the main mast", texts)
    assert [each.row for each in found] == [0, 1, 2]


def test_passages_without_a_text_keep_their_places() -> None:
    found = by_phrases(ranked(4.0, 3.0, 2.0), "the main mast", {0: "a mast", 2: "the main mast"})
    assert [each.row for each in found] == [2, 1, 0]
    assert [each.score for each in found] == [4.0, 3.0, 2.0]


@given(st.text(), st.lists(st.text(), max_size=5))
def test_any_texts_keep_all_candidates(asked: str, texts: list[str]) -> None:
    before = ranked(*(float(-n) for n in range(len(texts) + 1)))
    found = by_phrases(before, asked, dict(enumerate(texts)))
    assert sorted(each.row for each in found) == [each.row for each in before]
    assert [each.score for each in found] == [each.score for each in before]


def test_a_question_finds_the_text_that_keeps_its_phrase(desk: Desk) -> None:
    desk.put("apart.txt", "The mast was the main thing, and they repaired it.")
    desk.put("beside.txt", "They repaired it, and the main mast was the thing.")
    found = desk.files("Who repaired the main mast?", everything=True)
    assert found[:2] == ["beside.txt", "apart.txt"]


def test_what_is_alike_in_both_scripts_is_found_for_either(desk: Desk) -> None:
    desk.put("alike.txt", ("至今6人被捕。", "body", "zh-Hans"))
    desk.put("simplified.txt", ("警方说，至今6人被捕。", "body", "zh-Hans"))
    desk.put("traditional.txt", ("警方說，至今6人被捕。", "body", "zh-Hant"))
    asked = {
        lang: sorted(desk.files("6人被捕。", lang="zh-Hans", everything=True, langs=[lang]))
        for lang in ("zh-TW", "zh-CN", "zh")
    }
    assert asked["zh-TW"] == ["alike.txt", "traditional.txt"]
    assert asked["zh-CN"] == ["alike.txt", "simplified.txt"]
    assert asked["zh"] == ["alike.txt", "simplified.txt", "traditional.txt"]
