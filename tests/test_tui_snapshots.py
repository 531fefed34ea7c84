"""Pictures of whole screens.  The first one is the picture in README."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from search.library import Library
from search.model import Report
from search.reading import formats
from tests.desk import SEEDS, settled
from tui.app import HexaplaApp
from tui.screens.desk import DeskScreen

SAMPLES = Path(__file__).parent / "samples"
WIDE, MIDDLE, NARROW = (160, 45), (100, 30), (70, 20)

Compare = Callable[..., bool]
Play = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture
def app(seeds_home: Path, tmp_path: Path) -> Iterator[HexaplaApp]:
    with Library(SEEDS, seeds_home) as library:
        yield HexaplaApp(library, tmp_path / "desk.json", tmp_path / "bookmarks.yaml")


def after(*keys: str, line: str = "") -> Play:
    """Wait for the engine, press keys, type a search line, wait again."""

    async def play(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await pilot.press(*keys)
        if line:
            entry = pilot.app.screen.query_one(Input)
            entry.cursor_blink = False
            entry.value = line
        await settled(pilot)
        if isinstance(pilot.app.screen, DeskScreen):
            pilot.app.screen.following.ask()
        elif line:
            pilot.app.screen.ask()  # type: ignore[attr-defined]
        await settled(pilot)
        if line:
            pilot.app.screen.query_one(".dialog").border_subtitle = "14 passages"  # no milliseconds

    return play


def test_desk_wide(app: HexaplaApp, snap_compare: Compare) -> None:
    play = after("g", *["]"] * 8)
    assert snap_compare(app, terminal_size=WIDE, run_before=play)


def test_desk_in_two_columns(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=MIDDLE, run_before=after("K", "g", "]", "]", "]", "4"))


def test_desk_in_one_column(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=NARROW, run_before=after("K", "g", "}", "}", "}"))


def test_quotes_in_one_column(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=NARROW, run_before=after("K", "3"))


def test_articles_open(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=WIDE, run_before=after("1"))


def test_search_in_two_scripts(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=WIDE, run_before=after("slash", line="開源 模型"))


def test_search_that_finds_nothing(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=MIDDLE, run_before=after("slash", line="扎克伯克 nowhere"))


def test_help(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=MIDDLE, run_before=after("question_mark"))


def test_bookmarks_empty(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=MIDDLE, run_before=after("B"))


def test_folded_parts_shown(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=MIDDLE, run_before=after("K", "p", "G"))


def test_raw_text(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=MIDDLE, run_before=after("K", "g", "R", *["]"] * 5))


def test_about_an_article(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=NARROW, run_before=after("K", "i"))


def test_near_copies(snap_compare: Compare, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("wire_copy_a.txt", "wire_copy_b.txt"):
        shutil.copy(SAMPLES / name, folder)
    with Library(folder, tmp_path / "derived") as library:
        app = HexaplaApp(library, tmp_path / "desk.json", tmp_path / "bookmarks.yaml")
        assert snap_compare(app, terminal_size=WIDE, run_before=after("c"))


def test_a_folder_without_articles(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    with Library(folder, tmp_path / "derived") as library:
        monkeypatch.setattr(library, "folder", Path("/news/empty"))
        monkeypatch.setattr(library, "add", lambda **_: Report())
        monkeypatch.setattr(formats, "readers", lambda: dict.fromkeys((".txt", ".md", ".html", ".pdf")))
        app = HexaplaApp(library, tmp_path / "desk.json", tmp_path / "bookmarks.yaml")
        assert snap_compare(app, terminal_size=MIDDLE, run_before=after())
