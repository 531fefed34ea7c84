"""Near copies in the desk: counted everywhere, and what differs in them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from search.model import Related, Span
from search.wording import differences
from tests.desk import desk_of, desk_on, settled
from tests.port import FIRST, HEAD, NOTE, SECOND, THIRD, build
from tui.screens.copies import CopiesScreen, hunk_row
from tui.screens.desk import DeskScreen
from tui.text.hunks import Hunk, OwnText, Side, hunks, in_common
from tui.text.page import byline, times
from tui.widgets.rows import related_row

STORY = (
    "Harbour board to close the oldest dock\n\n"
    "The port will close its oldest dock in July, the harbour board said on Tuesday, ending a century of "
    "coal shipping. The rebuild is expected to cost $14.3 million.\n\n"
    "“We are not walking away from the workers,” said Ines Calloway, who chairs the board. About 640 people "
    "are employed at the dock, down from 2,100 in 1998.\n\n"
    "A second hearing is planned for September. The board has not said whether the cranes, built in the "
    "sixties, will be sold or scrapped.\n"
)
SHORTER = STORY.replace("said on Tuesday", "said Tuesday").replace(
    "A second hearing is planned for September. ", ""
)
OTHER = "Quite another story\n\nThe museum of clocks opens again after three years of repairs to its roof.\n"


def found(here: str, there: str) -> list[Hunk]:
    return hunks(differences(here, there), here, there)


def test_a_change_stands_in_its_paragraph_and_the_rest_is_counted() -> None:
    here, there = found(STORY, SHORTER)
    assert here.here
    assert here.there is None
    assert [mark.of(here.here.words) for mark in here.here.marks] == ["on "]
    assert here.here.words.startswith("…will close its oldest dock in July")
    assert here.same == STORY.index("on Tuesday")
    assert there.here
    assert [mark.of(there.here.words).strip() for mark in there.here.marks] == [
        "A second hearing is planned for September."
    ]
    assert here.at + len("on ") + there.same == there.at


def test_words_that_were_replaced_stand_on_both_sides() -> None:
    (hunk,) = found("The dock closes in July.", "The dock closes in June, perhaps.")
    assert hunk.here
    assert hunk.there
    assert hunk.here.words == "The dock closes in July."
    assert "".join(mark.of(hunk.there.words) for mark in hunk.there.marks) == "June, perhaps"


def test_the_other_script_is_no_difference() -> None:
    assert found("開源模型的發布被推遲。", "开源模型的发布被推迟。") == []


def test_the_share_in_common_is_of_the_longer_text() -> None:
    assert in_common(differences(STORY, STORY), STORY, STORY) == 100
    assert in_common(differences("", ""), "", "") == 0
    half = STORY[: len(STORY) // 2]
    assert 45 <= in_common(differences(STORY, half), STORY, half) <= 55


words = st.lists(
    st.sampled_from(["dock ", "port ", "港口", "，", "closed.\n", "in ", "“July” ", "開", "1998 "]),
    max_size=60,
)


@settings(deadline=None)
@given(words.map("".join), words.map("".join))
def test_hunks_show_every_change_once(here: str, there: str) -> None:
    changes = [each for each in differences(here, there) if each.kind != "same"]
    made = found(here, there)
    assert sum(hunk.same for hunk in made) <= len(here)
    assert all(first.at <= second.at for first, second in pairwise(made))
    for side, text, spans in (
        ("here", here, [each.here for each in changes]),
        ("there", there, [each.there for each in changes]),
    ):
        shown = [mark.of(part.words) for hunk in made if (part := getattr(hunk, side)) for mark in part.marks]
        assert "".join("".join(shown).split()) == "".join("".join(span.of(text) for span in spans).split())


def test_folded_parts_are_not_compared_and_places_lead_back() -> None:
    article = build()
    own = OwnText(article)
    assert own.text == "\n".join((HEAD, FIRST, SECOND, THIRD))
    assert NOTE not in own.text
    for words in (HEAD, FIRST, SECOND, THIRD):
        assert own.in_article(own.text.index(words)) == article.text.index(words)


def test_signs_tell_the_sides_apart_without_colours() -> None:
    row = hunk_row(Hunk(1200, 0, Side("said on Tuesday", (Span(5, 8),)), Side("said Tuesday")), 40)
    assert row.plain.split("\n") == ["… 1,200 characters the same", "− said on Tuesday", "+ said Tuesday", ""]
    assert [str(span.style) for span in row.spans if row.plain[span.start : span.end] == "on "]


def test_copies_are_counted_in_the_byline() -> None:
    assert [times(number) for number in (0, 1, 4)] == ["", "", "×4"]
    assert "×4" in byline(build(), 4)
    assert "×" not in byline(build())


def test_a_related_passage_says_how_many_print_it() -> None:
    passage = build().passages[1]
    row = Related(passage, "port.txt", HEAD, "", "", 0, 5, FIRST, 1.0, "related", copies=4)
    assert "×4 related" in related_row(row, 60).plain
    assert "×" not in related_row(replace(row, copies=0), 60).plain


# -- the desk ---------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story, a copy of it, and another story."""
    made = tmp_path / "news"
    made.mkdir()
    for name, text in (("a.txt", STORY), ("b.txt", SHORTER), ("c.txt", OTHER)):
        (made / name).write_text(text, encoding="utf-8")
    return made


def copies_screen(pilot: Pilot[None]) -> CopiesScreen:
    screen = pilot.app.screen
    assert isinstance(screen, CopiesScreen)
    return screen


async def test_list_and_byline_count_the_copies(folder: Path, tmp_path: Path) -> None:
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("1")
        rows = [str(row(40)) for row in desk.article_list._rows[:3]]
        assert ["×2" in row for row in rows] == [True, True, False]
        page = desk.page.page
        assert any("×2" in page.shown(row) for row, line in enumerate(page.lines) if line.kind == "meta")


async def test_the_copies_and_what_differs(folder: Path, tmp_path: Path) -> None:
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        assert desk.article.file == "a.txt"
        await pilot.press("equals_sign")
        await settled(pilot)
        screen = copies_screen(pilot)
        assert [head.file for head in screen.found] == ["b.txt"]
        assert len(screen.hunks) == 2
        assert (screen.differences.border_title or "").startswith("2 differences")
        await pilot.press("l", "j", "enter")
        assert isinstance(pilot.app.screen, DeskScreen)
        assert desk.article.text[desk.page.cursor_offset :].startswith("A second hearing")


async def test_enter_on_a_copy_opens_it_and_back_returns(folder: Path, tmp_path: Path) -> None:
    async with desk_on(folder, tmp_path / "home", tmp_path, size=(70, 20)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("equals_sign")
        await settled(pilot)
        await pilot.press("enter")
        assert desk.article is not None
        assert desk.article.file == "b.txt"
        await pilot.press("H")
        assert desk.article.file == "a.txt"


async def test_an_article_that_stands_alone_says_so(folder: Path, tmp_path: Path) -> None:
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        await pilot.press("J", "J", "equals_sign")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_a_copy_that_went_away_meanwhile_is_no_crash(folder: Path, tmp_path: Path) -> None:
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("equals_sign")
        desk.library.store.remove("b.txt")
        screen = copies_screen(pilot)
        screen._compare(screen.found[0])
        await settled(pilot)
        assert isinstance(pilot.app.screen, CopiesScreen)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, DeskScreen)
