"""The line that shows how far long work is."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from search.model import Progress
from tui.output.terminal import ProgressLine, clear_progress, show_progress
from tui.text.safe import one_line


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_wide_line_shows_everything() -> None:
    clock = Clock()
    line = ProgressLine(clock)
    line.text(Progress("articles", 0, 2000), 100)
    clock.now += 20
    assert line.text(Progress("articles", 500, 2000, "d/青河 news.txt"), 100) == (
        "[#####...............] articles 500 of 2,000 · 25/s · about 1 min left  d/青河 news.txt"
    )


@given(st.integers(1, 200), st.integers(0, 5000), st.integers(0, 2000), st.text())
def test_the_line_fits_any_terminal(width: int, done: int, total: int, name: str) -> None:
    text = ProgressLine(Clock()).text(Progress("articles", done, total, name), width)
    assert cell_len(text) <= width
    assert one_line(text) == text


def test_it_is_written_no_more_often_than_an_eye_can_follow(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = Clock()
    line = ProgressLine(clock)
    for done in range(100):
        clock.now += 0.02
        line.show(Progress("articles", done, 100))
    line.show(Progress("words", 0, 100))
    shown = capsys.readouterr().err.split("\r")[1:]
    assert 10 <= len(shown) <= 25
    assert "preparing the search" in shown[-1]


def test_nothing_is_written_into_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert not sys.stderr.isatty()
    show_progress(Progress("articles", 1, 2))
    clear_progress()
    assert capsys.readouterr().err == ""
