"""`hexapla compare`: two renderings on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.cli import main

ONE = "Ferry news\n\n“The ferry will stop on Sunday, and no boat replaces it,” said Lena Ortiz, the manager."
OTHER = "渡輪消息\n\n經理萊娜·奧爾蒂斯強調：「渡輪可能週日停航。」她說乘客可以退票。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "library"
    found.mkdir()
    (found / "one.txt").write_text(ONE, "utf-8")
    (found / "other.txt").write_text(OTHER, "utf-8")
    return found


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(
        main, ["compare", "-f", str(folder), "--home", str(folder.parent / "home"), *words]
    )


def test_words_of_both_name_what_is_compared(folder: Path) -> None:
    result = run(folder, "--quote", "the ferry", "--quote", "渡轮可能", "one.txt", "other.txt")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("one.txt:13-67  |  other.txt:")
    assert any(line.startswith("  ~") for line in lines)
    assert any("可能" in line and "[" in line for line in lines)
    assert any(line.startswith("  -") and "no boat replaces it" in line for line in lines)


def test_a_frame_without_a_speaker_says_so(folder: Path) -> None:
    (folder / "plain.txt").write_text("Ferry news\n\nThe ferry will stop on Sunday.", "utf-8")
    result = run(folder, "--quote", "the ferry", "--quote", "The ferry", "one.txt", "plain.txt")
    assert result.stdout.splitlines()[1].endswith("|  no speaker found")


def test_json_has_stable_keys(folder: Path) -> None:
    result = run(folder, "--json", "one.txt:13-20", "other.txt:18-20")
    (record,) = map(json.loads, result.stdout.splitlines())
    assert list(record) == ["level", "moved", "here", "there", "frame_changes", "rows"]
    assert record["here"]["text"].startswith("The ferry will stop")
    assert {row["change"] for row in record["rows"]} == {"changed", "dropped"}
    for row in record["rows"]:
        for side, text in (("here", ONE), ("there", OTHER)):
            assert row[side] is None or text[row[side]["start"] : row[side]["end"]] == row[side]["text"]


def test_two_whole_files_list_what_matches(folder: Path) -> None:
    (folder / "again.txt").write_text(ONE.replace("Sunday", "Monday"), "utf-8")
    result = run(folder, "one.txt", "again.txt")
    assert result.exit_code == 0
    assert "[Sunday]" in result.stdout
    assert "[Monday]" in result.stdout


def test_nothing_in_common_is_told(folder: Path) -> None:
    (folder / "third.txt").write_text(
        "Bread\n\nThe baker sold forty loaves of rye bread before noon.", "utf-8"
    )
    result = run(folder, "one.txt", "third.txt")
    assert result.exit_code == 1
    assert "says the same" in result.stderr


def test_markdown_is_a_new_file(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    words = ("--quote", "the ferry", "--quote", "渡輪可能", "one.txt", "other.txt", "--markdown", str(path))
    assert run(folder, *words).exit_code == 0
    assert "| dropped |" in path.read_text("utf-8")
    again = run(folder, *words)
    assert again.exit_code == 3
    assert "already" in again.stderr
    lines = tmp_path / "out.jsonl"
    assert run(folder, *words[:-2], "-o", str(lines)).exit_code == 0
    assert json.loads(lines.read_text("utf-8"))["schema"] == "hexapla.comparison/1"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("none.txt", "other.txt"), 2, "no article none.txt"),
        (("one.txt:5-4", "other.txt"), 2, "no span 5-4"),
        (("one.txt:5-40000", "other.txt"), 2, "code points"),
        (("one.txt:9", "other.txt"), 2, "passages; there is no 9"),
        (("one.txt#99999999999999999999", "other.txt"), 2, "no article one.txt#999"),
        (("one.txt:1-" + "9" * 5_000, "other.txt"), 2, "no article one.txt:1-999"),
        (("one.txt#" + "9" * 5_000, "other.txt"), 2, "no article one.txt#999"),
        (("one.txt", "one.txt"), 2, "named twice"),
        (("-o", "out.docx", "one.txt", "other.txt"), 2, "one of .md, .html"),
        (("--quote", "zebra", "one.txt", "other.txt"), 1, "does not hold"),
        (("--quote", "a", "--quote", "b", "--quote", "c", "one.txt", "other.txt"), 2, "at most twice"),
    ],
)
def test_what_cannot_be_found_is_told_in_a_sentence(
    folder: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    result = run(folder, *words)
    assert result.exit_code == code
    assert told in result.stderr


def test_wrong_usage_names_the_places_as_the_help_does(folder: Path) -> None:
    for words in ((), ("one.txt",), ("one.txt", "other.txt", "one.txt")):
        result = run(folder, *words)
        assert result.exit_code == 2
        assert "Name two places: FILE[:START-END] FILE[:START-END]." in result.stderr


def test_a_passage_is_named_by_its_number(folder: Path) -> None:
    result = run(folder, "one.txt:2", "other.txt:2", "--json")
    (record,) = map(json.loads, result.stdout.splitlines())
    assert record["here"]["text"] in ONE.split("\n\n")[1]


def test_a_path_into_the_folder_names_its_article(folder: Path) -> None:
    quotes = ("--quote", "the ferry", "--quote", "渡轮可能")
    assert run(folder, *quotes, str(folder / "one.txt"), str(folder / "other.txt")).exit_code == 0
    words = ["-f", str(folder), "--home", str(folder.parent / "home"), str(folder / "one.txt")]
    assert CliRunner().invoke(main, ["coverage", *words]).exit_code == 0
    spans = run(folder, f"{folder / 'one.txt'}:13-20", f"{folder / 'other.txt'}:18-20")
    assert spans.stdout.startswith("one.txt:13-")


def test_an_article_that_stands_alone_has_nothing_to_cover(folder: Path) -> None:
    (folder / "other.txt").unlink()
    words = ["coverage", "-f", str(folder), "--home", str(folder.parent / "home")]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert result.stderr.endswith("No other article of this library surely tells the same story.\n")
