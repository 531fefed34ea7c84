"""Pictures of whole screens.  The first one is the picture in README."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from search.library import Library
from search.model import Person, Proposal, Report
from search.reading import formats
from tests import ferry
from tests.desk import SEEDS, desk_of, settled
from tests.harbour import harbour
from tui.app import HexaplaApp
from tui.screens.compare import Stretch
from tui.screens.desk import DeskScreen
from tui.setup.settings import Settings

SAMPLES = Path(__file__).parent / "samples"
WIDE, MIDDLE, NARROW = (160, 45), (100, 30), (70, 20)

PEOPLE = (
    Person(
        "Henrik Lauridsen",
        ("Henrik Lauridsen", "亨里克·劳里森", "亨利克·勞里德森"),
        ("en-1.txt", "en-2.txt", "zh-1.txt"),
        ("en", "zh-Hans", "zh-Hant"),
        20,
        "henrik-lauridsen",
        "person",
        proposals=(Proposal("亨里克·劳里林", ("one character differs",)),),
    ),
    Person(
        "Corvane Systems", ("Corvane Systems",), ("en-1.txt",), ("en",), 2, "corvane-systems", "organisation"
    ),
    Person("Ana Ruiz", ("Ana Ruiz",), ("de-1.txt",), ("de",), 1, "ana-ruiz", "person"),
)

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

    return play


def on_words(words: str) -> Play:
    """Put the cursor on some words of the open article, and wait for what is related to them."""

    async def play(pilot: Pilot[None]) -> None:
        await settled(pilot)
        desk = desk_of(pilot)
        assert desk.article is not None
        desk.page.go_to(desk.article.text.index(words))
        desk.following.ask()
        await settled(pilot)

    return play


def test_desk_wide(app: HexaplaApp, snap_compare: Compare) -> None:
    play = on_words("We’ll need to be rigorous")
    assert snap_compare(app, terminal_size=WIDE, run_before=play)


def test_desk_in_two_columns(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=MIDDLE, run_before=after("K", "g", "]", "]", "]", "4"))


def test_desk_in_one_column(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=NARROW, run_before=after("K", "g", "}", "}", "}"))


@pytest.fixture
def paper(seeds_home: Path, tmp_path: Path) -> Iterator[HexaplaApp]:
    with Library(SEEDS, seeds_home) as library:
        settings = Settings(theme="hexapla-light")
        yield HexaplaApp(library, tmp_path / "desk.json", tmp_path / "bookmarks.yaml", settings)


def test_desk_on_paper(paper: HexaplaApp, snap_compare: Compare) -> None:
    play = on_words("We’ll need to be rigorous")
    assert snap_compare(paper, terminal_size=WIDE, run_before=play)


@pytest.fixture
def without_colours(
    seeds_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[HexaplaApp]:
    monkeypatch.setenv("NO_COLOR", "1")
    with Library(SEEDS, seeds_home) as library:
        yield HexaplaApp(library, tmp_path / "desk.json", tmp_path / "bookmarks.yaml")


def test_desk_without_colours(without_colours: HexaplaApp, snap_compare: Compare) -> None:
    play = after("K", "g", "]", "]", "]", "4")
    assert snap_compare(without_colours, terminal_size=(80, 24), run_before=play)


def test_desk_stacked(app: HexaplaApp, snap_compare: Compare) -> None:
    play = after("K", "g", "}", *["backslash"] * 4)
    assert snap_compare(app, terminal_size=MIDDLE, run_before=play)


def test_quotes_in_one_column(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=NARROW, run_before=after("K", "3"))


def on_harbour(*keys: str) -> Play:
    """Open an invented article, whose quotes no rule of extraction can change, and press keys."""

    async def play(pilot: Pilot[None]) -> None:
        await settled(pilot)
        desk_of(pilot).show_again(harbour(), 0)
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)

    return play


def test_quotes_by_person(app: HexaplaApp, snap_compare: Compare) -> None:
    play = on_harbour("comma", "]", "]", "]", "3")
    assert snap_compare(app, terminal_size=MIDDLE, run_before=play)


def test_why_a_quote_has_its_speaker(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=MIDDLE, run_before=on_harbour("]", "W"))


def test_people(app: HexaplaApp, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.library, "people", lambda **_: [*PEOPLE])
    assert snap_compare(app, terminal_size=MIDDLE, run_before=on_harbour("S"))


def test_articles_open(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=WIDE, run_before=after("1"))


def test_search_in_two_scripts(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=WIDE, run_before=after("slash", line="開源 模型"))


def test_search_with_facets_and_badges(app: HexaplaApp, snap_compare: Compare) -> None:
    assert snap_compare(app, terminal_size=WIDE, run_before=after("slash", line="個人超級智能"))


async def in_context(pilot: Pilot[None]) -> None:
    """From a search to its places, in order of what follows."""
    await after("slash", line="開源")(pilot)
    await pilot.press("down", "w")
    await settled(pilot)
    await pilot.press("greater_than_sign")
    await settled(pilot)


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["wide", "middle", "narrow"])
def test_words_in_context(app: HexaplaApp, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=in_context)


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
        assert snap_compare(app, terminal_size=WIDE, run_before=after("equals_sign"))


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["wide", "middle", "narrow"])
def test_compare(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(Library, "compare", lambda _, here, _a, there, _b: ferry.comparison(here, there))
    monkeypatch.setattr(Library, "matches", lambda _, here, there: ferry.matches(here, there))
    with Library(ferry.write(tmp_path / "news"), tmp_path / "derived") as library:

        async def play(pilot: Pilot[None]) -> None:
            await settled(pilot)
            here, there = library.articles()
            stretches = (Stretch(here.id, ferry.place(here, ferry.SAID)), Stretch(there.id))
            desk_of(pilot).dialogs.compare_stretches(*stretches)
            await settled(pilot)
            await pilot.press("]", "]")
            await settled(pilot)

        app = HexaplaApp(library, tmp_path / "desk.json", tmp_path / "bookmarks.yaml")
        assert snap_compare(app, terminal_size=size, run_before=play)


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
