"""The desk opened on a folder, and waiting until it has come to rest."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from search.library import Library
from tui.app import HexaplaApp
from tui.screens.desk import DeskScreen

SEEDS = Path(__file__).parent.parent / "seeds"
FORTUNE = "002_ea2aa660acc15d00.txt"

Desk = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
"""Opens a desk of some size."""


@asynccontextmanager
async def desk_on(
    folder: Path, home: Path, own: Path, size: tuple[int, int] = (160, 45)
) -> AsyncIterator[Pilot[None]]:
    """The desk on `folder`, come to rest; derived data goes to `home`, state and bookmarks into `own`."""
    with Library(folder, home) as library:
        app = HexaplaApp(library, own / "desk.json", own / "bookmarks.yaml")
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield pilot


def desks(home: Path, own: Path) -> Desk:
    """Open the desk on the seeds, read and indexed in `home`, or on another folder."""

    def opened(
        size: tuple[int, int] = (160, 45), folder: Path = SEEDS, home: Path = home
    ) -> AbstractAsyncContextManager[Pilot[None]]:
        return desk_on(folder, home, own, size)

    return opened


async def settled(pilot: Pilot[None]) -> None:
    """Until all workers, those they started and all messages are done; outdated workers are cancelled."""
    at_rest = 0
    while at_rest < 3:  # what has ended may have begun something else
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        at_rest = 0 if any(work.is_running for work in pilot.app.workers) else at_rest + 1


def desk_of(pilot: Pilot[None]) -> DeskScreen:
    """The desk, whatever lies above it."""
    (desk,) = (screen for screen in pilot.app.screen_stack if isinstance(screen, DeskScreen))
    return desk
