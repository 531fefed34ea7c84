"""Values in the words of the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search import speech
from search.export.attributed import manner_words
from search.figures.told import told
from search.figures.values import label_of
from search.language.units import CURRENCIES
from search.punctuation import aside, bracketed
from search.timeline import Event
from search.timeline.words import date_words


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speech.use("en")


@pytest.mark.parametrize(
    ("label", "traditional", "simplified"),
    [
        ("1.3 billion USD", "13億美元", "13亿美元"),
        ("310 million HKD", "3.1億港元", "3.1亿港元"),
        ("1.23 billion 元", "12.3億元", "12.3亿元"),
        ("640 tonnes", "640公噸", "640吨"),
        ("9,400 containers", "9,400個貨櫃", "9,400个集装箱"),
        ("12,345 people", "12,345人", "12,345人"),
        ("120,000 people", "12萬人", "12万人"),
        ("1 day", "1天", "1天"),
        ("tens of billions USD", "數百億美元", "数百亿美元"),
        ("dozens of people", "數十人", "数十人"),
        ("2026-04-14", "2026-04-14", "2026-04-14"),
        ("2025", "2025", "2025"),
        ("17 %", "17%", "17%"),
        ("Dozens of Readers", "Dozens of Readers", "Dozens of Readers"),
    ],
)
def test_a_value_is_told_in_the_language_in_use(label: str, traditional: str, simplified: str) -> None:
    said = []
    for language in ("en", "zh-Hant", "zh-Hans"):
        speech.use(language)
        said.append(told(label))
    assert said == [label, traditional, simplified]


def test_brackets_are_those_of_the_language_in_use() -> None:
    speech.use("zh-Hant")
    assert date_words(Event("--05-20", "event", ())) == "5月20日（未註明年份）"
    assert aside("甲") == "（甲）"


@pytest.mark.parametrize("code", sorted(set(CURRENCIES.values())))
def test_every_currency_has_a_name_in_chinese(code: str) -> None:
    speech.use("zh-Hant")
    assert "5萬" in told(label_of(("amount", code, "50000")))
    assert code not in told(label_of(("amount", code, "50000")))


def test_a_manner_is_told_with_the_marks_and_commas_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert manner_words("mixed", "said", "organisation") == "organisation, partly quoted, “said”"
    monkeypatch.setattr("search.punctuation._", {", ": "、", "“{words}”": "「{words}」"}.__getitem__)
    assert manner_words("mixed", "說", "organisation") == "organisation、partly quoted、「說」"
    monkeypatch.setattr("search.punctuation._", {"{words} ({aside})": "{words}（{aside}）"}.__getitem__)
    assert (bracketed("何思敏", "他"), bracketed("", "他"), bracketed("何思敏", "")) == (
        "何思敏（他）",
        "他",
        "何思敏",
    )
