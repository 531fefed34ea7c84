"""A page of lines, the stops of a cursor on it, and spans over it: all without a widget."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.catalogue import Catalogue
from search.model import Article, Edit, Quote, Span
from search.reading import read_file
from tests.port import FIRST, HEAD, SECOND, build
from tui.reader.about import about, languages
from tui.reader.whereabouts import Whereabouts
from tui.text.page import Page, badge, byline, lay_out
from tui.text.places import Places
from tui.text.spans import Spans, pieces
from tui.text.wrap import cell_len

SEEDS = Path(__file__).parent.parent / "seeds"


def test_a_page_shows_headline_byline_text_and_folds() -> None:
    article = build()
    page = lay_out(article, article.text, 40, folded=True)
    kinds = [line.kind for line in page.lines]
    shown = [page.shown(row) for row in range(len(page.lines))]
    assert shown[:3] == [HEAD, "青河报 · 简\u00a0+\u00a0en · date\u00a0not\u00a0stated ·", "1\u00a0note"]
    assert [words for words in shown if words.startswith("▸")] == [
        "▸ 1 folded part: share this page with a…",
        "▸ 2 folded parts: imprint, cookies",
    ]
    assert "boilerplate" not in kinds
    assert "boilerplate" in [line.kind for line in lay_out(article, article.text, 40, folded=False).lines]


def test_summaries_say_so_once() -> None:
    article = build((("headline", HEAD), ("summary", FIRST), ("summary", FIRST), ("body", SECOND)))
    page = lay_out(article, article.text, 60, folded=True)
    assert [line.words for line in page.lines if line.kind == "label"] == ["summary · not by the author"]


def test_a_title_that_the_text_does_not_open_with_stands_above_it() -> None:
    article = replace(build(), title="另一个标题")
    page = lay_out(article, article.text, 40, folded=True)
    assert page.shown(0) == "另一个标题"
    assert not page.lines[0].is_text
    assert [page.shown(row) for row, line in enumerate(page.lines) if line.kind == "headline"] == [HEAD]


@pytest.mark.parametrize("columns", [1, 7, 40, 88])
@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_every_character_of_every_block_is_on_one_line(path: Path, columns: int) -> None:
    article = read_file(path, path.name).articles[0]
    page = lay_out(article, article.text, columns, folded=False)
    shown = sorted((line.start, line.end) for line in page.lines if line.is_text)
    assert "".join(article.text[start:end] for start, end in shown) == "".join(
        article.text[block.start : block.end] for block in article.blocks
    )
    for row in range(len(page.lines)):
        assert columns == 1 or cell_len(page.shown(row)) <= columns


@given(st.integers(0, 400), st.integers(4, 60))
def test_rows_and_cells_lead_back_to_the_offset(offset: int, columns: int) -> None:
    article = build()
    page = lay_out(article, article.text, columns, folded=False)
    row = page.row_of(offset)
    line = page.lines[row]
    if line.start <= offset < line.start + len(page.shown(row)):
        assert page.offset(row, page.cell(offset)) == offset


def test_an_empty_page_answers() -> None:
    page = Page()
    assert (page.row_of(5), page.text_row(3), page.shown(0), page.offset(0, 9)) == (0, 0, "", 0)


def test_byline_keeps_a_date_it_cannot_resolve_as_written() -> None:
    article = build()
    assert "“前天\u00a020:58”\u00a0as\u00a0written" in byline(replace(article, date_words="前天 20:58"))
    assert "2025-07-15" in byline(replace(article, date="2025-07-15T08:00:00Z"))
    assert byline(replace(article, source="", notes=())).startswith("port.txt · 简")
    assert [badge(lang) for lang in ("zh-Hant", "zh-Hans", "en", "pt-BR")] == ["繁", "简", "en", "pt"]


def test_a_passage_reaches_over_the_bullet_before_it() -> None:
    article = replace(build((("body", "🌟 天亮了。船走了。"),)), quotes=(), terms=())
    passage = replace(article.passages[0], start=2, sentences=(Span(2, 6), Span(6, 10)))
    places = Places(replace(article, passages=(passage,)), folded=True)
    assert places.spot(0).passage == passage
    assert (places.paragraphs, places.sentences) == ([0], [0, 6])


def test_the_innermost_quote_counts() -> None:
    article = replace(build(), quotes=(Quote(0, 90, "", "indirect"), Quote(60, 80, "", "direct")))
    places = Places(article, folded=True)
    assert [places.spot(at).quote for at in (50, 60, 85, 95)] == [0, 1, 0, None]


spans = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: Span(pair[0], sum(pair))))


@given(spans, st.integers(0, 60), st.integers(1, 30))
def test_spans_that_touch_a_line_are_found(given_spans: list[Span], start: int, length: int) -> None:
    found = Spans(given_spans).touching(start, start + length)
    assert found == sorted(s for s in given_spans if s.start < start + length and s.end > start)


@given(spans, st.integers(1, 60))
def test_pieces_cover_a_line_with_the_marks_above_it(given_spans: list[Span], end: int) -> None:
    marks = [(str(n), span) for n, span in enumerate(given_spans)]
    cut = pieces(0, end, marks)
    assert [at for left, right, _ in cut for at in range(left, right)] == [*range(end)]
    for left, right, names in cut:
        for at in range(left, right):
            assert names == tuple(name for name, span in marks if span.start <= at < span.end)


# -- facts ----------------------------------------------------------------------------------------------


def facts_of(article: Article, **more: Any) -> dict[str, str]:
    return {fact.label: fact.words for fact in about(article, **more)}


def test_facts_say_what_is_known_and_leave_out_what_is_not() -> None:
    facts = facts_of(build(), items=3, file_notes=("item 4 was left out",))
    assert facts["file"] == "port.txt · 1 of 3 in it"
    assert facts["date"] == "not stated"
    assert facts["folded"] == "3: share this page with a friend. 1, imprint 1, cookies 1 · p shows them"
    assert facts["notes"] == "encoding guessed\nitem 4 was left out"
    assert facts["repairs"] == "none"
    assert not {"url", "author", "encoding", "without repairs", "near copies"} & set(facts)


def test_shares_of_languages_leave_out_what_is_folded() -> None:
    article = build((("headline", HEAD), ("boilerplate", "Imprint " * 50), ("body", FIRST), ("body", SECOND)))
    blocks = [
        replace(block, lang="en" if n in (1, 3) else block.lang) for n, block in enumerate(article.blocks)
    ]
    shown = languages(replace(article, blocks=tuple(blocks)))
    first, second = shown.split(" · ")
    shares = {part.rpartition(") ")[0]: int(part.split()[-2]) for part in (first, second)}
    assert set(shares) == {"Simplified Chinese (zh-Hans", "English (en"}
    assert 99 <= sum(shares.values()) <= 101


@pytest.mark.parametrize(
    "file",
    ["001.txt", "talks/page.txt", "新闻/页 1.txt", "- odd: #name.txt", "no", 'it\'s "so".txt', "a\\b.txt"],
)
def test_the_entry_that_switches_repairs_off_can_be_used_as_it_is(file: str, tmp_path: Path) -> None:
    edits = (Edit(2, 7, 2, 2, "(fā)", "pinyin"), Edit(8, 9, 3, 3, "\r", "line end"))
    words = facts_of(replace(build(), file=file, edits=edits))["without repairs"]
    (tmp_path / "catalogue.yaml").write_text(words, encoding="utf-8")
    catalogue = Catalogue.of(tmp_path)
    overrides = catalogue.overrides(file)
    assert catalogue.problem == ""
    assert overrides is not None
    assert overrides.without == {"all"}
    assert "line end" not in words


def test_the_status_counts_passages_and_pages() -> None:
    article = replace(build(), pages=(0, 40, 120))
    words = Whereabouts(article).words
    assert words(article.passages[0], 0) == "passage 1/4 · p. 1/3"
    assert words(article.passages[2], 120) == "passage 3/4 · p. 3/3"
    assert words(None, 39) == "p. 1/3"
    folded = replace(article.passages[1], role="boilerplate")
    assert words(folded, 0) == "passage 2/4 · folded part · p. 1/3"
    assert Whereabouts(build()).words(None, 3) == ""


# -- tables and lists -----------------------------------------------------------------------------------


def blanks_before(article: Article, columns: int) -> list[bool]:
    """For each block after the first of the body, whether a blank line stands above it."""
    lines = lay_out(article, article.text, columns, folded=True).lines
    starts = [block.start for block in article.blocks[2:]]
    rows = [next(row for row, line in enumerate(lines) if line.is_text and line.start == at) for at in starts]
    return [lines[row - 1].kind == "blank" for row in rows]


def test_rows_of_a_table_and_short_items_of_a_list_stand_together() -> None:
    article = build(
        (
            ("headline", HEAD),
            ("body", FIRST),
            ("body", "年份 | 费用"),
            ("body", "2024 | 1.65"),
            ("body", "- 投资"),
            ("body", "- 产能"),
            ("body", "2020 was a year like any other."),
            ("body", "1. One"),
            ("body", "2. Two"),
        )
    )
    assert blanks_before(article, 40) == [True, False, True, False, True, True, False]
    assert blanks_before(article, 5) == [True] * 7


def test_a_teaser_is_called_so() -> None:
    article = build((("headline", HEAD), ("summary", FIRST)))
    teaser = replace(article.blocks[1], reason="teaser")
    article = replace(article, blocks=(article.blocks[0], teaser))
    page = lay_out(article, article.text, 60, folded=True)
    assert [line.words for line in page.lines if line.kind == "label"] == ["teaser"]
