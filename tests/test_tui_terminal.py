"""Journeys in a real pseudo-terminal, read back with pyte: what headless tests cannot see."""

from __future__ import annotations

import os
import pty
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import pyte
import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals", allow_module_level=True)

import fcntl
import termios

ROOT = Path(__file__).parent.parent
COLUMNS, LINES = 160, 45
PATIENCE = 60.0


class Terminal:
    """A program on a screen of 160 by 45 cells."""

    def __init__(self, words: list[str], environment: dict[str, str]) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.stream = pyte.ByteStream(self.screen)
        self.seen = b""
        self.fd, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)

    def until(self, seen: Callable[[str], bool]) -> str:
        """Read what the program paints until the screen is as wished."""
        deadline = time.monotonic() + PATIENCE
        while not seen(self.text):
            assert time.monotonic() < deadline, self.text
            if not self._read(1.0):
                break
        assert seen(self.text), self.text
        return self.text

    def press(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def wait(self) -> int:
        """Read to the end; the exit status."""
        while self._read(PATIENCE):
            pass
        os.close(self.fd)
        return self.process.wait(PATIENCE)

    @property
    def text(self) -> str:
        rows = (self.screen.buffer[y] for y in range(LINES))  # the second half of a wide glyph is empty
        return "\n".join("".join(row[x].data for x in range(COLUMNS)).rstrip() for row in rows)

    def _read(self, patience: float) -> bool:
        """Take in some output; False at the end of it."""
        if not select.select([self.fd], [], [], patience)[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # the other end is closed
            return False
        self.seen += data
        self.stream.feed(data)
        return bool(data)


@pytest.fixture
def environment(tmp_path: Path, seeds_home: Path) -> dict[str, str]:
    """Derived data that is there already, and nothing of the reader's own."""
    return {
        **{name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HEXAPLA_HOME": str(seeds_home),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


def test_read_search_keep_and_leave(tmp_path: Path, environment: dict[str, str]) -> None:
    with Terminal(["-m", "tui"], environment) as desk:
        desk.until(
            lambda text: (
                "Zuckerberg says Meta needs to be" in text and re.search(r"Quotes \d", text) is not None
            )
        )
        first = desk.text.splitlines()[0]
        assert first.startswith("╭─ Article")
        assert first.endswith("╮")
        desk.press("/")
        desk.until(lambda text: "Search · all articles" in text)
        desk.press("超級智能實驗室")
        desk.until(lambda text: "Superintelligence Lab" in text)
        desk.press("\r")
        desk.until(lambda text: "近日,《紐約時報》報道稱" in text and "· hit 1 of " in text)
        desk.press("b")
        desk.until(lambda text: "bookmarked" in text)
        desk.press("Q")
        assert desk.wait() == 0
    assert b"\x1b[?1049l" in desk.seen  # the screen of before is back
    assert desk.seen.rindex(b"\x1b[?25h") > desk.seen.rindex(b"\x1b[?25l")  # and so is the cursor
    (bookmarks,) = (tmp_path / "data").rglob("bookmarks.yaml")
    assert "超級智能實驗室" in bookmarks.read_text(encoding="utf-8")

    with Terminal(["-m", "tui"], environment) as again:
        again.until(lambda text: "近日,《紐約時報》報道稱" in text)
        again.press("q")
        assert again.wait() == 0


RELATED = re.compile(r"(same statement|same fact|related)\s*│$")
"""How the first line of a related passage ends."""


def row_with(text: str, words: str) -> int:
    """Which of the related passages on the screen has some words."""
    above = text[: text.index(words)].splitlines()
    return sum(RELATED.search(line) is not None for line in above) - 1


def test_compare_a_statement_with_its_paraphrase_and_come_back(environment: dict[str, str]) -> None:
    with Terminal(["-m", "tui"], environment) as desk:
        desk.until(lambda text: re.search(r"Quotes \d", text) is not None)
        desk.press("KG[")
        desk.until(lambda text: "passage 10/20" in text and "The CEO has left himself" in text)
        desk.press("4")
        desk.until(lambda text: "y same · d not" in text)
        desk.press("j" * row_with(desk.text, "The CEO has left himself") + "c")
        shown = (
            r"Comparison · \d+ differences · (\d+ unsure · )?sync on",
            r"− dropped +\S*沒有承諾會發布我們所做的一切",
            r"~ changed .*不再負責任.*│.*may not be safe",
        )
        desk.until(lambda text: all(re.search(each, text) for each in shown))
        assert desk.text.splitlines()[0].startswith("╭─ 繁 · 001_")
        desk.press("s")
        desk.until(lambda text: "sync off" in text)
        desk.press("]]lGhc")
        desk.until(lambda text: "passage 10/20" in text and "y same · d not" in text)
        desk.press("q")
        assert desk.wait() == 0
