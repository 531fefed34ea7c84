"""How Chinese words sound."""

from __future__ import annotations

import pytest

from search.language.sounds import beginnings, sound


@pytest.mark.parametrize("word", ["开源", "方案", "反感", "西安"])
def test_a_word_begins_with_a_character_that_its_sound_may_begin_with(word: str) -> None:
    assert word[0] in beginnings(sound(word), len(word))


def test_other_readings_and_characters_that_folding_replaces_begin_no_word() -> None:
    found = beginnings("kaiyuan", 2)
    assert not {"源", "開", "方"} & set(found)
    assert {sound(each) for each in found} == {"kai"}
    assert {sound(each) for each in beginnings("fangan", 2)} == {"fan", "fang"}
    assert beginnings("kaiyuan", 1) == beginnings("", 0) == []
