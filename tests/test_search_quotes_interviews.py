"""Printed interviews: turns that a label and a colon give to one speaker, by one rule for all scripts."""

from __future__ import annotations

import pytest

from search.quotes import extract_quotes

ENGLISH = (
    "Q: When did the oven break?\n\nA: In March. The baker told me.\n\n"
    "COURIER: Do you regret it?\n\nLINDT: Every day.\n\nNora Lindt: I would wait.\n\nLINDT: I would bake.\n"
)
GERMAN = "BOTE: Frau Holm, wann war das?\n\nHolm: Im März.\n\nBOTE: Und dann?\n\nHolm: Nichts.\n"
CHINESE = "记者：炉子什么时候坏的？\n\n陆远：三月份。\n\n记者：后来呢？\n\n陆远：船长说“等一等”。\n"


def turns(text: str, lang: str) -> list[tuple[str, str]]:
    """The label and the words of every quote."""
    quotes = extract_quotes(text, lang)
    assert all(quote.kind == "direct" for quote in quotes)
    return [(quote.speaker_text or quote.cue, quote.text) for quote in quotes]


@pytest.mark.parametrize(("text", "lang"), [(ENGLISH, "en"), (GERMAN, "de"), (CHINESE, "zh")])
def test_every_turn_is_direct_speech_of_its_label(text: str, lang: str) -> None:
    lines = [line.replace("：", ": ").split(": ", 1) for line in text.splitlines() if line]
    assert turns(text, lang) == [(label, words) for label, words in lines]


def test_labels_of_question_and_answer_name_nobody() -> None:
    asked, answered = extract_quotes(ENGLISH, "en")[:2]
    assert (asked.cue, asked.speaker_text, asked.person) == ("Q", "", "")
    assert (answered.cue, answered.speaker_text, answered.person) == ("A", "", "")


@pytest.mark.parametrize(
    "text",
    [
        "Place: The mill.\n\nTime: Noon.\n\nPrice: Two loaves.\n",
        "Place: the mill\n\nTime: noon\n\nPlace: the weir\n\nTime: dusk\n",
        "Lindt: I would wait.\n\nQuill: I would bake.\n",
        "Lindt: I would wait.\n\nLindt: I would bake.\n\nLindt: I would go.\n",
    ],
)
def test_lists_and_few_labels_are_no_interview(text: str) -> None:
    assert extract_quotes(text, "en") == []
