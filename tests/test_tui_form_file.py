"""The line that asks where an export goes: endings, taken names, and places that cannot be written."""

from __future__ import annotations

import asyncio
import errno
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static
from textual.worker import WorkerFailed

from search.places import exports_folder
from tests.desk import settled
from tui.screens.form_file import Form, FormFileScreen
from tui.setup.settings_file import make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def full(*_args: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


async def name(pilot: Pilot[None], words: str) -> str:
    """Enter a name; what is remarked."""
    pilot.app.screen.query_one(Input).value = words
    await pilot.pause()
    return await enter(pilot)


async def enter(pilot: Pilot[None]) -> str:
    """Once more; what is remarked, nothing where the line is left."""
    await pilot.press("enter")
    await settled(pilot)
    screen = pilot.app.screen
    return str(screen.query_one("#remark", Static).visual) if isinstance(screen, FormFileScreen) else ""


def test_a_full_disk_leaves_no_half_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.yaml"
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            make(path)
    assert not [*tmp_path.iterdir()]
    assert make(path)
    assert not make(path)


async def test_a_name_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = [
        Form(".md", "Markdown", lambda _way: "# a\n"),
        Form(".csl.json", "references", lambda _way: "[]\n"),
    ]
    exports = exports_folder(folder)
    app: App[None] = App()
    async with app.run_test(size=(70, 20)) as pilot:
        app.push_screen(FormFileScreen(folder, "Export", "rows", forms))
        await pilot.pause()
        line = app.screen.query_one(Input)
        assert line.value == "rows.md"
        await pilot.press("tab")
        assert line.value == "rows.csl.json"
        assert "end in one of .md, .csl.json" in await name(pilot, "rows.xlsx")
        assert "Give the file a name" in await name(pilot, "  ")
        assert "cannot be written" in await name(pilot, "no\0where.md")

        (folder / "mine.md").write_text("mine")
        own = str(folder / "mine.md")
        assert "of the folder that you read" in await name(pilot, own)
        assert "of the folder that you read" in await enter(pilot)
        assert Path(own).read_text() == "mine"

        exports.joinpath("old.md").write_text("old")
        assert "already" in await name(pilot, "old.md")

        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            assert "No space left on device" in await enter(pilot)
            assert "No space left on device" in await name(pilot, "new.md")
        assert {path.name for path in exports.iterdir()} == {"old.md"}
        assert exports.joinpath("old.md").read_text() == "old"
        assert "already" in await name(pilot, "old.md")
        screen = app.screen
        for _twice in range(2):  # both wait before the first is answered
            screen.post_message(Input.Submitted(line, line.value))
        await settled(pilot)
        assert app.screen is not screen
        assert exports.joinpath("old.md").read_text() == "# a\n"


async def test_what_broke_off_can_be_tried_again_and_what_is_left_writes_nothing(folder: Path) -> None:
    tried: list[int] = []
    begun, go_on = Event(), Event()

    def text(_way: str) -> str:
        tried.append(len(tried))
        if len(tried) == 1:
            raise KeyError("an article that is gone")
        if len(tried) == 3:
            begun.set()
            assert go_on.wait(10)
        return "# a\n"

    forms = [Form(".md", "Markdown", text)]
    app: App[None] = App()
    async with app.run_test(size=(70, 20)) as pilot:
        app.push_screen(FormFileScreen(folder, "Export", "rows", forms))
        await pilot.pause()
        with suppress(WorkerFailed):
            await enter(pilot)
        assert "could not be done" in [*app._notifications][-1].message
        await enter(pilot)
        app.push_screen(FormFileScreen(folder, "Export", "rows", forms))
        await pilot.pause()
        await pilot.press("enter")
        assert await asyncio.to_thread(begun.wait, 10)
        await pilot.press("escape")
        go_on.set()
        await settled(pilot)
    assert [path.name for path in exports_folder(folder).iterdir()] == ["rows.md"]
    assert len(tried) == 3
