"""Figures: amounts, counts, percentages and dates of several languages as one value."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.language.figures import figures
from search.language.numerals import digits_value, han_value

SEEDS = Path(__file__).parent.parent / "seeds"

Row = tuple[str, float | None, str, str]

numbers = st.text(
    st.one_of(
        st.characters(), st.sampled_from("0123456789.,'- $€%年月日亿万千百十三两多逾约[]:ABm illion\n")
    ),
    max_size=60,
)


def rows(text: str) -> list[Row]:
    return [(figure.text, figure.value, figure.unit, figure.bound) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # the same amount in several languages
        ("投资143億美元。", ("143億美元", 14.3e9, "USD", "exact")),
        ("invested $14.3 billion.", ("$14.3 billion", 14.3e9, "USD", "exact")),
        ("worth 14.3 bn dollars", ("14.3 bn dollars", 14.3e9, "USD", "exact")),
        ("14,3 Milliarden Dollar", ("14,3 Milliarden Dollar", 14.3e9, "USD", "exact")),
        ("罰1億2,000萬美元", ("1億2,000萬美元", 120e6, "USD", "exact")),
        ("3,5 millions d'euros", ("3,5 millions d'euros", 3.5e6, "EUR", "exact")),
        ("人民币3000万元", ("人民币3000万元", 30e6, "CNY", "exact")),
        ("约3.1億港元", ("约3.1億港元", 310e6, "HKD", "about")),
        ("NT$500 for it", ("NT$500", 500, "TWD", "exact")),
        ("1,3 Mio. Euro", ("1,3 Mio. Euro", 1.3e6, "EUR", "exact")),
        ("half a billion people", ("half a billion people", 0.5e9, "people", "exact")),
        # counts
        ("三十一艘", ("三十一艘", 31, "ships", "exact")),
        ("31 of its vessels", ("31 of its vessels", 31, "ships", "exact")),
        ("31 Containerschiffe liegen fest", ("31 Containerschiffe", 31, "ships", "exact")),
        ("9400个集装箱", ("9400个集装箱", 9400, "containers", "exact")),
        ("more than 9,000 containers", ("more than 9,000 containers", 9000, "containers", "over")),
        ("Der Hafen zählt 9.400 Container.", ("9.400 Container", 9400, "containers", "exact")),
        ("近萬個貨櫃", ("近萬個貨櫃", 10_000, "containers", "about")),
        ("3000万", ("3000万", 30e6, "", "exact")),
        ("over 30 million downloads", ("over 30 million downloads", 30e6, "downloads", "over")),
        ("逾3,000萬次下載", ("逾3,000萬次下載", 30e6, "downloads", "over")),
        ("at least three other ships", ("at least three other ships", 3, "ships", "over")),
        ("mindestens fünf weiteren Schiffen", ("mindestens fünf weiteren Schiffen", 5, "ships", "over")),
        ("twenty-one people", ("twenty-one people", 21, "people", "exact")),
        ("廿多米", ("廿多米", 20, "m", "over")),
        ("20多米水深", ("20多米", 20, "m", "over")),
        ("about nine hours", ("about nine hours", 9, "hours", "about")),
        ("a 19-day delay", ("19-day", 19, "days", "exact")),
        ("足足拖了19日", ("19日", 19, "days", "exact")),
        # shares
        ("fell 42％", ("42％", 42, "%", "exact")),
        ("百分之四十二", ("百分之四十二", 42, "%", "exact")),
        ("逾4成", ("逾4成", 40, "%", "over")),
        ("急挫一成七", ("一成七", 17, "%", "exact")),
        ("42 per cent of them", ("42 per cent", 42, "%", "exact")),
        # bounds
        ("less than $1 billion", ("less than $1 billion", 1e9, "USD", "under")),
        ("最高可被处以1.2亿美元", ("最高可被处以1.2亿美元", 120e6, "USD", "under")),
        ("bis zu 120 Millionen Dollar", ("bis zu 120 Millionen Dollar", 120e6, "USD", "under")),
        ("500人以上", ("500人以上", 500, "people", "over")),
        ("不到100人", ("不到100人", 100, "people", "under")),
        ("100万左右", ("100万左右", 1e6, "", "about")),
        ("No more than 12 lifejackets", ("No more than 12", 12, "", "under")),
        ("Vertrag über 310 Millionen Euro", ("310 Millionen Euro", 310e6, "EUR", "exact")),
        ("kostete über 310 Millionen Euro", ("über 310 Millionen Euro", 310e6, "EUR", "over")),
        ("nicht weniger als 12 Schwimmwesten", ("nicht weniger als 12", 12, "", "over")),
        ("未超过100人", ("未超过100人", 100, "people", "under")),
        # vague
        ("數十億美元", ("數十億美元", None, "USD", "vague")),
        ("九位數的薪水", ("九位數", None, "", "vague")),
        ("dozens of her members", ("dozens of her members", None, "people", "vague")),
        ("Dutzende Offiziere", ("Dutzende Offiziere", None, "people", "vague")),
        ("tens of thousands of people", ("tens of thousands of people", None, "people", "vague")),
        # dates
        ("on 15 July 2025,", ("15 July 2025", 20250715, "date", "exact")),
        ("July 15, 2025.", ("July 15, 2025", 20250715, "date", "exact")),
        ("2025年7月15日", ("2025年7月15日", 20250715, "date", "exact")),
        ("二〇二五年七月十五日", ("二〇二五年七月十五日", 20250715, "date", "exact")),
        ("am 15. Juli 2025", ("15. Juli 2025", 20250715, "date", "exact")),
        ("2025-07-15", ("2025-07-15", 20250715, "date", "exact")),
        ("since June 2025", ("June 2025", 202506, "date", "exact")),
        ("9月9日", ("9月9日", 909, "date", "exact")),
        ("on Sept. 9.", ("Sept. 9", 909, "date", "exact")),
        ("left in May", ("May", 5, "date", "exact")),
        ("今年4月", ("4月", 4, "date", "exact")),
        ("２０２５年", ("２０２５年", 2025, "year", "exact")),
        ("back in 2025.", ("2025", 2025, "year", "exact")),
    ],
)
def test_one_figure(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "models closed [12], [2][3]",
        "Llama 2 and GPT-5, Tidewright 6.2, version 6.2, Group 1: Q1, 5G and 4K",
        "使用的Tidewright 6.2导航软件",
        "the 21st century, COVID-19, 24/7, 12:30, 3-2, 555-1234",
        "http://a.example/123 and 441953276@qq.com and index_5.html",
        "第三次、第12届、3号线、8时30分、20世纪90年代",
        "十分重要，千万不要，万一，百度，一名，四川",
        "1. First\n2) Second",
        "one of them, two things",
        "Das 33. Spiel endete 4:1 für Schalke 04.",
        "",
    ],
)
def test_no_figure(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (2240, ["um 22.40 Uhr", "at 10.40pm", "at 10:40 p.m., late", "晚間10時40分", "夜10點40分"]),
        (2240, ["a las 22:40 horas", "à 22h40"]),
        (1600, ["4 p.m.", "four pm", "16 Uhr", "下午4时", "下午四點整"]),
        (900, ["9am", "9 Uhr", "早上9点", "上午九時正"]),
        (1230, ["12.30pm", "中午12点半", "12.30 Uhr"]),
        (100, ["1am", "深夜1点", "凌晨一時"]),
        (0, ["12 a.m.", "晚上12点"]),
    ],
)
def test_a_time_of_day_is_equal_in_all_languages(value: float, texts: list[str]) -> None:
    assert [[row[1:3] for row in rows(text)] for text in texts] == [[(value, "time")]] * len(texts)


@pytest.mark.parametrize(
    "text", ["10点", "八時三十分", "28.15 Uhr", "晚上10点61分", "10:40", "a.m.", "晚上", "24 horas después"]
)
def test_no_time_of_day(text: str) -> None:
    assert "time" not in [row[2] for row in rows(text)]


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        ((25, "bp", "exact"), ["a quarter point", "25 basis points", "升息一碼", "四分之一個百分點"]),
        ((25, "bp", "exact"), ["a quarter of a percentage point", "ein Viertelpunkt"]),
        ((50, "bp", "exact"), ["half a percentage point", "a half-point", "降息兩碼", "半個百分點"]),
        ((12.5, "bp", "exact"), ["升息半碼"]),
        ((-19, "°C", "exact"), ["minus 19 degrees", "零下19度", "零下19摄氏度", "minus 19 Grad"]),
        ((80, "km", "about"), ["fifty miles", "50 miles", "about 50 miles", "約80公里"]),
        ((30, "°C", "about"), ["86 degrees Fahrenheit", "約30攝氏度"]),
        ((1, "days", "over"), ["一天多", "more than a day", "mehr als einen Tag"]),
        ((90, "days", "over"), ["押後最少90日公開", "90 days at a minimum"]),
        ((83, "years", "exact"), ["Ana Kelemen, 83, a teacher", "83歲的教師", "Ana Kelemen (83), a teacher"]),
        ((40, "times", "about"), ["最高时超标近40倍", "nearly 40 times as much"]),
        ((40, "times", "exact"), ["法定上限40倍", "40 times the limit", "40 times higher"]),
        ((40, "", "exact"), ["shared 40 times.", "40 Mal geteilt", "播放40次"]),
        ((5, "countries", "exact"), ["五国", "five countries"]),
        ((8.5e6, "GBP", "exact"), ["850萬鎊", "£8.5 million"]),
    ],
)
def test_one_measure_in_many_words(row: tuple[float, str, str], texts: list[str]) -> None:
    assert [[each[1:] for each in rows(text)] for text in texts] == [[row]] * len(texts)


def test_a_small_word_is_no_month() -> None:
    assert [row[2] for row in rows("they may 5 march 20 times, mars 2024")] == ["", "", "year"]


def test_a_range_shares_its_scale() -> None:
    assert [row[1:3] for row in rows("$10-15 billion")] == [(10e9, "USD"), (15e9, "USD")]
    assert [row[1:3] for row in rows("約新台幣25億至32億元")] == [(25e8, "TWD"), (32e8, "TWD")]
    assert [row[1:3] for row in rows("10 to 15 million people")] == [(10e6, "people"), (15e6, "people")]
    assert [row[1:3] for row in rows("70 million to 90 million euros")] == [(70e6, "EUR"), (90e6, "EUR")]


def test_the_yen_sign_follows_the_language() -> None:
    assert rows("¥500 each")[0][2] == "JPY"
    assert rows("售价仅为¥500")[0][2] == "CNY"


def test_figures_of_the_seeds() -> None:
    page = (SEEDS / "003_84e22633ca3592dd.txt").read_text("utf-8")
    amounts = [(value, unit, bound) for _, value, unit, bound in rows(page) if unit not in {"date", "year"}]
    assert amounts == [
        (14.3e9, "USD", "exact"),
        (30e6, "downloads", "over"),
        (1e9, "USD", "under"),
        (70e9, "USD", "over"),
        (30e6, "downloads", "over"),
        (14.3e9, "USD", "exact"),
        (27e9, "USD", "exact"),
    ]
    other = (SEEDS / "001_6c2d137d2c0b4f8f.txt").read_text("utf-8")
    assert [row[0] for row in rows(other)] == ["數十億美元", "九位數", "2025-07-15"]


@example("0£0")
@given(numbers)
def test_figures_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert (figure.value is None) == (figure.bound == "vague")
        end = figure.end


@pytest.mark.parametrize("unit", ["1", "一", "$", "1,", "百分之", "2025年", "Jan 5 ", "a@"])
def test_long_text_is_read_in_one_pass(unit: str) -> None:
    figures(unit * (100_000 // len(unit)))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("三十一", 31),
        ("一万零五十", 10_050),
        ("十万亿", 1e13),
        ("1亿2,000万", 120e6),
        ("二〇二六", 2026),
        ("三百五", 350),
        ("卅二", 32),
        ("三四", None),
        ("十百", None),
    ],
)
def test_han_numerals(written: str, value: float | None) -> None:
    assert han_value(written) == value


@pytest.mark.parametrize(
    ("written", "english", "german"),
    [
        ("9,400", 9400, 9.4),
        ("9.400", 9.4, 9400),
        ("1.300.000", 1.3e6, 1.3e6),
        ("1,234.5", 1234.5, 1234.5),
        ("1,3", 1.3, 1.3),
        ("12 000", 12_000, 12_000),
        ("1,2,3", None, None),
        ("9" * 40, None, None),
    ],
)
def test_separators(written: str, english: float | None, german: float | None) -> None:
    assert digits_value(written, comma_decimals=False) == english
    assert digits_value(written, comma_decimals=True) == german


def test_what_is_counted_of_two_nouns_is_the_last() -> None:
    found = figures("31 container ships with 9,400 containers and 20 crew members", "en")
    counted = [(each.value, each.unit) for each in found]
    assert counted == [(31, "ships"), (9400, "containers"), (20, "people")]


def test_money_of_a_traditional_text_has_a_currency_only_where_it_is_said() -> None:
    def units(text: str, lang: str) -> list[str]:
        return [figure.unit for figure in figures(text, lang)]

    assert units("補助12億元，罰款數百萬元", "zh-Hant") == ["XXX", "XXX"]
    assert units("人民幣12億元，3億元人民幣，新台幣25億至32億元", "zh-Hant") == ["CNY", "CNY", "TWD", "TWD"]
    assert units("补助12亿元", "zh-Hans") == ["CNY"]


def test_years_of_the_republic_and_days_of_the_moon() -> None:
    assert [(f.text, f.value) for f in figures("港口於民國114年3月10日關閉，民國七十六年重開。")] == [
        ("民國114年3月10日", 20250310),
        ("民國七十六年", 1987),
    ]
    assert not figures("議員昨（12）日說，農曆八月十五和臘月二十五都休市。")


def test_half_a_tenth_and_dollars_of_other_countries() -> None:
    assert [(f.value, f.unit) for f in figures("班次只剩兩成半，去年三成。")] == [(25, "%"), (30, "%")]
    texts = ("32.000 millones de dólares taiwaneses", "32 Milliarden Taiwan-Dollar", "T$32 billion")
    assert {(f.value, f.unit) for text in texts for f in figures(text)} == {(32e9, "TWD")}
    assert [(f.value, f.unit) for f in figures("水溫從攝氏9度降到攝氏零下3度。")] == [(9, "°C"), (-3, "°C")]
