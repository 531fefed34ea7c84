"""Names that a text gives twice: originals in brackets, other forms, acronyms; both Chinese scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.quotes import find


def pairs(text: str, lang: str | None = None) -> list[tuple[str, str]]:
    return [(alias.name, alias.original) for alias in find(text, None, lang).aliases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("约翰·史密斯（John Smith）说，天气好。", [("约翰·史密斯", "John Smith")]),
        ("馬克·扎克伯格(Mark Zuckerberg)週二表示", [("馬克·扎克伯格", "Mark Zuckerberg")]),
        ("Meta首席执行官马克·扎克伯格（Mark Zuckerberg）说", [("马克·扎克伯格", "Mark Zuckerberg")]),
        ("據德國總理奧拉夫·蕭茲（Olaf Scholz）說", [("奧拉夫·蕭茲", "Olaf Scholz")]),
        ("軟銀集團創辦人孫正義（Masayoshi Son）出席", [("孫正義", "Masayoshi Son")]),
        ("记者采访了阿里巴巴创始人马云（Jack Ma）。", [("马云", "Jack Ma")]),
        (
            "法国总统埃马纽埃尔·马克龙（Emmanuel Macron）和英国首相基尔·斯塔默（Keir Starmer）",
            [("埃马纽埃尔·马克龙", "Emmanuel Macron"), ("基尔·斯塔默", "Keir Starmer")],
        ),
        ("他就是林雨（英文名：Rain Lin）。", [("林雨", "Rain Lin")]),
        ("Mark Zuckerberg（扎克伯格）说", [("Mark Zuckerberg", "扎克伯格")]),
    ],
)
def test_originals_in_brackets(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


def test_the_other_order_in_english() -> None:
    text = "SoftBank chief Masayoshi Son (孫正義) said it was fine."
    assert pairs(text) == [("Masayoshi Son", "孫正義")]


def test_several_forms_in_one_bracket() -> None:
    found = pairs("祖克柏（Mark Zuckerberg，又譯扎克伯格）說")
    assert ("祖克柏", "Mark Zuckerberg") in found
    assert ("祖克柏", "扎克伯格") in found


def test_forms_by_region() -> None:
    found = pairs("扎克伯格（港譯：朱克伯格；台譯：祖克柏）說")
    assert found == [("扎克伯格", "朱克伯格"), ("扎克伯格", "祖克柏")]


def test_a_form_behind_a_comma() -> None:
    assert pairs("祖克柏，又譯「扎克伯格」，週二表示") == [("祖克柏", "扎克伯格")]
    assert pairs("William Ashe, also known as Billy Ash, said so.") == [("William Ashe", "Billy Ash")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他前往世界贸易组织（WTO）总部", [("世界贸易组织", "WTO")]),
        ("The Joint Flag Safety Authority (JFSA) met.", [("Joint Flag Safety Authority", "JFSA")]),
        (
            "Die Gemeinsame Flaggensicherheitsbehörde (GFSB) hat getagt.",
            [("Gemeinsame Flaggensicherheitsbehörde", "GFSB")],
        ),
        ("联合船旗安全局（以下简称“安全局”）周二表示", [("联合船旗安全局", "安全局")]),
    ],
)
def test_short_forms_of_institutions(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


def test_the_place_is_that_of_the_first_name() -> None:
    text = "会上，执行长亨里克·劳里森（Henrik Lauridsen）说，公司会配合。"
    (alias,) = find(text).aliases
    assert text[alias.start : alias.end] == alias.name == "亨里克·劳里森"


def test_the_name_that_the_article_uses_again() -> None:
    text = "丹麦航运巨头负责人物劳里森（Henrik Lauridsen）说，公司会配合。劳里森没有道歉。"
    assert pairs(text) == [("劳里森", "Henrik Lauridsen")]


@pytest.mark.parametrize(
    "text",
    [
        "戰(zhàn)略與發(fā)布",
        "Nora Lindt (R-Ky.) said so. He (the CEO) left.",
        "Nora Lindt (Graz) and Paul Quill (44) left.",
        "他對記者（Reuters）說",
        "圖（Getty Images）",
        "The ministry (MoD) said so.",
        "Nora Lindt (RX) left.",
        "（Mark Zuckerberg）",
    ],
)
def test_other_brackets_are_no_aliases(text: str) -> None:
    assert pairs(text) == []


@given(st.text(alphabet="约翰·史(（）)John ,，又譯：“”A", max_size=80))
def test_any_text_is_read(text: str) -> None:
    for alias in find(text).aliases:
        assert text[alias.start : alias.end] == alias.name
        assert alias.original
