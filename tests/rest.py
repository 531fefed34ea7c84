"""Waiting until an application has come to rest: exactly so long, not until the processor looks idle."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

from textual._context import active_app
from textual.app import App


async def at_rest(_least: float = 0, most: float = 1) -> None:
    """Until nothing is to be done but what waits for a time, a file, a thread or a key.

    Stands in for the wait of Textual's tests, which sleeps for a fiftieth of a second at least, twice for
    every key, until the process uses little time.  `most` is in seconds, for a program that never rests.
    """
    app, end = active_app.get(), monotonic() + most
    await _nothing_ready(end)
    while any(work.group == "bookmarks" and work.is_running for work in app.workers) and monotonic() < end:
        await asyncio.sleep(0.001)  # what a key keeps is on the disk before the next key
    while (due := _due(app)) and monotonic() < end:
        due()
        await _nothing_ready(end)


async def _nothing_ready(end: float) -> None:
    """Until this is the only task that the loop could go on with."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    await asyncio.sleep(0)
    while ready and monotonic() < end:
        await asyncio.sleep(0)


def _due(app: App[object]) -> Callable[[], None] | None:
    """What would be done at the next frame: take a new size, draw, and what follows upon drawing."""
    if app._resize_timer:
        return app._check_resize
    if not app.screen_stack or not app.screen.is_current or app._batch_count:
        return None
    screen = app.screen
    changed = screen._layout_required or screen._scroll_required or screen._repaint_required
    return screen._on_timer_update if changed or screen._dirty_widgets or screen._callbacks else None
