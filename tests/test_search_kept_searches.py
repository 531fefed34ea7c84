"""Query lines kept in searches.yaml, changed in one place, and the lines asked lately."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.errors import SearchesBroken, SearchesError
from search.library import Library
from search.searches import Recent, Search, SearchesFile
from search.searches.kept import parse


@pytest.fixture
def file(tmp_path: Path) -> SearchesFile:
    return SearchesFile(tmp_path / "searches.yaml")


def test_a_line_is_kept_as_it_is(file: SearchesFile) -> None:
    line = '"open source" lang:zh -題: # not a comment'
    assert file.keep("open models", line, "2026-11-30") == "“open models” is kept"
    assert file.load().searches == (Search("open models", line, "2026-11-30"),)
    assert file.keep("开源", "開源", "") == "“开源” is kept"
    assert [each.name for each in file.load().searches] == ["open models", "开源"]
    assert file.load().named("OPEN  Models") == Search("open models", line, "2026-11-30")


def test_the_same_name_takes_the_new_line_and_can_be_taken_back(file: SearchesFile) -> None:
    file.keep("tide", "one", "2026-01-01")
    file.keep("other", "x", "2026-01-01")
    file.keep("Tide", "two", "2026-01-02")
    assert [(each.name, each.line) for each in file.load().searches] == [("Tide", "two"), ("other", "x")]
    assert file.undo() == "“Tide” is kept"
    assert [(each.name, each.line) for each in file.load().searches] == [("tide", "one"), ("other", "x")]
    assert file.redo() == "“Tide” is kept"
    file.drop("tide")
    assert [each.name for each in file.load().searches] == ["other"]
    with pytest.raises(SearchesError, match="No search is kept as tide"):
        file.drop("tide")


def test_a_line_is_kept_with_its_manner(file: SearchesFile) -> None:
    file.keep("tide", "tide", "2026-01-01", exact=True, order="time")
    assert file.load().searches == (Search("tide", "tide", "2026-01-01", True, "time"),)
    text = file.path.read_text(encoding="utf-8")
    assert "exact: true\n" in text
    assert "order: time\n" in text
    assert file.load().problems == ()
    file.keep("tide", "tide", "2026-01-02", exact=True, order="time")
    assert file.path.read_text(encoding="utf-8") == text
    file.rename("tide", "ebb")
    assert file.load().searches == (Search("ebb", "tide", "2026-01-01", True, "time"),)
    file.keep("ebb", "tide", "2026-01-02")
    assert file.load().searches == (Search("ebb", "tide", "2026-01-02"),)


@pytest.mark.parametrize(("written", "exact"), [("true", True), ("Yes", True), ("no", False), ("''", False)])
def test_exact_may_be_written_as_yaml_allows(written: str, exact: bool) -> None:
    kept = parse(f"searches: [{{name: a, line: b, exact: {written}}}]")
    assert (kept.searches[0].exact, kept.problems) == (exact, ())


BY_HAND = """\
# mine
searches:
  # about ships
  - name: ships
    line: ship OR 船   # both
    colour: blue
  - {name: tides, line: tide}
mine: too
"""


def test_what_a_person_wrote_stays(file: SearchesFile) -> None:
    file.path.write_text(BY_HAND, encoding="utf-8")
    assert [each.line for each in file.load().searches] == ["ship OR 船", "tide"]
    assert len(file.load().problems) == 2
    file.keep("new", "a b", "2026-01-01")
    file.drop("tides")
    text = file.path.read_text(encoding="utf-8")
    for part in ("# mine", "# about ships", "# both", "colour: blue", "mine: too"):
        assert part in text
    assert [each.name for each in file.load().searches] == ["ships", "new"]


@pytest.mark.parametrize(
    "text",
    [
        "searches:\n  - name: tide\n    line: one\n    note: of the thesis\n    colour: blue  # mine\n",
        "searches:\n  - {note: of the thesis, name: tide, added: 2020-01-01, line: o, colour: blue} # mine\n",
        "searches:\n  - name: tide\n    exact: yes\n    line: one\n    added:\n"
        "    note: of the thesis # mine\n    colour: blue\n",
    ],
)
def test_keeping_under_a_known_name_changes_that_entry_alone(file: SearchesFile, text: str) -> None:
    others = "  - {name: TIDE, line: second}\n  - {name: Tide, note: without a line}\n"
    file.path.write_text(text + others, encoding="utf-8")
    file.keep("Tide", "two: three", "2026-01-02", order="time")
    searches = file.load().searches
    assert searches == (
        Search("Tide", "two: three", "2026-01-02", False, "time"),
        Search("TIDE", "second"),
    )
    kept = file.path.read_text(encoding="utf-8")
    for part in ("note: of the thesis", "colour: blue", "# mine", "{name: Tide, note: without a line}"):
        assert part in kept
    file.rename("tide", "ebb")
    assert [each.name for each in file.load().searches] == ["ebb", "TIDE"]
    file.drop("tide")
    assert "without a line" in file.path.read_text(encoding="utf-8")
    for _ in range(3):
        file.undo()
    assert file.path.read_text(encoding="utf-8") == text + others


@pytest.mark.parametrize(
    "text",
    [
        "",
        "searches: []\n",
        "searches:\n",
        "searches: [{name: a, line: b}]\n",
        "{searches: [{name: a, line: b}]}",
        "version: 1\n",
        "\ufeffsearches:\r\n- name: a\r\n  line: b\r\n",
    ],
)
def test_every_way_of_writing_takes_one_more(file: SearchesFile, text: str) -> None:
    file.path.write_text(text, encoding="utf-8", newline="")
    before = file.load().searches
    file.keep("new", "c d", "2026-01-01")
    assert file.load().searches == (*before, Search("new", "c d", "2026-01-01"))
    file.drop("new")
    assert file.load().searches == before


@pytest.mark.parametrize("text", ["searches: [", "- a\n", "searches：\n  - a\n", "a: &a [*a", "just words"])
def test_a_file_that_cannot_be_read_is_left_alone(file: SearchesFile, text: str) -> None:
    file.path.write_text(text, encoding="utf-8")
    with pytest.raises(SearchesBroken) as told:
        file.load()
    assert "no kept search is known" in str(told.value)
    with pytest.raises(SearchesError):
        file.keep("a", "b")
    assert file.path.read_text(encoding="utf-8") == text
    assert file.load_kindly()[0].searches == ()
    assert file.problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("searches: 3", "must be a list"),
        ("searches: [3]", "needs a name and a line"),
        ("searches: [{name: a}]", "needs a name and a line"),
        ("searches: [{name: a, line: [b]}]", "needs a name and a line"),
        ("searches: [{name: a, line: b}, {name: A, line: c}]", "the first one is used"),
        ("searches: [{name: a, line: b, exact: perhaps}]", "'exact' is one of true"),
        ("searches: [{name: a, line: b, order: [x]}]", "'order' is one of article, time"),
        ("other: 3", "'other' is not known"),
    ],
)
def test_what_is_not_used_is_told(text: str, problem: str) -> None:
    (told,) = parse(text).problems
    assert problem in told


def test_nothing_is_kept_without_name_or_line(file: SearchesFile) -> None:
    for name, line in (("", "a"), (" ", "a"), ("a", "\n")):
        with pytest.raises(SearchesError):
            file.keep(name, line)
    assert not file.path.exists()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=20), line=st.text(min_size=1, max_size=40))
def test_any_name_and_line_come_back(tmp_path: Path, name: str, line: str) -> None:
    file = SearchesFile(tmp_path / "any.yaml")
    try:
        file.keep(name, line, "2026-01-01")
    except SearchesError:
        assert not name.split() or not line.split()
        return
    kept = Search(" ".join(name.split()), " ".join(line.split()), "2026-01-01")
    assert file.load().named(name) == kept
    assert file.load().problems == ()


def test_a_library_keeps_its_searches_beside_the_articles(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("The dock is closed today.", encoding="utf-8")
    with Library(folder, tmp_path / "derived") as library:
        library.searches_file.keep("docks", "dock")
        assert (folder / "searches.yaml").is_file()
        report = library.add()
        assert report.read == ("a.txt",)
        assert not report.skipped
        assert library.recent_searches.lines() == ()


# -- recent lines --------------------------------------------------------------------------------


def test_recent_lines_come_newest_first_and_each_once(tmp_path: Path) -> None:
    recent = Recent(tmp_path / "new" / "recent.json")
    for line in ("one", "two ", "  ", "one", "開源\nx"):
        recent.add(line)
    assert recent.lines() == ("開源 x", "one", "two")
    for number in range(80):
        recent.add(str(number))
    assert len(recent.lines()) == 50
    assert recent.lines()[0] == "79"
    recent.clear()
    assert recent.lines() == ()


@pytest.mark.parametrize("text", ["", "{", "3", '{"a": 1}', "\xff"])
def test_a_broken_list_of_recent_lines_is_no_harm(tmp_path: Path, text: str) -> None:
    path = tmp_path / "recent.json"
    path.write_text(text, encoding="latin-1")
    recent = Recent(path)
    assert recent.lines() == ()
    recent.add("tide")
    assert recent.lines() == ("tide",)
