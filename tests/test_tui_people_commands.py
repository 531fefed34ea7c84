"""`hexapla people`: who speaks, what they say, and which names are one person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tui.cli import main

SEEDS = Path(__file__).parent.parent / "seeds"
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


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


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
    result = people("-f", str(folder), "--join", "Tom Marsh", "老馬")
    assert result.exit_code == 0
    assert "people.yaml" in result.stdout
    assert "老馬" in (folder / "people.yaml").read_text("utf-8")
    assert records(people("老馬", "-f", str(folder), "--json"))[0]["person"] == "Tom Marsh"
    assert people("-f", str(folder), "--separate", "Tom Marsh", "老馬").exit_code == 0
    assert people("老馬", "-f", str(folder)).exit_code == 1


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
        (("Nobody", "Here"), "Nobody of that name speaks in this library.\n"),
        (("Tom", "Marsh", "--about", "zebra"), "Nobody of that name says that here.\n"),
        (("--about", "zebra"), "Nobody says that here.\n"),
    ],
)
def test_why_nothing_was_found(folder: Path, tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    result = people(*words, "-f", str(folder), "--home", str(tmp_path / "home"))
    assert (result.exit_code, result.stderr) == (1, sentence)
