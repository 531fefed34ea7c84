"""statements.yaml: what it states, what is wrong with it, changes that keep what was written."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import StatementsBroken, StatementsError
from search.statements.editing import joined, separated
from search.statements.file import StatementsFile
from search.statements.own import Own, Place, parse

EN, ZH, X = (
    Place("en.txt", "No ship should leave port"),
    Place("zh.txt", "任何船只都不应离港"),
    Place("x.txt", "We acted"),
)

WRITTEN = """\
# What I decided
same:
  # the order
  - - {file: en.txt, words: "No ship should leave port"}   # her words
    - {file: zh.txt, words: 任何船只都不应离港}
  - [{file: a.txt, words: one}, {file: b.txt, words: two}]
different:
  - - file: en.txt
      words: We acted at once
    - {file: x.txt, words: "We acted", start: 12}
mood: calm
"""


def lost_lines(old: str, new: str) -> list[str]:
    kept = new.splitlines()
    return [line for line in old.splitlines() if line not in kept]


def test_a_file_is_read() -> None:
    own = parse(WRITTEN)
    assert own.same == ((EN, ZH), (Place("a.txt", "one"), Place("b.txt", "two")))
    assert own.different == ((Place("en.txt", "We acted at once"), Place("x.txt", "We acted", 12)),)
    assert len(own.problems) == 1
    assert "'mood'" in own.problems[0]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "same:\n", "same: []\ndifferent:\n"])
def test_an_empty_file_states_nothing(text: str) -> None:
    assert parse(text) == Own()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("same: en.txt\n", "must be a list"),
        ("same:\n  - [{file: a, words: b}]\n", "two quotes or more"),
        ("same:\n  - - {file: a}\n    - {file: b, words: c}\n", "a quote is written"),
        ("same:\n  - [1, 2]\n", "a quote is written"),
    ],
)
def test_what_cannot_be_used_is_told(text: str, told: str) -> None:
    own = parse(text)
    assert own.same == own.different == ()
    assert any(told in problem for problem in own.problems)


@pytest.mark.parametrize("text", ["same: [", "- a\n", "same: 'x", "[" * 5000])
def test_a_broken_file_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(StatementsBroken, match="does not hold"):
        parse(text)


def test_a_join_is_written_below_the_others() -> None:
    new = joined(WRITTEN, [EN, X])
    assert parse(new).same[-1] == (EN, X)
    assert not lost_lines(WRITTEN, new)


def test_a_join_takes_out_what_tells_the_two_apart() -> None:
    new = joined(WRITTEN, [Place("en.txt", "We acted at once"), Place("x.txt", "We acted")])
    assert parse(new).different == ()
    assert len(parse(new).same) == 3


def test_what_is_joined_already_is_not_written_twice() -> None:
    assert joined(WRITTEN, [ZH, EN]) == WRITTEN


def test_a_separation_takes_out_what_joins_the_two() -> None:
    new = separated(WRITTEN, EN, ZH)
    assert parse(new).same == ((Place("a.txt", "one"), Place("b.txt", "two")),)
    assert parse(new).different[-1] == (EN, ZH)
    assert "# What I decided" in new


def test_a_separation_leaves_the_rest_of_a_group() -> None:
    text = joined("", [EN, ZH, X])
    new = separated(text, EN, ZH)
    assert parse(new).same == ((EN, X),)
    assert parse(new).different == ((EN, ZH),)


def test_a_new_file_begins_with_a_word_of_explanation() -> None:
    assert joined("", [EN, ZH]).startswith("# Statements in this library.")


words = st.text(min_size=1, max_size=30).filter(
    lambda text: text.split() and "".join(text.split()).isprintable()
)


@given(words, words)
def test_any_words_are_written_so_that_they_are_read_again(one: str, other: str) -> None:
    first, second = Place("a b.txt", " ".join(one.split())), Place("é: #.txt", " ".join(other.split()))
    text = separated(joined("", [first, EN]), first, second)
    assert parse(text).same == ((first, EN),)
    assert parse(text).different == ((first, second),)
    assert parse(joined(text, [second, first])).different == ()


@given(st.text(max_size=60))
def test_no_text_brings_it_down(text: str) -> None:
    with suppress(StatementsError):  # a sentence for the reader, and nothing else
        parse(text)
        assert parse(joined(text, [EN, ZH])).same[-1] == (EN, ZH)


def test_changes_are_taken_back_and_made_again(tmp_path: Path) -> None:
    path = tmp_path / "statements.yaml"
    file = StatementsFile(path, log=tmp_path / "log.json")
    file.join([EN, ZH])
    file.separate(EN, ZH)
    assert parse(path.read_text("utf-8")).different == ((EN, ZH),)
    other = StatementsFile(path, log=tmp_path / "log.json")
    assert other.undo() == f"“{EN}” is not “{ZH}”"
    assert parse(path.read_text("utf-8")).same == ((EN, ZH),)
    assert other.redo() == f"“{EN}” is not “{ZH}”"
    other.undo()
    assert other.undo()
    assert not path.exists()
