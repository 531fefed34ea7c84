"""Work behind the desk that ends with a sentence, also where the desk is left before it is done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from search.errors import HexaplaError
from search.speech import _
from tui.output.counting import heard
from tui.screens.file_name import from_home
from tui.screens.gathering import DeskLeft, work_on

if TYPE_CHECKING:
    from tui.app import HexaplaApp
    from tui.screens.desk import DeskScreen

KeepOn = Callable[[], None]
"""To be called at every step; raises DeskLeft when the work is to break off."""

GRACE = 2.0
"""Seconds for which such work may hold up the end of the program."""

TOLD_EACH = 1000
"""Passages after which it is said how far a file is."""


def behind(desk: DeskScreen, work: Callable[[KeepOn], str], group: str, unfinished: str) -> None:
    """Do something that says what came of it, and show anew what is kept of the article.

    Where the desk is left meanwhile, what is soon done is finished, and all else breaks off and `unfinished`
    is said: the program says either when the desk is gone.
    """
    app: HexaplaApp = desk.app  # type: ignore[assignment]
    keep_on = _patience(app)

    def heard_far(done: int, total: int) -> None:
        keep_on()
        if done and done % TOLD_EACH == 0 and app.is_running:
            words = _("Writing: {done:,} of {total:,}").format(done=done, total=total)
            app.call_from_thread(desk.hint, words)

    def worked() -> str:
        try:
            said = work(keep_on)
        except HexaplaError as error:
            said = str(error)
        except DeskLeft:
            said = unfinished
        except Exception as error:
            if app.is_running:
                raise  # the program tells it
            said = _("This could not be done ({reason}).").format(reason=error)
        finally:
            app.under_way.remove(group)
        if not app.is_running:
            app.last_words.append(said)
        return said

    async def told() -> None:
        heard.set(heard_far)
        app.under_way.append(group)
        app.notify(await asyncio.to_thread(worked), timeout=8)
        desk.mark_kept()

    app.run_worker(told(), group=group, exit_on_error=False)


def tell_wait() -> None:
    """Say why the terminal is not given back at once."""
    from tui.output.terminal import complain

    with suppress(OSError):  # the terminal may be gone
        complain(_("What was begun is being finished; what takes long is left out …"))


def unwritten(path: Path) -> str:
    """What is said of a file that was not written because the desk was left."""
    return _("Not written, because the desk was left: {path}").format(path=from_home(path))


def _patience(app: HexaplaApp) -> KeepOn:
    """Break off at the first step that comes too long after the desk was left."""
    left: float | None = None

    def keep_on() -> None:
        nonlocal left
        try:
            work_on(app)
        except DeskLeft:
            left = left or monotonic()
            if monotonic() - left >= GRACE:
                raise

    return keep_on
