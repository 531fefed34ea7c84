"""people.yaml: what it states, what is wrong with it in calm words, changes that keep what a person wrote."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import PeopleBroken, PeopleError
from search.library import Library
from search.people.editing import joined, separated
from search.people.file import PeopleFile
from search.people.own import Entry, parse
from search.places import fallback_bookmarks_path, people_path, seeds_folder

WRITTEN = """\
# My people
people:
  # the boss
  - name: Mark Zuckerberg  # of Meta
    names: [小扎, 祖克柏]   # nicknames
    not: [扎克伯克]
    seen: 2026-03-01
  - {name: Ingrid Solheim, names: [索爾咸]}
  - name: Henrik Lauridsen
    names:
      - 勞瑞臣   # Hong Kong

separate:
  - [Alasdair Kerr, Morna Kerr]
mood: calm
"""


def names_of(text: str, name: str) -> tuple[str, ...]:
    return next(entry.names for entry in parse(text).entries if entry.name == name)


def lost_lines(old: str, new: str) -> list[str]:
    """Lines of the old text that the new one has not."""
    kept = new.splitlines()
    return [line for line in old.splitlines() if line not in kept]


# -- reading --------------------------------------------------------------------------------------------


def test_a_file_is_read() -> None:
    own = parse(WRITTEN)
    assert own.entries[0] == Entry("Mark Zuckerberg", ("小扎", "祖克柏"), ("扎克伯克",))
    assert [entry.name for entry in own.entries] == ["Mark Zuckerberg", "Ingrid Solheim", "Henrik Lauridsen"]
    assert own.separate == (("Alasdair Kerr", "Morna Kerr"),)
    assert [problem for problem in own.problems if "'seen'" in problem]
    assert [problem for problem in own.problems if "'mood'" in problem]
    assert len(own.problems) == 2


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "people:\n", "people: []\nseparate:\n", "---\n"])
def test_nothing_stated_is_no_problem(text: str) -> None:
    assert parse(text).entries == ()
    assert parse(text).problems == ()


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("people:\n  - name:Mark\n    names: [a]\n", 2, "no space after the colon"),
        ("people:\n  - name: Mark\n\tnames: [a]\n", 3, "tab"),
        ("people:\n  - name: Mark\n    names： [a]\n    not: [b]\n", 3, "full-width colon"),
        ('people:\n  - name: "Mark\n', 2, "double quote"),
        ("people:\n  - name: Mark\n    names: [a, b\nseparate: []\n", 3, "a bracket that is not closed"),
        ("people:\n  - name: [unclosed", 2, "a bracket that is not closed"),
        ("people:\n  - {name: Mark, names: [a]\n  - {name: Ann}\n", 2, "a bracket that is not closed"),
        ("- Mark\n- Anna\n", 1, "people:"),
        ("just words", 1, "people:"),
    ],
)
def test_a_broken_file_is_one_sentence_with_the_line(text: str, line: int, cause: str) -> None:
    with pytest.raises(PeopleBroken, match=r"people\.yaml") as caught:
        parse(text)
    assert cause in str(caught.value)
    assert str(caught.value).endswith("Until it is mended, what it joins and tells apart does not hold.")
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("people:\n  - names: [a]\n", "needs a name"),
        ("people:\n  - just words\n", "needs a name"),
        ("people: Mark\n", "must be a list"),
        ("people:\n  - {name: Mark, names: {a: b}}\n", "must be a list"),
        ("people:\n  - {name: Mark, type: robot}\n", "'robot'"),
        ("people:\n  - {name: Mark, nmaes: [a]}\n", "'nmaes'"),
        ("people:\n  - {name: Mark, names: [Tom]}\nseparate: [[Tom, Mark]]\n", "they stay apart"),
        ("people:\n  - {name: Mark, names: [Tom], not: [Tom]}\n", "they stay apart"),
        ("separate:\n  - [Mark]\n", "two names"),
        (
            "people:\n  - {name: Mark Ash, names: [阿希]}\n  - {name: Ann Ash, names: [阿希]}\n",
            "the first one has it",
        ),
    ],
)
def test_what_cannot_be_used_is_said_and_the_rest_goes_on(text: str, words: str) -> None:
    own = parse(text + "mood: calm\n")
    assert any(words in problem for problem in own.problems)
    assert any("'mood'" in problem for problem in own.problems)


@given(st.text(max_size=200))
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        own = parse(text)
    except PeopleBroken:
        return
    else:
        assert isinstance(own.problems, tuple)


# -- changing -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "other", "holder"),
    [
        ("Mark Zuckerberg", "扎哥", "Mark Zuckerberg"),
        ("小扎", "扎哥", "Mark Zuckerberg"),
        ("扎哥", "祖克柏", "Mark Zuckerberg"),
        ("Ingrid Solheim", "索尔海姆", "Ingrid Solheim"),
        ("Henrik Lauridsen", "劳里森", "Henrik Lauridsen"),
        ("Lotte Vang", "洛特·旺", "Lotte Vang"),
        ('O\'Neill: the "Boss"', "#奥尼尔", 'O\'Neill: the "Boss"'),
    ],
)
def test_a_name_is_joined_where_it_belongs(name: str, other: str, holder: str) -> None:
    changed = joined(WRITTEN, name, other)
    new = other if name == holder or name == "小扎" else name
    assert new in names_of(changed, holder)
    assert {"# My people", "  # the boss", "mood: calm", "    seen: 2026-03-01"} <= set(changed.splitlines())
    assert all(mark in changed for mark in ("# of Meta", "# nicknames", "# Hong Kong"))
    assert len(lost_lines(WRITTEN, changed)) <= 1
    assert joined(changed, name, other) == changed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment\n",
        "people:\n",
        "people: []\n",
        "people: [{name: Ann Ash}]\n",
        "people:\n- name: Ann Ash\n",
        "people:\r\n  - name: Ann Ash\r\n    names: [A]\r\n",
        "separate:\n  - [A, B]\n",
        "people:\n  - name: Ann Ash\n    names: B. Ash\n",
        "people:\n  - name: Ann Ash",
        "people:\n  - name: Ann Ash\n    names:\n    note: x\n",
        "people:\n  - name: Ann Ash\n    names: [\tA]\n",
        "people:\n  - name: [x]\n  - name: Ann Ash\n",
        "{}",
        "# mine\n{}\n",
    ],
)
def test_every_way_of_writing_can_be_added_to(text: str) -> None:
    changed = joined(text, "Ann Ash", "安·艾许")
    assert "安·艾许" in names_of(changed, "Ann Ash")
    assert set(parse(text).separate) <= set(parse(changed).separate)
    again = separated(changed, "Ann Ash", "Ann Oak")
    assert ("Ann Ash", "Ann Oak") in parse(again).separate
    assert "安·艾许" in names_of(again, "Ann Ash")


def test_joining_takes_out_what_told_them_apart() -> None:
    changed = joined(WRITTEN, "Mark Zuckerberg", "扎克伯克")
    assert "扎克伯克" in names_of(changed, "Mark Zuckerberg")
    assert parse(changed).entries[0].others == ()
    changed = joined(WRITTEN, "Morna Kerr", "Alasdair Kerr")
    assert parse(changed).separate == ()
    assert "Alasdair Kerr" in names_of(changed, "Morna Kerr")


def test_separating_takes_the_name_out_and_says_so() -> None:
    changed = separated(WRITTEN, "Mark Zuckerberg", "小扎")
    assert names_of(changed, "Mark Zuckerberg") == ("祖克柏",)
    assert ("Mark Zuckerberg", "小扎") in parse(changed).separate
    assert "# nicknames" in changed
    assert separated(changed, "小扎", "Mark Zuckerberg") == changed


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "people:\n  - name: A B\n    names: [C D]  # x\n    note: n\n",
            "people:\n  - name: A B\n    note: n\n",
        ),
        ("people:\n  - name: A B\n    names:\n      - C D\n", "people:\n  - name: A B\n"),
        ("people:\n  - name: A B\n    names: C D\n", "people:\n  - name: A B\n"),
        ("people:\n  - name: A B\n    names: [C D, c d]\n", "people:\n  - name: A B\n"),
        ("people:\n  - names: [C D]\n    name: A B\n", "people:\n  - name: A B\n"),
        ("people: [{name: A B, names: [C D]}, {name: E}]\n", "people: [{name: A B}, {name: E}]\n"),
    ],
)
def test_no_empty_list_of_names_is_left(text: str, rest: str) -> None:
    assert separated(text, "A B", "C D") == rest + 'separate:\n  - ["A B", "C D"]\n'


def test_neighbours_stay_when_a_pair_is_taken_out() -> None:
    text = "separate:\n  - - A B\n    - C D\n  # important\n  - [E F, G H]\n"
    changed = joined(text, "A B", "C D")
    assert parse(changed).separate == (("E F", "G H"),)
    assert "  # important\n" in changed


@pytest.mark.parametrize(
    "text",
    [
        "x: &n [C D]\npeople:\n  - name: A B\n    names: *n\n",
        "people:\n  - name: A B\n    names: &n [C D]\n  - name: E F\n    not: *n\n",
        "{people: [{name: A B, names: [C D]}]}",
    ],
)
def test_what_would_change_something_else_is_refused(text: str) -> None:
    with pytest.raises(PeopleError, match="by hand"):
        separated(text, "A B", "C D")


@pytest.mark.parametrize(("name", "other"), [("Ann", "ann"), ("", "Ann"), ("Ann", " "), ("馬雲", "马云")])
def test_one_name_is_not_two(name: str, other: str) -> None:
    with pytest.raises(PeopleError, match="two different names"):
        joined(WRITTEN, name, other)
    with pytest.raises(PeopleError, match="two different names"):
        separated(WRITTEN, name, other)


@pytest.mark.parametrize("pair", [("Mark Zuckerberg", "Ingrid Solheim"), ("索爾咸", "小扎")])
def test_an_entry_that_states_names_only_goes_into_the_other(pair: tuple[str, str]) -> None:
    changed = joined(WRITTEN, *pair)
    assert set(names_of(changed, "Mark Zuckerberg")) == {"小扎", "祖克柏", "Ingrid Solheim", "索爾咸"}
    assert [entry.name for entry in parse(changed).entries] == ["Mark Zuckerberg", "Henrik Lauridsen"]
    assert len(lost_lines(WRITTEN, changed)) == 2


def test_two_entries_that_state_more_are_made_one_by_hand() -> None:
    text = "people:\n  - {name: A B, not: [C D]}\n  - {name: E F, type: person}\n"
    with pytest.raises(PeopleError, match="an entry each"):
        joined(text, "A B", "E F")


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=12
)


@given(NAMES, NAMES)
def test_any_name_can_be_stated(name: str, other: str) -> None:
    try:
        changed = joined(WRITTEN, name, other)
    except PeopleError:
        return
    else:
        claimed = [set(entry.claims()) for entry in parse(changed).entries]
        keys = set(Entry(name, (other,)).claims())
        assert any(keys <= each for each in claimed)


# -- on disk --------------------------------------------------------------------------------------------


def test_changes_are_written_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_bytes(WRITTEN.encode())
    file = PeopleFile(path)
    assert "扎哥" in file.join("Mark Zuckerberg", "扎哥")
    file.separate("Ingrid Solheim", "Ingrid Berg")
    assert ("Ingrid Solheim", "Ingrid Berg") in file.load().separate
    assert file.undo() == "“Ingrid Berg” is not “Ingrid Solheim”"
    assert file.undo() == "“扎哥” is “Mark Zuckerberg”"
    assert path.read_bytes() == WRITTEN.encode()
    assert file.undo() is None
    assert [each.name for each in tmp_path.iterdir()] == ["people.yaml"]


def test_what_was_taken_back_is_made_again_until_something_else_changes(tmp_path: Path) -> None:
    file = PeopleFile(tmp_path / "people.yaml")
    file.join("Ann Ash", "安·艾许")
    file.separate("Ann Ash", "Ann Oak")
    after = file.path.read_bytes()
    told = ["“安·艾许” is “Ann Ash”", "“Ann Oak” is not “Ann Ash”"]
    assert [file.undo(), file.undo(), file.undo()] == [*told[::-1], None]
    assert [file.redo(), file.redo(), file.redo()] == [*told, None]
    assert file.path.read_bytes() == after
    file.undo()
    file.separate("Ann Ash", "Ann Elm")
    assert file.redo() is None


def test_a_file_that_a_change_made_is_gone_with_it(tmp_path: Path) -> None:
    file = PeopleFile(tmp_path / "people.yaml")
    file.join("Ann Ash", "安·艾许")
    file.undo()
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "people.yaml").touch()
    file.join("Ann Ash", "安·艾许")
    file.undo()
    assert (tmp_path / "people.yaml").read_bytes() == b""


def test_changes_are_taken_back_by_another_process(tmp_path: Path) -> None:
    path, log = tmp_path / "people.yaml", tmp_path / "log.json"
    PeopleFile(path, log=log).join("Ann Ash", "安·艾许")
    assert PeopleFile(path, log=log).undo() == "“安·艾许” is “Ann Ash”"
    assert not path.exists()
    assert PeopleFile(path, log=log).redo() == "“安·艾许” is “Ann Ash”"
    log.write_text('{"steps": [[1]], "done": "x"}', "utf-8")
    assert PeopleFile(path, log=log).undo() is None


def test_changes_from_two_threads_are_all_kept(tmp_path: Path) -> None:
    file = PeopleFile(tmp_path / "people.yaml")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: file.separate("Ann Ash", f"Ann {number}"), range(8)))
    assert len(file.load().separate) == 8
    assert len([file.undo() for _ in range(8) if not file.path.exists() or file.load().separate]) == 8
    assert not file.path.exists()


def test_a_newer_file_that_is_not_used_is_a_problem(tmp_path: Path) -> None:
    begun, path = tmp_path / "begun.yaml", tmp_path / "people.yaml"
    begun.write_text("people: [{name: Ann Ash}]\n", "utf-8")
    file = PeopleFile(path, begun)
    path.write_text("people: []\n", "utf-8")
    os.utime(begun, (1, 1))
    file.load_kindly()
    assert not file.problems
    os.utime(path, (0, 0))
    assert file.problems == (f"{begun} is newer, but {path} is used; bring the two together by hand.",)


def test_a_change_by_somebody_else_is_not_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    file = PeopleFile(path)
    file.join("Ann Ash", "安·艾许")
    path.write_text(path.read_text("utf-8") + "# mine\n", "utf-8")
    with pytest.raises(PeopleError, match="changed meanwhile"):
        file.undo()
    assert path.read_text("utf-8").endswith("# mine\n")


def test_a_broken_file_is_never_written(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text("people:\n  - name:Ann\n    names: []\n", "utf-8")
    file = PeopleFile(path)
    own, _ = file.load_kindly()
    assert own.entries == ()
    assert len(file.problems) == 1
    assert "line 2" in file.problems[0]
    with pytest.raises(PeopleBroken):
        file.join("Ann Ash", "安·艾许")
    assert path.read_text("utf-8") == "people:\n  - name:Ann\n    names: []\n"


def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_bytes(b"people:\n  - name: \xff\xfe\n")
    file = PeopleFile(path)
    file.load_kindly()
    assert "line 2" in file.problem
    assert "UTF-8" in file.problem


def test_the_file_stands_where_the_bookmarks_stand(tmp_path: Path) -> None:
    assert people_path(tmp_path) == tmp_path / "people.yaml"
    seeds = seeds_folder()
    assert people_path(seeds).parent == fallback_bookmarks_path(seeds).parent


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_begun_from(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(WRITTEN, "utf-8")
    tmp_path.chmod(0o500)
    try:
        with Library(tmp_path) as library:
            library.people_file.join("Mark Zuckerberg", "扎哥")
            assert "扎哥" in names_of(library.people_file.path.read_text("utf-8"), "Mark Zuckerberg")
            assert library.people_file.path.parent != tmp_path
    finally:
        tmp_path.chmod(0o700)
