"""`hexapla glossary`: what is stated, proposed, written and exported."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from tests.desk import SEEDS
from tui.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Dock to close\n\nThe tidal gate (潮汐闸门) of the dock will close.\n", "utf-8"
    )
    return folder


def glossary(*words: str) -> Result:
    return CliRunner().invoke(main, ["glossary", *words])


def test_a_pair_is_added_listed_denied_and_taken_back(folder: Path) -> None:
    added = glossary("-f", str(folder), "--add", "tidal gate", "潮汐闸门")
    assert added.stdout == f"tidal gate = 潮汐闸门: written to {folder / 'glossary.yaml'}\n"
    assert glossary("-f", str(folder)).stdout == "tidal gate (en) = 潮汐闸门 (zh)\n"
    assert glossary("-f", str(folder), "--add", "zh:潮汐闸门", "de:Gezeitentor").exit_code == 0
    assert glossary("-f", str(folder), "--add", "gate", "潮汐闸门", "--deny").exit_code == 0
    rows = [json.loads(line) for line in glossary("-f", str(folder), "--json").stdout.splitlines()]
    assert rows == [
        {
            "state": "confirmed",
            "forms": {"en": ["tidal gate"], "zh": ["潮汐闸门"], "de": ["Gezeitentor"]},
            "note": "",
        },
        {"state": "denied", "forms": {"en": ["gate"], "zh": ["潮汐闸门"]}, "note": ""},
    ]
    assert glossary("-f", str(folder), "--undo").stdout == "Undone: “gate” is not “潮汐闸门”.\n"
    assert len(glossary("-f", str(folder)).stdout.splitlines()) == 1


def test_what_the_texts_give_is_proposed() -> None:
    result = glossary("-f", str(SEEDS), "--propose", "--json")
    assert result.exit_code == 0
    pairs = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"form": "超級智能實驗室", "lang": "zh-Hant"} in [pair["other"] for pair in pairs]
    found = glossary("-f", str(SEEDS), "--for", "超級智能實驗室")
    assert "Superintelligence Labs (en) in brackets in 001_" in found.stdout
    assert "Superintelligence Lab (en) in brackets in 001_" in found.stdout


def test_pairs_are_exported_and_no_file_is_written_over(folder: Path, tmp_path: Path) -> None:
    assert glossary("-f", str(folder), "--export", "tmx", str(tmp_path / "a.tmx")).exit_code == 1
    glossary("-f", str(folder), "--add", "tidal gate", "潮汐闸门")
    for form, name in (("tmx", "a.tmx"), ("tsv", "a.tsv")):
        result = glossary("-f", str(folder), "--export", form, str(tmp_path / name))
        assert result.stdout == f"Written: {tmp_path / name}\n"
    segments = [seg.text for seg in ElementTree.parse(tmp_path / "a.tmx").iter("seg")]
    assert segments == ["tidal gate", "潮汐闸门"]
    assert (tmp_path / "a.tsv").read_bytes() == "tidal gate\t潮汐闸门\t\n".encode()
    again = glossary(
        "-f", str(folder), "--export", "tsv", "--from", "zh", "--to", "en", str(tmp_path / "a.tsv")
    )
    assert again.exit_code == 3
    assert "there already" in again.stderr
    assert (tmp_path / "a.tsv").read_bytes() == "tidal gate\t潮汐闸门\t\n".encode()


def test_a_broken_file_is_one_sentence_and_stays(folder: Path) -> None:
    (folder / "glossary.yaml").write_text("pairs:\n  - {en: [a, zh: 甲}\n", "utf-8")
    for words in ((), ("--add", "a", "甲"), ("--export", "tmx", str(folder / "a.tmx"))):
        result = glossary("-f", str(folder), *words)
        assert result.exit_code == 3
        assert "glossary.yaml, line 2" in result.stderr
    assert (folder / "glossary.yaml").read_text("utf-8") == "pairs:\n  - {en: [a, zh: 甲}\n"


def test_an_empty_glossary_says_how_to_begin(folder: Path) -> None:
    result = glossary("-f", str(folder))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "--propose" in result.stderr
    assert glossary("-f", str(folder), "--undo").exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        *(("--deny",), ("--export", "tsv"), ("a.tsv",), ("--undo", "--propose"), ("--add", "a")),
        *(("--add", "a", "b"), ("--add", "", "甲"), ("--add", "a", "甲", "--json"), ("--from", "de")),
        *(("--undo", "--json"), ("--export", "tmx", "a.tmx", "--to", "de"), ("--propose", "--deny")),
    ],
)
def test_wrong_usage(folder: Path, words: tuple[str, ...]) -> None:
    assert glossary("-f", str(folder), *words).exit_code == 2
