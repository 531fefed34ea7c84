"""Key words in context on the desk: order, places, bookmarks and files."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from search.bookmarks import BookmarksFile
from search.index.concordance import sort_key
from tests.desk import SEEDS, desk_of, desk_on, settled
from tui.screens.desk import DeskScreen
from tui.screens.kwic import KwicScreen
from tui.screens.search import SearchScreen
from tui.text.wrap import cell_len

Desk = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def open_desk(seeds_home: Path, tmp_path: Path) -> Desk:
    def opened(size: tuple[int, int] = (160, 45)) -> AbstractAsyncContextManager[Pilot[None]]:
        return desk_on(SEEDS, seeds_home, tmp_path, size)

    return opened


async def context(pilot: Pilot[None], line: str) -> KwicScreen:
    """From the line to its places."""
    await pilot.press("slash")
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    screen.query_one(Input).value = line
    screen.ask()
    await settled(pilot)
    await pilot.press("down", "w")
    await settled(pilot)
    found = pilot.app.screen
    assert isinstance(found, KwicScreen)
    return found


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (70, 20)])
async def test_the_word_stands_in_one_column_in_both_scripts(open_desk: Desk, size: tuple[int, int]) -> None:
    async with open_desk(size) as pilot:
        screen = await context(pilot, "open source")
        assert {line.passage.lang for line in screen.shown} >= {"en", "zh-Hans", "zh-Hant"}
        begins: set[int] = set()
        for line, option in zip(screen.shown, screen.lines.options, strict=True):
            row = str(option.prompt)
            at = row.index(f" {line.node[:4].rstrip()}", 4)
            columns = {
                cell_len(row[: place + 1])
                for place in range(at, len(row))
                if row.startswith(f" {line.node[:2]}", place)
            }
            begins = begins & columns if begins else columns
            assert cell_len(row) <= screen.lines.content_size.width
            assert (line.source or line.title)[:4] in row
        assert len(begins) == 1


async def test_either_side_or_the_article_gives_the_order(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await context(pilot, "開源")
        found = list(screen.shown)
        for key, side in (("less_than_sign", "left"), ("greater_than_sign", "right"), ("comma", "text")):
            kept = screen.current
            await pilot.press(key)
            keys = [sort_key(line, side) for line in screen.shown]  # type: ignore[arg-type]
            assert keys == sorted(keys)
            assert sorted(map(repr, screen.shown)) == sorted(map(repr, found))
            assert screen.current == kept
            await pilot.press("j", "j")
        await pilot.press("comma")
        assert screen.shown == found


async def test_enter_goes_to_the_place_and_n_goes_on_in_this_order(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await context(pilot, "Behemoth")
        await pilot.press("greater_than_sign", "j")
        lines = list(screen.shown)
        await pilot.press("enter")
        await settled(pilot)
        desk = desk_of(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)
        for number, line in list(enumerate(lines, 1))[1:]:
            assert desk.article is not None
            assert (desk.article.id, desk.page.cursor_offset) == (line.passage.article, line.start)
            assert desk.status.hits == f"line {number} of {len(lines)}"
            await pilot.press("n")


async def test_w_on_the_desk_shows_the_last_search(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await pilot.press("w")
        assert isinstance(pilot.app.screen, DeskScreen)
        screen = await context(pilot, "podcast")
        places = list(screen.shown)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("w")
        await settled(pilot)
        again = pilot.app.screen
        assert isinstance(again, KwicScreen)
        assert again.shown == places
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_escape_leads_back_to_the_list(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await context(pilot, "podcast")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, SearchScreen)
        assert pilot.app.screen.line.value == "podcast"


async def test_b_keeps_the_sentence_around_the_place(open_desk: Desk, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        screen = await context(pilot, "podcast")
        line = screen.shown[0]
        await pilot.press("b")
        await settled(pilot)
        (kept,) = BookmarksFile(tmp_path / "bookmarks.yaml").load()
        assert kept.file == line.file
        assert kept.start <= line.start < line.end <= kept.end
        assert line.node in kept.quote
        await pilot.press("b")
        await settled(pilot)
        assert len(BookmarksFile(tmp_path / "bookmarks.yaml").load()) == 1


async def test_lines_are_written_to_new_files_only(open_desk: Desk, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        screen = await context(pilot, "開源")
        await pilot.press("e")
        path = tmp_path / "places.tsv"
        pilot.app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        assert head.split("\t")[0] == "file"
        assert [row.split("\t")[2] for row in rows] == [str(line.start) for line in screen.shown]

        before = path.read_bytes()
        await pilot.press("e")
        dialog = pilot.app.screen
        dialog.query_one(Input).value = str(path)
        await pilot.press("enter")
        await settled(pilot)
        assert "already" in str(dialog.query_one("#remark", Static).visual)
        assert path.read_bytes() == before
        dialog.query_one(Input).value = str(tmp_path / "places.txt")
        await pilot.press("enter")
        await settled(pilot)
        mark, *lines = (tmp_path / "places.txt").read_text(encoding="utf-8").splitlines()
        assert mark == "# generator: hexapla"
        assert len(lines) == len(screen.shown)


async def test_what_only_meaning_finds_has_no_place_and_says_so(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await pilot.press("slash")
        search = pilot.app.screen
        assert isinstance(search, SearchScreen)
        search.query_one(Input).value = "zzzqqq"
        search.ask()
        await settled(pilot)
        search.action_context()
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, KwicScreen)
        assert "No place" in str(screen.lines.get_option_at_index(0).prompt)
        await pilot.press("e", "b", "less_than_sign", "comma", "enter", "escape")
        assert pilot.app.screen is search
