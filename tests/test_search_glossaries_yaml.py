"""glossary.yaml: what it states, what is wrong with it, and changes that keep what a person wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from search.errors import PairsBroken, PairsError
from search.glossaries import Entry, Form, PairsFile, own
from search.glossaries.editing import confirmed, denied, dropped, written
from search.glossaries.own import parse, plain, typed
from search.places import fallback_bookmarks_path, glossary_path, seeds_folder

WRITTEN = """\
# My words
pairs:
  # of models
  - en: [open source]  # two words
    zh:
      - 开源
      - 開源   # in Taiwan
    since: 2025
  - {en: pilot boat, de: [Lotsenboot, Lotsenversetzboot], note: a small one}
  - zh: 燈塔
    en: lighthouse

not:
  - {en: [open], zh: [开源]}
mood: calm
"""

PILOT = Form("pilot boat", "en")


def en(text: str) -> Form:
    return Form(text, "en")


def zh(text: str) -> Form:
    return Form(text, "zh")


def lost_lines(old: str, new: str) -> list[str]:
    kept = new.splitlines()
    return [line for line in old.splitlines() if line not in kept]


def forms_of(text: str, form: Form) -> list[Form]:
    return next(list(entry) for entry in parse(text).entries if entry.has(form))


# -- reading --------------------------------------------------------------------------------------------


def test_a_file_is_read() -> None:
    own = parse(WRITTEN)
    assert own.entries == (
        Entry((("en", ("open source",)), ("zh", ("开源", "開源")))),
        Entry((("en", ("pilot boat",)), ("de", ("Lotsenboot", "Lotsenversetzboot"))), note="a small one"),
        Entry((("zh", ("燈塔",)), ("en", ("lighthouse",)))),
    )
    assert own.denied == (Entry((("en", ("open",)), ("zh", ("开源",)))),)
    assert [problem for problem in own.problems if "'since'" in problem]
    assert [problem for problem in own.problems if "'mood'" in problem]
    assert len(own.problems) == 2


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "pairs:\n", "pairs: []\nnot:\n", "---\n"])
def test_nothing_stated_is_no_problem(text: str) -> None:
    assert (parse(text).entries, parse(text).problems) == ((), ())


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("pairs:\n  - en:[a]\n    zh: [甲]\n", 2, "no space after the colon"),
        ("pairs:\n  - en: [a]\n\tzh: [甲]\n", 3, "tab"),
        ("pairs:\n  - en: [a]\n    zh： [甲]\n    de: [b]\n", 3, "full-width colon"),
        ("pairs:\n  - en: [unclosed", 2, "a bracket that is not closed"),
        ("- en: [a]\n", 1, "pairs:"),
    ],
)
def test_a_broken_file_is_one_sentence_with_the_line(text: str, line: int, cause: str) -> None:
    with pytest.raises(PairsBroken, match=r"glossary\.yaml") as caught:
        parse(text)
    assert cause in str(caught.value)
    assert str(caught.value).endswith("Until it is mended, no pair of it is used.")
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pairs:\n  - {en: [a]}\n", "words in two languages"),
        ("pairs:\n  - just words\n", "words in two languages"),
        ("pairs:\n  - {en: [a], zh: []}\n", "words in two languages"),
        ("pairs: open source\n", "must be a list"),
        ("pairs:\n  - {en: a, zh: 甲, kind: thing}\n", "'thing'"),
        ("pairs:\n  - {en: a, zh: 甲, tags: [b]}\n", "'tags'"),
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
    except PairsBroken:
        return
    assert isinstance(own.problems, tuple)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("de:quelloffen", Form("quelloffen", "de")),
        ("zh-Hant: 開源 ", Form("開源", "zh-Hant")),
        ("開源", Form("開源", "zh")),
        ("open source", Form("open source", "en")),
        ("12:30", Form("12:30", "en")),
    ],
)
def test_a_typed_form_may_name_its_language(words: str, form: Form) -> None:
    assert typed(words) == form


# -- changing -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "held"),
    [
        (en("open source"), zh("开放源码"), ["open source", "开源", "開源", "开放源码"]),
        (zh("开源"), en("open-source"), ["open source", "open-source", "开源", "開源"]),
        (PILOT, Form("领航艇", "zh"), ["pilot boat", "Lotsenboot", "Lotsenversetzboot", "领航艇"]),
        (
            PILOT,
            Form("Lotsenschiff", "de"),
            ["pilot boat", "Lotsenboot", "Lotsenversetzboot", "Lotsenschiff"],
        ),
        (en("lighthouse"), zh("灯塔"), ["燈塔", "灯塔", "lighthouse"]),
        (en("beacon"), zh("燈塔"), ["燈塔", "lighthouse", "beacon"]),
        (en('a "mole": #1'), zh("防波堤"), ['a "mole": #1', "防波堤"]),
    ],
)
def test_a_form_goes_to_the_entry_that_has_its_counterpart(one: Form, other: Form, held: list[str]) -> None:
    changed = confirmed(WRITTEN, one, other)
    assert [form.text for form in forms_of(changed, one)] == held
    assert len(lost_lines(WRITTEN, changed)) <= 1
    assert "# in Taiwan" in changed
    assert confirmed(changed, one, other) == changed


def test_a_pair_that_is_there_changes_nothing() -> None:
    assert confirmed(WRITTEN, en("Open Source"), zh("開源")) == WRITTEN


def test_confirming_takes_the_denial_out_and_denying_the_pair() -> None:
    changed = confirmed(WRITTEN, zh("開源"), en("open"))
    assert parse(changed).denied == ()
    assert [form.text for form in forms_of(changed, en("open"))] == ["open source", "open", "开源", "開源"]
    again = denied(changed, en("open"), zh("開源"))
    assert parse(again).denies(zh("开源"), en("open"))
    assert not parse(again).pairs_of(en("open"), zh("开源"))
    assert parse(again).pairs_of(en("open source"), zh("开源"))
    assert lost_lines(WRITTEN, again) == ["  - {en: [open], zh: [开源]}"]


@pytest.mark.parametrize(
    ("entry", "one", "other", "left"),
    [
        ("{en: [a, b], zh: [甲]}", en("b"), zh("甲"), ["a", "甲"]),
        ("{en: [a, b], zh: [甲]}", zh("甲"), en("b"), ["a", "甲"]),
        ("{en: a, zh: [開源, 开源, 乙]}", en("a"), zh("开源"), ["a", "乙"]),
        ("{en: [a, b], zh: [甲, 乙]}", en("b"), zh("甲"), ["a", "b", "甲", "乙"]),
        ("{en: [a, b], zh: [甲], de: q}", en("b"), zh("甲"), ["a", "b", "甲", "q"]),
    ],
)
def test_a_denial_undoes_no_other_pair(entry: str, one: Form, other: Form, left: list[str]) -> None:
    own = parse(denied(f"pairs:\n  - {entry}\n", one, other))
    assert [form.text for form in own.entries[0]] == left
    assert own.denies(one, other)
    assert not own.pairs_of(one, other)


def test_nothing_stays_of_a_pair_that_is_denied() -> None:
    changed = denied(WRITTEN, zh("燈塔"), en("Lighthouse"))
    assert [entry for entry in parse(changed).entries if entry.has(en("lighthouse"))] == []
    assert lost_lines(WRITTEN, changed) == ["  - zh: 燈塔", "    en: lighthouse"]


def test_an_entry_is_taken_out_with_its_own_lines() -> None:
    own = parse(WRITTEN)
    changed = dropped(WRITTEN, own.entries[0])
    assert parse(changed).entries == own.entries[1:]
    assert "since" not in changed
    assert "# My words" in changed
    assert parse(dropped(WRITTEN, own.denied[0])).denied == ()
    with pytest.raises(PairsError, match="any more"):
        dropped(changed, own.entries[0])


def test_what_is_left_out_is_no_entry_and_stays() -> None:
    text = "pairs:\n  - nothing\n  - {en: a, zh: 甲}\n"
    changed = confirmed(text, en("b"), zh("甲"))
    assert "- nothing" in changed
    assert list(parse(changed).entries[0]) == [en("a"), en("b"), zh("甲")]
    assert "- nothing" in dropped(changed, parse(changed).entries[0])


def test_a_file_in_braces_can_be_changed() -> None:
    changed = confirmed("{pairs: [{en: a, zh: 甲}]}", en("quay"), zh("码头"))
    assert len(parse(changed).entries) == 2


FORMS = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(
        ["open source", "开源", "開源", "yes", "null", "a: b", "#x", "- y", "'", '"', "[", "1.5"]
    ),
)


@given(FORMS, FORMS, st.sampled_from(["", WRITTEN]))
def test_what_is_written_is_read(one: str, other: str, text: str) -> None:
    assume(plain(one) and plain(other))
    first, second = written(en(one)), written(zh(other))
    pair = confirmed(text, first, second)
    assert parse(pair).pairs_of(first, second)
    assert parse(pair).problems == parse(text).problems
    apart = denied(pair, first, second)
    assert parse(apart).denies(first, second)
    assert not parse(apart).pairs_of(first, second)


# -- on disk --------------------------------------------------------------------------------------------


def test_changes_are_written_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "mine" / "glossary.yaml"
    path.parent.mkdir()
    path.write_bytes(WRITTEN.encode())
    file = PairsFile(path)
    assert file.confirm(en("mole"), zh("防波堤")) == "mole = 防波堤"
    assert file.deny(en("open source"), zh("開源")) == "“open source” is not “開源”"
    assert file.undo() == "“open source” is not “開源”"
    assert file.load().pairs_of(en("open source"), zh("开源"))
    assert file.undo() == "mole = 防波堤"
    assert path.read_bytes() == WRITTEN.encode()
    assert file.redo() == "mole = 防波堤"
    assert file.load().pairs_of(en("mole"), zh("防波堤"))


def test_a_file_that_does_not_parse_is_never_written(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text("pairs:\n  - en: [unclosed", "utf-8")
    file = PairsFile(path)
    with pytest.raises(PairsBroken, match="line 2"):
        file.confirm(en("mole"), zh("防波堤"))
    assert path.read_text("utf-8") == "pairs:\n  - en: [unclosed"
    assert file.load_kindly()[0].entries == ()
    assert "bracket" in file.problem


@pytest.mark.parametrize(("one", "other"), [(en("a"), en("b")), (en(" "), zh("甲")), (en("a"), zh("\n"))])
def test_a_pair_needs_two_words_of_two_languages(tmp_path: Path, one: Form, other: Form) -> None:
    with pytest.raises(PairsError):
        PairsFile(tmp_path / "glossary.yaml").confirm(one, other)
    assert not (tmp_path / "glossary.yaml").exists()


def test_it_stands_beside_the_bookmarks(tmp_path: Path) -> None:
    assert glossary_path(tmp_path) == tmp_path / "glossary.yaml"
    assert glossary_path(seeds_folder()).parent == fallback_bookmarks_path(seeds_folder()).parent


def test_a_change_reads_each_text_once(tmp_path: Path) -> None:
    file = PairsFile(tmp_path / "glossary.yaml")
    file.confirm(Form("tidal gate", "en"), Form("潮汐闸门", "zh"))
    changes: list[Callable[[], str]] = [
        lambda: file.confirm(Form("tidal gate", "en"), Form("Gezeitentor", "de")),
        lambda: file.confirm(Form("lower dock", "en"), Form("下船坞", "zh")),
        lambda: file.drop(file.load().entries[0]),
    ]
    for change in changes:
        before = own._parsed.cache_info().misses
        change()
        file.load()
        assert own._parsed.cache_info().misses == before + 1
