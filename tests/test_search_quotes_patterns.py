"""The cost of each regular expression of the package grows with the length of a text, and no faster."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest

from tests.counted_patterns import Counting
from tests.pattern_steps import Steps

UNITS = {
    "full stops": ".",
    "exclamation marks": "!",
    "question marks": "?",
    "stops in marks": "“.",
    "stops behind words": "a.",
    "initials": "A.",
    "closing marks": ".”",
    "white space": " ",
    "lines": "\n",
    "dashes": "— ",
    "hyphens": "a-",
    "apostrophes": "a'",
    "commas": "a, ",
    "brackets": "(",
    "numbers": "1",
    "names": "Ann Roe ",
    "speech": "he said “a b c d e,” ",
    "paragraphs": "“a\n\n“",
}
HAN = {
    "full stops": "。",
    "stops in marks": "「。",
    "dots between words": "甲·",
    "characters": "她",
    "nouns": "的",
    "speech": "王小明表示，",
    "verbs behind brackets": "（透露",
    "verbs between Latin words": "王说and ",
}
CASES = [(unit, lang) for lang in ("en", "fr") for unit in UNITS.values()] + [
    (u, "zh-Hant") for u in HAN.values()
]


@pytest.fixture(scope="module")
def counting() -> Iterator[Counting]:
    with Counting("search.quotes") as counting:
        counting.module.find("“Yes,” said Ann Roe. “No,” he said.\n\n「是」，王小明說。")
        yield counting


@pytest.mark.parametrize(("unit", "lang"), CASES)
def test_each_pattern_on_repeated_text(unit: str, lang: str, counting: Counting) -> None:
    def steps(length: int) -> dict[str, int]:
        return counting.steps(lambda: counting.module.find(unit * (length // len(unit)), None, lang))

    once, twice = steps(600), steps(1200)
    # A pattern that looks 200 characters far comes to 2.5 times, one that looks as far as there is text to 4.
    assert {
        p: (once.get(p, 0), cost) for p, cost in twice.items() if cost > 2.8 * once.get(p, 0) + 1500
    } == {}


def test_the_count_sees_a_pattern_that_tries_again_and_again() -> None:
    costs = []
    for length in (200, 400):
        steps = Steps(re.compile(r"[.!?]+\s"))
        assert steps.search("." * length, 0, length, length) == -1
        costs.append(steps.count)
    assert costs[1] > 3.5 * costs[0]


def test_each_pattern_on_many_names(counting: Counting) -> None:
    names = ["".join(name).title() for name in itertools.product("bdfg", "aeio", "lmnr", "aeio", "kpst")]

    def steps(count: int) -> dict[str, int]:
        lines = [f"“It will be a good year for us,” said {name}." for name in names[:count]]
        return counting.steps(lambda: counting.module.find("\n".join(lines), None, "en"))

    once, twice = steps(60), steps(120)
    assert {
        p: (once.get(p, 0), cost) for p, cost in twice.items() if cost > 2.8 * once.get(p, 0) + 1500
    } == {}
    assert sum(twice.values()) < 2.8 * sum(once.values())
