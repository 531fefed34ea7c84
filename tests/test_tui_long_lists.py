"""Long lists and long files of bookmarks: nothing that takes long is done while the page waits."""

from __future__ import annotations

import asyncio
import threading
from functools import partial
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from search.bookmarks import Bookmark, disk, reparsing
from search.bookmarks.layout import Layout
from search.bookmarks.parsing import parse
from search.model import Article, Span
from tests.desk import desk_of, desk_on, settled
from tui.screens.bookmarks import BookmarksScreen
from tui.widgets.pane_list import PaneList

MANY = 1000
KEPT = """bookmarks:
  - source: {file: a.txt}
    quote: the bridge
  - source: {file: a.txt}
    quote: the ferry
"""


class Listed(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.set_rows = 0

    def compose(self) -> ComposeResult:
        yield PaneList(title="", empty="", id="rows")

    def row(self, number: int, _width: int) -> Content:
        self.set_rows += 1
        return Content(f"row {number}")

    def show(self, keep: int = 0) -> int:
        """List many rows; how many were set for it."""
        self.set_rows = 0
        self.query_one(PaneList).show_rows([partial(self.row, number) for number in range(MANY)], keep)
        return self.set_rows


async def test_rows_out_of_sight_are_set_when_nothing_else_is_to_be_done() -> None:
    app = Listed()
    async with app.run_test() as pilot:
        rows = app.query_one(PaneList)
        rows.focus()
        assert app.show() <= 2 * PaneList.PORTION
        await pilot.press("G")
        assert (rows.highlighted, rows.option_count) == (MANY - 1, MANY)

        assert app.show(keep=400) <= 400 + 2 * PaneList.PORTION
        assert rows.highlighted == 400
        rows.highlighted = 900  # asked for before it is set
        assert rows.highlighted == 900
        await settled(pilot)
        assert (app.set_rows, rows.option_count) == (MANY, MANY)

        app.show()
        rows.action_cursor_up()  # before the last one is set
        assert rows.highlighted == MANY - 1

        app.show()
        rows._is_setting = True  # the dialog in whose turn the others were to be set has closed
        app.show()
        rows.add_rows([partial(other_row, "more")])
        await settled(pilot)
        assert rows.option_count == MANY + 1
        assert str(rows.get_option_at_index(MANY).prompt) == "more"


def other_row(words: str, _width: int) -> Content:
    return Content(words)


async def test_a_long_file_of_bookmarks_is_read_behind_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[bool] = []

    def watched(text: str, name: str = "") -> Layout:
        threads.append(threading.current_thread() is threading.main_thread())
        return parse(text, name)

    monkeypatch.setattr(reparsing, "parse", watched)
    monkeypatch.setattr(disk, "_SHORT", 10)
    folder, own = tmp_path / "news", tmp_path / "own"
    folder.mkdir()
    own.mkdir()
    (folder / "a.txt").write_text("News\n\nThey closed the bridge and the ferry.\n")
    path = own / "bookmarks.yaml"
    path.write_text(KEPT)
    async with desk_on(folder, tmp_path / "home", own, (100, 30)) as pilot:
        desk = desk_of(pilot)
        text = desk.article.text if desk.article else ""
        assert [text[start:end] for start, end in desk.kept] == ["the bridge", "the ferry"]
        desk.keeping.file._main._known = (b"", Layout(()))  # as if the desk had just begun
        await pilot.press("B")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, BookmarksScreen)
        assert [each.bookmark.quote for each in screen.shown] == ["the ferry", "the bridge"]
        assert threads
        assert not any(threads)
        await pilot.press("d", "z", "escape", "b")
        assert path.read_text().startswith(KEPT)
        assert (len(desk.kept), len(threads)) == (3, 2)  # no change parses it anew


async def test_what_is_kept_while_the_bookmarks_are_read_is_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_SHORT", 10)
    folder, own = tmp_path / "news", tmp_path / "own"
    folder.mkdir()
    own.mkdir()
    (folder / "a.txt").write_text("News\n\nThey closed the bridge and the ferry.\n")
    (own / "bookmarks.yaml").write_text(KEPT)
    async with desk_on(folder, tmp_path / "home", own, (100, 30)) as pilot:
        keeping, desk = desk_of(pilot).keeping, desk_of(pilot)
        spans_in, load = keeping.spans_in, keeping.load
        has_read, goes_on = threading.Event(), threading.Event()

        def is_behind() -> bool:
            return threading.current_thread() is not threading.main_thread()

        def slow_spans(article: Article) -> list[Span]:
            spans = spans_in(article)
            has_read.set()
            assert not is_behind() or goes_on.wait(10)
            return spans

        def slow_load() -> list[Bookmark]:
            assert not is_behind() or goes_on.wait(10)
            return load()

        monkeypatch.setattr(keeping, "spans_in", slow_spans)
        keeping.file._main._known = (b"", Layout(()))  # as if the desk had just begun
        has_read.clear()
        desk.mark_kept()
        await asyncio.to_thread(has_read.wait, 10)
        await pilot.press("b")
        goes_on.set()
        await settled(pilot)
        assert len(desk.kept) == 3

        goes_on.clear()
        monkeypatch.setattr(keeping, "load", slow_load)
        keeping.file._main._known = (b"", Layout(()))
        await pilot.press("B", "slash", "f")
        screen = pilot.app.screen
        assert isinstance(screen, BookmarksScreen)
        screen.narrow()
        assert screen.rows.message == "Reading the bookmarks …"
        goes_on.set()
        await settled(pilot)
        assert [each.bookmark.quote for each in screen.shown] == ["the ferry"]
