"""Bookmarks for other programs."""

from __future__ import annotations

import csv as csv_module
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from search.bookmarks import Bookmark
from search.bookmarks.data import from_data, to_data
from search.errors import BookmarksError
from search.export import (
    bookmarks_jsonld,
    bookmarks_markdown,
    csl_json,
    csv,
    from_jsonld,
    html_page,
    jsonl,
)
from search.export.attributed import around
from search.export.citation import cited
from search.export.csl import authors_of
from search.export.links import way_to

KEPT = Bookmark(
    file="新聞/a b.txt",
    quote="我們當然*非常*支持開源,\n# 但我沒有承諾。",
    start=812,
    end=835,
    id="bm-20250715-7f3a",
    created="2025-11-22T01:16:10Z",
    sha256="00ff",
    title="Meta被曝考慮放棄<開源>AI戰略",
    source="TechCrunch",
    url="https://example.org/a?b=1&c=(d)",
    date="2025-07-15",
    lang="zh-Hant",
    kind="quote",
    speaker="Mark Zuckerberg",
    speaker_as_written="扎克伯格",
    prefix="他表示:“",
    suffix="”如果",
    raw="我們當然*非常*支持開源,\n# 但我沒有承(chéng)諾?!",
    raw_start=900,
    raw_end=930,
    repairs=("pinyin:1", "quote-end:1"),
    links=("bm-20250715-81c0",),
    note="compare with *Fortune*'s paraphrase  ",
    tags=("podcast", "open source"),
    state="moved",
    extra={"source": {"page": 3}, "mood": {"calm": [1, None, True]}},
)
BARE = Bookmark(file="b.txt", quote="x", date="前天 20:58")

TEXT = st.text(max_size=12) | st.sampled_from(
    ["=1+1", "\u2028", "\x00\x1b", "a\r\nb", "|", '"', "- a", "1. b", "https://x/?a b"]
)


@st.composite
def bookmarks(draw: st.DrawFn) -> Bookmark:
    values: dict[str, Any] = {
        name: draw(TEXT) for name in ("id", "created", "title", "source", "url", "date", "lang")
    }
    values |= {
        name: draw(TEXT)
        for name in ("speaker", "speaker_as_written", "prefix", "suffix", "note", "exact", "raw")
    }
    values |= {name: tuple(draw(st.lists(TEXT, max_size=2))) for name in ("repairs", "links", "tags")}
    start = draw(st.integers(0, 99))
    quote = draw(TEXT.filter(bool))
    extra = draw(
        st.dictionaries(st.sampled_from(["mood", "@context", "annotation"]), TEXT | st.just({"id": "x"}))
    )
    rough = Bookmark(
        file="dir/ü #?.txt", quote=quote, start=start, end=start + len(quote), extra=extra, **values
    )
    return from_data(to_data(rough))


@settings(deadline=None, max_examples=30)
@given(st.lists(bookmarks(), max_size=3))
def test_annotations_come_back_without_loss(kept: list[Bookmark]) -> None:
    assert from_jsonld(bookmarks_jsonld(kept)) == kept


@pytest.mark.parametrize(
    "bookmark",
    [
        KEPT,
        BARE,
        replace(KEPT, exact="other words", speech="mixed", verb="said", speaker_type="unnamed"),
        Bookmark(file="a", note="n", kind="note"),
    ],
)
def test_single_annotations_come_back_without_loss(bookmark: Bookmark) -> None:
    text = bookmarks_jsonld([bookmark])
    assert from_jsonld(text) == [bookmark]
    assert from_jsonld(json.dumps(json.loads(text)["items"])) == [bookmark]
    assert from_jsonld(json.dumps(json.loads(text)["items"][0])) == [bookmark]


def test_annotations_say_in_the_standards_words_what_they_can() -> None:
    page = json.loads(bookmarks_jsonld([KEPT, BARE]))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    one, two = page["items"]
    assert (one["id"], one["type"]) == ("urn:hexapla:bm-20250715-7f3a", "Annotation")
    assert one["motivation"] == ["bookmarking", "commenting", "tagging", "linking"]
    assert two["motivation"] == ["bookmarking"]
    target = one["target"]
    assert (target["type"], target["source"]) == ("SpecificResource", KEPT.url)
    assert target["selector"] == [
        {"type": "TextQuoteSelector", "exact": KEPT.quote, "prefix": KEPT.prefix, "suffix": KEPT.suffix},
        {"type": "TextPositionSelector", "start": 812, "end": 835},
    ]
    assert [body["purpose"] for body in one["body"]] == ["commenting", "tagging", "tagging", "linking"]
    assert two["target"]["source"] == "b.txt"
    assert "created" not in two


def test_another_programs_annotation_is_taken_in_and_given_back_whole() -> None:
    theirs = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://notes.example/7",
        "type": "Annotation",
        "creator": {"name": "A. Reader"},
        "motivation": "highlighting",
        "bodyValue": "see also page 2",
        "target": {
            "source": "https://news.example/story",
            "selector": [
                {"type": "RangeSelector", "startOffset": 1},
                {"type": "TextQuoteSelector", "exact": "some words", "prefix": "before "},
            ],
        },
    }
    (kept,) = from_jsonld(json.dumps({"type": "AnnotationCollection", "first": {"items": [theirs]}}))
    assert (kept.id, kept.url, kept.file) == ("https://notes.example/7", "https://news.example/story", "")
    assert (kept.quote, kept.prefix, kept.note) == ("some words", "before ", "see also page 2")
    (again,) = from_jsonld(bookmarks_jsonld([kept]))
    assert again == kept
    assert json.loads(bookmarks_jsonld([kept]))["items"][0]["creator"] == {"name": "A. Reader"}
    assert (
        from_jsonld('{"type": "Annotation", "bodyValue": "n", "target": "https://a/b"}')[0].url
        == "https://a/b"
    )


@pytest.mark.parametrize(
    "text",
    ["", "{", "5", "[5]", '{"type": "Annotation"}', '{"items": [{"target": {"source": "a"}}]}', "[" * 9999],
)
def test_what_is_no_annotation_is_refused(text: str) -> None:
    with pytest.raises(BookmarksError):
        from_jsonld(text)


def test_markdown_reads_well() -> None:
    assert bookmarks_markdown([replace(KEPT, state="exact", extra={}), BARE], title="My list") == (
        "---\n"
        'title: "My list"\n'
        "bookmarks: 2\n"
        "generator: hexapla\n"
        "---\n\n"
        "# My list\n\n"
        "> 我們當然\\*非常\\*支持開源,\n"
        "> \\# 但我沒有承諾。\n\n"
        "— Mark Zuckerberg, “Meta被曝考慮放棄\\<開源\\>AI戰略”, TechCrunch, 2025-07-15,"
        " [file](%E6%96%B0%E8%81%9E/a%20b.txt), [page](https://example.org/a?b=1&c=%28d%29)"
        " `bm-20250715-7f3a`\n\n"
        "compare with *Fortune*'s paraphrase\n\n"
        "#podcast #open-source\n\n"
        "> x\n\n"
        "— “b.txt”, 前天 20:58, [file](b.txt)\n"
    )


def test_markdown_with_context_and_a_second_script() -> None:
    text = bookmarks_markdown(
        [replace(BARE, quote="開源")],
        context=lambda _: ("Before. ", " After."),
        fold=lambda words: words.replace("開", "开"),
    )
    assert "> 開源\n>\n> 开源\n\n— “b.txt”" in text
    assert text.endswith("\n\n*context:* Before. \\[…\\] After.\n")


def test_words_that_are_not_the_speakers_own_are_not_set_as_a_quotation() -> None:
    said = replace(BARE, quote="Er habe nichts gesehen", speech="indirect", speaker="H. L.", verb="sagte")
    text = bookmarks_markdown([said], subject="quote")
    assert "\nquotes: 1\n" in text
    assert (
        "\n*indirect speech:* Er habe nichts gesehen\n\n— H. L. (indirect speech, “sagte”), “b.txt”" in text
    )
    assert ">" not in text
    assert "<blockquote" not in html_page([said])
    assert cited(said).startswith("Er habe nichts gesehen\n— H. L., indirect speech, ")
    assert (
        json.loads(csl_json([said]))[0]["note"] == "H. L. (indirect speech, “sagte”): Er habe nichts gesehen"
    )
    own = replace(said, speech="direct", speaker="", speaker_as_written="a clerk", speaker_type="unnamed")
    assert "> Er habe nichts gesehen\n\n— a clerk (unnamed, direct speech, “sagte”)" in bookmarks_markdown(
        [own]
    )


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("", "", ""),
        ("Es war ruhig. „", "“, sagte sie.", "Es war ruhig. „[…]“, sagte sie."),
        ("One.\n", " Two “x”.", "One. […] Two “x”."),
        ("他说：“", "”。下一句。", "他说：“[…]”。下一句。"),
    ],
)
def test_the_sentences_around_have_whole_marks(before: str, after: str, line: str) -> None:
    assert around(before, after) == line


@settings(deadline=None, max_examples=30)
@given(st.lists(bookmarks(), max_size=2))
def test_markdown_has_no_trailing_spaces_and_nothing_unshown(kept: list[Bookmark]) -> None:
    text = bookmarks_markdown(kept)
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u202e]", text)
    assert yaml.safe_load(text.split("---\n")[1]) == {
        "title": "Bookmarks",
        "bookmarks": len(kept),
        "generator": "hexapla",
    }


def test_an_author_is_cited_everywhere_and_the_outlet_is_no_author() -> None:
    kept = replace(KEPT, author="Eleanor Ashgrove, 王小明", state="exact")
    assert "— Mark Zuckerberg, “Meta被曝考慮放棄<開源>AI戰略”, by Eleanor Ashgrove, 王小明, TechC" in cited(
        kept
    )
    assert "戰略”, by Eleanor Ashgrove, 王小明, TechCrunch, 2025-07-15, " in bookmarks_markdown([kept])
    assert '<p class="source">Eleanor Ashgrove, 王小明 · TechCrunch' in html_page([kept])
    row = next(csv_module.DictReader(io.StringIO(csv([kept]), newline="")))
    assert (row["Author"], row["Source"]) == ("Eleanor Ashgrove, 王小明", "TechCrunch")
    reference = json.loads(csl_json([kept]))[0]
    assert reference["author"] == [{"literal": "Eleanor Ashgrove"}, {"literal": "王小明"}]
    assert authors_of("Ashgrove, Eleanor") == ["Ashgrove, Eleanor"]
    assert from_jsonld(bookmarks_jsonld([kept]))[0].author == kept.author


def test_changed_words_are_told_with_what_stands_there_now() -> None:
    kept = replace(BARE, quote="old words", state="changed", now="new *words*")
    assert "(the words were changed, now in the article: new *words*)" in csl_json([kept])
    assert "the words were changed\n\nnow in the article: new \\*words\\*\n" in bookmarks_markdown([kept])
    assert "now in the article: new *words*</p>" in html_page([kept])
    assert ",new *words*," in csv([kept])
    assert "not found any more" in bookmarks_markdown([replace(BARE, state="orphan")])


def test_links_lead_from_the_written_file_to_the_articles(tmp_path: Path) -> None:
    library = tmp_path / "my library"
    assert way_to(library, library / "notes.md") == ""
    assert way_to(library, tmp_path / "notes.md") == "my%20library/"
    assert way_to(library, tmp_path / "a" / "notes.md") == "../my%20library/"
    assert "[file](../my%20library/b.txt)" in bookmarks_markdown([BARE], way="../my%20library/")


def test_csl_has_one_reference_an_article_and_no_invented_date() -> None:
    dated, undated = json.loads(
        csl_json([KEPT, BARE, replace(KEPT, quote="again", note="", created="2025-01-02")])
    )
    assert dated["type"] == "article-newspaper"
    assert dated["issued"] == {"date-parts": [[2025, 7, 15]]}
    assert dated["accessed"] == {"date-parts": [[2025, 1, 2]]}
    assert (dated["language"], dated["container-title"], dated["URL"]) == ("zh-Hant", "TechCrunch", KEPT.url)
    assert dated["note"].endswith("\n\nMark Zuckerberg: 「again」")
    assert undated == {"id": "b.txt", "type": "webpage", "note": "“x”"}


@pytest.mark.parametrize(
    ("date", "parts"), [("2025", [2025]), ("2025-07", [2025, 7]), ("2025-07-15T20:58:00Z", [2025, 7, 15])]
)
def test_csl_keeps_the_precision_of_a_date(date: str, parts: list[int]) -> None:
    assert json.loads(csl_json([replace(BARE, date=date)]))[0]["issued"] == {"date-parts": [parts]}


@settings(deadline=None, max_examples=30)
@given(st.lists(bookmarks(), max_size=3))
def test_csv_parses_back_and_computes_nothing(kept: list[Bookmark]) -> None:
    text = csv(kept)
    rows = list(csv_module.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == len(kept)
    assert text.split("\r\n")[0].startswith("Highlight,Title,Author,URL,Note,Location,Date,")
    for row in rows:
        assert all(not cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row.values())


def test_csv_marks_formulas_and_may_begin_with_a_byte_order_mark() -> None:
    text = csv([replace(BARE, quote='=HYPERLINK("x")', note="-1\n+2")], bom=True)
    assert text.startswith("\ufeffHighlight,")
    row = next(csv_module.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert (row["Highlight"], row["Note"]) == ('\'=HYPERLINK("x")', "'-1\n+2")


@settings(deadline=None, max_examples=30)
@given(st.lists(bookmarks(), max_size=3))
def test_json_lines_are_one_object_a_line_with_stable_keys(kept: list[Bookmark]) -> None:
    lines = jsonl(kept).splitlines()
    assert len(lines) == len(kept)
    for line, bookmark in zip(lines, kept, strict=True):
        row = json.loads(line)
        assert list(row)[:5] == ["schema", "file", "quote", "start", "end"]
        assert (row["schema"], row["quote"], row["extra"]) == (
            "hexapla.bookmark/1",
            bookmark.quote,
            bookmark.extra,
        )


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("said: “", ",” he", "“words”"),
        ("sagte: „", "“, und", "„words“"),
        ("表示：「", "", "「words」"),
        ("said that ", ".", "words"),
    ],
)
def test_direct_speech_keeps_the_marks_of_its_article(prefix: str, suffix: str, expected: str) -> None:
    said = replace(BARE, quote="words", kind="quote", speech="direct", prefix=prefix, suffix=suffix)
    assert f"\n> {expected}\n" in bookmarks_markdown([said])
    assert f">{expected}</blockquote>" in html_page([said])
    assert cited(said).startswith(expected if expected != "words" else "“words”")
    assert cited(replace(said, speech="indirect")).startswith("words\n")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("He said: “", ",” and left.", "He said: “[…],” and left."),
        ("他表示：「", "然後", "他表示：[…]然後"),
        ("He said ", "” and left.", "He said […] and left."),
        ('Said: "', "", "Said: […]"),
        ("The ", "’s end.", "The […]’s end."),
        ("", "", ""),
    ],
)
def test_no_mark_beside_an_excerpt_stands_alone(before: str, after: str, expected: str) -> None:
    assert around(before, after) == expected


def test_half_a_character_stops_no_export() -> None:
    broken = replace(
        KEPT, file="caf\udce9.txt", quote="a\ud800b", id="bm-\udfff", url="https://x/\udce9", title="\ud800"
    )
    for export in (bookmarks_markdown, bookmarks_jsonld, csl_json, csv, jsonl):
        export([broken]).encode("utf-8")
