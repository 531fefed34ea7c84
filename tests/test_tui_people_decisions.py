"""What is decided about people: proposals, marks, names taken out, undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from search.errors import PeopleError
from search.people.file import PeopleFile
from search.people.names import plain
from tests.desk import Desk, desk_of, desks, settled
from tests.people_desk import SOME, names, opened_with, people_of, person, title
from tui.keys.keys_of import with_keys
from tui.screens.desk import DeskScreen
from tui.screens.filtered import FilteredScreen
from tui.screens.names import KEYS, SHOWN, NamesScreen
from tui.screens.people import MARKED, NOT_PROPOSED, ONE_NAME
from tui.text.wrap import cell_len
from tui.widgets.dialog import FRAME
from tui.widgets.people_rows import DECIDE


@pytest.fixture
def open_desk(seeds_home: Path, tmp_path: Path) -> Desk:
    """Opens the desk on the indexed seeds; state and bookmarks live in the test's own folder."""
    return desks(seeds_home, tmp_path)


def stated(pilot: Pilot[None]) -> PeopleFile:
    return desk_of(pilot).library.people_file


async def test_y_joins_a_proposal_and_z_takes_it_back(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        await opened_with(pilot, monkeypatch)
        await pilot.press("y")
        await settled(pilot)
        (entry,) = stated(pilot).load().entries
        assert {"Mark Zuckerberg", "扎克伯克"} <= {entry.name, *entry.names}
        await pilot.press("z")
        await settled(pilot)
        assert not stated(pilot).load().entries


@pytest.mark.parametrize("key", ["y", "d"])
async def test_what_was_decided_is_no_longer_proposed_until_it_is_undone(open_desk: Desk, key: str) -> None:
    async with open_desk() as pilot:
        await pilot.press("S")
        await settled(pilot)
        screen = people_of(pilot)

        def proposed() -> set[str]:
            assert screen.current is not None
            return {each.name for each in screen.current.proposals}

        assert "扎克伯克" in proposed()
        await pilot.press(key)
        await settled(pilot)
        assert "扎克伯克" not in proposed()
        await pilot.press("z")
        await settled(pilot)
        assert "扎克伯克" in proposed()


async def test_d_denies_a_proposal(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk() as pilot:
        await opened_with(pilot, monkeypatch)
        await pilot.press("d")
        await settled(pilot)
        own = stated(pilot).load()
        assert not own.entries
        assert len(set(own.apart())) == 1


async def test_a_change_that_fails_is_one_sentence(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: PeopleFile, name: str, other: str) -> str:
        raise PeopleError("people.yaml is being written by another program; try again.")

    async with open_desk() as pilot:
        monkeypatch.setattr(PeopleFile, "join", fail)
        screen = await opened_with(pilot, monkeypatch)
        await pilot.press("y")
        await settled(pilot)
        assert any("another program" in str(note.message) for note in pilot.app._notifications)
        assert screen.current == SOME[0]


async def test_a_broken_people_file_is_told_and_left_alone(open_desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("A dock\n\n“The dock closes,” Ana Ruiz said.\n", encoding="utf-8")
    (folder / "people.yaml").write_text("people: [", encoding="utf-8")
    async with open_desk(folder=folder, home=tmp_path / "derived") as pilot:
        await pilot.press("S")
        await settled(pilot)
        screen = people_of(pilot)
        assert names(screen) == ["Ana Ruiz"]
        assert "people.yaml" in str(screen.query_one("#remark", Static).visual)
        assert (folder / "people.yaml").read_text(encoding="utf-8") == "people: ["


def told(pilot: Pilot[None]) -> list[str]:
    """The notes on the screen."""
    return [str(note.message) for note in pilot.app._notifications]


def hints(screen: FilteredScreen[Any]) -> str:
    """The keys at the foot, as they are read."""
    return Content.from_markup(screen.dialog.border_subtitle or "").plain


async def test_two_rows_that_nobody_proposed_are_joined_by_a_mark(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch)
        await pilot.press("j", "j", "m")
        assert "●" in str(screen.rows.get_option_at_index(2).prompt)
        assert hints(screen).startswith("y on another row joins both")
        await pilot.press("y")
        assert told(pilot) == [with_keys(pilot.app, MARKED)]
        await pilot.press("k")
        assert hints(screen).startswith("y joins with Corvane Systems")
        await pilot.press("y")
        await settled(pilot)
        (entry,) = stated(pilot).load().entries
        assert (entry.name, entry.names) == ("Ana Ruiz", ("Corvane Systems",)), "of whom more is said"
        assert told(pilot)[-1] == "“Corvane Systems” is “Ana Ruiz”. z undoes."
        assert screen.marked is None
        assert "●" not in str(screen.rows.get_option_at_index(2).prompt)


@pytest.mark.parametrize("key", ["m", "escape"])
async def test_a_mark_is_taken_away(open_desk: Desk, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch)
        await pilot.press("m", key)
        assert screen.marked is None
        assert people_of(pilot) is screen
        assert hints(screen).startswith("y joins · d denies")


async def test_without_a_proposal_it_is_said_how_to_join_and_to_part(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        await opened_with(pilot, monkeypatch)
        await pilot.press("j", "y", "d", "y")
        assert told(pilot) == [with_keys(pilot.app, NOT_PROPOSED)]


async def test_a_name_is_taken_out_of_a_row(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    used = (("a.txt", ("Ana Ruiz", "Anna Reiss")),)
    rows = [person("Ana Ruiz", "安娜·鲁伊斯", "Anna Reiss", names_in=used)]
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch, rows)
        await pilot.press("n")
        names_screen = pilot.app.screen
        assert isinstance(names_screen, NamesScreen)
        await pilot.press("g", "d")
        assert told(pilot) == [SHOWN]
        await pilot.press("G", "d")
        await settled(pilot)
        assert people_of(pilot) is screen
        assert set(stated(pilot).load().apart()) == {frozenset(map(plain, ("Ana Ruiz", "Anna Reiss")))}
        assert told(pilot)[-1] == "“Anna Reiss” is not “Ana Ruiz”. z undoes."


async def test_of_two_names_either_may_be_taken_out(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk() as pilot:
        await opened_with(pilot, monkeypatch)
        await pilot.press("n", "g", "d")
        await settled(pilot)
        assert set(stated(pilot).load().apart()) == {
            frozenset(map(plain, ("Mark Zuckerberg", "马克·扎克伯格")))
        }


async def test_one_name_alone_is_not_listed(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch)
        await pilot.press("j", "n")
        assert pilot.app.screen is screen
        assert told(pilot) == [ONE_NAME]


async def test_names_are_left_as_they_are_by_escape(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch)
        await pilot.press("n", "enter")
        assert told(pilot) == [with_keys(pilot.app, KEYS)]
        await pilot.press("escape")
        assert pilot.app.screen is screen
        assert not list(stated(pilot).load().apart())


async def test_undo_and_redo_say_what_they_did(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk() as pilot:
        await opened_with(pilot, monkeypatch)
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert told(pilot) == ["There is nothing to do again."]
        await pilot.press("y")
        await settled(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert told(pilot)[-1] == "Undone: “扎克伯克” is “Mark Zuckerberg”."
        assert not stated(pilot).load().entries
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert told(pilot)[-1] == "Done again: “扎克伯克” is “Mark Zuckerberg”."
        assert stated(pilot).load().entries


async def test_changes_are_made_one_after_the_other_and_told(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        await opened_with(pilot, monkeypatch)
        await pilot.press("y", "z", "ctrl+y", "z")
        await settled(pilot)
        await pilot.press("escape")
        joined = "“扎克伯克” is “Mark Zuckerberg”"
        assert told(pilot) == [f"Done again: {joined}.", f"Undone: {joined}."]  # two notes at a time
        assert not stated(pilot).load().entries


async def test_the_person_that_was_asked_for_is_listed_among_very_many(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [person(f"Person Number {number}", said=2000 - number) for number in range(2000)]
    async with open_desk() as pilot:
        monkeypatch.setattr(type(desk_of(pilot).dialogs), "_speaker", "Person Number 1777")
        screen = await opened_with(pilot, monkeypatch, many)
        assert screen.current == many[1777]


@pytest.mark.parametrize("size", [(160, 45), (70, 20), (40, 12)])
async def test_the_keys_that_decide_stay_in_sight(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    long = person("Mark Zuckerberg", said=9, proposed=("扎克伯克" * 12,))
    async with open_desk(size) as pilot:
        screen = await opened_with(pilot, monkeypatch, [long])
        width = screen.dialog.outer_size.width
        assert hints(screen).startswith("y joins · d denies")
        assert hints(screen).endswith(" · Esc back")
        assert cell_len(hints(screen)) <= width - FRAME
        assert cell_len(Content.from_markup(screen.dialog.border_title or "").plain) <= width - FRAME
        assert title(screen).startswith("People · 1 name")
        row = str(screen.rows.get_option_at_index(0).prompt)
        assert "9 statements" in row
        assert with_keys(pilot.app, DECIDE) in " ".join(row.split())


async def test_a_click_on_a_key_does_what_the_key_does(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch)
        region = screen.dialog.region
        words = hints(screen)

        def place(of: str) -> tuple[int, int]:
            return region.right - 2 - cell_len(words[words.index(of) :]), region.bottom - 1

        await pilot.click(offset=place(", sort"))
        assert screen.by_name
        await pilot.click(offset=place("y joins"))
        await settled(pilot)
        assert stated(pilot).load().entries
        await pilot.click(offset=place("Esc back"))
        assert isinstance(pilot.app.screen, DeskScreen)
