"""A page in headless Chromium, driven by its DevTools protocol:
https://chromedevtools.github.io/devtools-protocol/.
"""

from __future__ import annotations

import asyncio
import base64
import shutil
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 60.0
WORDS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
)


def chromium() -> str | None:
    """The browser of this machine, if it has one."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


class Page:
    """What a page asked for and said, and ways to look at it and to type."""

    def __init__(self, socket: ClientWebSocketResponse[Any]) -> None:
        self.socket = socket
        self.asked: list[str] = []
        self.errors: list[str] = []
        self._count = 0

    async def call(self, method: str, **params: object) -> dict[str, Any]:
        """One command and its result; what the page does meanwhile is noted."""
        self._count += 1
        await self.socket.send_json({"id": self._count, "method": method, "params": params})
        while True:
            message = await self.socket.receive_json(timeout=PATIENCE)
            if message.get("id") == self._count:
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result
            self._note(message.get("method", ""), message.get("params", {}))

    def _note(self, method: str, params: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.asked.append(params["request"]["url"])
        elif method == "Network.webSocketCreated":
            self.asked.append(params["url"])
        elif method == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.errors.append(params["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.errors.append(params["exceptionDetails"]["exception"].get("description", ""))

    async def value(self, expression: str) -> Any:
        """What JavaScript makes of an expression; promises are awaited."""
        result = await self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, userGesture=True
        )
        return result["result"].get("value")

    async def press(self, text: str) -> None:
        """A key that types `text`."""
        await self.call("Input.dispatchKeyEvent", type="keyDown", text=text, key=text)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=text)

    async def picture(self) -> bytes:
        """The page as PNG."""
        return base64.b64decode((await self.call("Page.captureScreenshot"))["data"])


async def until(look: Callable[[], Awaitable[bool]]) -> None:
    """Look until it is so."""
    deadline = monotonic() + PATIENCE
    while not await look():
        assert monotonic() < deadline, look
        await asyncio.sleep(0.1)


@asynccontextmanager
async def page(program: str, own: Path, address: str, size: tuple[int, int]) -> AsyncIterator[Page]:
    """`address` opened in a window of `size` pixels; what the browser keeps goes to `own`."""
    words = [program, *WORDS, f"--window-size={size[0]},{size[1]}", "--remote-debugging-port=0"]
    quiet = subprocess.DEVNULL
    browser = subprocess.Popen([*words, f"--user-data-dir={own}", "about:blank"], stdout=quiet, stderr=quiet)
    try:
        port = await _port(own / "DevToolsActivePort")
        async with ClientSession(f"http://127.0.0.1:{port}") as session:
            async with session.get("/json/list") as answer:
                target = next(each for each in await answer.json() if each["type"] == "page")
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                shown = Page(socket)
                for domain in ("Page", "Network", "Log", "Runtime"):
                    await shown.call(f"{domain}.enable")
                await shown.call("Emulation.setFocusEmulationEnabled", enabled=True)  # as a window in use
                await shown.call("Page.navigate", url=address)
                yield shown
    finally:
        browser.terminate()
        browser.wait(PATIENCE)


async def _port(file: Path) -> str:
    async def is_there() -> bool:
        return file.exists() and len(file.read_text().splitlines()) > 1

    await until(is_there)
    return file.read_text().splitlines()[0]
