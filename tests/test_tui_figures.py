"""The board of figures at the desk: rows, places, filter, kinds, order, bookmark, export and the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from search.figures import Dispute, FigureMention, FigureRow
from search.model import Progress
from search.provenance import Origin, Rests
from tests.desk import SEEDS, desk_of, desk_on, settled
from tui.screens.figure_places import FigurePlacesScreen
from tui.screens.figures import FiguresScreen
from tui.screens.form_file import FormFileScreen
from tui.text.wrap import cell_len
from tui.widgets.figure_rows import figure_row, mention_row


async def board_of(pilot: Pilot[None]) -> FiguresScreen:
    await pilot.press("number_sign")
    await settled(pilot)
    board = pilot.app.screen
    assert isinstance(board, FiguresScreen)
    return board


async def test_from_the_board_to_a_place_and_back(seeds_home: Path, tmp_path: Path) -> None:
    async with desk_on(SEEDS, seeds_home, tmp_path) as pilot:
        before = desk_of(pilot).place
        board = await board_of(pilot)
        assert [row.is_contradictory for row in board.shown][:2] == [True, False]
        await pilot.press("enter")
        places = pilot.app.screen
        assert isinstance(places, FigurePlacesScreen)
        assert [each.file[:3] for each in places.shown if each] == ["000", "003", "003"]
        await pilot.press("j", "b")
        chosen = places.current
        await settled(pilot)
        assert "acquisition" in (tmp_path / "bookmarks.yaml").read_text("utf-8")
        await pilot.press("enter")
        await settled(pilot)
        desk = desk_of(pilot)
        assert pilot.app.screen is desk
        assert desk.article is not None
        assert chosen is not None
        assert (desk.article.id, desk.page.cursor_offset) == (chosen.article, chosen.start)
        await pilot.press("H")
        assert desk.place == before


async def test_the_rows_are_narrowed_ordered_and_exported(
    seeds_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.figures.MOST", 6)
    async with desk_on(SEEDS, seeds_home, tmp_path) as pilot:
        board = await board_of(pilot)
        whole = len(board.fit)
        assert len(board.shown) == 6
        assert "the first 6" in str(board.dialog.border_title)
        await pilot.press("G")
        await pilot.pause()
        assert (len(board.shown), board.rows.option_count) == (12, 12)
        await pilot.press("f", "comma")
        assert {row.kind for row in board.shown} == {"amount"}
        assert [row.value for row in board.shown] == [70e9, 27e9, 14.3e9, 1e9, None]
        await pilot.press("F", "comma")
        assert len(board.fit) == whole
        board.query_one(Input).value = "hyperion amount"
        board.narrow()
        assert [row.label for row in board.shown] == ["27 billion USD"]
        await pilot.press("e")
        file = pilot.app.screen
        assert isinstance(file, FormFileScreen)
        file.query_one("#path", Input).value = str(tmp_path / "out.jsonl")
        file.action_write()
        await settled(pilot)
        (line,) = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
        assert line.startswith('{"schema": "hexapla.figure/1"')
        page = file.text(tmp_path / "out.html")
        assert "<h2>Figures and dates</h2>" in page
        assert page.count("<article>") == 1


def test_rows_fit_any_width_and_show_no_control_bytes() -> None:
    hostile = FigureMention(
        1, "a.txt", 0, "[b]\x1b[31m", "", "", "zh-Hans", 2, 8, "5\x1b[0m吨 ", 5.0, "tonnes", "over", 0, 9,
        "約5\x1b[0m吨 [/b]" * 9, "…[red]", 3,
    )  # fmt: skip
    row = FigureRow(
        "measure:tonnes:5", "measure", 5.0, "tonnes", "5 tonnes", (hostile,), 1, (hostile, hostile),
        (Dispute("x", hostile, hostile),),
    )  # fmt: skip
    for width in (20, 60):
        lines = [*figure_row(row, width).plain.split("\n"), *mention_row(hostile, width).plain.split("\n")]
        assert max(map(cell_len, lines)) <= width
        assert not any("\x1b" in line for line in lines)
    rests = Rests((Origin("person", "Ann\x1b[31m Berg", "ann"),), 3)
    assert "one origin: Ann" in figure_row(replace(row, rests=rests), 60).plain
    assert "\x1b" not in figure_row(replace(row, rests=rests), 60).plain
    assert "values differ" in figure_row(row, 60).plain
    assert "one value, two things" in figure_row(row, 60).plain
    others = [replace(row, value=float(each), label=f"{each} tonnes", sources=each) for each in range(1, 8)]
    lines = figure_row(row, 60, others).plain.split("\n")
    assert [line.split()[1] for line in lines if line.startswith("≠ ")][:5] == ["7", "6", "5", "4", "3"]
    assert "≠ 3 more values" in [line.strip() for line in lines]


async def test_a_library_without_figures_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text("No number\n\nNothing here was counted by anybody at all.\n", "utf-8")
    async with desk_on(folder, tmp_path / "derived", tmp_path, (80, 24)) as pilot:
        board = await board_of(pilot)
        board.is_gathered = False
        board._tell(Progress("pairs", 20, 40))
        assert "pair 20 of 40. Esc goes back" in board.rows.get_option_at_index(0).prompt.plain  # type: ignore[union-attr]
        board._gathered([], "")
        assert "No article here gives a figure" in board.rows.get_option_at_index(0).prompt.plain  # type: ignore[union-attr]
        await pilot.press("enter", "e", "escape")
        assert pilot.app.screen is desk_of(pilot)
