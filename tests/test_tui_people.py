"""The people index: who speaks, filter and order, proposals, and what one of them says about something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Static

from search.bookmarks import BookmarksFile
from search.bookmarks.standing import standing
from search.errors import LibraryError, PeopleError
from search.model import Person, Proposal, Quote
from search.people.file import PeopleFile
from search.people.names import plain
from search.people.utterances import utterances
from tests.desk import FORTUNE, SEEDS, desk_of, desk_on, settled
from tests.harbour import harbour
from tui.keys_of import with_keys
from tui.screens.desk import DeskScreen
from tui.screens.filtered import FilteredScreen
from tui.screens.names import KEYS, SHOWN, NamesScreen
from tui.screens.people import EMPTY, MARKED, MOST, NO_FIT, NOT_PROPOSED, ONE_NAME, WAITING, PeopleScreen
from tui.screens.statements import StatementsScreen
from tui.widgets.bookmark_rows import bookmark_row
from tui.widgets.dialog import FRAME
from tui.widgets.people_rows import DECIDE, person_row, statement_row
from tui.widgets.quotes import QuoteList
from tui.wrap import cell_len

Desk = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def open_desk(seeds_home: Path, tmp_path: Path) -> Desk:
    """Opens the desk on the indexed seeds; state and bookmarks live in the test's own folder."""

    def opened(
        size: tuple[int, int] = (160, 45), folder: Path = SEEDS, home: Path = seeds_home
    ) -> AbstractAsyncContextManager[Pilot[None]]:
        return desk_on(folder, home, tmp_path, size)

    return opened


def person(name: str, *names: str, said: int = 1, proposed: Sequence[str] = (), **more: object) -> Person:
    proposals = tuple(Proposal(other, ("one character differs",)) for other in proposed)
    row = Person(name, (name, *names), ("a.txt",), ("en",), said, name.lower(), "person", (), proposals)
    return row if not more else Person(**{**{key: getattr(row, key) for key in row.__slots__}, **more})


SOME = (
    person("Mark Zuckerberg", "马克·扎克伯格", said=9, proposed=("扎克伯克",)),
    person("Ana Ruiz", said=4),
    person("Corvane Systems", said=2, type="organisation"),
    person("knowing circles", said=1, type="unnamed"),
)


def people_of(pilot: Pilot[None]) -> PeopleScreen:
    screen = pilot.app.screen
    assert isinstance(screen, PeopleScreen)
    return screen


def statements_of(pilot: Pilot[None]) -> StatementsScreen:
    screen = pilot.app.screen
    assert isinstance(screen, StatementsScreen)
    return screen


async def opened_with(
    pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch, rows: Sequence[Person] = SOME
) -> PeopleScreen:
    """The people screen on given people."""
    monkeypatch.setattr(desk_of(pilot).library, "people", lambda **_: list(rows))
    await pilot.press("S")
    await settled(pilot)
    return people_of(pilot)


async def type_line(pilot: Pilot[None], words: str) -> None:
    """Write a filter line and wait for what fits it."""
    screen = pilot.app.screen
    screen.query_one(Input).value = words
    screen.narrow()  # type: ignore[attr-defined]
    await settled(pilot)


def names(screen: PeopleScreen) -> list[str]:
    return [row.name for row in screen.shown]


def title(screen: PeopleScreen | StatementsScreen) -> str:
    return str(screen.query_one(".dialog").border_title)


# -- rows -----------------------------------------------------------------------------------------------


def test_a_person_has_names_languages_files_and_a_number() -> None:
    row = person_row(SOME[0], 70, keys="y joins, d denies").plain.split("\n")
    assert row[0].split() == ["Mark", "Zuckerberg", "9", "statements"]
    assert row[1] == "马克·扎克伯格"
    assert row[2] == "en · 1 file"
    assert row[3] == "perhaps also 扎克伯克: one character differs · y joins, d denies"


def test_the_type_is_told_where_it_is_no_person() -> None:
    assert "· organisation" in person_row(SOME[2], 70).plain
    assert "person" not in person_row(SOME[1], 70).plain


@pytest.mark.parametrize("width", [24, 40, 100])
def test_no_row_is_wider_than_the_list(width: int) -> None:
    rows = [person_row(each, width) for each in SOME]
    said = utterances(harbour().quotes, lambda _article: None)
    rows += [statement_row(each, None, width, again=("a-long-name-of-a-file.txt",)) for each in said]
    rows += [statement_row(each, harbour(), width) for each in said]
    assert max(cell_len(line) for row in rows for line in row.plain.split("\n")) <= width


def test_control_bytes_and_markup_of_a_name_are_shown_as_they_are() -> None:
    odd = person("\x1b[31m[b]x", "[/]\n", proposed=("\x07",))
    row = person_row(odd, 60).plain
    assert "[31m[b]x" in row
    assert not {"\x1b", "\x07"} & set(row)


# -- the index ------------------------------------------------------------------------------------------


async def test_one_row_for_a_person_over_all_scripts(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await pilot.press("S")
        await settled(pilot)
        screen = people_of(pilot)
        (row,) = (each for each in screen.shown if "Mark Zuckerberg" in each.names)
        assert len(row.files) == 3
        assert screen.shown[0] == row
        assert "by number of statements" in title(screen)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("zuck", ["Mark Zuckerberg"]),
        ("馬克", ["Mark Zuckerberg"]),
        ("扎克伯克", ["Mark Zuckerberg"]),
        ("ana  RUIZ", ["Ana Ruiz"]),
        ("ruiz zuck", []),
        ("", ["Mark Zuckerberg", "Ana Ruiz", "Corvane Systems"]),
    ],
)
async def test_the_line_finds_names_in_any_script(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch, line: str, found: list[str]
) -> None:
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch)
        await type_line(pilot, line)
        assert names(screen) == found


async def test_the_line_is_typed_into_and_emptied_by_escape(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch)
        await pilot.press("slash", *"Sod", "enter")
        screen.narrow()
        assert screen.line.value == "Sod"
        assert names(screen) == []
        assert NO_FIT in str(screen.rows.get_option_at_index(0).prompt)
        await pilot.press("escape")
        screen.narrow()
        assert names(screen)[0] == "Mark Zuckerberg"
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_o_sorts_by_name_and_keeps_the_row(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch)
        await pilot.press("comma")
        assert names(screen) == ["Ana Ruiz", "Corvane Systems", "Mark Zuckerberg"]
        assert screen.current == SOME[0]
        assert "by name" in title(screen)
        await pilot.press("comma")
        assert names(screen)[0] == "Mark Zuckerberg"


async def test_who_has_no_name_is_shown_on_request(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch)
        assert "knowing circles" not in names(screen)
        await pilot.press("A")
        assert "knowing circles" in names(screen)
        await pilot.press("A")
        assert "knowing circles" not in names(screen)


async def test_it_begins_at_the_speaker_of_the_quote_in_use(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        desk.show_again(harbour(), 0)
        rows = [person("Somebody Else", said=9), person("Henrik Lauridsen", said=3)]
        desk.library.people = lambda **_: rows  # type: ignore[method-assign]
        await pilot.press("g", "]", "S")
        await settled(pilot)
        assert people_of(pilot).current == rows[1]
        await pilot.press("escape", "comma", "3", "g")
        assert desk.quote_list.speaker == "Henrik Lauridsen"
        await pilot.press("S")
        await settled(pilot)
        assert people_of(pilot).current == rows[1]


async def test_a_speaker_without_a_name_is_begun_at_too(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        monkeypatch.setattr(type(desk_of(pilot).dialogs), "_speaker", "knowing circles")
        screen = await opened_with(pilot, monkeypatch)
        assert screen.current == SOME[3]


async def test_while_people_are_gathered_it_says_so_and_leaving_is_safe(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered = Event()

    def slowly(**_: object) -> list[Person]:
        gathered.wait()
        return [*SOME]

    async with open_desk() as pilot:
        monkeypatch.setattr(desk_of(pilot).library, "people", slowly)
        await pilot.press("S")
        assert WAITING in str(people_of(pilot).rows.get_option_at_index(0).prompt)
        await pilot.press("j", "enter", "comma", "y", "escape")
        gathered.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_nobody_speaks(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch, ())
        assert EMPTY in str(screen.rows.get_option_at_index(0).prompt)
        await pilot.press("enter", "y", "d", "z", "comma", "A", "slash", "x", "enter", "escape", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_a_library_that_cannot_be_read_says_so(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(everybody: bool = False) -> list[Person]:
        raise LibraryError("The disk is full; make room and try again.")

    async with open_desk() as pilot:
        monkeypatch.setattr(desk_of(pilot).library, "people", fail)
        await pilot.press("S")
        await settled(pilot)
        assert "disk is full" in str(people_of(pilot).query_one("#remark", Static).visual)


async def test_two_thousand_people_are_listed_and_narrowed(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [person(f"Person Number {number}", said=2000 - number) for number in range(2000)]
    async with open_desk() as pilot:
        screen = await opened_with(pilot, monkeypatch, many)
        assert screen.rows.option_count == MOST + 1
        assert "1,500 more" in str(screen.rows.get_option_at_index(MOST).prompt)
        await pilot.press("G", "enter", "y", "m", "n")
        assert screen.current is None
        assert people_of(pilot) is screen
        await type_line(pilot, "number 1999")
        assert names(screen) == ["Person Number 1999"]
        assert "1 of 2,000" in title(screen)


async def test_the_help_lists_the_keys_of_quotes_people_and_statements(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await pilot.press("question_mark")
        shown = "\n".join(str(widget.visual) for widget in pilot.app.screen.query(Static))
        for screen in (PeopleScreen, NamesScreen, StatementsScreen, FilteredScreen, QuoteList):
            for binding in screen.BINDINGS:
                assert (binding.tooltip or binding.description) in shown  # type: ignore[union-attr]


# -- proposals ------------------------------------------------------------------------------------------


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
        await pilot.press("j", "m")
        assert "●" in str(screen.rows.get_option_at_index(1).prompt)
        assert hints(screen).startswith("y on another row joins both")
        await pilot.press("y")
        assert told(pilot) == [with_keys(pilot.app, MARKED)]
        await pilot.press("j")
        assert hints(screen).startswith("y joins with Ana Ruiz")
        await pilot.press("y")
        await settled(pilot)
        (entry,) = stated(pilot).load().entries
        assert {entry.name, *entry.names} == {"Ana Ruiz", "Corvane Systems"}
        assert told(pilot)[-1] == "Corvane Systems is Ana Ruiz. z undoes."
        assert screen.marked is None
        assert "●" not in str(screen.rows.get_option_at_index(1).prompt)


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
        assert told(pilot)[-1] == "Anna Reiss is not Ana Ruiz. z undoes."


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
        assert told(pilot)[-1] == "Undone: 扎克伯克 is Mark Zuckerberg."
        assert not stated(pilot).load().entries
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert told(pilot)[-1] == "Done again: 扎克伯克 is Mark Zuckerberg."
        assert stated(pilot).load().entries


async def test_changes_are_made_one_after_the_other_and_told(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        await opened_with(pilot, monkeypatch)
        await pilot.press("y", "z", "ctrl+y", "z")
        await settled(pilot)
        await pilot.press("escape")
        joined = "扎克伯克 is Mark Zuckerberg"
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


# -- what somebody says ---------------------------------------------------------------------------------


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
