"""What one of the people says about something, and the ways there and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from search.bookmarks import BookmarksFile
from search.bookmarks.standing import standing
from search.errors import LibraryError
from search.model import Quote
from tests.desk import FORTUNE, Desk, desk_of, desks, settled
from tests.people_desk import SOME, people_of, title, type_line
from tui.screens.desk import DeskScreen
from tui.screens.statements import StatementsScreen
from tui.text.wrap import cell_len
from tui.widgets.bookmark_rows import bookmark_row


@pytest.fixture
def open_desk(seeds_home: Path, tmp_path: Path) -> Desk:
    """Opens the desk on the indexed seeds; state and bookmarks live in the test's own folder."""
    return desks(seeds_home, tmp_path)


def statements_of(pilot: Pilot[None]) -> StatementsScreen:
    screen = pilot.app.screen
    assert isinstance(screen, StatementsScreen)
    return screen


async def on_zuckerberg(pilot: Pilot[None]) -> StatementsScreen:
    """The statements of the first of the people."""
    await pilot.press("S")
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)
    return statements_of(pilot)


async def test_statements_come_from_all_sources(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await on_zuckerberg(pilot)
        assert {each.first.lang for each in screen.shown} >= {"en", "zh-Hant"}
        assert len({each.first.article for each in screen.shown}) == 3
        assert title(screen).startswith("Mark Zuckerberg · ")


async def test_the_second_line_asks_about_what(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await on_zuckerberg(pilot)
        everything = len(screen.shown)
        await type_line(pilot, "open source")
        assert 0 < len(screen.shown) < everything
        assert "about “open source”" in title(screen)
        await type_line(pilot, "zebra")
        assert screen.shown == []
        assert "Nothing this person says" in str(screen.rows.get_option_at_index(0).prompt)


async def test_enter_opens_the_article_at_the_statement_and_h_goes_back(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        before = desk.place
        screen = await on_zuckerberg(pilot)
        row, wanted = next(
            (row, each.first)
            for row, each in enumerate(screen.shown)
            if desk.article and each.first.article != desk.article.id
        )
        screen.rows.highlighted = row
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)
        assert desk.article is not None
        assert desk.article.id == wanted.article
        assert desk.current_quote == wanted
        await pilot.press("H")
        assert desk.place == before
        assert desk.article.file == FORTUNE


async def test_s_comes_back_to_the_statement_that_was_opened(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await on_zuckerberg(pilot)
        wanted = screen.shown[-1].first
        screen.rows.highlighted = len(screen.shown) - 1
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("S")
        await settled(pilot)
        assert statements_of(pilot).current == wanted
        await pilot.press("escape")
        await settled(pilot)
        assert "Mark Zuckerberg" in (people_of(pilot).current or SOME[1]).names
        await pilot.press("escape", "S")
        await settled(pilot)
        assert people_of(pilot)


async def test_s_begins_at_another_speaker_where_their_words_are_in_use(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        await on_zuckerberg(pilot)
        await pilot.press("enter")
        await settled(pilot)
        monkeypatch.setattr(type(desk_of(pilot).dialogs), "_speaker", "Ana Ruiz")
        await pilot.press("S")
        await settled(pilot)
        assert people_of(pilot)


async def test_what_near_copies_repeat_is_one_statement(open_desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    samples = Path(__file__).parent / "samples"
    for name in ("wire_copy_a.txt", "wire_copy_b.txt"):
        text = (samples / name).read_text("utf-8") + "\n\n“The quay is safe for every ship,” Ana Ruiz said.\n"
        (folder / name).write_text(text, "utf-8")
    async with open_desk(folder=folder, home=tmp_path / "derived") as pilot:
        desk = desk_of(pilot)
        (row,) = (each for each in desk.library.people() if each.name == "Ana Ruiz")
        desk.app.push_screen(StatementsScreen(desk.library, row, {h.id: h for h in desk.heads}))
        await settled(pilot)
        screen = statements_of(pilot)
        assert title(screen) == "Ana Ruiz · 1 statement"
        shown = str(screen.rows.get_option_at_index(0).prompt)
        assert "×2 said · direct" in shown
        assert "also in wire_copy_b.txt" in shown


async def test_escape_goes_back_to_the_people_then_to_the_desk(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await on_zuckerberg(pilot)
        await pilot.press("escape")
        assert people_of(pilot).current is not None
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_b_keeps_a_statement_once(open_desk: Desk, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        screen = await on_zuckerberg(pilot)
        await pilot.press("b", "b")
        await settled(pilot)
        quote = screen.current
        assert quote is not None
        (kept,) = BookmarksFile(tmp_path / "bookmarks.yaml").load()
        assert (kept.quote, kept.kind) == (quote.text, "quote")
        assert any("kept already" in str(note.message) for note in pilot.app._notifications)
        for width in (24, 60):
            lines = bookmark_row(standing(kept, None), False, width).plain.split("\n")
            assert kept.speaker == "Mark Zuckerberg"
            assert " ".join(lines[1:3]).startswith(f"{kept.speaker} · {quote.kind}")
            assert max(map(cell_len, lines)) <= width


async def test_statements_that_cannot_be_read_say_so(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> list[Quote]:
        raise LibraryError("The record is damaged; it is made anew at the next start.")

    async with open_desk() as pilot:
        monkeypatch.setattr(desk_of(pilot).library, "quotes", fail)
        screen = await on_zuckerberg(pilot)
        assert "damaged" in str(screen.query_one("#remark", Static).visual)
