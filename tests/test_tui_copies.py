"""`hexapla copies`: what it prints, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.cli import main
from tui.commands.copies import short

SAMPLES = Path(__file__).parent / "samples"
NEWS = (
    "The harbour board will close its oldest dock on 15 July, ending 112 years of coal shipping in the bay. "
    "About 640 people are employed at the dock, down from 2,100 when the new terminal opened in 1998. "
    "A second hearing is planned for September, and the cranes may be sold or scrapped before that. "
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def run(folder: Path, *words: str) -> Result:
    result = CliRunner().invoke(main, ["copies", "-f", str(folder), *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def copy_samples(folder: Path) -> None:
    for name in ("wire_copy_a.txt", "wire_copy_b.txt", "story/x-1.txt"):
        (folder / Path(name).name).write_bytes((SAMPLES / name).read_bytes())


def test_a_group_is_a_paragraph_with_what_differs(folder: Path) -> None:
    copy_samples(folder)
    result = run(folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "x2  wire_copy_a.txt",
        "    wire_copy_b.txt: 87 % in common; 2 left out; 2 added; 1 changed",
        "        close its oldest dock after 112 years → shut HARROW BAY (Wire) —",
        "        - Union leaders were less certain. Tom Reyes of the U.S. branc …",
        "        + This story was first published by Harbour Daily",
        "",
    ]


def test_a_group_is_one_record_whose_ranges_fit_the_texts(folder: Path) -> None:
    copy_samples(folder)
    result = run(folder, "--json")
    assert result.exit_code == 0
    (group,) = map(json.loads, result.stdout.splitlines())
    assert group["copies"] == 2
    original, copy = group["articles"]
    assert (
        list(original) == list(copy) == ["file", "item", "title", "source", "date", "common", "differences"]
    )
    assert (original["file"], original["common"], original["differences"]) == ("wire_copy_a.txt", 1.0, [])
    assert copy["file"] == "wire_copy_b.txt"
    assert 0.8 < copy["common"] < 0.95
    texts = [(SAMPLES / each["file"]).read_text(encoding="utf-8") for each in (original, copy)]
    for each in copy["differences"]:
        assert each["kind"] in ("only here", "only there", "changed")
        assert texts[0][slice(*each["here"])] == each["here_text"]
        assert texts[1][slice(*each["there"])] == each["there_text"]
    assert "on " in {each["here_text"] for each in copy["differences"] if each["kind"] == "only here"}


def test_copies_word_for_word_have_all_in_common(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"Oldest dock to close\n\n{NEWS}", encoding="utf-8")
    assert run(folder).stdout.splitlines() == ["x2  a.txt", "    b.txt: 100 % in common", ""]


def test_a_folder_without_copies_says_so_and_exits_with_1(folder: Path) -> None:
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    result = run(folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "No article here is a near copy of another.\n"


def test_a_folder_that_is_not_there_exits_with_2(folder: Path) -> None:
    assert run(folder / "nowhere").exit_code == 2


def test_a_difference_is_shown_from_its_first_word_and_cut() -> None:
    assert short(".\n\nThe board  said") == "The board said"
    assert short("word " * 30) == ("word " * 12).strip() + " …"


def test_related_passages_name_the_number_of_copies(folder: Path) -> None:
    copy_samples(folder)
    words = ["related", "-f", str(folder), "ending 112 years of coal shipping at the oldest dock"]
    shown = CliRunner().invoke(main, words).stdout
    found = [json.loads(line) for line in CliRunner().invoke(main, [*words, "--json"]).stdout.splitlines()]
    assert {(each["file"], each["copies"]) for each in found if each["copies"]} == {("wire_copy_a.txt", 2)}
    assert "same statement x2: " in shown or "related x2: " in shown
