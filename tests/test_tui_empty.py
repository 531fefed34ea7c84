"""A folder with nothing, and one with a single article: no key breaks the desk, and no list is silent."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from tests.desk import desk_of, desk_on, settled
from tui.own_bindings import own_bindings
from tui.widgets.pane_list import PaneList

LEAVING = ("leave", "quit", "close", "dismiss", "back_to_desk")
"""What a walk through all keys leaves out."""

ARTICLE = (
    "A quiet day\n\nNothing happened at the harbour. The gulls slept.\n\nNobody spoke, and nobody came.\n"
)


def keys_of(screen: type) -> list[str]:
    """The first key of each binding of a screen."""
    return [
        each.key.split(",")[0]
        for each in own_bindings(screen)
        if not any(word in each.action for word in LEAVING)
    ]


async def back(pilot: Pilot[None], screen: Screen[object]) -> None:
    """Leave whatever lies above a screen, by Escape alone."""
    for _ in range(8):
        if pilot.app.screen is screen:
            return
        await pilot.press("escape")
        await pilot.pause()
    raise AssertionError(f"{pilot.app.screen} cannot be left by Escape")


async def walk(pilot: Pilot[None]) -> set[str]:
    """Press every key of the desk, and every key of each dialog that opens; the names of the dialogs."""
    seen: set[str] = set()
    desk = desk_of(pilot)
    for key in keys_of(type(desk)):
        await pilot.press(key)
        await settled(pilot)
        dialog = pilot.app.screen
        if dialog is not desk and type(dialog).__name__ not in seen:
            seen.add(type(dialog).__name__)
            silent = [each.id for each in dialog.query(PaneList) if each.display and not each.option_count]
            assert not silent, key
            for inner in keys_of(type(dialog)):
                if dialog not in pilot.app.screen_stack:
                    break
                await back(pilot, dialog)
                await pilot.press(inner)
                await pilot.pause()
        await back(pilot, desk)
        desk.panes.show("text")
    return seen


@pytest.mark.parametrize(("text", "dialogs"), [("", 8), (ARTICLE, 14)])
async def test_no_key_breaks_the_desk(tmp_path: Path, text: str, dialogs: int) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    if text:
        (folder / "a.txt").write_text(text)
    async with desk_on(folder, tmp_path / "home", tmp_path, (100, 30)) as pilot:
        desk = desk_of(pilot)
        assert desk.quote_list.option_count == desk.related_list.option_count == 1
        seen = await walk(pilot)
        print(sorted(seen))
        assert len(seen) >= dialogs, sorted(seen)
        assert pilot.app.is_running
