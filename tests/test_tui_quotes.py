"""The quotes pane at the desk: the walk through quotes, grouping, terms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.desk import desk_of
from tests.harbour import QUOTES, TERMS, TEXT, harbour
from tests.harbour_desk import harbour_desk, words_here
from tui.reader import state
from tui.screens.desk import DeskScreen
from tui.text.utterances import utterances


def highlighted(desk: DeskScreen) -> str:
    """The first line of the highlighted row."""
    pane = desk.quote_list
    assert pane.highlighted is not None
    return str(pane.get_option_at_index(pane.highlighted).prompt).split("\n")[0]


async def test_brackets_stop_once_an_utterance_and_the_list_goes_along(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        walked = []
        stops = [each.first.text for each in utterances(QUOTES)]
        for _ in stops:
            await pilot.press("]")
            walked.append(words_here(desk))
            assert desk.quote_list.current is not None
            assert desk.current_quote is not None
            assert desk.quote_list.current[1].group == desk.current_quote.group
        assert walked == stops
        await pilot.press("]")
        assert words_here(desk) == walked[-1]
        for words in walked[-2::-1]:
            await pilot.press("[")
            assert words_here(desk) == words
        await pilot.press("y")
        assert pilot.app.clipboard == "We acted at once, … Nobody waited."
        desk.page.go_to_quote(1)
        await pilot.press("b")
        (kept,) = desk.keeping.load()
        assert (kept.start, kept.end) == (QUOTES[0].start, QUOTES[1].end)
        await pilot.press("[")
        assert desk.current_quote == QUOTES[0]


async def test_of_two_quotes_that_begin_together_the_outer_one_is_walked_first(tmp_path: Path) -> None:
    outer = QUOTES[3]
    inner = replace(outer, end=outer.start + 7, text="A clerk", group=9, flags=("nested",))
    article = replace(harbour(), quotes=(inner, *QUOTES))
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        desk.show_again(article, outer.start - 3)
        for words in (outer.text, "A clerk", "not now"):
            await pilot.press("]")
            assert words_here(desk) == words
        for words in ("A clerk", outer.text):
            await pilot.press("[")
            assert words_here(desk) == words
        await pilot.press("3", "j")
        assert words_here(desk) == "A clerk"
        await pilot.press("j")
        assert words_here(desk) == "not now"
        await pilot.press("k", "k")
        assert words_here(desk) == outer.text
        assert desk.quote_list.current is not None
        assert desk.quote_list.current[1] == outer


async def test_the_innermost_quote_under_the_cursor_is_selected(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        desk.page.go_to(TEXT.index("not now") + 2)
        await pilot.pause()
        assert desk.quote_list.current is not None
        assert desk.quote_list.current[1].text == "not now"
        desk.page.go_to(TEXT.index("A clerk"))
        await pilot.pause()
        assert desk.quote_list.current[1].text.startswith("A clerk")


async def test_o_lists_by_person_and_back_with_the_same_quote_highlighted(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]", "]")
        await pilot.press("comma")
        pane = desk.quote_list
        assert pane.border_title == "Quotes 7 · by person"
        heads = [str(pane.get_option_at_index(row).prompt).split("\n")[0] for row in range(pane.option_count)]
        assert heads[0].split() == ["▾", "Henrik", "Lauridsen", "3", "statements"]
        assert pane.current is not None
        assert pane.current[1].text.startswith("the crews knew")
        await pilot.press("comma")
        assert pane.border_title == "Quotes 7"
        assert pane.current is not None
        assert pane.current[1].text.startswith("the crews knew")


async def test_cursor_and_list_agree_by_person_too(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("comma", *["]"] * 8)
        assert words_here(desk) == "late"
        assert desk.quote_list.current is not None
        assert desk.quote_list.current[1].text == "late"
        await pilot.press("3", "k")
        assert words_here(desk).startswith("the crews knew")


async def test_the_order_of_the_quotes_is_remembered(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        await pilot.press("comma")
        desk_of(pilot).resuming.remember()
    assert state.load(tmp_path / "desk.json").by_person
    async with harbour_desk(tmp_path) as pilot:
        assert desk_of(pilot).quote_list.by_person


async def test_enter_folds_a_heading_and_its_quotes_lead_to_it(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        pane = desk.quote_list
        await pilot.press("comma", "3", "g")
        full = pane.option_count
        await pilot.press("enter")
        assert desk.panes.active == "quotes"
        assert pane.option_count == full - 3
        assert highlighted(desk).startswith("▸ Henrik Lauridsen")
        await pilot.press("G", "2", "g", "]")
        assert words_here(desk) == "We acted at once,"
        assert highlighted(desk).startswith("▸ Henrik Lauridsen")
        await pilot.press("3", "enter")
        assert pane.option_count == full


async def test_terms_are_folded_and_each_leads_to_its_place(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        pane = desk.quote_list
        await pilot.press("3", "G")
        assert highlighted(desk).startswith("▸ said by nobody")
        assert pane.current is None
        folded = pane.option_count
        await pilot.press("enter")
        assert pane.option_count == folded + len(TERMS)
        await pilot.press("j")
        assert desk.page.cursor_offset == TERMS[0].start
        assert highlighted(desk).strip() == "Tidewright"
        await pilot.press("j", "j", "enter")
        assert desk.panes.active == "text"
        assert desk.page.cursor_offset == TERMS[2].start
        await pilot.press("3", "G", "k", "k", "k", "enter")
        assert pane.option_count == folded


async def test_an_article_without_quotes_says_so_and_no_key_fails(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        desk.show_again(replace(harbour(), quotes=(), terms=()), 0)
        await pilot.press("3", "comma", "W", "enter", "j", "k", "comma")
        assert desk.quote_list.current is None
        assert desk.status.reason == ""
