"""Search terms: the analyser that index, queries and highlighting share."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import stems
from search.language.analysis import Token, index_tokens, query_tokens, spaced_tokens

SEEDS = Path(__file__).parent.parent / "seeds"

LANGS = ("en", "de", "fr", "ru", "ar", "zh-Hans", "zh-Hant", "ja", "ko", "th", "und")
mixed = st.text(
    st.one_of(st.characters(), st.sampled_from("漢字人工智能한국은カな゙ーサ Aa1.,'’-é\u0301ßﬁ&+🌟\n"))
)


def terms(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


def finds(query: str, text: str, lang: str) -> bool:
    """Whether the terms of `query` stand in a row in `text`, as a phrase is looked up."""
    places: dict[str, set[int]] = {}
    for token in index_tokens(text, lang):
        places.setdefault(token.text, set()).add(token.position)
    first, *rest = terms(query_tokens(query, lang))
    return any(
        all(start + i in places.get(term, ()) for i, term in enumerate(rest, 1))
        for start in places.get(first, ())
    )


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
        ("東京で", "ja", ["东·京"]),
        ("すしの日", "ja", ["すし", "しの", "の日"]),
        ("국어 말", "ko", ["국어", "말"]),
        ("старый мост", "ru", ["стар", "мост"]),
        ("lidských", "cs", ["lidsk"]),
        ("हिन्दी में", "hi", ["हिन्द", "म"]),
        ("кут й їжак", "uk", ["кут", "й", "їжак"]),
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


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("ru", "старый старого старому старые"),
        ("cs", "lidská lidských lidským"),
        ("sv", "fartyget fartygen fartyg"),
        ("fi", "satamassa satamasta satama"),
        ("hu", "hajók hajóban hajó"),
        ("tr", "evlerimizden evler ev"),
        ("ro", "relațiilor relația"),
        ("ca", "vaixells vaixell"),
        ("id", "pelabuhannya pelabuhan"),
        ("el", "πλοία πλοίο πλοίων"),
        ("ar", "السفينة سفينة"),
        ("fa", "کتاب‌ها کتاب‌های"),
        ("pl", "statkami statki"),
        ("hr", "luka luke luku"),
        ("sr", "лука луке luku"),
        ("nl", "kades kade"),
    ],
)
def test_forms_of_a_word_have_one_term(lang: str, forms: str) -> None:
    found = {tuple(terms(query_tokens(form, lang))) for form in forms.split()}
    assert len(found) == 1


@pytest.mark.parametrize(
    ("typed", "written", "lang"),
    [
        ("egalite", "l’égalité", "fr"),
        ("égalité", "les égalités", "fr"),
        ("relatii", "relații", "ro"),
        ("hajoban", "hajóban", "hu"),
        ("Zurich", "Zürich", "de"),
        ("Strasse", "Straße", "de"),
        ("замок", "за\u0301мок", "ru"),
        ("كتب", "كَتَبَ", "ar"),
        ("میشود", "می‌شود", "fa"),
        ("علي", "علی", "fa"),
        ("Αθηνα", "Αθήνα", "el"),
        ("istanbul", "İSTANBUL", "tr"),
        ("שלום", "שָׁלוֹם", "he"),
    ],
)
def test_accents_and_points_may_be_left_out(typed: str, written: str, lang: str) -> None:
    assert finds(typed, written, lang)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("食べる", "魚を食べた。"),
        ("走る", "子どもが走っていた。"),
        ("走った", "毎朝走ります。"),
        ("新しい", "新しく港ができた。"),
        ("打ち合わせる", "明日打ち合わせた。"),
        ("東京で", "東京は雨だった。"),
        ("国", "この国の港。"),
        ("港湾委員会", "港湾委員会が発表した。"),
        ("委員会", "港湾委員会が発表した。"),
        ("サーバー", "サーバを止めた。"),
        ("サーバ", "サーバーを止めた。"),
        ("ｻｰﾊﾞｰ", "サーバーを止めた。"),
        ("サーバー", "ｻｰﾊﾞｰを止めた。"),
        ("ガラス", "カ\u3099ラスが割れた。"),
        ("コンピューター", "新しいコンピュータだ。"),
        ("マーク・ザッカーバーグ", "マーク・ザッカーバーグ氏は"),
        ("ありがとう", "どうもありがとうございます。"),
        ("すし", "昨日すしを食べた。"),
        ("「東京で会う」", "明日、東京で会った。"),
    ],
)
def test_japanese_queries_find_what_a_reader_expects(query: str, text: str) -> None:
    assert finds(query, text, "ja")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("行く", "銀行は閉まっていた。"),
        ("行く", "銀行で払った。"),
        ("カバー", "カバが川にいた。"),
        ("港湾", "空港と湾岸。"),
        ("ガラス", "カラスが鳴いた。"),
    ],
)
def test_japanese_queries_leave_other_words_alone(query: str, text: str) -> None:
    assert not finds(query, text, "ja")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("정부", "정부는 화요일에 밝혔다."),
        ("정부가", "정부는 화요일에 밝혔다."),
        ("정부는", "정부에서 밝혔다."),
        ("발표하다", "위원회가 발표했다고 한다."),
        ("발표했다", "위원회는 발표하지 않았다."),
        ("항만위원회", "항만위원회가 발표했다."),
        ("물", "물은 차가웠다."),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8은 이겼다."),
        ("정부가 발표했다", "어제 정부가 발표했다."),
    ],
)
def test_korean_queries_find_what_a_reader_expects(query: str, text: str) -> None:
    assert finds(query, text, "ko")


@pytest.mark.parametrize(("query", "text"), [("전문가", "전문 서적"), ("국가", "국을 끓였다")])
def test_what_only_looks_like_a_particle_stays(query: str, text: str) -> None:
    assert not finds(query, text, "ko")


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("和服", "平和服務規則が決まった。", False),
        ("国学", "全国学生大会が開かれた。", False),
        ("东京", "東京で会った。", True),
        ("政府", "日本政府は発表した。", True),
    ],
)
def test_a_chinese_query_finds_words_of_a_japanese_text_but_no_chance_pairs(
    query: str, text: str, found: bool
) -> None:
    (term,) = terms(query_tokens(query, "zh-Hans"))
    assert (term in terms(index_tokens(text, "ja"))) == found


def test_thai_is_found_inside_its_sentences() -> None:
    assert finds("ท่าเรือ", "คณะกรรมการท่าเรือแถลงเมื่อวันอังคาร", "th")
    assert not finds("ท่าเรือ", "คณะกรรมการแถลงเมื่อวันอังคาร", "th")


def test_stemmers_do_not_disturb_each_other_in_threads() -> None:
    words = [f"{start}{end}" for start in ("harbour", "close", "work") for end in ("s", "ing", "ed", "ers")]
    alone = [terms(query_tokens(word, "en")) for word in words]
    stems._stem.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        for _ in range(20):
            stems._stem.cache_clear()
            assert list(pool.map(lambda word: terms(query_tokens(word, "en")), words)) == alone


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
