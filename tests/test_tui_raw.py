"""The text before repairs: the same place in it and back, its repairs marked, counted and walked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from search.bookmarks import BookmarksFile
from search.model import Article, Block, Passage, Span
from search.reading.edits import EditMap
from search.reading.repair import repair
from tests.desk import SEEDS, desk_of, desk_on
from tests.port import build, sentences
from tui.text.layers import Cleaned
from tui.text.raw import Raw
from tui.widgets.article import ArticleView

PIECES = [
    "戰(zhàn)略",
    "發(fā)布",
    "業(yè)界",
    "優(yōu)先",
    "續(xù)航",
    "港口。",
    "He said “no”. ",
    "a\u00a0b",
    "\x1b[31m",
]
PIECES += ["\x07", "\r\n", "\n\n", "\u200b", "\ttab", "don't", "👩\u200d🔧", "，"]


def read(text: str) -> Article:
    """An article with a block and a passage a paragraph, its text repaired."""
    repaired = repair(text)
    spans = [found.span() for found in re.finditer(r"\S[^\n]*", repaired.text)]
    return Article(
        id=1,
        file="dirty.txt",
        item=0,
        title="",
        text=repaired.text,
        blocks=tuple(Block(start, end, "body", "zh-Hant") for start, end in spans),
        passages=tuple(
            Passage(n + 1, 1, n, start, end, "zh-Hant", "body", sentences(repaired.text[start:end], start))
            for n, (start, end) in enumerate(spans)
        ),
        edits=repaired.edits,
    )


DIRTY = (
    "港口新戰(zhàn)略\r\n\r\n"
    + (
        "近日發(fā)布的戰(zhàn)略在業(yè)界優(yōu)先執(zhí)行，“渡轮\u00a0照常開航。”港務局說。\r\n\r\n"
        "A pilot\x07 said the \x1b[31mchannel was dredged twice.\r\n\r\n"
    )
    * 3
)

texts = st.lists(st.sampled_from(PIECES), min_size=1).map("".join).filter(lambda text: not text.isspace())


@settings(deadline=None)
@given(texts)
def test_the_raw_text_is_drawn_character_by_character(text: str) -> None:
    text = f"港口{text}"
    raw = Raw(read(text))
    assert len(raw.drawn) == len(text)
    for drawn, written in zip(raw.drawn, text, strict=True):
        assert drawn == written or not written.isprintable() or unicodedata.category(written) in ("Zs", "Mn")
    assert not [char for char in raw.drawn if unicodedata.category(char) == "Cc" and char != "\n"]
    page = raw.lay_out(20)
    assert "".join(raw.drawn[line.start : line.end] for line in page.lines) == raw.drawn


@settings(deadline=None)
@given(texts, st.data())
def test_a_place_is_found_again_in_the_raw_text(text: str, data: st.DataObject) -> None:
    dirty = read("港口。" + text)
    raw = Raw(dirty)
    inside = {at for edit in dirty.edits for at in range(edit.start + 1, edit.end)}
    offset = data.draw(st.integers(0, len(dirty.text)).filter(lambda at: at not in inside))
    there = raw.places.spot(raw.shown(offset))
    assert raw.here(there) == Cleaned(dirty).places.spot(offset)
    assert raw.cleaned_span(Span(raw.shown(offset), raw.shown(offset))) == Span(offset, offset)


def test_every_repair_is_a_stop_but_line_ends() -> None:
    dirty = read(DIRTY)
    raw = Raw(dirty)
    stops = raw.places.marks
    kinds = [edit for edit in dirty.edits if edit.reason != "line end"]
    assert stops == [edit.raw_start for edit in kinds]
    assert len(raw.line_ends) == len(dirty.edits) - len(kinds)
    assert len(raw.repairs) == len(kinds)
    assert all(first < second for first, second in pairwise(stops))


def test_repairs_that_touch_are_one_stop() -> None:
    raw = Raw(read("港口\x07\x07\x07很安靜。\x07"))
    assert raw.places.marks == [2, 9]


def test_where_only_line_ends_were_repaired_they_are_the_stops() -> None:
    raw = Raw(read("The dock closes.\r\n\r\nNobody knows why.\r\n"))
    assert len(raw.places.marks) == len(raw.line_ends) > 0


def test_the_title_counts_the_repairs_by_kind() -> None:
    assert Raw(read(DIRTY)).title == "Raw text · 39 repairs: pinyin 16, line end 14, control 6, space 3"
    assert Raw(read("港口")).title == "Raw text · nothing was repaired"


def test_a_repair_says_what_became_of_it() -> None:
    raw = Raw(read("港口新戰(zhàn)略發(fā)布業(yè)界優(yōu)先執(zhí)行\x07，a\u00a0b"))
    at = raw.drawn.index
    assert raw.repair_at(at("(zhàn)")) == "pinyin 1/5: “(zhàn)” left out"
    assert raw.repair_at(at("␇")) == "control 1/1: “␇” left out"
    assert raw.repair_at(at("␣")) == "space 1/1: “␣” became “ ”"
    assert raw.repair_at(0) == ""


def test_what_has_no_shape_gets_a_sign_only_where_it_was_repaired() -> None:
    assert Raw(read("a\u200bb 👩\u200d🔧 c")).drawn == "a␦b 👩\u200d🔧 c"
    assert Raw(read("a\tb\u00a0c")).drawn == "a␉b␣c"


# -- the pane -------------------------------------------------------------------------------------------


class Pane(App[None]):
    """The article pane alone."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article

    def compose(self) -> ComposeResult:
        yield ArticleView(id="text")

    def on_mount(self) -> None:
        view = self.query_one(ArticleView)
        view.focus()
        view.show(self.article)


@asynccontextmanager
async def pane(
    article: Article, size: tuple[int, int] = (44, 12)
) -> AsyncIterator[tuple[Pilot[None], ArticleView]]:
    app = Pane(article)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app.query_one(ArticleView)


def screen_of(view: ArticleView) -> list[str]:
    return [view.render_line(y).text for y in range(view.size.height)]


async def test_the_place_and_its_row_stay_there_and_back() -> None:
    dirty = read(DIRTY * 4)
    async with pane(dirty) as (_, view):
        at = dirty.text.index("照常", len(dirty.text) // 2)
        view.go_to(at)
        words = screen_of(view)[view._row]
        for raw in (True, False, True):
            row = view._row
            view.toggle_raw()
            assert (view.is_raw, view.cursor_offset, view._row) == (raw, at, row)
            assert "照常" in screen_of(view)[row]
        view.toggle_raw()
        assert screen_of(view)[view._row] == words


async def test_brackets_walk_the_repairs_in_the_raw_text_and_quotes_in_the_cleaned() -> None:
    async with pane(read(DIRTY)) as (pilot, view):
        view.toggle_raw()
        seen = []
        for _ in range(4):
            await pilot.press("]")
            seen.append(view.text_layer.drawn[view.spot.offset :][:6])
        assert seen == ["(zhàn)", "(fā)布的", "(zhàn)", "(yè)界優"]
        assert view.border_subtitle == "pinyin 4/16: “(yè)” left out · R shows the cleaned text"
        await pilot.press("[")
        assert view.text_layer.drawn[view.spot.offset :].startswith("(zhàn)略在")
        view.toggle_raw()
        assert view.article
        assert view.article.text[view.cursor_offset :].startswith("略在業界")
        assert (view.border_title, view.border_subtitle) == ("Article", "")


async def test_repairs_are_marked_with_more_than_colour() -> None:
    async with pane(read(DIRTY)) as (_, view):
        view.toggle_raw()
        row = next(y for y, line in enumerate(screen_of(view)) if "(zhàn)" in line)
        styles = {part.text: part.style for part in view.render_line(row) if part.style}
        assert styles["(zhàn)"].underline
        assert not styles["略"].underline


async def test_no_control_byte_reaches_the_terminal_in_the_raw_text() -> None:
    async with pane(read(DIRTY), size=(60, 30)) as (_, view):
        view.toggle_raw()
        shown = "".join(screen_of(view))
        assert "␛[31m" in shown
        assert "␇" in shown
        assert not [char for char in shown if unicodedata.category(char) == "Cc"]


async def test_hits_and_quotes_keep_their_words_in_the_raw_text() -> None:
    dirty = read(DIRTY)
    start = dirty.text.index("戰略在")
    async with pane(dirty) as (_, view):
        view.mark_hits([Span(start, start + 2)], start)
        view.toggle_raw()
        marks = [span for row in range(len(view.page.lines)) for name, span in view.look(row).marks
                 if name == "article--hit-current"]  # fmt: skip
        assert [span.of(view.text_layer.drawn) for span in marks] == ["戰(zhàn)略"]
        view.go_to(start)
        assert view.text_layer.drawn[view.spot.offset :].startswith("戰(zhàn)略在")


async def test_a_selection_in_the_raw_text_means_the_cleaned_range() -> None:
    dirty = read(DIRTY)
    async with pane(dirty) as (_, view):
        view.toggle_raw()
        at = view.text_layer.drawn.index("戰(zhàn)略在")
        view.select_span(Span(at, at + len("戰(zhàn)略")))
        assert view.screen.get_selected_text() == "戰(zhàn)略"
        assert view.selected_span
        assert view.selected_span.of(dirty.text) == "戰略"


async def test_the_raw_text_has_no_folds_and_another_article_opens_cleaned() -> None:
    async with pane(build()) as (_, view):
        view.toggle_raw()
        assert "Cookies" in "".join(view.page.shown(row) for row in range(len(view.page.lines)))
        view.toggle_folded()
        assert view.is_raw
        view.show(read(DIRTY))
        assert not view.is_raw


async def test_a_newer_state_of_the_file_stays_raw() -> None:
    dirty = read(DIRTY)
    async with pane(dirty) as (_, view):
        view.toggle_raw()
        view.go_to(50)
        view.show_again(read(DIRTY + "終"), 50)
        assert (view.is_raw, view.cursor_offset) == (True, 50)


# -- the desk ---------------------------------------------------------------------------------------------


async def test_keys_on_the_raw_text_of_the_desk(seeds_home: Path, tmp_path: Path) -> None:
    async with desk_on(SEEDS, seeds_home, tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("K", "g", "]", "]", "]", "R")
        quote = desk.current_quote
        assert quote is not None
        await pilot.press("b", "p")
        (kept,) = BookmarksFile(tmp_path / "bookmarks.yaml").load()
        assert (kept.quote, kept.start) == (quote.text, quote.start)
        assert desk.page.is_raw
        before = desk.place
        await pilot.press("]", "R")
        assert desk.article is not None
        assert before is not None
        edit = next(
            e for e in desk.article.edits if e.raw_start > EditMap(desk.article.edits).to_raw(before.offset)
        )
        assert desk.page.cursor_offset == edit.start


@pytest.mark.parametrize("key", ["R", "p", "]", "["])
async def test_without_an_article_nothing_happens(tmp_path: Path, key: str) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        await pilot.press("R", key)
        assert not desk_of(pilot).page.is_raw
