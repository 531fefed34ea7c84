"""Steps of a file of decisions: taken back, made again, and kept as the middle that differs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.decisions.steps import Step, Steps
from search.searches import Recent

TEXT = st.text(alphabet="ab\n开", max_size=12)


@given(TEXT, TEXT)
def test_a_step_leads_from_one_text_to_the_other_and_back(before: str, after: str) -> None:
    step = Step.of("a change", before, after)
    assert step.made_again(before) == after
    assert step.taken_back(after) == before
    for other in (f"{before}x", f"{after}x"):
        assert step.made_again(other) is step.taken_back(other) is None


def test_the_log_of_a_large_file_is_small_and_read_by_another_program(tmp_path: Path) -> None:
    log, lines = tmp_path / "log.json", "".join(f"- line {number}\n" for number in range(20_000))
    Steps(log).add(Step.of("one more", lines, f"{lines}- last\n"))
    assert log.stat().st_size < 1_000
    found = Steps(log).last()
    assert found is not None
    assert found.taken_back(f"{lines}- last\n") == lines


def test_an_older_log_with_whole_texts_is_still_read(tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    log.write_text(json.dumps({"steps": [["added", "a\n", "a\nb\n", False]], "done": 1}), "utf-8")
    assert Steps(log).last() == Step.of("added", "a\n", "a\nb\n")


def test_what_a_change_was_is_said_anew_and_a_damaged_log_says_its_words(tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    for words in ("{one} is not {other}", "{none} is {one", "{one.none}"):
        Steps(log).add(Step.of(words, "", words, names=(("one", "A"), ("other", "{b}"))))
        found = Steps(log).last()
        assert found is not None
        assert found.said == (words if "none" in words else "“A” is not “{b}”")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"steps": []}', '{"steps": [], "done": 1e400}', "[" * 100_000, '{"steps": [[1]]}'],
    ids=range(7),
)
def test_a_damaged_log_is_no_problem(tmp_path: Path, text: str) -> None:
    log = tmp_path / "log.json"
    log.write_text(text, "utf-8")
    steps = Steps(log)
    assert steps.last() is steps.next() is None
    assert Recent(log).lines() == ()
    steps.add(Step.of("new", "", "a"))
    found = Steps(log).last()
    assert found is not None
    assert found.words == "new"
