"""The desk in a browser, by textual-serve: one desk a tab, for this machine alone.

Whoever reaches the desk reads and writes files as its reader does.  So it listens on the loopback address
only, and below a path that cannot be guessed: neither another user of the machine nor a page of the web
finds it.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import socket
import subprocess
import sys
from collections.abc import MutableMapping
from pathlib import Path
from secrets import token_urlsafe

from aiohttp import web
from aiohttp_jinja2 import get_env
from textual_serve.server import Server

from search.speech import _
from tui.output.terminal import say

LOOPBACK = "127.0.0.1"
PATIENCE = 3.0
"""Seconds that open desks are given to close."""


_ROOT = str(Path(__file__).parent.parent.parent)
_START = f"import sys; sys.path.insert(0, {_ROOT!r}); from tui.start import main; main()"
"""This program and no other, whatever lies in the folder it is started in."""


def desk_command(folder: Path | None, home: Path | None, encoder: str = "") -> str:
    """The line for the shell that opens one desk; absolute paths, so that none looks like an option."""
    words = [sys.executable, "-c", _START, "desk"]
    words += ["--home", str(home.absolute())] if home else []
    words += ["--encoder", encoder] if encoder else []
    words += [str(folder.absolute())] if folder else []
    return subprocess.list2cmdline(words) if os.name == "nt" else f"exec {shlex.join(words)}"


def listening(port: int) -> socket.socket:
    """A socket on the loopback address, on any free port for 0; raises OSError where the port is in use."""
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name != "nt":  # there it would share a port in use
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((LOOPBACK, port))
        bound.listen()
    except OSError:
        bound.close()
        raise
    return bound


def forget_terminal(environment: MutableMapping[str, str]) -> None:
    """Take away what tells of the terminal in which the server runs: the desks are not drawn there."""
    for name in ("TMUX", "STY"):
        environment.pop(name, None)
    environment["TERM"] = "xterm-256color"


class DeskServer(Server):
    """Gives every tab of a browser a desk of its own, until Ctrl-C."""

    def __init__(self, command: str, bound: socket.socket) -> None:
        self.bound = bound
        self.secret = token_urlsafe(16)
        self._desks: set[asyncio.Task[object]] = set()
        super().__init__(command, LOOPBACK, bound.getsockname()[1], "Hexapla", templates_path=_PAGES)

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"{self.public_url}/{self.secret}/"

    def serve(self, debug: bool = False) -> None:
        """Serve until Ctrl-C, and end the desks that are open then."""
        self.debug = debug
        web.run_app(self._make_app(), sock=self.bound, shutdown_timeout=0.1, print=None, access_log=None)

    async def _make_app(self) -> web.Application:
        desks = await super()._make_app()
        get_env(desks).globals.update(
            closed=_("The desk is closed."), again=_("Open it again"), nonce=token_urlsafe(16)
        )
        desks.on_response_prepare.append(_keep_apart)
        root = web.Application()
        root.add_subapp(f"/{self.secret}/", desks)
        root.router.add_get("/download/{key}", self.handle_download)  # where the page looks for it
        return root

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A tab was opened: its desk runs until the tab or the desk is closed."""
        task = asyncio.current_task()
        assert task is not None
        self._desks.add(task)
        try:
            return await super().handle_websocket(request)
        finally:
            self._desks.discard(task)

    async def on_startup(self, _app: web.Application) -> None:
        """Say where the desk is."""
        say(_("The desk is at {address}").format(address=self.address))
        say(_("Ctrl-C ends it, and every desk that is open there."))

    async def on_shutdown(self, _app: web.Application) -> None:
        """Ask every desk to close, and wait for it."""
        for task in self._desks:
            task.cancel()
        if self._desks:
            await asyncio.wait(self._desks, timeout=PATIENCE)


async def _keep_apart(_request: web.Request, response: web.StreamResponse) -> None:
    """A page that is opened from the desk gets no hold of the desk's own."""
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"


_PAGES = Path(__file__).parent / "pages"
