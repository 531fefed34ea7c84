"""Terminals that draw “ ” … — in two cells: measured in a process of its own, since all of it changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

TEXT = """Hafen — „wieder“ geöffnet

“The harbour … opens on Monday,” said Ana Ruiz. Порт откроется — в понедельник. Ärger über Gebühren · ×3 ①

港口“周一”重新开放……阮安娜说：“我们等了很久——太久了。”这里还有更多的文字，好让一行放不下。
"""

PLAY = """
import asyncio, sys
from itertools import pairwise
from pathlib import Path
from unicodedata import east_asian_width

from search.library import Library
from tests.desk import desk_of, settled
from tui.app import HexaplaApp
from tui.setup.settings import Settings
from tui.text.wrap import shorten, wrap

def cells(text):  # as such a terminal would draw it, private and combining characters aside
    return sum(2 if east_asian_width(each) in "AWF" else 1 for each in text)

async def play(folder, own):
    with Library(folder, own / "derived") as library:
        app = HexaplaApp(library, own / "s.json", own / "b.yaml", Settings(ambiguous_width=2))
        async with app.run_test(size=(100, 24)) as pilot:
            await settled(pilot)
            assert desk_of(pilot).article is not None
            for keys in ([], ["backslash"], ["question_mark"]):
                await pilot.press(*keys)
                lines = [strip.text for strip in app.screen._compositor.render_strips()]
                wrong = [line for line in lines if cells(line) != 100]
                assert not wrong, wrong
    text = (folder / "a.txt").read_text("utf-8").replace("\\n", " ")
    for columns in (12, 30, 61):
        breaks = [0, *wrap(text, columns), len(text)]
        assert max(cells(text[start:end].rstrip()) for start, end in pairwise(breaks)) <= columns
        assert cells(shorten(text, columns)) <= columns

asyncio.run(play(Path(sys.argv[1]), Path(sys.argv[2])))
"""


def test_no_line_is_wider_than_the_screen(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PLAY, str(folder), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-1500:]
