"""The desk with the article of the harbour open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.desk import desk_of, desk_on, settled
from tests.harbour import harbour
from tui.screens.desk import DeskScreen


@asynccontextmanager
async def harbour_desk(tmp_path: Path, size: tuple[int, int] = (160, 45)) -> AsyncIterator[Pilot[None]]:
    """The desk with the harbour article open, the cursor in its headline."""
    folder = tmp_path / "news"
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text("A dock\n\nThe dock closes. Nobody knows why.\n", encoding="utf-8")
    async with desk_on(folder, tmp_path / "derived", tmp_path, size) as pilot:
        desk_of(pilot).show_again(harbour(), 0)
        await settled(pilot)
        yield pilot


def words_here(desk: DeskScreen) -> str:
    """The quote that the article has under its cursor."""
    assert desk.current_quote is not None
    return desk.current_quote.text
