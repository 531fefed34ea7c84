"""Reading line by line: each answer is whole lines, and nothing in them steers a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from search.bookmarks import BookmarksFile
from search.library import Library
from tui.cli import main
from tui.elsewhere.plain_reading import PlainReading

NEWS = {
    "a.txt": "Harbour reopens\n\nBy Ana Ruiz\n\n“The harbour opens on Monday,” said Ana Ruiz. \x1b[31mNo.\n",
    "b.txt": "Ferries wait\n\nThe harbour opens on Monday, Ana Ruiz said. Ferries wait outside it.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    news.mkdir()
    for name, text in NEWS.items():
        (news / name).write_text(text, "utf-8")
    return news


@pytest.fixture
def reading(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlainReading]:
    with Library(folder, tmp_path / "derived") as library:
        library.add()
        monkeypatch.setattr(library, "catch_up", library.words.catch_up)  # without meanings
        yield PlainReading(library, BookmarksFile(tmp_path / "kept.yaml"))


def test_a_number_opens_an_article_with_its_paragraphs_and_quotes(reading: PlainReading) -> None:
    listed = list(reading.articles())
    assert [line[:2] for line in listed[1:3]] == ["1.", "2."]
    lines = reading.answer("1")
    assert lines[0] == "Harbour reopens"
    assert any(line.startswith("1. Ana Ruiz said, direct: “The harbour opens on Monday") for line in lines)
    assert not re.search(r"[\x1b\n]", "".join(lines))
    assert reading.answer("n")[0] == "Ferries wait"
    assert reading.answer("n") == ["There is no further article; l lists them."]
    assert reading.answer("p")[0] == "Harbour reopens"


def test_an_item_of_a_list_bears_the_number_of_its_own_passage(reading: PlainReading, folder: Path) -> None:
    items = "\n".join(f"- {words} on the quay at noon on Monday, in the rain." for words in ("One", "Two"))
    (folder / "c.txt").write_text(f"Quay\n\nSummary:\n\n{items}\n\nThe harbour opens.\n", "utf-8")
    reading.library.add()
    reading.article = article = reading.library.article("c.txt")
    assert article
    lines = [line for line in reading.answer("t") if "on the quay" in line]
    assert len(lines) == 2
    for line in lines:
        number = int(line[2 : line.index("]")])
        passage = article.passages[number - 1]
        assert line[line.index("]") + 1 :].lstrip(" -") == article.text[passage.start : passage.end]


def test_a_quote_is_kept_once_and_taken_back(reading: PlainReading) -> None:
    list(reading.articles())
    reading.answer("1")
    assert reading.answer("b 1") == ["Kept in kept.yaml; z takes it back."]
    (kept,) = reading.bookmarks.load()
    assert kept.kind == "quote"
    assert kept.quote.startswith("The harbour opens on Monday")
    reading.answer("z")
    assert reading.bookmarks.load() == []
    reading.answer("b p1")
    assert [each.kind for each in reading.bookmarks.load()] == ["passage"]


def test_a_search_makes_a_list_whose_numbers_lead_to_the_passages(reading: PlainReading) -> None:
    found = reading.answer("/ferries")
    assert re.match(r"1\. .*Ferries", found[1])
    opened = reading.answer("1")
    assert opened[0] == "Ferries wait"
    assert re.match(r"\[p\d+\] .*[Ff]erries", opened[2])
    assert reading.answer("t")[0] == "Ferries wait"


@pytest.mark.parametrize(
    "typed", ["7", "x", "b", "r 9", "b p9", "/", "r pp", "t", "z", "b 一", "²", "\x1b[A"]
)
def test_what_cannot_be_done_is_one_sentence(reading: PlainReading, typed: str) -> None:
    (sentence,) = reading.answer(typed)
    assert sentence.endswith((".", ")"))
    assert "\x1b" not in sentence


def test_commands_come_from_a_pipe_and_q_ends(folder: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["desk", str(folder), "--plain", "--home", str(tmp_path / "home")], input="1\nq\n2\n"
    )
    assert result.exit_code == 0
    assert "[p" in result.stdout
    assert "Ferries wait outside" not in result.stdout


def test_a_terminal_without_a_cursor_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    result = CliRunner().invoke(main, [])
    assert result.exit_code == 2
    assert "--plain" in result.stderr
    assert result.stderr.count("\n") == 1
