"""The commands that search: what they print, and their exit codes."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from search.library import Library
from search.reading.edits import EditMap
from tests.commands import SAMPLES, SEEDS, records, runner
from tui.text.wrap import cell_len


@pytest.fixture
def run(seeds_home: Path) -> Any:
    return runner(seeds_home)


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
    assert records(run("related", "-", *asked, home=home, stdin=words[1])) == found
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
    assert "“docks” is kept" in kept.stderr
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
