"""The statements screen: what is said in all articles, its renderings, decisions and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from search.model import Rendering, Statement
from search.places import exports_folder
from search.statements.renditions import once
from tests.desk import desk_of, desk_on, settled
from tui.screens.compare import CompareScreen
from tui.screens.desk import DeskScreen
from tui.screens.renderings import RenderingsScreen
from tui.screens.statement_groups import StatementGroupsScreen, _namesakes
from tui.text.wrap import cell_len
from tui.widgets.statement_rows import group_row, rendering_row

Desk = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def open_desk(copied_story: tuple[Path, Path], tmp_path: Path) -> Desk:
    """Opens the desk on the story in a folder of the test's own."""
    folder, home = copied_story

    def opened(size: tuple[int, int] = (160, 45)) -> AbstractAsyncContextManager[Pilot[None]]:
        return desk_on(folder, home, tmp_path, size)

    return opened


async def groups_of(pilot: Pilot[None]) -> StatementGroupsScreen:
    await pilot.press("O")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, StatementGroupsScreen)
    return screen


async def renderings_of(pilot: Pilot[None], words: str) -> RenderingsScreen:
    """The renderings of the statement with these words."""
    groups = await groups_of(pilot)
    groups.query_one(Input).value = words
    await settled(pilot)
    groups.narrow()
    assert groups.shown
    await pilot.press("enter")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, RenderingsScreen)
    return screen


def number_of(screen: RenderingsScreen) -> int:
    return len(screen.statement.renderings)


async def test_statements_in_two_places_are_listed_and_the_others_on_demand(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await groups_of(pilot)
        assert screen.shown
        assert all(len(each.renderings) > 1 or each.perhaps for each in screen.shown)
        few = len(screen.shown)
        await pilot.press("A")
        assert len(screen.shown) == len(screen.found) > few
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_the_line_finds_a_statement_by_the_words_of_any_rendering(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await renderings_of(pilot, "看不見海底")
        assert screen.statement.person == "Ingrid Solheim"
        assert {each.lang for each in screen.shown} >= {"en", "de", "zh-Hans", "zh-Hant"}


async def test_a_rendering_is_opened_in_its_article(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await renderings_of(pilot, "seabed")
        await pilot.press("G", "enter")
        chosen = screen.shown[-1]
        await settled(pilot)
        desk = desk_of(pilot)
        assert desk.article
        assert desk.article.file == chosen.file


async def test_two_renderings_are_compared(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await renderings_of(pilot, "seabed")
        await pilot.press("G", "c")
        await settled(pilot)
        compared = pilot.app.screen
        assert isinstance(compared, CompareScreen)
        assert compared.asked[0].article == screen.marked.article
        assert compared.asked[1].article == screen.statement.renderings[-1].article
        await pilot.press("escape")
        assert pilot.app.screen is screen


async def test_a_rejected_rendering_leaves_the_statement_until_it_is_undone(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await renderings_of(pilot, "3.1億港元")
        row = next(at for at, each in enumerate(screen.shown) if "港元" in each.text)
        assert row
        before = number_of(screen)
        screen.rows.highlighted = row
        await pilot.press("d")
        await settled(pilot)
        assert number_of(screen) == before - 1
        assert screen.rows.highlighted == min(row, len(screen.shown) - 1)
        await pilot.press("z")
        await settled(pilot)
        assert number_of(screen) == before
        assert screen.current
        assert "港元" in screen.current.text  # the next key means the same one
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert number_of(screen) == before - 1


async def test_statements_are_merged_and_confirmed(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await groups_of(pilot)
        first, second = screen.shown[:2]
        await pilot.press("g", "M", "j", "M")
        await settled(pilot)
        assert len(screen.shown[0].renderings) == len(first.renderings) + len(second.renderings)
        assert screen.shown[0].by_hand
        third = screen.shown[1]
        await pilot.press("g", "j", "y")
        await settled(pilot)
        confirmed = next(each for each in screen.shown if each.id == third.id)
        assert confirmed.by_hand
        own = desk_of(pilot).library.statements_file.load()
        assert [len(group) for group in own.same] == [
            len(first.renderings) + len(second.renderings),
            len(third.renderings),
        ]


async def test_what_is_perhaps_another_rendering_is_joined_or_denied_and_all_is_exported(
    open_desk: Desk,
) -> None:
    async with open_desk() as pilot:
        groups = await groups_of(pilot)
        row = next(at for at, each in enumerate(groups.shown) if each.perhaps)
        groups.rows.highlighted = row
        await pilot.press("enter")
        screen = pilot.app.screen
        assert isinstance(screen, RenderingsScreen)
        before, listed = number_of(screen), len(screen.shown)
        assert listed > len(once(screen.statement))
        await pilot.press("G", "y")
        await settled(pilot)
        assert number_of(screen) > before
        await pilot.press("z")
        await settled(pilot)
        await pilot.press("G", "d")
        await settled(pilot)
        assert number_of(screen) == before
        assert len(screen.shown) < listed
        await pilot.press("e")
        line = pilot.app.screen.query_one(Input)
        line.value = line.value.replace(".md", ".jsonl")
        path = exports_folder(screen.library.folder) / line.value
        await pilot.press("enter")
        await settled(pilot)
        (told,) = map(json.loads, path.read_text("utf-8").splitlines())
        assert told["id"] == screen.statement.id
        assert {"speaker", "kind", "source", "date", "url"} <= told["quotes"][0].keys()


async def test_escape_unmarks_first(open_desk: Desk) -> None:
    async with open_desk((70, 20)) as pilot:
        screen = await groups_of(pilot)
        await pilot.press("M")
        assert screen.marked
        await pilot.press("escape")
        assert screen.marked is None
        assert pilot.app.screen is screen


@pytest.mark.parametrize("width", [24, 40, 100])
def test_rows_keep_their_width_and_show_nothing_as_markup(width: int) -> None:
    rendering = Rendering(1, "a.txt", 0, 9, "[b]any\x1b[31m words 任何船隻", "zh-Hant", "paraphrase")
    statement = Statement("x", "[red]Name\n", (rendering, rendering))
    for row in (group_row(statement, width, marked=True), rendering_row(rendering, None, width)):
        assert all(cell_len(line) <= width for line in row.plain.split("\n"))
        assert "\x1b" not in row.plain
    assert "[red]Name" in group_row(statement, 100).plain


def test_words_stand_below_the_name_of_who_says_them() -> None:
    other = Rendering(1, "a.txt", 0, 30, "the longer words of another one", "en", "direct", (), "Kerr", True)
    own = Rendering(2, "b.txt", 0, 9, "own words", "en", "direct", (), "Vang")
    first, second, *_rest = group_row(Statement("x", "Lotte Vang", (other, own)), 60).plain.split("\n")
    assert first.startswith("Lotte Vang")
    assert second == "own words"
    first, second, *_rest = group_row(Statement("x", "Lotte Vang", (other,)), 60).plain.split("\n")
    assert first.startswith("Kerr")
    assert second == other.text
    known = replace(other, by_another=False)
    both = Statement(
        "x", "Lotte Vang", (known, replace(own, how="paraphrase")), persons=("Lotte Vang", "Kerr")
    )
    assert group_row(both, 60).plain.startswith("Kerr"), "whether both are one is not known"
    one, two = Statement("x", "Lotte Vang", (own,)), Statement("y", "Kerr", (known,))
    assert _namesakes(one, two) == "; “Lotte Vang” and “Kerr” then say the same"
    assert _namesakes(one, both) == _namesakes(one, replace(two, person="")) == ""
