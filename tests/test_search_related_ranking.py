"""The order of related passages: other words for those of a question, both sides together, and scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.related.alternatives import alternatives, no_translations
from search.related.analysed import Analysed
from search.related.question import Question
from search.related.ranking import _Units
from tests.test_search_related import ASKED, CHINESE, Desk

TRANSLATIONS = {
    "prime minister": [("总理", 1.0)],
    "minister": [("部长", 1.0), ("牧师", 0.25)],
    "总理": [("premier", 0.81)],
    "起重": [("lift", 0.5)],
}


def translate(word: str, _lang: str) -> Sequence[tuple[str, float]]:
    return TRANSLATIONS.get(word.lower(), ())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


# -- other words for those of a question -------------------------------------------------------------------


def test_a_translation_counts_the_root_of_its_weight() -> None:
    others = alternatives(Analysed("The minister left.", "en"), {}, {}, translate)
    assert others["w:minist"] == {"w:部长": 1.0, "w:牧师": 0.5}


def test_a_term_of_several_words_renders_each_of_them() -> None:
    others = alternatives(Analysed("The prime minister left.", "en"), {}, {}, translate)
    assert others["w:prime"] == {"w:总理": 1.0}
    assert others["w:minist"]["w:总理"] == 1.0


def test_no_term_reaches_over_a_full_stop() -> None:
    others = alternatives(Analysed("It was past its prime. Minister Oka left.", "en"), {}, {}, translate)
    assert others["w:prime"] == {}


def test_a_pair_that_dictionary_and_encoder_know_counts_more() -> None:
    here = Analysed("总理辞职。", "zh-Hans")
    pairs = {"w:总理": [("w:premier", 0.8), ("w:chancellor", 0.7)]}
    others = alternatives(here, pairs, {}, translate)["w:总理"]
    assert others["w:premier"] == 1.0  # 0.9 and 0.2, but no more than the word itself
    assert others["w:chancellor"] == pytest.approx(0.49)


def test_a_chinese_word_that_no_dictionary_has_is_looked_up_by_its_parts() -> None:
    others = alternatives(Analysed("起重机停用。", "zh-Hans"), {}, {}, translate)
    assert others["w:起重机"] == {"w:lift": pytest.approx((0.5 * 2 / 3) ** 0.5)}


def test_only_sure_words_of_the_same_language_count_and_for_half() -> None:
    synonyms = {"w:minist": [("w:secretari", 0.8), ("w:church", 0.55)]}
    others = alternatives(Analysed("The minister left.", "en"), {}, synonyms, no_translations)
    assert others["w:minist"] == {"w:secretari": pytest.approx(0.32)}


@given(st.text())
def test_any_text_has_alternatives_within_bounds(text: str) -> None:
    for lang in ("en", "zh-Hans"):
        found = alternatives(Analysed(text, lang), {}, {}, lambda word, _lang: [(word, 1.7)])
        assert all(0 < weight <= 1 for terms in found.values() for weight in terms.values())


def test_its_own_words_keep_their_weights() -> None:
    here = Analysed("The minister left.", "en")
    question = Question(here, {"w:minist": {"w:minist": 0.1, "w:部长": 0.9}})
    ask = next(ask for ask in question.asks if ask.word == "w:minist")
    assert ask.terms["w:minist"] == 1.0
    assert ask.terms["w:部长"] == 0.9


def test_chinese_words_that_only_ask_are_not_looked_for() -> None:
    words = {ask.word for ask in Question(Analysed("谁修理了码头的起重机？", "zh-Hans")).asks}
    assert "w:码头" in words
    assert not words & {"w:谁", "w:了", "w:的"}


def test_a_chinese_question_is_not_looked_for_by_what_frames_it() -> None:
    def words(text: str) -> set[str]:
        return {ask.word for ask in Question(Analysed(text, "zh-Hans")).asks}

    assert words("这座码头的名称叫什么？") == words("這座碼頭的名稱叫什麼？") == {"w:码头"}
    assert words("码头的名称已经公布。") >= {"w:码头", "w:名称"}
    assert words("叫什么名字？") == {"w:叫", "w:名字"}  # nothing else is there to look for


def test_words_of_a_chinese_question_touch_where_nothing_stands_between_them() -> None:
    asks = Question(Analysed("谁拆了起重机码头，旧 船坞？", "zh-Hans")).asks
    touching = {ask.word: ask.touches for ask in asks}
    assert touching["w:码头"]
    assert not touching["w:起重机"]
    assert not touching["w:船坞"]
    statement = Question(Analysed("起重机码头已经拆除了。", "zh-Hans")).asks
    assert not any(ask.touches for ask in statement)


def test_a_short_question_is_compared_as_a_whole_and_other_short_texts_are_not() -> None:
    assert Question(Analysed("What is septicaemia?", "en")).texts == ["What is septicaemia?"]
    assert Question(Analysed("Septicaemia", "en")).texts == []


def test_near_words_of_one_language_are_synonyms_and_no_pairs(desk: Desk) -> None:
    desk.put("a.txt", (CHINESE, "body", "zh-Hans"))
    desk.put("b.txt", "The crane at the dock stands idle again, and the port repairs it.")
    desk.index.catch_up()
    groups = Analysed("起重机", "zh-Hans").groups
    assert [term for term, _ in desk.index._pairs.of(groups, "zh")["w:起重机"]] == ["w:crane"]
    assert desk.index._pairs.synonyms(groups, "zh")["w:起重机"] == []


# -- both sides together -----------------------------------------------------------------------------------


def test_of_passages_alike_as_a_whole_the_one_with_the_best_sentence_by_both_is_first() -> None:
    even = np.array([1.0, 1.0], np.float32)
    rows = np.arange(2)
    units = _Units(rows, even, even, 1.0, np.array([0.0, 3.0], np.float32))
    first, second = units.fused
    assert second > first
    assert units._replace(joint=even).fused == pytest.approx(units._replace(joint=None).fused)


# -- what scripts are given --------------------------------------------------------------------------------


def test_a_script_gets_the_ranking_filled_up_and_a_reader_only_what_is_near(desk: Desk) -> None:
    desk.put("a.txt", ASKED)
    assert desk.files() == ["a.txt"]
    found = desk.ask(everything=True)
    assert found[0].file == "a.txt"
    assert len(found) == 5  # and the four texts about other matters
    assert found[0].level
    assert {each.level for each in found[1:]} == {""}
    assert len(desk.ask(everything=True, limit=3)) == 3
    assert desk.ask(everything=True, limit=0) == []


def test_a_script_gets_every_passage_of_an_article_once(desk: Desk) -> None:
    colours = ["red", "blue", "green", "white", "black"]
    desk.put("many.txt", *(ASKED.replace("old", colour) for colour in colours))
    desk.put("long.txt", " ".join(ASKED.replace("old", f"{colour} steel") for colour in colours))
    files = [each.file for each in desk.ask(everything=True)]
    assert files.count("many.txt") == 5
    assert files.count("long.txt") == 1


def test_a_script_gets_copies_and_headlines_too(desk: Desk) -> None:
    desk.put("page.txt", (ASKED, "headline", "en"), ASKED.replace("old", "tall"))
    desk.put("copy.txt", ASKED)
    places = [(each.file, each.passage.role) for each in desk.ask(everything=True, limit=3)]
    assert sorted(places) == [("copy.txt", "body"), ("page.txt", "body"), ("page.txt", "headline")]


def test_everything_is_still_nothing_of_other_languages_or_the_article_itself(desk: Desk) -> None:
    own = desk.put("own.txt", ASKED)
    desk.put("zh.txt", (CHINESE, "body", "zh-Hans"))
    assert desk.files(everything=True, langs=["zh"]) == ["zh.txt"]
    assert "own.txt" not in desk.files(everything=True, article=own)


@pytest.mark.parametrize("weight", [1.0, 1.5])
def test_a_passage_scores_on_one_scale_however_much_words_weigh(weight: float) -> None:
    alike, odd = np.array([2.0, 1.0], np.float32), np.array([2.0, 0.0], np.float32)
    assert _Units(np.arange(2), alike, alike, weight, alike).fused.tolist() == pytest.approx([4.0, 2.0])
    assert _Units(np.arange(2), alike, odd, weight, alike).fused[1] < 2.0
