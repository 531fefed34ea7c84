"""Work behind a screen: it goes on where the screen is left, and ends where the desk is."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import cast

import pytest
from textual.app import App

from search.model import Progress
from tui.screens import behind as behind_page
from tui.screens.behind import KeepOn, behind, unwritten
from tui.screens.desk import DeskScreen
from tui.screens.gathering import DeskLeft, GatheringScreen
from tui.screens.left_once import LeftOnce

MANY = 10_000


class Gathering(GatheringScreen[None]):
    WAITING = "Looking …"

    def __init__(self) -> None:
        super().__init__()
        self.steps = 0
        self.begun, self.never = Event(), Event()
        self.ended = ""

    def on_mount(self) -> None:
        self.run_worker(self.gather, thread=True, exit_on_error=False)

    def gather(self) -> None:
        try:
            for self.steps in range(MANY):
                self.heard(Progress("figures", self.steps, MANY))
                self.begun.set()
                self.never.wait(0.001)
        except DeskLeft:
            self.ended = "with the desk"


async def test_work_goes_on_after_escape_and_ends_with_the_desk() -> None:
    app: App[None] = App()
    screen = Gathering()
    async with app.run_test() as pilot:
        app.push_screen(screen)
        assert await asyncio.to_thread(screen.begun.wait, 10)
        await pilot.press("escape")
        assert app.screen is not screen
        steps = screen.steps
        screen.begun.clear()
        assert await asyncio.to_thread(screen.begun.wait, 10)
        assert screen.steps > steps
    await asyncio.get_running_loop().shutdown_default_executor()
    assert screen.ended == "with the desk"


class Program(App[None]):
    """What the desk's program has for work behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.last_words = list[str]()
        self.under_way = list[str]()
        self.told = list[str]()

    def notify(self, message: str, **_more: object) -> None:
        self.told.append(message)


async def last_words(app: Program) -> None:
    while not app.last_words:
        await asyncio.sleep(0)


async def test_a_file_that_is_soon_done_is_written_though_the_desk_is_left_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go_on = Event(), Event()

    def work(keep_on: KeepOn) -> str:
        begun.set()
        go_on.wait(10)
        keep_on()
        return "Written."

    def fail(_keep_on: KeepOn) -> str:
        begun.set()
        go_on.wait(10)
        raise OSError("no room")

    broken_off, failed = unwritten(Path("/b.md")), "This could not be done (no room)."
    for left, grace, words in ((work, 60.0, "Written."), (work, 0.0, broken_off), (fail, 60.0, failed)):
        monkeypatch.setattr(behind_page, "GRACE", grace)
        app = Program()
        desk = cast("DeskScreen", SimpleNamespace(app=app, mark_kept=lambda: None))
        async with app.run_test():
            go_on.set()
            behind(desk, work, "export", broken_off)
            await app.workers.wait_for_complete()
            assert (app.told, app.last_words, app.under_way) == (["Written."], [], [])
            begun.clear()
            go_on.clear()
            behind(desk, left, "export", broken_off)
            assert await asyncio.to_thread(begun.wait, 10)
        assert app.under_way == ["export"]  # which is told when the desk is gone
        go_on.set()
        await asyncio.wait_for(last_words(app), 30)
        assert (app.last_words, app.under_way) == ([words], [])


def test_what_was_found_for_a_screen_that_was_left_goes_nowhere() -> None:
    """Work in a thread ends after the screen is gone: it knows no application any more."""
    found: list[int] = []
    LeftOnce().go_on(found.append, 1)
    assert found == []
