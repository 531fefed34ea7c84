"""A page of lines, the stops of a cursor on it, and spans over it: all without a widget."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.model import Quote, Span
from search.reading import read_file
from tests.port import FIRST, HEAD, SECOND, build
from tui.page import Page, badge, byline, lay_out
from tui.places import Places
from tui.spans import Spans, pieces
from tui.wrap import cell_len

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
