"""Two texts side by side: rows, signs, differences, sync, the way out and back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Input, Static

from search.errors import LibraryError
from search.library import Library
from search.model import Aligned, Article, Comparison, Evidence, Match, Passage, Related, Span
from search.places import exports_folder
from tests import ferry
from tests.desk import desk_of, desk_on, settled
from tests.ferry import (
    ADDED_ZH,
    CHANGED,
    CHANGED_ZH,
    CRANES,
    CRANES_ZH,
    DROPPED,
    KEPT_ZH,
    SAID,
    place,
)
from tui.keys.palette import commands
from tui.screens.compare import CompareScreen, Stretch
from tui.screens.desk import DeskScreen
from tui.screens.form_file import FormFileScreen
from tui.screens.help import HelpScreen
from tui.text.comparison import Walk, entries
from tui.widgets.compared_rows import Texts, entry_row, said

EVERYTHING = Span(0, 10)
NOTHING = Comparison(EVERYTHING, EVERYTHING, ())


# -- rows -------------------------------------------------------------------------------------------------


def rows_of(*rows: Aligned) -> Comparison:
    return Comparison(EVERYTHING, EVERYTHING, rows)


def test_every_row_of_a_short_comparison_is_shown() -> None:
    rows = (*ferry.many("kept", 4), *ferry.many("dropped", 1))
    assert [entry.kind for entry in entries(rows_of(*rows))] == [*["kept"] * 4, "dropped"]


def test_in_a_long_one_what_is_kept_is_counted() -> None:
    rows = (*ferry.many("kept", 20), *ferry.many("changed", 1), *ferry.many("kept", 2))
    found = entries(rows_of(*rows))
    assert [(entry.kind, len(entry.parts)) for entry in found] == [
        ("kept", 20),
        ("changed", 1),
        ("kept", 1),
        ("kept", 1),
    ]
    assert found[0].here == found[0].there == Span(0, 199)


def test_what_was_kept_elsewhere_is_never_counted_away() -> None:
    rows = (*ferry.many("kept", 20), Aligned("kept", Span(300, 310), Span(0, 9), moved=True))
    assert [len(entry.parts) for entry in entries(rows_of(*rows))] == [20, 1]


def test_nothing_that_corresponds_has_no_rows() -> None:
    assert entries(NOTHING) == []


kinds = st.lists(st.sampled_from(["kept", "changed", "dropped", "added"]), max_size=30)


@given(kinds, st.integers(-1, 320))
def test_walking_meets_every_difference_once_in_either_direction(changes: list[str], offset: int) -> None:
    rows = tuple(
        Aligned(
            change,  # type: ignore[arg-type]
            None if change == "added" else Span(10 * at, 10 * at + 9),
            None if change == "dropped" else Span(10 * at, 10 * at + 9),
        )
        for at, change in enumerate(changes)
    )
    walk = Walk(entries(rows_of(*rows)))
    ahead, row = [], walk.step(None, 1)
    while row is not None:
        ahead.append(row)
        row = walk.step(row, 1)
    back, row = [], walk.step(None, -1)
    while row is not None:
        back.append(row)
        row = walk.step(row, -1)
    assert ahead == back[::-1]
    assert len(ahead) == walk.differences == sum(change != "kept" for change in changes)
    assert [walk.count(row) for row in ahead] == [(at, len(ahead)) for at in range(1, len(ahead) + 1)]
    assert walk.is_apart == (set(changes) == {"dropped", "added"})
    at = walk.at("here", offset)
    if at is not None:
        span = walk.entries[at].here
        assert span is not None
        assert span.start <= offset < span.end


def test_across_leads_by_rows_then_by_matches() -> None:
    rows = (Aligned("kept", Span(10, 20), Span(5, 9)), Aligned("dropped", Span(20, 30), None))
    match = Match(Span(0, 40), Span(100, 140), "same fact")
    walk = Walk(entries(rows_of(*rows)), [match])
    assert walk.across("here", 12) == 5
    assert walk.across("there", 6) == 10
    assert walk.across("here", 25) is None  # the other text has nothing of it
    assert walk.across("here", 35) == 100
    assert walk.across("there", 120) == 0
    assert walk.across("here", 50) is None


@pytest.fixture
def articles(tmp_path: Path) -> tuple[Article, Article]:
    with Library(ferry.write(tmp_path / "read"), tmp_path / "read-home") as library:
        library.add()
        here, there = library.articles()
        return here, there


@pytest.mark.parametrize("width", [150, 66, 40])
def test_rows_say_in_words_and_signs_what_became_of_each_part(
    articles: tuple[Article, Article], width: int
) -> None:
    texts = Texts(*articles, ferry.comparison(*articles))
    drawn = [entry_row(entry, texts, width).plain for entry in entries(texts.comparison)]
    heads = [" ".join(row.split()[:2]) for row in drawn]
    assert heads == [": frame", "= kept", "− dropped", "~ changed", "+ added"]
    flat = ["".join(row.replace("│", "").split()) for row in drawn]
    assert DROPPED.replace(" ", "") in flat[2]
    assert "640个岗位" in flat[3]
    assert "640jobs" in flat[3]
    assert "pairs:640jobs=640个岗位" in flat[3]
    assert ADDED_ZH in flat[4]
    assert all(line.rstrip() and len(line) <= width for row in drawn for line in row.split("\n"))


def test_a_frame_tells_who_with_which_verb_and_how(articles: tuple[Article, Article]) -> None:
    here, there = articles
    found = ferry.comparison(here, there)
    assert said(found.frame_here, here) == "Ines Calloway: said · own words"
    assert said(found.frame_there, there) == "伊内斯·卡洛韦: 强调 · in other words"
    assert said(NOTHING.frame_here, here) == "no speaker found"


def test_words_that_differ_are_marked_by_more_than_colour(articles: tuple[Article, Article]) -> None:
    texts = Texts(*articles, ferry.comparison(*articles))
    changed = next(entry for entry in entries(texts.comparison) if entry.kind == "changed")
    row = entry_row(changed, texts, 150)
    marked = {row.plain[span.start : span.end] for span in row.spans if "underline" in str(span.style)}
    assert {"are safe", "可能"} <= marked


# -- the screen -------------------------------------------------------------------------------------------

Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def open_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """The desk on the two articles; what the engine finds between them is fixed."""
    folder = ferry.write(tmp_path / "news")

    def related(library: Library, article: Article, *_: object, **__: object) -> list[Related]:
        (other,) = (each for each in library.articles() if each.id != article.id)
        words = KEPT_ZH if other.file == "b-zh.txt" else SAID
        span = place(other, words)
        passage = Passage(9, other.id, 1, span.start, span.end, other.langs[0], "body")
        evidence = (Evidence("words", "night ferry = 夜班渡轮", (Span(3, 8),), (span,)),)
        level = "same statement"
        return [
            Related(passage, other.file, other.title, "", "", *span, words, 0.9, level, evidence)  # type: ignore[arg-type]
        ]

    def compare(_: Library, here: Article, asked: Span, there: Article, other: Span) -> Comparison:
        assert 0 <= asked.start < asked.end <= len(here.text)
        assert 0 <= other.start < other.end <= len(there.text)
        return ferry.comparison(here, there)

    monkeypatch.setattr(Library, "related_in", related)
    monkeypatch.setattr(Library, "compare", compare, raising=False)
    monkeypatch.setattr(Library, "matches", lambda _, here, there: ferry.matches(here, there), raising=False)

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (160, 45)) -> AsyncIterator[Pilot[None]]:
        async with desk_on(folder, tmp_path / "home", tmp_path, size) as pilot:
            desk = desk_of(pilot)
            assert desk.article is not None
            desk.jump(desk.library.articles()[0].id)
            await settled(pilot)
            yield pilot

    return opened


async def compare(pilot: Pilot[None]) -> CompareScreen:
    """From the English statement to the comparison."""
    desk = desk_of(pilot)
    assert desk.article is not None
    desk.page.go_to(place(desk.article, SAID).start)
    await pilot.pause()
    await pilot.press("c")
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


def drawn_signs(screen: CompareScreen, side: str) -> str:
    view = screen.here if side == "here" else screen.there
    return "".join(view.sign(row) for row in range(len(view.page.lines)))


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (70, 20)])
async def test_both_texts_stand_at_the_statement(open_desk: Opened, size: tuple[int, int]) -> None:
    async with open_desk(size) as pilot:
        screen = await compare(pilot)
        assert screen.here.article is not None
        assert screen.there.article is not None
        assert screen.here.cursor_offset == place(screen.here.article, SAID).start
        assert screen.there.cursor_offset == place(screen.there.article, KEPT_ZH).start
        assert screen.rows.option_count == 5
        assert "4 differences · sync on" in (screen.rows.border_title or "")
        for view in (screen.here, screen.there):
            assert view.size.height >= 5
            assert view.page.row_of(view.cursor_offset) in view.visible_rows()
        stacked = screen.here.region.x == screen.there.region.x
        assert stacked == (size[0] < 100)


async def test_lines_bear_signs(open_desk: Opened) -> None:
    async with open_desk((70, 20)) as pilot:
        screen = await compare(pilot)
        assert set(drawn_signs(screen, "here")) == {"=", "−", "~"}
        assert "+" in drawn_signs(screen, "there")
        assert "−" not in drawn_signs(screen, "there")
        assert "+" not in drawn_signs(screen, "here")


async def test_brackets_walk_the_differences_on_both_sides(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        screen = await compare(pilot)
        here, there = screen.here.article, screen.there.article
        assert here is not None
        assert there is not None
        await pilot.press("]")
        assert screen.here.cursor_offset == place(here, DROPPED).start
        assert screen.rows.highlighted == 2
        await pilot.press("]")
        assert screen.here.cursor_offset == place(here, CHANGED).start
        assert screen.there.cursor_offset == place(there, CHANGED_ZH).start
        await pilot.press("]")
        assert screen.there.cursor_offset == place(there, ADDED_ZH).start
        assert screen.rows.border_subtitle == "difference 4 of 4"
        await pilot.press("]")
        assert screen.rows.highlighted == 4
        assert screen.rows.border_subtitle == "There is no further difference here."
        await pilot.press("[", "[")
        assert screen.rows.highlighted == 2


async def test_the_list_leads_both_texts(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        screen = await compare(pilot)
        await pilot.press("tab", "tab", "j", "j")
        assert screen.rows.has_focus
        assert screen.there.article is not None
        assert screen.there.cursor_offset == place(screen.there.article, CHANGED_ZH).start


async def test_the_other_text_follows_until_it_is_told_not_to(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        screen = await compare(pilot)
        here, there = screen.here.article, screen.there.article
        assert here is not None
        assert there is not None
        screen.here.go_to(place(here, CRANES).start)
        await settled(pilot)
        assert screen.there.cursor_offset == place(there, CRANES_ZH).start
        await pilot.press("s")
        assert "sync off" in (screen.rows.border_title or "")
        screen.here.go_to(place(here, SAID).start)
        await settled(pilot)
        assert screen.there.cursor_offset == place(there, CRANES_ZH).start
        await pilot.press("s")
        await settled(pilot)
        assert screen.there.cursor_offset == place(there, CRANES_ZH).start  # nothing jumps by the key itself
        screen.here.go_to(place(here, CRANES).start)
        screen.here.go_to(place(here, SAID).start)
        await settled(pilot)
        assert screen.there.cursor_offset == place(there, KEPT_ZH).start


async def test_either_side_leads_when_it_has_the_keys(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        screen = await compare(pilot)
        here, there = screen.here.article, screen.there.article
        assert here is not None
        assert there is not None
        await pilot.press("l")
        assert screen.there.has_focus
        screen.there.go_to(place(there, CRANES_ZH).start)
        await settled(pilot)
        assert screen.here.cursor_offset == place(here, CRANES).start
        await pilot.press("h")
        assert screen.here.has_focus


@pytest.mark.parametrize("key", ["c", "escape", "q"])
async def test_back_keeps_the_place(open_desk: Opened, key: str) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await compare(pilot)
        place_before, top = desk.place, desk.page.scroll_offset.y
        await pilot.press("]", "l", "G", key)
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)
        assert (desk.place, desk.page.scroll_offset.y) == (place_before, top)


async def test_enter_opens_the_text_in_use_and_back_returns(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        screen = await compare(pilot)
        before = desk.place
        there = screen.there.article
        assert there is not None
        await pilot.press("]", "]", "l", "enter")
        await settled(pilot)
        assert desk.article is not None
        assert desk.article.id == there.id
        assert desk.page.cursor_offset == place(there, CHANGED_ZH).start
        await pilot.press("H")
        assert desk.place == before


async def test_two_renderings_are_compared_from_anywhere(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        here, there = desk.library.articles()
        one, other = Stretch(here.id, place(here, SAID)), Stretch(there.id, place(there, KEPT_ZH))
        desk.dialogs.compare_stretches(one, other)
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        assert [side.article and side.article.id for side in (screen.here, screen.there)] == [
            here.id,
            there.id,
        ]
        assert screen.rows.option_count == 5


async def test_a_near_copy_is_compared_from_the_list_of_copies(
    open_desk: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        heads = desk.library.heads()
        monkeypatch.setattr(desk.updating, "copies_of", lambda _: 2)
        monkeypatch.setattr(desk.library, "copies_of", lambda _: heads[1:])
        await pilot.press("equals_sign")
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CompareScreen)
        await pilot.press("l", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)
        assert desk.article is not None
        assert desk.article.id == heads[1].id


async def test_nothing_that_corresponds_is_said(open_desk: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "compare", lambda *_: NOTHING, raising=False)
    async with open_desk() as pilot:
        screen = await compare(pilot)
        assert "Nothing in the two texts corresponds here" in str(screen.rows.get_option_at_index(0).prompt)
        await pilot.press("]", "[", "e", "tab", "tab", "enter")
        assert isinstance(pilot.app.screen, (CompareScreen, DeskScreen))


async def test_a_failure_is_one_sentence(open_desk: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Comparison:
        raise LibraryError("The disk is full; make room and compare again.")

    monkeypatch.setattr(Library, "compare", fail, raising=False)
    async with open_desk() as pilot:
        screen = await compare(pilot)
        assert "The disk is full" in str(screen.rows.get_option_at_index(0).prompt)
        assert screen.here.article is not None  # both texts can be read all the same
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_an_article_that_went_away_meanwhile_is_said(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        here = desk.library.articles()[0]
        desk.dialogs.compare_stretches(Stretch(here.id), Stretch(987))
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CompareScreen)
        assert "is gone" in "".join(str(screen.rows.get_option_at_index(0).prompt).split("\n"))


async def test_a_text_is_not_compared_with_itself(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        await pilot.press("r")
        await settled(pilot)
        desk.related_list.pin(False)
        desk.following.ask()
        await settled(pilot)
        desk.related_list.pin(True)
        found = desk.related_list.current
        assert found is not None
        desk.jump(found.passage.article, found.start)
        await settled(pilot)
        await pilot.press("c")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_a_comparison_is_kept_as_markdown_and_no_file_is_touched(
    open_desk: Opened, tmp_path: Path
) -> None:
    async with open_desk() as pilot:
        await compare(pilot)
        await pilot.press("e", "escape")
        assert isinstance(pilot.app.screen, CompareScreen)
        await pilot.press("e")
        screen = pilot.app.screen
        assert isinstance(screen, FormFileScreen)
        line = screen.query_one(Input)
        path = exports_folder(tmp_path / "news") / line.value
        assert path.suffix == ".md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine", encoding="utf-8")
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert "already" in str(screen.query_one("#remark", Static).visual)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CompareScreen)
        written = path.read_text(encoding="utf-8")
        assert not [*(tmp_path / "news").glob("*.md")]
        assert DROPPED in written
        assert ADDED_ZH in written


async def test_a_click_in_the_list_stays_in_the_comparison(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        screen = await compare(pilot)
        await pilot.click("#compared", offset=(20, 6))
        await settled(pilot)
        assert pilot.app.screen is screen
        assert screen.rows.highlighted not in (None, 1)


async def test_the_palette_offers_the_keys_of_the_comparison(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        screen = await compare(pilot)
        found = {command.words: command.key for command in commands(screen)}
        assert found["Next difference: Go to the next difference, in both texts"] == "key ]"
        await pilot.press("ctrl+p", *"next difference")
        await settled(pilot)
        while pilot.app.screen is not screen:  # once to choose, once to run
            await pilot.press("enter")
            await settled(pilot)
        assert screen.rows.highlighted == 2


async def test_help_begins_with_the_keys_of_the_comparison(open_desk: Opened) -> None:
    async with open_desk() as pilot:
        await compare(pilot)
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        first = str(next(iter(pilot.app.screen.query(Static))).visual)
        assert first.startswith("In a comparison")
        assert "Go to the next difference" in first
