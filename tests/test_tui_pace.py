"""Rates and remaining times in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.model import Progress
from tui.output.pace import STAGES, Pace, duration, overall, stage


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_rate_and_remaining_time_are_said_when_they_are_known() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.words(Progress("articles", 0, 2000)) == "articles 0 of 2,000"
    clock.now += 0.5
    assert pace.words(Progress("articles", 12, 2000)) == "articles 12 of 2,000"
    clock.now += 9.5
    assert pace.words(Progress("articles", 250, 2000)) == "articles 250 of 2,000 · 25/s · about 1 min left"
    clock.now += 70
    assert pace.words(Progress("articles", 2000, 2000)) == "articles 2,000 of 2,000 · 25/s"


def test_the_rate_is_that_of_late() -> None:
    clock = Clock()
    pace = Pace(clock)
    done = 0
    for seconds, rate in ((60, 100), (60, 10)):
        for _ in range(seconds):
            clock.now += 1
            done += rate
            words = pace.words(Progress("articles", done, 10_000))
    assert words == "articles 6,600 of 10,000 · 10/s · about 6 min left"


def test_another_piece_of_work_begins_anew() -> None:
    clock = Clock()
    pace = Pace(clock)
    for what, done in (("articles", 0), ("words", 1000), ("words", 0)):
        clock.now += 5
        assert "/" not in pace.words(Progress(what, done, 2000))
    clock.now += 5
    assert "10/s" in pace.words(Progress("words", 50, 2000))


def test_work_of_unknown_length_is_only_counted() -> None:
    pace = Pace(Clock())
    assert pace.words(Progress("word pairs", 1500, 0)) == "pairing words across languages 1,500"
    assert pace.words(Progress("another program is reading", 0, 0)) == "another program is reading"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "a few seconds"),
        (38, "about 40 s"),
        (57, "about 1 min"),
        (200, "about 3 min"),
        (3590, "about 1 h"),
        (4800, "about 1 h 20 min"),
        (50_000, "about 13 h"),
    ],
)
def test_a_length_of_time_is_rounded(seconds: float, words: str) -> None:
    assert duration(seconds) == words


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1000), st.integers(0, 100), st.integers(0, 100)), max_size=30))
def test_no_step_is_too_odd(steps: list[tuple[float, int, int]]) -> None:
    clock = Clock()
    pace = Pace(clock)
    for seconds, done, total in steps:
        clock.now += seconds
        assert pace.words(Progress("articles", done, total)).startswith("articles")


def test_one_bar_goes_over_all_stages_and_never_back() -> None:
    shares = [overall(Progress(what, done, 4)) for what in STAGES for done in range(5)]
    assert shares == sorted(shares)  # type: ignore[type-var]
    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(1.0)
    assert stage(Progress("copies", 1, 4)) == "3/5 "
    assert overall(Progress("word pairs", 1, 0)) is None
    assert stage(Progress("word pairs", 1, 4)) == ""
