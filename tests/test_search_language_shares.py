"""Parts, multiples and vague figures, and that one value has one key in every language."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.figures import figures
from search.language.vague import magnitude
from search.related.terms import marks
from tests.counted_patterns import Counting

Row = tuple[str, float | None, str, str]


def rows(text: str) -> list[Row]:
    found = [(each.text, each.value, each.unit, each.bound) for each in figures(text)]
    return [(text, value and round(value, 2), unit, bound) for text, value, unit, bound in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三分之一的选民", [("三分之一", 33.33, "%", "exact")]),
        ("近三分之二", [("近三分之二", 66.67, "%", "about")]),
        ("a third of voters", [("a third", 33.33, "%", "exact")]),
        ("more than two-thirds of them", [("more than two-thirds", 66.67, "%", "over")]),
        ("three quarters of the staff", [("three quarters", 75.0, "%", "exact")]),
        ("ein Drittel der Beschäftigten", [("ein Drittel", 33.33, "%", "exact")]),
        ("un tercio de los empleados", [("un tercio", 33.33, "%", "exact")]),
        ("un quart des salariés", [("un quart", 25.0, "%", "exact")]),
        ("一半以上的员工", [("一半以上", 50.0, "%", "over")]),
        ("过半数的董事", [("过半", 50.0, "%", "over")]),
        ("more than half the seats", [("more than half", 50.0, "%", "over")]),
        ("die Hälfte aller Schiffe", [("die Hälfte", 50.0, "%", "exact")]),
        ("la mitad de la población", [("la mitad", 50.0, "%", "exact")]),
        ("la moitié des Français", [("la moitié", 50.0, "%", "exact")]),
        ("销量翻倍", [("翻倍", 2.0, "times", "exact")]),
        ("较去年翻了一番", [("翻了一番", 2.0, "times", "exact")]),
        ("收入增加了一倍", [("增加了一倍", 2.0, "times", "exact")]),
        ("翻了两番", [("翻了两番", 4.0, "times", "exact")]),
        ("revenue more than doubled", [("more than doubled", 2.0, "times", "over")]),
        ("Der Umsatz hat sich verdreifacht", [("verdreifacht", 3.0, "times", "exact")]),
        ("a five-fold increase", [("five-fold", 5.0, "times", "exact")]),
        ("rose 12-fold", [("12-fold", 12.0, "times", "exact")]),
        ("增长3倍", [("3倍", 3.0, "times", "exact")]),
        (
            "dozens and a dozen ships",
            [("dozens", None, "", "vague"), ("a dozen ships", 12.0, "ships", "about")],
        ),
        ("two dozen employees", [("two dozen employees", 24.0, "people", "about")]),
        ("25 basis points", [("25 basis points", 25.0, "bp", "exact")]),
        ("200平方公里", [("200平方公里", 200.0, "km²", "exact")]),
        ("drei Männer", [("drei Männer", 3.0, "people", "exact")]),
    ],
)
def test_rows(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the third person, the third of July's speakers",
        "a third reading",
        "half an hour later",
        "the first quarter",
        "跳过半步",
        "经过半年",
        "十分之好",
        "零分之一",
        "五分之九",
        "un cuarto con vistas",
        "stellig, several, a few",
    ],
)
def test_neither_part_nor_multiple(text: str) -> None:
    assert [row for row in rows(text) if row[2] in ("%", "times") or row[3] == "vague"] == []


@pytest.mark.parametrize(
    ("size", "unit", "texts"),
    [
        (
            9,
            "USD",
            [
                "数十亿美元",
                "數十億美元",
                "billions of dollars",
                "several billion dollars",
                "mehrere Milliarden Dollar",
            ],
        ),
        (9, "EUR", ["plusieurs milliards d'euros", "miles de millones de euros", "Milliarden Euro"]),
        (8, "", ["九位數", "九位数", "a nine-figure sum", "eine neunstellige Summe", "nueve cifras"]),
        (8, "USD", ["数亿美元", "hundreds of millions of dollars"]),
        (7, "EUR", ["数千万欧元", "tens of millions of euros"]),
        (4, "people", ["数万人", "上万人", "tens of thousands of people"]),
        (3, "people", ["成千上万人", "thousands of people", "Tausende Menschen", "miles de personas"]),
        (1, "people", ["几十人", "dozens of people", "Dutzende Menschen", "des dizaines de personnes"]),
    ],
)
def test_vague_figures_have_a_size(size: int, unit: str, texts: list[str]) -> None:
    for text in texts:
        (figure,) = figures(text)
        assert (magnitude(figure), figure.unit, figure.value, figure.bound) == (size, unit, None, "vague"), (
            text
        )


def keys(text: str, lang: str) -> set[str]:
    return {mark.term for mark in marks(text, lang) if mark.term.startswith("f:")}


@pytest.mark.parametrize(
    "renderings",
    [
        {
            "zh-Hans": "143亿美元",
            "zh-Hant": "143億美元",
            "en": "$14.3 billion",
            "de": "14,3 Milliarden Dollar",
            "es": "14.300 millones de dólares",
            "fr": "14,3 milliards de dollars",
        },
        {
            "zh-Hans": "3000万人",
            "zh-Hant": "3,000萬人",
            "en": "30 million people",
            "de": "30 Millionen Menschen",
            "es": "30 millones de personas",
            "fr": "30 millions de personnes",
        },
        {
            "zh-Hans": "三成",
            "zh-Hant": "百分之三十",
            "en": "30 percent",
            "de": "30 Prozent",
            "fr": "30 pour cent",
        },
        {
            "zh-Hans": "三分之一",
            "en": "one third",
            "de": "ein Drittel der Stimmen",
            "es": "un tercio de los votos",
        },
        {
            "zh-Hans": "2025年7月30日",
            "en": "July 30, 2025",
            "de": "30. Juli 2025",
            "es": "30 de julio de 2025",
            "fr": "30 juillet 2025",
        },
        {
            "zh-Hans": "数十亿欧元",
            "zh-Hant": "數十億歐元",
            "en": "billions of euros",
            "de": "Milliarden Euro",
        },
        {"zh-Hans": "翻倍", "en": "doubled", "de": "verdoppelt"},
        {"zh-Hans": "15.7万吨", "en": "157,000 tonnes", "de": "157.000 Tonnen"},
    ],
)
def test_one_value_has_one_key(renderings: dict[str, str]) -> None:
    found = {lang: keys(text, lang) for lang, text in renderings.items()}
    assert all(found.values())
    assert len(set(map(frozenset, found.values()))) == 1, found


def test_vague_and_exact_figures_share_no_key() -> None:
    assert not keys("数十亿美元", "zh-Hans") & keys("30亿美元", "zh-Hans")


@given(st.integers(1, 9999), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]))
def test_chinese_units_and_english_digits(count: int, unit: tuple[str, int]) -> None:
    assert keys(f"{count}{unit[0]}美元", "zh-Hans") == keys(f"${count * unit[1]:,}", "en")


@given(st.integers(11, 999), st.integers(0, 9))
def test_decimals_of_two_languages(whole: int, tenth: int) -> None:
    assert keys(f"{whole}.{tenth} million euros", "en") == keys(
        f"{whole},{tenth} Millionen Euro sind es", "de"
    )


@given(
    st.text(
        st.sampled_from(
            "三分之一半过翻倍番两a third of half-dozenverdoppel 0123456789,.·几数百千万亿位数 several"
        ),
        max_size=60,
    )
)
def test_any_text_gives_figures_in_order(text: str) -> None:
    found = figures(text)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(magnitude(each) is None or each.value is None for each in found)


@pytest.fixture(scope="module")
def counting() -> Iterator[Counting]:
    with Counting("search.language") as counting:
        importlib.import_module("search.language.figures").figures(
            "143亿美元, a third of 5 ships, 翻倍, 九位数"
        )
        yield counting


UNITS = [
    "1",
    "1,",
    "1 ",
    "一",
    "万",
    "一分之",
    "百分之",
    "数十",
    "两位",
    "a third ",
    "half ",
    "one in ",
    "dozen ",
    "five-",
    "翻",
    "1-1",
]


@pytest.mark.parametrize("unit", UNITS)
def test_the_cost_of_each_pattern_grows_with_the_length(unit: str, counting: Counting) -> None:
    def steps(length: int) -> dict[str, int]:
        read = sys.modules["search.language.figures"].figures
        return counting.steps(lambda: read(unit * (length // len(unit)), "en"))

    once, twice = steps(600), steps(1200)
    assert sum(twice.values()) > 1200
    assert {
        p: (once.get(p, 0), cost) for p, cost in twice.items() if cost > 2.8 * once.get(p, 0) + 1500
    } == {}
