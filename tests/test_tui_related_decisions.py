"""What is decided about related passages, late answers, and what the pane rests on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from search.errors import LibraryError
from search.glossaries import Form
from search.library import Library
from tests.desk import Desk, desk_of, settled
from tests.ferry import CRANES, KEPT_ZH, SAID, place
from tests.related_desk import Engine, at, ferry_desks, ready, said, texts
from tui.reader.preparing import MeaningsReady
from tui.screens.deciding import STALE
from tui.screens.desk import DeskScreen
from tui.screens.search import SearchScreen
from tui.screens.undoing import NOTHING
from tui.widgets.related import BY_WORDS, CONFIRMED, REJECTED


@pytest.fixture
def engine() -> Engine:
    return ready()


@pytest.fixture
def open_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine) -> Desk:
    return ferry_desks(tmp_path, monkeypatch, engine)


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def decided(desk: DeskScreen) -> list[str]:
    return [desk.related_list.decision(each) for each in desk.related_list._found]


async def test_what_is_not_the_same_says_so_and_moves_below(open_desk: Desk, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        before = texts(desk.related_list)
        await pilot.press("4", "d")
        await settled(pilot)
        below = [before[1], before[3], before[0], before[2]]  # both stand in one utterance
        assert texts(desk.related_list) == below
        assert decided(desk) == ["", "", REJECTED, REJECTED]
        assert desk.related_list.current is not None
        assert desk.related_list.current.text == before[1]  # the next one, in the same place
        written = (tmp_path / "news" / "statements.yaml").read_text(encoding="utf-8")
        assert "different:" in written
        assert KEPT_ZH in written
        await at(pilot, CRANES)
        assert decided(desk) == ["", "", "", ""]  # said of another statement
        await at(pilot, SAID)
        assert decided(desk) == ["", "", REJECTED, REJECTED]
        await pilot.press("4", "z")
        await settled(pilot)
        assert decided(desk) == ["", "", "", ""]
        assert texts(desk.related_list) == before
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert texts(desk.related_list) == below


async def test_the_same_is_confirmed_and_undone(open_desk: Desk, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        before = texts(desk.related_list)
        await pilot.press("4", "j", "y")
        await settled(pilot)
        assert decided(desk) == ["", CONFIRMED, "", ""]
        assert texts(desk.related_list) == before
        assert "same:" in (tmp_path / "news" / "statements.yaml").read_text(encoding="utf-8")
        await pilot.press("z", "z")
        await settled(pilot)
        assert decided(desk) == ["", "", "", ""]


async def test_a_decision_that_cannot_be_kept_is_taken_back(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise LibraryError("Another program holds the file; try again.")

    async with open_desk() as pilot:
        monkeypatch.setattr(Library, "reject", fail)
        desk = desk_of(pilot)
        before = texts(desk.related_list)
        await pilot.press("4", "d")
        await settled(pilot)
        assert any("Another program" in note.message for note in pilot.app._notifications)
        assert decided(desk) == ["", "", "", ""]
        assert texts(desk.related_list) == before


async def test_z_takes_back_the_newest_decision_whatever_it_was(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await press(pilot, "b", "4", "j", "y", "2")
        assert desk.kept
        assert decided(desk) == ["", CONFIRMED, "", ""]
        await press(pilot, "z")
        assert decided(desk) == ["", "", "", ""]
        assert desk.kept
        await press(pilot, "z")
        assert not desk.kept
        await press(pilot, "ctrl+y")
        assert desk.kept
        await press(pilot, "ctrl+y")
        assert decided(desk) == ["", CONFIRMED, "", ""]


async def test_z_leaves_alone_what_another_desk_has_decided(open_desk: Desk, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        with Library(tmp_path / "news", tmp_path / "home") as other:
            other.glossary_file.confirm(Form("ferry", "en"), Form("渡轮", "zh"))
            await press(pilot, "z")
            assert NOTHING in said(pilot)
            desk.library.glossary_file.confirm(Form("night", "en"), Form("夜", "zh"))
            other.glossary_file.confirm(Form("crane", "en"), Form("起重机", "zh"))
            await press(pilot, "z")
            assert any("changed elsewhere" in words for words in said(pilot))
            assert len(other.glossary_file.load().entries) == 3


async def test_a_decision_waits_for_the_passages_of_its_place(
    open_desk: Desk, engine: Engine, tmp_path: Path
) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        old = desk.related_list._found[0]
        engine.gate.clear()
        desk.page.go_to(place(desk.article, CRANES).start)
        await pilot.press("4", "y")
        await pilot.pause()
        assert STALE in said(pilot)
        engine.gate.set()
        await settled(pilot)
        assert not (tmp_path / "news" / "statements.yaml").exists()
        desk.deciding.decide(replace(old, text="no row of the list"), same=True)
        await settled(pilot)
        assert not (tmp_path / "news" / "statements.yaml").exists()
        await press(pilot, "y")
        assert (tmp_path / "news" / "statements.yaml").exists()


async def test_the_title_names_a_language_when_its_rows_are_here(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        desk.following.filter("es")
        assert "only" not in str(desk.related_list.border_title)
        assert not desk.following.is_answered
        await settled(pilot)
        assert "only es" in str(desk.related_list.border_title)


async def test_a_late_comparison_does_not_open_over_another_screen(open_desk: Desk, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        engine.gate.clear()
        desk.page.go_to(place(desk.article, CRANES).start)
        await pilot.pause()
        await pilot.press("c", "slash")
        engine.gate.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, SearchScreen)
        await press(pilot, "escape")
        desk.following.ask()
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_a_comparison_that_failed_is_not_opened_later(open_desk: Desk, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        engine.problem = "The disk is full; make room and read on."
        desk.page.go_to(place(desk.article, CRANES).start)
        await pilot.pause()
        await press(pilot, "c")
        engine.problem = ""
        desk.post_message(MeaningsReady())
        await settled(pilot)
        assert pilot.app.screen is desk
        assert desk.following.is_answered


async def test_without_an_encoder_the_pane_says_what_it_rests_on(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.related_list.border_subtitle == ""
        desk.library.relations.problem = "The sentence encoder is not installed."
        desk.post_message(MeaningsReady())
        await settled(pilot)
        assert desk.related_list.border_subtitle == BY_WORDS


async def test_the_palette_offers_the_keys_of_the_pane_in_use(open_desk: Desk) -> None:
    from tui.keys.palette import commands

    async with open_desk() as pilot:
        desk = desk_of(pilot)
        words = [command.words for command in commands(desk.related_list)]
        assert any("Confirm: both say the same statement" in each for each in words)
        assert any(command.key == "key c" for command in commands(desk))
