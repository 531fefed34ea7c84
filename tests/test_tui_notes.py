"""Notes at the foot of the desk: few, short, printable, and no glyph of them is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets._toast import Toast
from textual.worker import WorkerFailed

from search.library import Library
from tests.desk import desk_of, settled
from tui.app import HexaplaApp
from tui.text.wrap import cell_len
from tui.widgets.toasts import MOST, fitted, spared


@asynccontextmanager
async def noting_desk(tmp_path: Path, size: tuple[int, int] = (160, 45)) -> AsyncIterator[Pilot[None]]:
    """The desk on one article; its notes are shown."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("A ferry\n\nThe ferry stays.\n", "utf-8")
    with Library(folder, tmp_path / "home") as library:
        app = HexaplaApp(library, tmp_path / "desk.json", tmp_path / "bookmarks.yaml")
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            yield pilot


WORDS = "一弄清事故原因，任何船只都不应依靠看不见海床的软件出港"


@given(st.text("ab 事故原因不", max_size=40), st.sets(st.integers(1, 60)))
def test_no_glyph_lies_across_a_cut(text: str, cuts: set[int]) -> None:
    padded = text + " " * len(cuts)
    strip = Strip([Segment(padded)])
    line = spared(strip, cuts)
    assert line.cell_length == strip.cell_length
    inside = sorted(cut for cut in cuts if cut < line.cell_length)
    parts = line.divide([*inside, line.cell_length])
    glyphs = "".join(part.text for part in parts).replace(" ", "")
    assert glyphs == text.replace(" ", "")


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (70, 20)])
async def test_a_note_over_the_edges_of_panes_is_whole(tmp_path: Path, size: tuple[int, int]) -> None:
    async with noting_desk(tmp_path, size) as pilot:
        pilot.app.notify(WORDS * 3, severity="warning", markup=False)
        await settled(pilot)
        shown = "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        glyphs = "".join(character for character in shown if character in set(WORDS))
        assert glyphs == WORDS * 3


async def test_a_note_that_was_taken_away_is_blank(tmp_path: Path) -> None:
    async with noting_desk(tmp_path) as pilot:
        pilot.app.notify(WORDS)
        await settled(pilot)
        note = pilot.app.screen.query_one(Toast)
        await note.remove()
        assert [strip.text for strip in note.render_lines(Region(0, 0, 3, 2))] == ["   ", "   "]


async def test_two_notes_at_most_and_a_warning_outlives_a_remark(tmp_path: Path) -> None:
    async with noting_desk(tmp_path) as pilot:
        pilot.app.notify("The disk is full.", severity="warning")
        for words in ("One.", "Two.", "Two.", "Three \x1b[31m."):
            pilot.app.notify(words)
        await settled(pilot)
        assert [note.message for note in pilot.app._notifications] == ["The disk is full.", "Three ␛[31m."]
        assert len(pilot.app.screen.query(Toast)) == MOST


async def test_work_that_breaks_off_is_told(tmp_path: Path) -> None:
    async with noting_desk(tmp_path) as pilot:
        for owner, reason in ((pilot.app, "over all screens"), (desk_of(pilot), "at the desk")):
            work = owner.run_worker(partial(int, reason), thread=True, exit_on_error=False)
            with pytest.raises(WorkerFailed):
                await work.wait()
            await pilot.pause()
            assert [reason in str(note.message) for note in pilot.app._notifications][-1]


@given(st.text(), st.sampled_from(["information", "warning"]), st.integers(0, 200))
def test_a_note_is_as_long_as_there_is_room(message: str, severity: str, room: int) -> None:
    words = fitted(message, severity, room)
    assert cell_len(words) <= 4 * max(20, room)
    assert "\x1b" not in words
    way = fitted(f"{message}. z undoes.", severity, room)
    assert way.endswith("z undoes.")
