"""The other commands: related, quotes, people, doctor, index, bookmarks."""

from __future__ import annotations

import errno
import json
import os
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from search.errors import LibraryError
from search.library import Library
from tests.commands import SAMPLES, SEEDS, records, runner
from tui.commands.unwritable import sentence_of


@pytest.fixture
def run(seeds_home: Path) -> Any:
    return runner(seeds_home)


# -- related ----------------------------------------------------------------------------------------


def test_related_gives_evidence_and_a_sentence_that_fits_its_offsets(run: Any, seeds_home: Path) -> None:
    text = "Reports suggest that Meta has paused testing of its latest open source model Behemoth"
    result = run("related", "-f", str(SEEDS), text, "--lang", "zh", "--json")
    assert result.exit_code == 0
    first = records(result)[0]
    assert first["file"].startswith("001")
    assert "對“Behemoth”模型的測試也已暫停" in first["text"]
    assert any("Behemoth" in reason["label"] for reason in first["evidence"])
    with Library(SEEDS, seeds_home) as library:
        article = library.article(first["file"])
    assert article is not None
    assert article.text[first["start"] : first["end"]] == first["text"]


def test_related_in_a_batch(run: Any) -> None:
    line = json.dumps({"qid": "q", "text": "Meta 已暫停測試 Behemoth", "langs": ["en"]})
    (record,) = records(run("related", "-f", str(SEEDS), "--batch", "-", stdin=line))
    assert record["qid"] == "q"
    assert record["ranking"]
    assert {row["lang"] for row in record["ranking"]} == {"en"}


@pytest.mark.parametrize(
    "stdin",
    ["not json\n", "[1, 2]\n", '{"qid": 1}\n', "[" * 200_000 + "\n", '{"qid": NaN, "text": "Behemoth"}\n'],
)
def test_a_bad_batch_line_is_named_and_exits_with_3(run: Any, stdin: str) -> None:
    good = json.dumps({"qid": "good", "text": "Behemoth"})
    result = run("related", "-f", str(SEEDS), "--batch", "-", stdin=f"{stdin}{good}\n")
    assert result.exit_code == 3
    assert [record["qid"] for record in records(result)] == ["good"]
    assert result.stderr.startswith("Line 1 ")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "No space left on device"),
        (LibraryError("The index cannot be used; delete it."), "The index cannot be used; delete it."),
    ],
)
def test_a_full_disk_is_one_sentence(
    run: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def fails(*_: object) -> bool:
        raise error

    monkeypatch.setattr("search.index.words.WordIndex.catch_up", fails)
    result = run("search", "-f", str(SEEDS), "open")
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert not sentence_of(ZeroDivisionError())


# -- quotes, read, people, doctor ---------------------------------------------------------------------


def test_quotes_of_a_file(run: Any) -> None:
    result = run("quotes", str(SEEDS / "002_ea2aa660acc15d00.txt"), "--json")
    assert result.exit_code == 0
    raw = (SEEDS / "002_ea2aa660acc15d00.txt").read_text(encoding="utf-8")
    found = records(result)
    assert any(record["text"].startswith("We believe the benefits") for record in found)
    for record in found:
        assert raw[record["raw_start"] : record["raw_end"]].replace("\xa0", " ") == record["text"]


def test_quotes_in_a_batch_one_line_each(run: Any) -> None:
    lines = '{"id": "a", "text": "“We will not stop,” Ana Ruiz said."}\n{"id": "b", "text": "Nothing."}\n'
    first, second = records(run("quotes", "-", stdin=lines))
    assert (first["id"], first["quotes"][0]["speaker_text"]) == ("a", "Ana Ruiz")
    assert (second["id"], second["quotes"]) == ("b", [])


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    good = tmp_path / "good.txt"
    good.write_text("A day\n\n“We will not stop,” Ana Ruiz said.\n", encoding="utf-8")
    result = run("quotes", str(tmp_path / "bad.txt"), str(tmp_path / "missing.txt"), str(good))
    assert result.exit_code == 3
    assert "Ana Ruiz" in result.stdout
    assert len(result.stderr.strip().splitlines()) == 2


def test_read_prints_the_cleaned_article_and_raw_the_text_before_repairs(run: Any) -> None:
    path = SEEDS / "001_6c2d137d2c0b4f8f.txt"
    cleaned = run("read", str(path))
    assert "開源AI戰略" in cleaned.stdout
    assert "?!" not in cleaned.stdout
    raw = run("read", str(path), "--raw")
    assert raw.stdout.rstrip("\n") == path.read_text(encoding="utf-8").rstrip("\n")


def test_read_prints_the_place_that_other_commands_name(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "One", "text": "First."}\n{"title": "Two", "text": "Second."}\n', "utf-8")
    assert run("read", f"{path}#2").stdout.startswith("Two\n")
    assert run("read", f"{path}#2:2").stdout == "Second.\n"
    for place, code in (("#3", 1), (":9", 1), (":0", 3)):
        result = run("read", f"{path}{place}")
        assert (result.stdout, result.exit_code) == ("", code)
    assert run("read", f"{path}:1", "--raw").exit_code == 2


def test_people_joins_the_names_of_one_person(run: Any) -> None:
    result = run("people", "-f", str(SEEDS), "--json")
    assert result.exit_code == 0
    rows = [row for row in records(result) if any("Zuckerberg" in name for name in row["names"])]
    assert len(rows) == 1
    assert {file[:3] for file in rows[0]["files"]} == {"000", "001", "002"}


def test_doctor_counts_repairs_and_names_what_was_skipped(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "001.txt").write_bytes((SEEDS / "001_6c2d137d2c0b4f8f.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    result = run("doctor", str(folder), "--json", home=tmp_path / "home")
    assert result.exit_code == 3
    read, *skipped = records(result)
    assert (read["repairs"]["pinyin"], read["repairs"]["quote end"]) == (70, 2)
    assert {record["file"] for record in skipped} == {"empty.txt", "picture.txt"}


def test_doctor_lists_every_sample_and_ends_with_trouble_and_a_sum(run: Any, tmp_path: Path) -> None:
    result = run("doctor", str(SAMPLES), home=tmp_path / "home")
    assert result.exit_code == 3
    assert result.stderr == ""
    *lines, total = result.stdout.splitlines()
    files = {line[12:].split(": ")[0] for line in lines if not line.startswith(" ")}
    assert files == {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*") if path.is_file()}
    states = [line[:12].strip() for line in lines if not line.startswith(" ")]
    assert [state for state, _ in groupby(states)] == [
        "no article",
        "read",
        "with notes",
        "in part",
        "not read",
    ]
    assert total.startswith(f"{len(files)} files: ")
    assert any(line.startswith("not read    empty.txt: ") for line in lines)
    assert any("damaged" in line for line in lines)
    assert any("near cop" in line for line in lines)


def test_what_is_usual_is_no_trouble_and_takes_few_lines(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Title\n\nA sentence stands here.\n", encoding="utf-8")
    for number in range(50):
        (folder / f"{number}.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "old.zip").write_bytes(b"PK")
    for command in ("index", "doctor"):
        result = run(command, str(folder), home=tmp_path / "home")
        assert result.exit_code == 0
        assert ("50 files: a picture" in result.stdout) == (command == "index")
        assert len(result.stdout.splitlines()) == (3 if command == "index" else 53)
    assert "unpack" in result.stdout
    record = records(run("index", str(folder), "--json", home=tmp_path / "home"))[0]
    assert {each["harmless"] for each in record["skipped"]} == {True}
    (folder / "a.txt").unlink()
    result = run("doctor", str(folder), home=tmp_path / "home")
    assert result.exit_code == 1
    assert ".md" in result.stderr


def test_much_trouble_is_cut_short(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.txt").write_bytes(b"")
    result = run("index", str(folder), home=tmp_path / "home")
    assert result.exit_code == 3
    assert "10 more" in result.stdout
    assert len(result.stdout.splitlines()) == 22


def test_files_that_cannot_be_read_are_told_in_one_line_each(run: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "b.jsonl").write_text(
        '{"title": "A", "text": "“No,” Ana Ruiz said."}\nbroken\n', encoding="utf-8"
    )
    (tmp_path / "empty").mkdir()
    named = (str(tmp_path / name) for name in ("empty", "no.txt", "pipe.txt"))
    result = run("quotes", *named, "b.jsonl")
    assert result.exit_code == 3
    assert len(result.stderr.strip().splitlines()) == 4
    result = run("quotes", str(tmp_path / "b.jsonl"))
    assert "Ana Ruiz" in result.stdout
    assert "b.jsonl" in result.stderr


def test_json_loses_no_character(run: Any) -> None:
    text = "“A \ufe0f\u202e\u2028 sign,” Ana Ruiz said."
    (record,) = records(run("quotes", "-", stdin=json.dumps({"id": 1, "text": text}) + "\n"))
    assert record["text"] == text


def test_batches_bear_languages_of_any_form(run: Any) -> None:
    for langs in ("zh", ["zh"], 5, None):
        line = json.dumps({"qid": 1, "query": "Meta", "langs": langs})
        (record,) = records(run("search", "-f", str(SEEDS), "--batch", "-", stdin=line))
        assert record["ranking"]


# -- index and folders that hold little ----------------------------------------------------------------


def test_index_twice_reads_nothing_twice(run: Any, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Title\n\nA sentence stands here.\n", encoding="utf-8")
    first = records(run("index", str(tmp_path / "news"), "--json", home=tmp_path / "home"))[0]
    second = records(run("index", str(tmp_path / "news"), "--json", home=tmp_path / "home"))[0]
    assert (first["read"], first["unchanged"]) == (["a.txt"], [])
    assert (second["read"], second["unchanged"]) == ([], ["a.txt"])


def test_an_empty_folder_says_what_to_do(run: Any, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("index", str(tmp_path / "empty"), home=tmp_path / "home")
    assert result.exit_code == 1
    assert ".txt" in result.stderr


def test_all_commands_count_paragraphs_alike(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "two"
    folder.mkdir()
    said = "Ana Ruiz spoke in Lima.\\n\\n“We will not close the harbour,” Ana Ruiz said."
    long = "The quay was full. " * 90  # one paragraph in several passages
    lines = [f'{{"title": "The {word} one", "text": "{word}. {long}{said}"}}' for word in ("First", "Second")]
    (folder / "both.jsonl").write_text("\n".join(lines), encoding="utf-8")
    quotes = run("quotes", str(folder / "both.jsonl")).output.splitlines()
    places = {line.split("/")[-1].split(" ", 1)[0] for line in quotes if "Ana Ruiz said" in line}
    with Library(folder, tmp_path / "home") as library:
        library.add()
        last = len(library.articles()[0].passages)
    assert last > 3
    assert places == {f"both.jsonl:{last}", f"both.jsonl#2:{last}"}
    hits = run("search", "-f", str(folder), '"close the harbour"').stdout.splitlines()
    assert {line.split(" ", 1)[0] for line in hits} == places
    context = run("search", "-f", str(folder), "--kwic", '"close the harbour"').stdout.splitlines()
    assert {line.split()[-2] for line in context} == places
    near = run("related", "-f", str(folder), "We will not close the harbour").stdout
    assert near.split(" ", 1)[0] in places


def test_no_control_byte_reaches_the_terminal(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "a.txt").write_bytes(
        b"Title \x1b]0;owned\x07 here\n\nBody text \x1b[31mred\x1b[0m and more text.\n"
    )
    for words in (
        ["read", str(folder / "a.txt")],
        ["search", "-f", str(folder), "body"],
        ["doctor", str(folder)],
    ):
        out = run(*words, home=tmp_path / "home").stdout
        assert not set(out) & {chr(code) for code in (*range(9), *range(11, 32), 127)}


# -- bookmarks ----------------------------------------------------------------------------------------


def test_bookmarks_check_tells_a_lost_one(run: Any, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Title\n\nThe first sentence stands here. Another one follows it.\n")
    entry = "bookmarks:\n  - id: one\n    source: {{file: a.txt}}\n    quote: {}\n"
    path = folder / "bookmarks.yaml"
    path.write_text(entry.format("The first sentence stands here."))
    assert run("bookmarks", "check", "-f", str(folder), home=tmp_path / "home").exit_code == 0
    path.write_text(entry.format("Words that never stood anywhere in it."))
    result = run("bookmarks", "check", "-f", str(folder), home=tmp_path / "home")
    assert result.exit_code == 3
    assert "orphan" in result.stdout
    exported = run("bookmarks", "export", "markdown", "-f", str(folder))
    assert "> Words that never stood anywhere in it." in exported.stdout


def test_what_is_exported_can_be_imported(run: Any, tmp_path: Path) -> None:
    folder, home, out = tmp_path / "news", tmp_path / "home", tmp_path / "out.jsonld"
    folder.mkdir()
    (folder / "a.txt").write_text("Title\n\nThe mayor said: “The bridge stands.” Another one follows it.\n")
    where = ("-f", str(folder))
    quotes = run("export", "quotes", *where, "-o", str(out), home=home)
    assert (quotes.exit_code, quotes.stdout, str(out) in quotes.stderr) == (0, "", True)
    assert run("export", "quotes", *where, "-o", str(out), home=home).exit_code == 3  # it is there already
    assert run("import", str(out), *where, home=home).exit_code == 0
    kept = (folder / "bookmarks.yaml").read_text()
    assert "0 new bookmarks" in run("import", str(out), *where, home=home).stdout
    assert (folder / "bookmarks.yaml").read_text() == kept
    page = run("export", "bookmarks", *where, "--format", "html", home=home).stdout
    assert '<p class="context" lang="en" dir="auto">The mayor said: “[…]” Another one follows it.</p>' in page
    assert run("export", "hits", *where, home=home).exit_code == 2
    found = records(run("export", "hits", "bridge", *where, "--format", "jsonl", home=home))
    assert [each["schema"] for each in found] == ["hexapla.hit/1"]
    lost = tmp_path / "lost.csv"
    lost.write_text("Highlight,Title\nwords that are nowhere,A book\n")
    result = run("import", str(lost), *where, home=home)
    assert (result.exit_code, "words that are nowhere" in result.stdout) == (3, True)
    assert run("import", "--undo", *where, home=home).exit_code == 0
    assert (folder / "bookmarks.yaml").read_text() == kept
    (folder / "bookmarks.yaml").write_text(kept + "# mine\n")
    assert run("import", "--undo", *where, home=home).exit_code == 3
    assert (folder / "bookmarks.yaml").read_text() == kept + "# mine\n"


def test_bookmarks_go_with_a_file_that_is_moved(run: Any, tmp_path: Path) -> None:
    folder, home = tmp_path / "news", tmp_path / "home"
    folder.mkdir()
    (folder / "a.txt").write_text("Title\n\nThe first sentence stands here. Another one follows it.\n")
    path = folder / "bookmarks.yaml"
    path.write_text("bookmarks:\n  - source: {file: a.txt}  # mine\n    quote: The first sentence\n")
    run("index", str(folder), home=home)
    (folder / "a.txt").rename(folder / "b.txt")
    assert "a.txt is b.txt now" in run("index", str(folder), home=home).stdout
    assert "b.txt}  # mine" in path.read_text().replace('"', "")
    result = run("bookmarks", "check", "-f", str(folder), home=home)
    assert result.exit_code == 0
    assert "exact" in result.stdout


def test_a_broken_bookmarks_file_is_one_sentence_and_untouched(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.yaml"
    path.write_text("bookmarks:\n  - id： x\n    quote: [", encoding="utf-8")
    before = path.read_bytes()
    result = run("bookmarks", "list", "-f", str(tmp_path))
    assert result.exit_code == 3
    assert "line" in result.stderr
    assert path.read_bytes() == before
