"""The people index: rows, who speaks, filter and order."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Static

from search.errors import LibraryError
from search.model import Person, Rendering, Statement
from search.people.utterances import utterances
from search.speech import use
from tests.desk import Desk, desk_of, desks, settled
from tests.harbour import harbour
from tests.people_desk import SOME, names, opened_with, people_of, person, title, type_line
from tui.screens.desk import DeskScreen
from tui.screens.filtered import FilteredScreen
from tui.screens.names import NamesScreen
from tui.screens.people import EMPTY, MOST, NO_FIT, WAITING, PeopleScreen
from tui.screens.statements import StatementsScreen
from tui.text.called import called
from tui.text.wrap import cell_len
from tui.widgets.people_rows import person_row, statement_row
from tui.widgets.quotes import QuoteList
from tui.widgets.statement_rows import speaker_of


@pytest.fixture
def open_desk(seeds_home: Path, tmp_path: Path) -> Desk:
    """Opens the desk on the indexed seeds; state and bookmarks live in the test's own folder."""
    return desks(seeds_home, tmp_path)


# -- rows -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "first"), [("en", "Ada Marsh"), ("zh-Hans", "爱达·马什"), ("zh-Hant", "愛達·馬什")]
)
def test_who_reads_in_chinese_sees_the_chinese_name_first(language: str, first: str) -> None:
    use(language)
    names = ("Ada Marsh", "馬什", "愛達·馬什", "爱达·马什")
    head, others, *_ = person_row(Person("Ada Marsh", names, ("a.txt",), ("en",), 1), 60).plain.split("\n")
    assert head.startswith(first)
    assert set(others.split(" = ")) == set(names) - {first}
    statement = Statement("x", "Ada Marsh", (Rendering(1, "a", 0, 1, "x", "zh", "direct", speaker=first),))
    assert speaker_of(statement) == first
    assert called("Ada Marsh", ("A. Marsh",)) == "Ada Marsh"
    chinese = set(names[2:])
    assert {called(each, names) for each in chinese} == (chinese & {first} or chinese)
    assert called("马什", ("马什", "馬殊")) == ("馬殊" if first in names[1:3] else "马什")


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
    def fail(**_asked: object) -> list[Person]:
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
