"""From a file to an article: the samples, the seeds and a story of nine, as a person read them."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from search import reading
from search.errors import ReadingError
from search.model import Article
from search.reading import Overrides, can_read, read_file
from search.reading.edits import EditMap

SEEDS = Path(__file__).parent.parent / "seeds"
SAMPLES = Path(__file__).parent / "samples"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
ARTICLES = sorted(
    name for name, row in EXPECTED.items() if row.get("article", True) and name.endswith(".txt")
)
SEED_FILES = sorted(SEEDS.glob("*.txt"))
STORY_FILES = sorted((SAMPLES / "story").glob("*.txt"))
ALL_FILES = [*SEED_FILES, *STORY_FILES, *(SAMPLES / name for name in ARTICLES)]


@cache
def read(path: Path) -> Article:
    (article,) = read_file(path, path.name).articles
    return article


def seed(number: str) -> Article:
    return read(next(SEEDS.glob(f"{number}_*.txt")))


def texts(article: Article, *roles: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role in roles]


def folded(article: Article) -> str:
    return "\n".join(texts(article, "boilerplate"))


# -- samples ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ARTICLES)
def test_only_damaged_samples_are_noted_as_damaged(name: str) -> None:
    is_damaged = any(note.startswith("damaged") for note in read(SAMPLES / name).notes)
    assert is_damaged == EXPECTED[name].get("damaged", False)


def test_a_summary_sample_is_cut_at_its_headings() -> None:
    article = read(SAMPLES / "dirty_en_machine_summary.txt")
    assert article.title == "刚刚，青河市宣布改造水厂！"
    assert texts(article, "subhead") == ["Core Viewpoint", "Group 1: Plan and cost", "Group 2: Reaction"]
    assert len(texts(article, "summary")) == 5
    assert not texts(article, "body")


def test_a_readers_page_keeps_its_relative_date_in_words() -> None:
    article = read(SAMPLES / "dirty_en_reader.txt")
    assert (article.source, article.date, article.date_words) == ("Harbour Daily", "", "前天 20:58")
    assert len(texts(article, "body")) == 4


# -- all files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: path.name)
def test_blocks_cover_the_text_in_order(path: Path) -> None:
    article = read(path)
    position = 0
    for block in article.blocks:
        assert block.start >= position
        assert not article.text[position : block.start].strip()
        assert article.text[block.start : block.end].strip() == article.text[block.start : block.end] != ""
        assert block.reason or block.role != "boilerplate"
        position = block.end
    assert not article.text[position:].strip()


@pytest.mark.parametrize("path", ALL_FILES, ids=lambda path: path.name)
def test_passages_hold_their_sentences_and_bear_the_role_of_their_block(path: Path) -> None:
    article = read(path)
    assert [passage.n for passage in article.passages] == list(range(len(article.passages)))
    for passage in article.passages:
        (block,) = [b for b in article.blocks if b.start <= passage.start and passage.end <= b.end]
        assert block.role == passage.role
        assert passage.sentences == tuple(sorted(passage.sentences))
        assert all(passage.start <= start < end <= passage.end for start, end in passage.sentences)
        assert all(span.of(article.text).strip() == span.of(article.text) for span in passage.sentences)


# -- seeds -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "repairs"),
    [("000", {}), ("001", {"pinyin": 70, "quote end": 2, "tag": 1}), ("002", {"space": 4}), ("003", {})],
)
def test_seed_repairs_are_exactly_these(number: str, repairs: dict[str, int]) -> None:
    article = seed(number)
    assert Counter(edit.reason for edit in article.edits) == repairs
    raw = next(SEEDS.glob(f"{number}_*.txt")).read_bytes().decode("utf-8")
    assert EditMap(article.edits).raw_text(article.text) == raw


def test_seed_001_loses_335_characters_of_readings_after_12_ideographs() -> None:
    article = seed("001")
    glosses = [edit for edit in article.edits if edit.reason == "pinyin"]
    assert sum(len(edit.raw) for edit in glosses) == 335
    assert len({article.text[edit.start - 1] for edit in glosses}) == 12
    assert article.text.count("“") == article.text.count("”") == 8
    assert "模型。”這一表態" in article.text
    assert "不會開源。”\n" in article.text


@pytest.mark.parametrize(
    ("number", "title", "source", "date", "date_words"),
    [
        (
            "000",
            "刚刚,扎克伯克发文正式告别“默认开源”!网友:只剩中国 DeepSeek、通义和 Mistral 还在撑场面",
            "",
            "",
            "",
        ),
        ("001", "Meta被曝考慮放棄開源AI戰略 閉源路線或成新選擇", "", "2025-07-15", ""),
        (
            "002",
            "Zuckerberg says Meta needs to be ‘careful about what we choose to open source,’ "
            "citing risks from superintelligence",
            "Fortune",
            "",
            "前天 20:58",
        ),
        ("003", "Meta闭源转向:巨头的求生与AI行业的范式重构", "", "", ""),
    ],
)
def test_seed_fields(number: str, title: str, source: str, date: str, date_words: str) -> None:
    article = seed(number)
    assert (article.title, article.source, article.date, article.date_words) == (
        title,
        source,
        date,
        date_words,
    )
    assert article.text.count(title) == 1 or number == "001"


@pytest.mark.parametrize(
    ("number", "langs"),
    [
        ("000", ("en", "zh-Hans")),
        ("001", ("zh-Hant",)),
        ("002", ("en", "zh-Hans")),
        ("003", ("en", "zh-Hans")),
    ],
)
def test_seed_languages(number: str, langs: tuple[str, ...]) -> None:
    assert seed(number).langs == langs


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("000", "Workflow"),
        ("001", "免責聲明 網頁或鏈接內容 贊助商 2025-07-15 正在... 長按掃碼"),
        (
            "002",
            "index_new5.html zaker_tpl_static Introducing definitive Explore FishAI "
            "创作更加个性化 鱼阅 441953276@qq.com 相关标签 个人超级智能 相关文章",
        ),
    ],
)
def test_seed_residue_is_folded(number: str, words: str) -> None:
    assert not [word for word in words.split() if word not in folded(seed(number))]


def test_seed_002_parts_the_digest_from_the_report() -> None:
    article = seed("002")
    digest = [block for block in article.blocks if block.role == "summary"]
    assert {(block.lang, block.reason) for block in digest} == {("zh-Hans", "digest, not by the author")}
    assert len(digest) == 6
    assert len(texts(article, "body")) == 13
    assert {block.lang for block in article.blocks if block.role == "body"} == {"en"}
    assert texts(article, "subhead") == ["Closed vs. open source AI"]


@pytest.mark.parametrize(("number", "headings", "items"), [("000", 4, 9), ("003", 5, 17)])
def test_seed_summaries_are_cut_into_items(number: str, headings: int, items: int) -> None:
    article = seed(number)
    assert len(texts(article, "subhead")) == headings
    assert len(texts(article, "summary")) == items
    sentences = [span.of(article.text) for p in article.passages for span in p.sentences]
    assert not [s for s in sentences if s.startswith("-") or s.endswith("]") or "[" in s]


# -- a story of nine ---------------------------------------------------------------------------------

STORY = [
    ("en-1", "The Albion Register", "2026-09-23", "Regulator halts 31 container ships over navigation fault"),
    (
        "en-2",
        "Ledger & Tide",
        "2026-09-23",
        "Brandsholm chief says he never saw warning memo as regulator idles 42% of fleet",
    ),
    ("en-3", "Coastal Evening News", "2026-09-24", "Regulator holds 31 ships after reef grounding"),
    ("zh-Hans-1", "东澜新闻", "2026-09-23", "触礁两周后，31艘货轮因导航软件缺陷被勒令停航"),
    ("zh-Hans-2", "海闻速递", "", "31艘货轮被按下“暂停键”，一份备忘录成焦点"),
    ("zh-Hant-1", "東岸日報", "2026-09-23", "導航軟體出包\u300031艘貨櫃船遭勒令停航"),
    ("zh-Hant-2", "維港快報", "2026-09-23", "導航軟件失靈\u300031貨櫃船停航\u3000兩船滯留葵涌"),
    (
        "de-1",
        "Elbische Rundschau",
        "2026-09-23",
        "Nach der Havarie vor der Sarenga-Straße: Behörde legt 31 Containerschiffe still",
    ),
    ("x-1", "Southern Bay Times", "2026-09-23", "Safety office takes 31 trams off the road over door fault"),
]
STORY_RESIDUE = {
    "en-2": ["Sign up for the Ledger & Tide morning briefing."],
    "en-3": [
        "From The Albion Register",
        "This article was first published by The Albion Register and is republished with permission.",
    ],
    "zh-Hans-2": [
        "海闻速递 | HAIWEN 昨天 18:20",
        "index_haiwen3.html",
        "../../../hw_core/hw_tpl_static/wap/tpl_shipping2.html",
        "相关阅读：",
        "《远洋货轮为何频频触礁》",
        "《一文读懂电子海图》",
        "扫码下载海闻APP，航运动态早知道",
        "责任编辑：小舟",
    ],
}


@pytest.mark.parametrize(("name", "source", "date", "title"), STORY)
def test_story_fields(name: str, source: str, date: str, title: str) -> None:
    article = read(SAMPLES / "story" / f"{name}.txt")
    assert (article.source, article.date, article.title) == (source, date, title)
    assert article.langs == ("en" if name == "x-1" else name.rpartition("-")[0],)


@pytest.mark.parametrize("name", [name for name, *_ in STORY])
def test_story_residue_is_folded_and_nothing_else(name: str) -> None:
    article = read(SAMPLES / "story" / f"{name}.txt")
    lines = {line for line in folded(article).splitlines() if line}
    own = {"date line", "by-line", "source line"}
    fields = {article.text[b.start : b.end] for b in article.blocks if b.reason in own}
    assert lines - fields == set(STORY_RESIDUE.get(name, ())) - fields
    assert lines >= set(STORY_RESIDUE.get(name, ()))


@pytest.mark.parametrize(
    ("name", "author"),
    [("en-1", "Eleanor Ashgrove"), ("zh-Hans-1", "沈一帆"), ("zh-Hant-1", "梁予安"), ("x-1", "")],
)
def test_story_authors(name: str, author: str) -> None:
    assert read(SAMPLES / "story" / f"{name}.txt").author == author


# -- what a user states, and what cannot be read -------------------------------------------------------


def test_a_user_wins_over_the_page() -> None:
    path = SEED_FILES[1]
    stated = Overrides(
        without=frozenset({"pinyin"}), title="Own", source="S", author="A", url="u", date="3 May 2024"
    )
    (article,) = read_file(path, path.name, stated).articles
    assert (article.title, article.source, article.author, article.url) == ("Own", "S", "A", "u")
    assert article.date == "2024-05-03"
    assert "戰(zhàn)略" in article.text
    assert "模型。”這" in article.text


def test_a_stated_date_that_is_none_stays_in_words() -> None:
    (article,) = read_file(SEED_FILES[1], "x", Overrides(date="spring")).articles
    assert (article.date, article.date_words) == ("", "spring")


def test_a_stated_encoding_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Привет, это письмо.".encode("koi8-r"))
    (article,) = read_file(path, "a.txt", Overrides(encoding="koi8-r")).articles
    assert article.text == "Привет, это письмо."
    assert not article.notes
    with pytest.raises(ReadingError, match="no encoding called"):
        read_file(path, "a.txt", Overrides(encoding="klingon"))


def test_suffixes(tmp_path: Path) -> None:
    assert can_read(Path("A.TXT"))
    assert not can_read(Path("a.xyz"))
    (tmp_path / "a.xyz").write_text("Some words.", encoding="utf-8")
    with pytest.raises(ReadingError, match="No reader"):
        read_file(tmp_path / "a.xyz", "a.xyz")


def test_what_is_no_file_or_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder.txt").mkdir()
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.txt")
    for name in ("missing.txt", "folder.txt", "pipe.txt"):
        with pytest.raises(ReadingError, match="not a regular file"):
            read_file(tmp_path / name, name)
    (tmp_path / "large.txt").write_text("too large", encoding="utf-8")
    monkeypatch.setattr(reading, "LARGEST", 3)
    with pytest.raises(ReadingError, match="larger than"):
        read_file(tmp_path / "large.txt", "large.txt")


def test_an_article_remembers_its_bytes() -> None:
    article = seed("003")
    assert (article.file, article.item, article.id, article.encoding) == (SEED_FILES[3].name, 0, 0, "utf-8")
    assert len(article.sha256) == 64
