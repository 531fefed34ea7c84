"""Durations of two measures or with halves are one figure, in several languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.durations import durations
from search.language.figures import figures
from search.language.fold import fold
from search.related.conflicts import conflicts


@pytest.mark.parametrize(
    "text",
    [
        "It took three hours and 50 minutes.",
        "after 3 hours, 50 minutes of waiting",
        "Es dauerte drei Stunden und 50 Minuten.",
        "nach 3 Stunden 50 Minuten",
        "历时3小时50分钟",
        "等了三個小時五十分鐘",
        "前後共三小時五十分",
    ],
)
def test_hours_and_minutes_are_one_figure(text: str) -> None:
    (figure,) = figures(text)
    assert (round(figure.value or 0, 3), figure.unit) == (3.833, "hours")


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("an hour and a half", 1.5, "hours", "exact"),
        ("nearly two and a half hours", 2.5, "hours", "about"),
        ("half an hour", 0.5, "hours", "exact"),
        ("anderthalb Stunden", 1.5, "hours", "exact"),
        ("mehr als zweieinhalb Stunden", 2.5, "hours", "over"),
        ("eine halbe Stunde", 0.5, "hours", "exact"),
        ("约两个半小时", 2.5, "hours", "about"),
        ("半小時", 0.5, "hours", "exact"),
        ("5 minutes 30 seconds", 5.5, "minutes", "exact"),
        ("zwei Jahre und drei Monate", 2.25, "years", "exact"),
    ],
)
def test_halves_and_other_measures(text: str, value: float, unit: str, bound: str) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.bound) == (value, unit, bound)


def test_two_measures_that_other_words_part_stay_two() -> None:
    assert [f.unit for f in figures("24 hours a day, and 60 minutes of it")] == ["hours", "minutes"]


@given(st.text(alphabet="3五两十 个半小时分钟hour and minutes,ein halb", max_size=60))
def test_durations_are_in_order_and_show_their_text(text: str) -> None:
    found = list(durations(text, fold(text)))
    assert all(figure.text == text[figure.start : figure.end] for figure in found)
    assert all(one.start < other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("three hours and 50 minutes", "近四個小時", []),
        ("almost four hours", "drei Stunden und 50 Minuten", []),
        ("90 minutes", "anderthalb Stunden", []),
        ("22 metres", "more than 20 metres", []),
        ("460 tonnes", "640公噸", [("460 tonnes", "640公噸")]),
        ("eineinhalb Stunden", "三小時", [("eineinhalb Stunden", "三小時")]),
        ("14 April", "4月12日", [("14 April", "4月12日")]),
        ("14 April 2024", "4月14日", []),
        ("3 December", "12月", []),
        ("31 ships", "33艘船", [("31 ships", "33艘")]),
    ],
)
def test_figures_that_cannot_both_be_right(one: str, other: str, told: list[tuple[str, str]]) -> None:
    found = conflicts(figures(one), figures(other), aligned=True)
    assert [(a.of(one), b.of(other)) for a, b in found] == told


def test_days_are_told_apart_only_where_texts_are_aligned() -> None:
    assert conflicts(figures("14 April"), figures("4月12日")) == ()
