"""The steps taken on hostile runs of marks grow with the length of the text, and no faster.

Steps are the line events of the package's own code, so a loop counts however it is written.  What
a pattern costs inside one line is counted in `test_search_quotes_patterns`.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.quotes import find
from search.quotes.marks import scan

find("„Ja“, sagte er. «Да», — сказал он. “Yes,” he said. 「是」，他說。")

UNITS = {
    "open double": "“a ",
    "open guillemet": "«a ",
    "open corner": "「甲",
    "close only": "a” ",
    "straight": '"a ',
    "straight glued": '"',
    "single": "'a ",
    "apostrophe": "a' s' ",
    "curly single": "‘a ",
    "single pairs": "‘a’ ",
    "low": "„a ",
    "low and high": "„a“ ",
    "alternating families": "“«‘「『‹",
    "crossed families": "“a «b” c» ",
    "same direction": "”a” ",
    "unclosed in pairs": "“‘a” ",
    "double apostrophes": "''a ",
    "backticks": "``a ",
    "dots behind an open mark": "“....",
    "full stops": ".",
    "exclamation marks": "!",
    "question marks": "?",
    "damage": "“字?!字",
    "dialogue": "— a, said b. ",
    "cues": "said ",
    "cues and quotes": "he said “a b c d e,” ",
    "quotes alone": "“a b c d e f.” ",
    "adverbs": "also ",
    "commas": "a, ",
    "that": "said that ",
    "sources": "according to a ",
    "colons": "A B: ",
    "names": "Ann Roe ",
    "lines": "“a\n",
    "paragraphs": "“a\n\n",
    "han cues": "他說「甲",
    "han names": "王小明表示，",
    "han brackets": "（声明",
}


def steps(work: Callable[[], Any]) -> int:
    """How many lines of the quotes package run while something is done."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        if "/search/" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def grows_evenly(work: Callable[[str], Any], unit: str, length: int, spare: int) -> None:
    """Twice the text costs at most a little more than twice the steps."""
    times = max(1, length // len(unit))
    once = steps(lambda: work(unit * times))
    twice = steps(lambda: work(unit * (2 * times)))
    assert twice <= 2.2 * once + spare, (once, twice)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_marks(unit: str) -> None:
    grows_evenly(scan, unit, 4000, 200)


@pytest.mark.parametrize("lang", ["en", "de", "ru", "zh-Hant"])
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_the_whole_search(unit: str, lang: str) -> None:
    # Clauses reach over 300 tokens at most: the text must be longer than that for the bound to show.
    length = 3000 if unit == UNITS["sources"] else 1200
    grows_evenly(lambda text: find(text, None, lang), unit, length, 3000)


def test_thousands_of_open_marks() -> None:
    for mark in "“„«‘‚‹「『\"'":
        text = (mark + "a ") * 5000
        assert steps(functools.partial(scan, text)) < 120 * 5000


@settings(deadline=None, max_examples=25)
@given(st.text(alphabet="“”„\"'‘’‚«»‹›「」『』`—– ab,.:說", min_size=2, max_size=40))
def test_any_mix_of_marks(unit: str) -> None:
    grows_evenly(scan, unit, 2000, 400)


@settings(deadline=None, max_examples=15)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", '"', "„", "«", "»", "'", "a ", "said ", "he ", "that ", ", ", ". ", "— ", "Ann "]
        ),
        min_size=2,
        max_size=12,
    ).map("".join)
)
def test_any_mix_of_words_and_marks(unit: str) -> None:
    grows_evenly(lambda text: find(text, None, "und"), unit, 1200, 5000)
