"""Work behind a screen: it goes on where the screen is left, and ends where the desk is."""

from __future__ import annotations

import asyncio
from threading import Event

from textual.app import App

from search.model import Progress
from tui.screens.gathering import DeskLeft, GatheringScreen

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
