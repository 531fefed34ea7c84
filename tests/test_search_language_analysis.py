"""Search terms: the analyser that index, queries and highlighting share."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.analysis import Token, index_tokens, query_tokens, spaced_tokens

SEEDS = Path(__file__).parent.parent / "seeds"

LANGS = ("en", "de", "fr", "zh-Hans", "zh-Hant", "ja", "ko", "th", "und")
mixed = st.text(st.one_of(st.characters(), st.sampled_from("漢字人工智能한국カな Aa1.,'’-é\u0301ßﬁ&+🌟\n")))


def terms(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Meta's open-source models", "en", ["meta", "open", "sourc", "model"]),
        ("Officers’ unions don’t agree", "en", ["offic", "union", "don't", "agre"]),
        ("$14.3 billion, 9,400 and 1.300.000", "en", ["14.3", "billion", "9400", "and", "1300000"]),
        ("14.3bn", "en", ["14.3", "bn"]),
        ("U.S. AT&T c++ C# GPT-5", "en", ["us", "at&t", "c++", "c#", "gpt", "5"]),
        ("1,3 Milliarden Straße Schiffen", "de", ["1.3", "milliard", "strass", "schiff"]),
        ("l’état d’urgence", "fr", ["etat", "urgenc"]),
        ("ﬁnance ＡＩ résumé re\u0301sume\u0301", "en", ["financ", "ai", "resum", "resum"]),
        ("開源AI", "zh-Hant", ["开源", "ai"]),
        ("東京で", "ja", ["东京", "京で"]),
        ("국어 말", "ko", ["국어", "말"]),
        ("", "en", []),
        ("…—！🌟", "en", []),
    ],
)
def test_query_terms(text: str, lang: str, expected: list[str]) -> None:
    assert terms(query_tokens(text, lang)) == expected


def test_function_words_stay() -> None:
    assert terms(index_tokens("who is to be", "en")) == ["who", "is", "to", "be"]


def test_parts_share_the_position_of_their_long_word() -> None:
    tokens = index_tokens("中华人民共和国国务院的模型", "zh-Hans")
    whole = next(token for token in tokens if token.text == "中华人民共和国国务院")
    parts = [token.text for token in tokens if token.position == whole.position and token is not whole]
    assert {"中华", "人民", "国务院"} <= set(parts)
    assert [(token.text, token.position) for token in tokens[-2:]] == [("的", 1), ("模型", 2)]


def test_parts_of_a_dotted_word_share_its_position() -> None:
    tokens = index_tokens("uses node.js now", "en")
    assert [(t.text, t.position) for t in tokens] == [
        ("use", 0),
        ("node", 1),
        ("js", 1),
        ("node.j", 1),
        ("now", 2),
    ]


def test_traditional_and_simplified_give_equal_terms() -> None:
    pairs = [("人工智能的發言人寫著：著名學者", "人工智能的发言人写着：著名学者"), ("資料中心", "资料中心")]
    for traditional, simplified in pairs:
        assert index_tokens(traditional, "zh-Hant") == index_tokens(simplified, "zh-Hans")


def test_offsets_point_into_the_original() -> None:
    text = "🌟 扎克伯格’s 開源 Models"
    spans = {token.text: text[token.start : token.end] for token in query_tokens(text, "en")}
    assert spans == {"扎克伯格": "扎克伯格", "s": "s", "开源": "開源", "model": "Models"}


@given(mixed, st.sampled_from(LANGS))
def test_tokens_lie_in_the_text_and_positions_rise(text: str, lang: str) -> None:
    for tokens in (index_tokens(text, lang), query_tokens(text, lang)):
        assert all(0 <= token.start < token.end <= len(text) for token in tokens)
        assert all(token.text for token in tokens)
        steps = [b.position - a.position for a, b in pairwise(tokens)]
        assert set(steps) <= {0, 1}
    plain = query_tokens(text, lang)
    assert [token.position for token in plain] == list(range(len(plain)))


@given(mixed, st.sampled_from(LANGS))
def test_every_query_term_is_in_the_index(text: str, lang: str) -> None:
    indexed = {(token.text, token.start, token.end) for token in index_tokens(text, lang)}
    assert {(token.text, token.start, token.end) for token in query_tokens(text, lang)} <= indexed


@given(mixed)
def test_spaced_terms_are_the_query_terms_of_spaced_scripts(text: str) -> None:
    spaced = {(token.text, token.start, token.end) for token in spaced_tokens(text, "en")}
    assert spaced <= {(token.text, token.start, token.end) for token in query_tokens(text, "en")}


def test_the_seeds_are_found_in_either_script() -> None:
    page = (SEEDS / "001_6c2d137d2c0b4f8f.txt").read_text("utf-8")
    indexed = set(terms(index_tokens(page, "zh-Hant")))
    for query in ("開源", "开源", "超級智能", "紐約時報", "Behemoth", "behemoth"):
        assert set(terms(query_tokens(query, "en"))) <= indexed
