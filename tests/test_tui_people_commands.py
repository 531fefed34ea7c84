"""`hexapla people`: who speaks, what they say, and which names are one person."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.commands import SEEDS, records
from tui.cli import main

STORY = Path(__file__).parent / "samples" / "story"
NEWS = """Harbour dock to close

“We will not walk away from the workers,” said Ines Calloway, who chairs the board of the harbour.

A senior official at the harbour said the cranes would be sold next year.

“The dock can be saved,” Tom Marsh told reporters on Tuesday.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, "utf-8")
    return folder


def people(*words: str) -> Result:
    return CliRunner().invoke(main, ["people", *words])


def test_rows_tell_names_types_languages_and_what_may_also_be_meant(seeds_home: Path) -> None:
    result = people("-f", str(SEEDS), "--home", str(seeds_home))
    assert result.exit_code == 0
    first, below, *_ = result.stdout.splitlines()
    assert "Mark Zuckerberg = " in first
    assert "扎克伯格" in first
    assert "(person, en " in first
    assert "3 files)" in first
    assert below.strip().startswith("perhaps also 扎克伯克: one character differs")


def test_json_has_one_person_a_line(seeds_home: Path) -> None:
    first, *_ = records(people("-f", str(SEEDS), "--home", str(seeds_home), "--json"))
    assert (first["id"], first["type"]) == ("mark-zuckerberg", "person")
    assert set(first["names_in"]) == set(first["files"])
    assert [each["name"] for each in first["proposals"]] == ["扎克伯克"]


@pytest.mark.parametrize("name", ["Mark Zuckerberg", "馬克·扎克伯格", "mark-zuckerberg"])
def test_a_name_gives_what_that_person_says(seeds_home: Path, name: str) -> None:
    said = records(people(name, "-f", str(SEEDS), "--home", str(seeds_home), "--json"))
    assert {each["file"][:3] for each in said} == {"000", "001", "002"}
    assert {"raw_start", "kind", "cue", "person"} <= set(said[0])
    about = records(people(name, "--about", "開源", "-f", str(SEEDS), "--home", str(seeds_home), "--json"))
    assert 0 < len(about) < len(said)


def test_a_quote_is_one_line_with_file_speaker_verb_and_kind(folder: Path) -> None:
    result = people("Ines Calloway", "-f", str(folder))
    assert result.stdout == "a.txt Ines Calloway said [direct] We will not walk away from the workers\n"
    assert people("--about", "workers", "-f", str(folder)).stdout == result.stdout


def test_unnamed_sources_are_listed_when_asked(folder: Path) -> None:
    listed = records(people("-f", str(folder), "--json"))
    everybody = records(people("-f", str(folder), "--json", "--everybody"))
    assert {row["name"] for row in listed} == {"Ines Calloway", "Tom Marsh"}
    assert {row["type"] for row in everybody} == {"person", "unnamed"}
    assert "--everybody" in people("--help").stdout


def test_joining_and_separating_are_kept_beside_the_articles(folder: Path) -> None:
    result = people("-f", str(folder), "--join", "Tom Marsh", "Calloway")
    assert result.exit_code == 0
    assert result.stdout == f"“Ines Calloway” is “Tom Marsh”: written to {folder / 'people.yaml'}\n"
    (row,) = records(people("-f", str(folder), "--json"))
    assert (row["name"], set(row["names"]), row["quotes"]) == ("Tom Marsh", {"Ines Calloway", "Tom Marsh"}, 2)
    assert people("-f", str(folder), "--separate", "Tom Marsh", "Ines Calloway").exit_code == 0
    assert len(records(people("-f", str(folder), "--json"))) == 2
    assert people("-f", str(folder), "--undo").stdout == "Undone: “Ines Calloway” is not “Tom Marsh”.\n"
    assert people("-f", str(folder), "--undo").stdout == "Undone: “Ines Calloway” is “Tom Marsh”.\n"
    assert not (folder / "people.yaml").exists()
    result = people("-f", str(folder), "--undo")
    assert (result.exit_code, result.stderr) == (1, "There is nothing to undo.\n")


def test_names_that_nobody_bears_are_not_joined(folder: Path) -> None:
    for option in ("--join", "--separate"):
        result = people("-f", str(folder), option, "Nobody", "Tom Marsh")
        assert (result.exit_code, result.stderr) == (1, "No speaker is called Nobody.\n")
    assert not (folder / "people.yaml").exists()


@pytest.mark.parametrize("name", ["Calloway", "calloway", "Ms Calloway", "ines"])
def test_a_part_of_a_name_will_do(folder: Path, name: str) -> None:
    assert "We will not walk away" in people(name, "-f", str(folder)).stdout


def test_several_who_may_be_meant_are_named(folder: Path) -> None:
    (folder / "b.txt").write_text("“No,” said Ada Marsh.", "utf-8")
    result = people("Marsh", "-f", str(folder))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr in (
        "Marsh could be Tom Marsh or Ada Marsh.\n",
        "Marsh could be Ada Marsh or Tom Marsh.\n",
    )


def test_a_repeated_statement_is_printed_once_with_its_files() -> None:
    arguments = ("Morna Kerr", "--about", "officers", "-f", str(STORY))
    (line,) = [line for line in people(*arguments).stdout.splitlines() if line.startswith("en-")]
    assert line == (
        "en-1.txt Morna Kerr said [direct] Officers were told to trust the screen and sign the log … "
        "Now they are being asked to carry the blame. (×2, also en-3.txt)"
    )
    (record,) = [each for each in records(people(*arguments, "--json")) if each["file"].startswith("en-")]
    assert (record["times"], [each["text"] for each in record["rest"]], record["again"][0]["file"]) == (
        2,
        ["Now they are being asked to carry the blame."],
        "en-3.txt",
    )


def test_options_that_do_not_go_together_are_a_wrong_use(folder: Path) -> None:
    join = ("-f", str(folder), "--join", "Tom Marsh", "Ines Calloway")
    for other in (("--json",), ("--undo",), ("Tom",), ("--separate", "A", "B"), ("--about", "x")):
        assert people(*join, *other).exit_code == 2
    assert not (folder / "people.yaml").exists()


def test_a_remark_about_an_unknown_key_is_no_failure(folder: Path) -> None:
    (folder / "people.yaml").write_text("people:\n  - name: Tom Marsh\n    nmaes: [x]\n", "utf-8")
    result = people("-f", str(folder))
    assert result.exit_code == 0
    assert "'nmaes'" in result.stderr


def test_exit_codes(folder: Path, tmp_path: Path) -> None:
    assert people("Nobody Here", "-f", str(folder)).exit_code == 1
    assert people("-f", str(tmp_path / "nowhere")).exit_code == 2
    assert people("-f", str(folder), "--join", "Tom Marsh").exit_code == 2
    assert people("-f", str(folder), "--join", "Tom Marsh", "tom marsh").exit_code == 3
    (folder / "people.yaml").write_text("people:\n  - name:Tom\n    names: []\n", "utf-8")
    result = people("-f", str(folder))
    assert result.exit_code == 3
    assert "Tom Marsh" in result.stdout
    assert result.stderr.count("people.yaml, line 2") == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("",), "Nobody of that name speaks in this library.\n"),
        (("Nobody", "Here"), "Nobody of that name speaks in this library.\n"),
        (("Tom", "Marsh", "--about", "zebra"), "Nobody of that name says that here.\n"),
        (("--about", "zebra"), "Nobody says that here.\n"),
    ],
)
def test_why_nothing_was_found(folder: Path, tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    result = people(*words, "-f", str(folder), "--home", str(tmp_path / "home"))
    assert (result.exit_code, result.stderr) == (1, sentence)
