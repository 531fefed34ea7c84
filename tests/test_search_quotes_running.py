"""Quotes that run over paragraphs, each of which opens the marks again, and whose words they are."""

from __future__ import annotations

import pytest

from search.model import Block
from search.quotes import extract_quotes, find


def told(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(quote.text, quote.speaker_text) for quote in extract_quotes(text, lang)]


def test_the_speaker_of_the_last_part_says_all() -> None:
    (quote,) = extract_quotes("“The ferry was late.\n\n“We waited for hours,” Ben Orr said.", "en")
    assert (quote.text, quote.speaker_text) == ("The ferry was late.\n\n“We waited for hours", "Ben Orr")
    assert quote.flags == ("continued",)


def test_three_paragraphs_are_one_quote_and_one_group() -> None:
    text = "“We sow.\n\n“We wait.\n\n“We reap by hand,” said Ida Holm. “The rest is weather.”"
    whole, rest = extract_quotes(text, "en")
    assert whole.text == "We sow.\n\n“We wait.\n\n“We reap by hand"
    assert rest.text == "The rest is weather."
    assert whole.group == rest.group
    assert {whole.speaker_text, rest.speaker_text} == {"Ida Holm"}


@pytest.mark.parametrize(
    "opening",
    [
        "“No” is all that the clerk wrote.",
        "“Red” Lou Marsh waved. The crowd went home.",
    ],
)
def test_marked_words_that_nobody_says_end_an_open_quote(opening: str) -> None:
    text = f"“The ferry was late again today.\n\n{opening} “We sail at noon,” said Ida Holm."
    first, second = extract_quotes(text, "en")
    assert (first.text, first.flags) == ("The ferry was late again today.", ("end inferred",))
    assert (second.text, second.speaker_text) == ("We sail at noon", "Ida Holm")


def test_two_named_speakers_say_two_quotes() -> None:
    text = "Ida Holm said: “The ferry was late.\n\n“We waited for hours,” Ben Orr said."
    assert told(text) == [("The ferry was late.", "Ida Holm"), ("We waited for hours", "Ben Orr")]


@pytest.mark.parametrize("again", ["she", "Holm"])
def test_a_short_name_or_pronoun_is_the_same_speaker(again: str) -> None:
    text = f"Ida Holm said: “The ferry was late.\n\n“We waited for hours,” {again} said."
    assert told(text) == [("The ferry was late.\n\n“We waited for hours", "Ida Holm")]


TEXT = "“The ferry was late.\n\n“We waited for hours,” Ben Orr said."
LATER = len("“The ferry was late.\n\n")


@pytest.mark.parametrize(
    ("role", "lang", "parts"),
    [("body", "en", 1), ("body", "en-GB", 1), ("headline", "en", 2), ("body", "de", 2)],
)
def test_only_paragraphs_of_one_text_are_joined(role: str, lang: str, parts: int) -> None:
    blocks = [Block(0, LATER - 2, role, lang), Block(LATER, len(TEXT), "body", "en")]  # type: ignore[arg-type]
    found = find(TEXT, blocks).quotes
    assert len([quote for quote in found if "continued" in quote.flags]) == (parts == 1)
    assert found[-1].text.endswith("We waited for hours")


def test_boilerplate_between_keeps_quotes_apart() -> None:
    middle = "Sign up here.\n\n"
    text = TEXT[:LATER] + middle + TEXT[LATER:]
    start = LATER + len(middle)
    blocks = [
        Block(0, LATER - 2, "body", "en"),
        Block(LATER, start - 2, "boilerplate", "en", "terms of use"),
        Block(start, len(text), "body", "en"),
    ]
    assert all("Sign up" not in quote.text for quote in find(text, blocks).quotes)


def test_short_chinese_words_that_run_on_are_speech() -> None:
    text = "“船晚了。\n\n“我们等了很久。”王小明说。"
    assert told(text, "zh-Hans") == [("船晚了。\n\n“我们等了很久。", "王小明")]


def test_who_is_quoted_inside_a_quote_does_not_speak_next() -> None:
    text = "“My uncle told me, ‘keep the boat,’ and I did,” Ida Holm said.\n\n“I have never sold it.”"
    quotes = extract_quotes(text, "en")
    assert ("keep the boat", "My uncle") in [(quote.text, quote.speaker_text) for quote in quotes]
    assert (quotes[-1].text, quotes[-1].speaker_text) == ("I have never sold it.", "Ida Holm")
    assert "speaker carried over" in quotes[-1].flags
