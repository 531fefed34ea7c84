"""A folder with nothing, then with a single article: no key breaks the desk, no list is silent, and nothing
is written but where it belongs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from search.library import Library
from tests.desk import desk_of, settled
from tui.app import HexaplaApp
from tui.keys.own_bindings import own_bindings
from tui.widgets.pane_list import PaneList

LEAVING = ("leave", "quit", "close", "dismiss", "back_to_desk")
"""What a walk through all keys leaves out."""

ARTICLE = (
    "A quiet day\n\nNothing happened at the harbour. The gulls slept.\n\nNobody spoke, and nobody came.\n"
)


def actions_of(screen: type) -> list[str]:
    """What the keys of a screen do, each once."""
    actions = dict.fromkeys(each.action for each in own_bindings(screen))
    return [each for each in actions if not any(word in each for word in LEAVING)]


async def back(pilot: Pilot[None], screen: Screen[Any]) -> None:
    """Leave whatever lies above a screen, by Escape alone."""
    for _ in range(8):
        if pilot.app.screen is screen:
            return
        await pilot.press("escape")
        await pilot.pause()
    raise AssertionError(f"{pilot.app.screen} cannot be left by Escape")


async def try_out(pilot: Pilot[None], dialog: Screen[Any]) -> None:
    """Do what each key of a dialog does, once whatever was asked is answered; no list of it is silent."""
    await settled(pilot)
    assert not [each for each in dialog.query(PaneList) if each.display and not each.option_count]
    for action in actions_of(type(dialog)):
        if dialog not in pilot.app.screen_stack:
            break
        await back(pilot, dialog)
        await dialog.run_action(action)


async def walk(pilot: Pilot[None], known: dict[str, str]) -> dict[str, str]:
    """Do what each key of the desk does, and each key of the dialogs that open: their names by the action.

    What opened one of `known` is left out.
    """
    opened: dict[str, str] = {}
    desk = desk_of(pilot)
    for action in actions_of(type(desk)):
        if action in known:
            continue
        await desk.run_action(action)
        dialog = pilot.app.screen
        if dialog is not desk:
            if type(dialog).__name__ not in opened.values():
                await try_out(pilot, dialog)
            opened[action] = type(dialog).__name__
        await back(pilot, desk)
        desk.panes.show("text")
    return opened


async def test_no_key_breaks_the_desk_and_no_list_is_silent(
    tmp_path: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, elsewhere = tmp_path / "news", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setattr("tempfile.tempdir", str(elsewhere))
    with Library(folder) as library:
        app = HexaplaApp(library)
        async with app.run_test(size=(60, 16)) as pilot:
            await settled(pilot)
            desk = desk_of(pilot)
            assert desk.quote_list.option_count == desk.related_list.option_count == 1
            nothing = await walk(pilot, {})
            (folder / "a.txt").write_text(ARTICLE)
            await desk.run_action("rescan")
            await settled(pilot)
            assert desk.article is not None
            single = await walk(pilot, nothing)
            assert {"BookmarksScreen", "FilesScreen", "GlossaryScreen", "SearchScreen"} <= set(
                nothing.values()
            )
            assert {"FiguresScreen", "InfoScreen", "PeopleScreen", "TimelineScreen"} <= set(single.values())
            assert app.is_running
    written = {path.relative_to(own_folders).parts[0] for path in own_folders.rglob("*") if path.is_file()}
    assert written == {"cache", "state"}
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "bookmarks.yaml"]
    assert list(elsewhere.iterdir()) == []
