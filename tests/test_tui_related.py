"""The related passages at the desk: evidence in both texts, filter, pin, selection."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from search.errors import LibraryError
from search.library import Library
from search.model import Rendering, Span, Statement
from tests.desk import Desk, desk_of, settled
from tests.ferry import CRANES, KEPT_ZH, SAID, place
from tests.related_desk import Engine, at, evidence, ferry_desks, ready, texts
from tui.screens.compare import CompareScreen
from tui.screens.desk import DeskScreen
from tui.screens.languages import LanguagesScreen


@pytest.fixture
def engine() -> Engine:
    return ready()


@pytest.fixture
def open_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine) -> Desk:
    return ferry_desks(tmp_path, monkeypatch, engine)


async def test_the_quote_is_asked_about_then_the_sentence(open_desk: Desk, engine: Engine) -> None:
    async with open_desk() as pilot:
        assert engine.asked[-1][0].startswith("We will keep the night ferry")
        await at(pilot, CRANES)
        assert engine.asked[-1][0].strip() == CRANES


async def test_rows_that_answer_another_place_stand_back_until_the_answer_is_there(
    open_desk: Desk, engine: Engine
) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        desk.following._fade()
        assert not desk.related_list.has_class("-late")
        engine.gate.clear()
        desk.page.go_to(place(desk.article, CRANES).start)
        await pilot.pause()
        desk.following._fade()
        assert desk.related_list.has_class("-late")
        engine.gate.set()
        desk.following.ask()
        await settled(pilot)
        assert not desk.related_list.has_class("-late")
        assert desk.following._late is None


async def test_a_move_draws_no_more_than_the_lines_that_change(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        shown = len(desk.page.visible_rows())
        made = desk.page.lines_made
        await pilot.press(")")
        assert 0 < desk.page.lines_made - made < shown // 2


async def test_a_selection_is_asked_as_it_is(open_desk: Desk, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        row = desk.page.page.row_of(place(desk.article, "Ferry").start + 40)
        desk.page.screen.selections = {desk.page: Selection(Offset(4, row), Offset(15, row))}
        await pilot.pause()
        desk.following.ask()
        await settled(pilot)
        line = desk.page.page.lines[row]
        assert engine.asked[-1][0] == desk.article.text[line.start + 4 : line.start + 15]
        await pilot.press("escape")
        desk.following.ask()
        await settled(pilot)
        assert engine.asked[-1][0].startswith("We will keep")


async def test_a_mouse_selection_asks_by_itself(open_desk: Desk, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        before = desk.following._rest
        desk.page.select_span(Span(0, 5))
        await pilot.pause()
        assert desk.following._rest is not before  # it waits for the selection to rest


async def test_an_answer_that_comes_late_is_dropped(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        question = desk.following.question
        before = texts(desk.related_list)
        await at(pilot, CRANES)
        assert question is not None
        desk.following._show(question, [], {})
        assert texts(desk.related_list) == before


async def test_evidence_is_marked_in_both_texts(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert evidence(desk) == []
        await pilot.press("4")
        await pilot.pause()
        assert evidence(desk) == ["ferry"]
        await pilot.press("enter")
        await settled(pilot)
        assert desk.article is not None
        assert desk.article.file == "b-zh.txt"
        assert evidence(desk) == [KEPT_ZH[:2]]


async def test_the_rows_speak_the_language_that_is_chosen(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        listed = desk_of(pilot).related_list
        english = [str(option.prompt) for option in listed.options]
        await pilot.press("colon", *"language zh-Hant", "enter")
        await settled(pilot)
        assert len(listed.options) == len(english)
        assert str(listed.options[0].prompt) != english[0]


async def test_one_language_at_a_time_and_all_again(open_desk: Desk, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert len(texts(desk.related_list)) == 4
        await pilot.press("f")
        assert isinstance(pilot.app.screen, LanguagesScreen)
        tags = [each.tag for each in pilot.app.screen.found]
        assert {"", "en", "zh-Hans", "es"} == set(tags)
        await pilot.press(*["j"] * tags.index("es"), "enter")
        await settled(pilot)
        assert engine.asked[-1][1] == ["es"]
        assert texts(desk.related_list) == ["El barco nocturno sigue"]
        assert "only es" in str(desk.related_list.border_title)
        await at(pilot, CRANES)  # kept while reading on
        assert engine.asked[-1][1] == ["es"]
        await pilot.press("F")
        await settled(pilot)
        assert engine.asked[-1][1] is None
        assert len(texts(desk.related_list)) == 4
        assert "only" not in str(desk.related_list.border_title)


async def test_nothing_is_said_of_sources_that_are_still_being_read(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        for complete, told in ((False, "still being read"), (True, "No other source says something near")):
            desk.related_list.show([], complete=complete)
            desk.dialogs.compare()
            await pilot.pause()
            assert told in list(pilot.app._notifications)[-1].message


async def test_a_language_in_which_nothing_is_said_shows_the_way_back(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        desk.following.filter("en")
        await settled(pilot)
        said = " ".join(str(desk.related_list.get_option_at_index(0).prompt).split())
        assert (
            said
            == "No other source says something near this passage in this language; F shows all languages."
        )


async def test_a_pinned_list_can_be_filtered_and_stays(open_desk: Desk, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("r")
        await settled(pilot)
        await at(pilot, CRANES)
        desk.following.filter("es")
        await settled(pilot)
        assert engine.asked[-1] == (engine.asked[0][0], ["es"]) or engine.asked[-1][0].startswith("We will")
        assert texts(desk.related_list) == ["El barco nocturno sigue"]
        assert "pinned" in str(desk.related_list.border_title)


async def test_the_row_the_reader_went_to_stays_when_the_list_is_filled_again(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("4", "j", "j")
        kept = desk.related_list.current
        assert kept is not None
        again = [replace(each, score=each.score / 2) for each in desk.related_list._found]
        other = [again[0], again[2], again[1], *again[3:]]
        desk.related_list.show(other, again=True)
        assert desk.related_list.current is not None
        assert desk.related_list.current.text == kept.text
        desk.related_list.show(again)  # the answer to another question
        assert desk.related_list.highlighted == 0


async def test_the_list_is_renewed_once_statements_are_found_and_the_row_in_use_stays(
    open_desk: Desk, engine: Engine
) -> None:
    async with open_desk((70, 20)) as pilot:
        desk = await at(pilot, SAID)
        library, listed = desk.library, desk.related_list
        assert library.knows_renderings  # found behind the page
        desk.panes.go_to("related")
        await pilot.press("j", "j")
        await settled(pilot)
        assert listed.current is not None
        kept, above = listed.current, listed._lines_above()
        rows = [replace(each, start=each.start + 1) for each in listed.listed]
        listed.show([*rows, *listed.listed], again=True)
        assert (listed.current, listed._lines_above()) == (kept, above)

        asked = len(engine.asked)
        desk.following.renew()
        await settled(pilot)
        assert len(engine.asked) == asked
        found = (Rendering(each, "", 0, 9, "", "en", "direct") for each in (1, 2))
        library.renderings.keep("later", [Statement("s", "", tuple(found))])
        desk.following.renew()
        await settled(pilot)
        assert len(engine.asked) > asked


async def test_statements_that_could_not_be_found_are_looked_for_again_with_the_next_answer(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Library.statements
    tries: list[int] = []

    def statements(library: Library, *given: Any, **named: Any) -> list[Statement]:
        tries.append(len(tries))
        if len(tries) == 1:
            raise LibraryError("locked")
        return real(library, *given, **named)

    monkeypatch.setattr(Library, "statements", statements)
    async with open_desk() as pilot:
        await at(pilot, CRANES)
        await at(pilot, SAID)
        assert len(tries) > 1
        assert desk_of(pilot).library.knows_renderings


async def test_compare_takes_the_row_the_reader_went_to(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        first = desk.related_list.chosen
        assert first is not None
        assert first.level == "same statement"
        await pilot.press("4", "j", "2", "c")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        other = desk.library.article(screen.asked[1].article)
        assert other is not None
        assert screen.asked[1].span is not None
        assert screen.asked[1].span.of(other.text) == texts(desk.related_list)[1]


async def test_compare_waits_for_the_answer_to_what_is_under_the_cursor(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        desk.page.go_to(place(desk.article, CRANES).start)
        await pilot.pause()
        await pilot.press("c")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.asked[0].span is not None
        assert screen.asked[0].span.of(desk.article.text).strip() == CRANES


async def test_compare_without_a_related_passage_says_so(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        monkeypatch.setattr(Library, "related_in", lambda *_, **__: [])
        desk = await at(pilot, CRANES)
        await pilot.press("c")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)
        assert texts(desk.related_list) == []


async def test_a_failure_is_said_once_and_the_list_stays(open_desk: Desk, engine: Engine) -> None:
    async with open_desk() as pilot:
        before = texts(desk_of(pilot).related_list)
        engine.problem = "The disk is full; make room and read on."
        desk = await at(pilot, CRANES)
        assert any("disk is full" in note.message for note in pilot.app._notifications)
        assert texts(desk.related_list) == before


async def test_questions_that_were_overtaken_are_not_asked(open_desk: Desk, engine: Engine) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        engine.gate.clear()
        before = len(engine.asked)
        for start in (0, place(desk.article, SAID).start, place(desk.article, CRANES).start):
            desk.page.go_to(start)
            desk.following.ask()
            await pilot.pause()
        engine.gate.set()
        await settled(pilot)
        assert engine.asked[-1][0].strip() == CRANES
        assert len(engine.asked) - before <= 2
