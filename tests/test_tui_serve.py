"""The desk in a browser: the command that opens it, whom it lets in, and the page in headless Chromium."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

pytest.importorskip("textual_serve", reason="the extra serve is not installed")

from aiohttp import ClientSession, web

from tests.chromium import chromium, page, until
from tui.cli import main
from tui.elsewhere.in_browser import in_browser
from tui.elsewhere.serving import LOOPBACK, DeskServer, desk_command, forget_terminal, listening

ROOT = Path(__file__).parent.parent
PNG = b"\x89PNG\r\n\x1a\n"
ARTICLE = "“No ship should leave port,” Ingrid Solheim said in Hamburg.\n\nShe left at noon.\n"


# -- the command -------------------------------------------------------------------------------------


def test_a_desk_is_opened_with_the_same_folder_home_and_encoder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(desk_command(Path("-f it's $HOME"), Path("own"), "hub:model"))
    assert words[:2] == ["exec", sys.executable]
    home, folder = tmp_path / "own", tmp_path / "-f it's $HOME"
    assert words[-6:] == ["desk", "--home", str(home), "--encoder", "hub:model", str(folder)]
    assert shlex.split(desk_command(None, None))[-1] == "desk"


def test_the_terminal_of_the_server_is_not_that_of_the_desks() -> None:
    environment = {"TERM": "dumb", "TMUX": "/tmp/tmux", "LANG": "de_DE.UTF-8"}
    forget_terminal(environment)
    assert environment == {"TERM": "xterm-256color", "LANG": "de_DE.UTF-8"}
    assert not in_browser()


def test_what_is_missing_is_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(0) as taken:
        words = ["serve", str(tmp_path), "--port", str(taken.getsockname()[1])]
        busy = CliRunner().invoke(main, words)
    assert busy.exit_code == 2
    assert "--port names another" in busy.output
    gone = CliRunner().invoke(main, ["serve", str(tmp_path / "nowhere")])
    assert (gone.exit_code, gone.output.count("\n")) == (2, 1)
    monkeypatch.setattr("tui.commands.serve.find_spec", lambda _: None)
    bare = CliRunner().invoke(main, ["serve"])
    assert (bare.exit_code, bare.output.count("\n")) == (2, 1)
    assert "pip install 'hexapla[serve]'" in bare.output


# -- whom it lets in ---------------------------------------------------------------------------------


async def test_only_this_machine_and_only_the_address_that_was_said_reach_a_desk() -> None:
    server = DeskServer("exit", listening(0))
    assert server.bound.getsockname()[0] == LOOPBACK == "127.0.0.1"
    assert "--host" not in CliRunner().invoke(main, ["serve", "--help"]).output
    runner = web.AppRunner(await server._make_app())
    await runner.setup()
    try:
        await web.SockSite(runner, server.bound).start()
        async with ClientSession() as session:
            for part in ("/", "/ws", "/static/js/textual.js", f"/{server.secret[1:]}/"):
                async with session.get(server.public_url + part) as answer:
                    assert answer.status == 404, part
            async with session.get(server.address) as answer:
                assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
                text = await answer.text()
    finally:
        await runner.cleanup()
    hosts = {urlsplit(each).netloc for each in re.findall(r"(?:https?|wss?)://[^\s\"]+", text)}
    assert hosts == {f"{LOOPBACK}:{server.port}"}  # nothing of the page comes from elsewhere
    assert f"{server.secret}/ws" in text


# -- in a browser ------------------------------------------------------------------------------------


@contextmanager
def served(folder: Path, own: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address and the server; it is stopped in any case."""
    environment = {**os.environ, "HEXAPLA_CONFIG": str(own), "TERM": "dumb"}
    words = [sys.executable, "-m", "tui", "serve", str(folder), "--port", "0", "--home", str(own / "home")]
    with subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().split()[-1], server
        finally:
            server.kill()


def _desks(server: int) -> list[str]:
    """The processes that a server has started."""
    return subprocess.run(["pgrep", "-P", str(server)], capture_output=True, text=True).stdout.split()


@pytest.mark.skipif(chromium() is None, reason="there is no Chromium on this machine")
async def test_the_desk_is_read_in_a_browser_and_ends_with_its_server(tmp_path: Path) -> None:
    program = chromium()
    assert program
    folder = tmp_path / "it's a folder"
    folder.mkdir()
    (folder / "ship.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "settings.yaml").write_text('tour: false\nkeys:\n  desk.copy: "U"\n')
    with served(folder, tmp_path) as (address, server):
        async with page(program, tmp_path / "browser", address, (1200, 700)) as shown:

            async def drawn() -> bool:
                return await shown.value("document.body?.className.includes('-first-byte')") is True

            async def copied() -> bool:
                await shown.press("U")  # the reader's own key for it
                return bool(await shown.value("navigator.clipboard.readText()") == ARTICLE.splitlines()[0])

            await until(drawn)
            allowed = ["clipboardReadWrite", "clipboardSanitizedWrite"]
            await shown.call("Browser.grantPermissions", permissions=allowed)
            await until(copied)
            assert (await shown.picture()).startswith(PNG)
            assert {urlsplit(each).hostname for each in shown.asked} == {LOOPBACK}
            assert shown.errors == []
            desks = _desks(server.pid)
            assert len(desks) == 1
            server.send_signal(signal.SIGINT)
            assert server.wait(20) == 0

            async def ended() -> bool:
                state = subprocess.run(["ps", "-o", "stat=", "-p", desks[0]], capture_output=True, text=True)
                return state.stdout[:1] in ("", "Z")

            await until(ended)
