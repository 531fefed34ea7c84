"""The desk on the seeds: keys in, state out."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from search.bookmarks import BookmarksFile
from search.errors import BookmarksError, LibraryError
from search.library import Library
from tests.desk import FORTUNE, SEEDS, Desk, desk_of, desks, settled
from tui.app import HexaplaApp
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.desk import DeskScreen
from tui.screens.help import HelpScreen
from tui.screens.note import KeptWords, NoteScreen
from tui.screens.search import SearchScreen
from tui.text.wrap import cell_len


@pytest.fixture
def open_desk(seeds_home: Path, tmp_path: Path) -> Desk:
    """Opens the desk on the indexed seeds; state and bookmarks live in the test's own folder."""
    return desks(seeds_home, tmp_path)


async def test_it_opens_where_most_is_said(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        assert desk.article.file == FORTUNE
        assert desk.quote_list.option_count > 5


async def test_it_opens_where_you_left_it(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await pilot.press("J", "}", "}", "}")
        desk = desk_of(pilot)
        assert desk.article is not None
        left = (desk.article.file, desk.cursor_offset)
        assert left[1] > 0
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.article is not None
        assert (desk.article.file, desk.cursor_offset) == left


@pytest.mark.parametrize(
    ("width", "shown"),
    [(160, ["text", "quotes", "related"]), (100, ["text", "quotes"]), (70, ["text"])],
)
async def test_panes_by_width(open_desk: Desk, width: int, shown: list[str]) -> None:
    async with open_desk(size=(width, 30)) as pilot:
        panes = desk_of(pilot).query("#panes > *")
        assert [pane.id for pane in panes if pane.display] == shown


async def test_every_pane_can_be_reached_in_the_narrowest_layout(open_desk: Desk) -> None:
    async with open_desk(size=(70, 20)) as pilot:
        seen = []
        for key in ("2", "3", "4", "1"):
            await pilot.press(key)
            assert pilot.app.focused is not None
            seen.append(pilot.app.focused.id)
        assert seen == ["text", "quotes", "related", "articles"]
        await pilot.press("1")
        assert desk_of(pilot).panes.active == "text"


async def test_tab_and_arrows_go_around_the_panes(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        places = []
        for key in ("tab", "tab", "tab", "shift+tab", "h", "l"):
            await pilot.press(key)
            places.append(desk_of(pilot).panes.active)
        assert places == ["quotes", "related", "text", "related", "quotes", "related"]


async def test_brackets_walk_the_quotes_and_the_list_follows(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("g", "]", "]")
        quote = desk.current_quote
        assert quote is not None
        assert desk.quote_list.current is not None
        assert desk.quote_list.current[1].group == quote.group
        await pilot.press("[")
        assert desk.current_quote is not None
        assert desk.current_quote.start < quote.start


async def test_enter_on_a_quote_goes_to_its_words(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "j", "j", "enter")
        assert desk.panes.active == "text"
        assert desk.quote_list.current is not None
        quote = desk.quote_list.current[1]
        assert quote.start <= desk.page.cursor_offset < quote.end


async def test_enter_on_a_related_passage_opens_its_article_and_back_returns(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("g", "]")
        desk.following.ask()
        await settled(pilot)
        found = desk.related_list.current
        assert found is not None
        assert found.file != FORTUNE or found.same_page
        before = desk.place
        await pilot.press("4", "enter")
        assert desk.article is not None
        assert desk.article.id == found.passage.article
        assert desk.page.cursor_offset == found.start
        await pilot.press("H")
        assert desk.place == before
        await pilot.press("L")
        assert desk.article.id == found.passage.article


async def test_a_pinned_list_stays(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("g", "]")
        desk.following.ask()
        await settled(pilot)
        kept = desk.related_list.current
        await pilot.press("r", "J", "}")
        desk.following.ask()
        await settled(pilot)
        assert desk.related_list.current == kept
        await pilot.press("r")
        await settled(pilot)
        assert not desk.related_list.pinned


async def search(pilot: Pilot[None], line: str) -> SearchScreen:
    await pilot.press("slash")
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    screen.query_one(Input).value = line
    screen.ask()
    await settled(pilot)
    return screen


async def test_search_finds_both_scripts_and_enter_opens_the_hit(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await search(pilot, "超級智能")
        files = {hit.file[:3] for hit in screen.results.hits}
        assert {"001", "002"} <= files
        first = screen.results.hits[0]
        await pilot.press("enter")
        desk = desk_of(pilot)
        assert desk.article is not None
        assert desk.article.file == first.file
        assert desk.page.cursor_offset == first.spans[0].start
        assert desk.status.hits.startswith("hit 1 of ")


async def test_n_walks_every_place_through_several_articles(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await search(pilot, "Behemoth")
        await pilot.press("enter")
        desk = desk_of(pilot)
        stops = [(stop.article, stop.span.start) for stop in desk.finding.walk.stops]
        while desk.finding.walk.at:
            await pilot.press("N")
        visited = []
        for _ in stops:
            assert desk.article is not None
            visited.append((desk.article.id, desk.page.cursor_offset))
            await pilot.press("n")
        assert visited == stops
        assert len({article for article, _ in visited}) > 1


async def test_search_in_this_article_only(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await pilot.press("ctrl+g")
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        screen.query_one(Input).value = "open"
        screen.ask()
        await settled(pilot)
        assert {hit.file for hit in screen.results.hits} == {FORTUNE}
        await pilot.press("tab")
        await settled(pilot)
        assert len({hit.file for hit in screen.results.hits}) > 1


@pytest.mark.parametrize(
    "line", ["", "   ", '"', "AND", "*", "(((", "：", "lang:", "=", "\x1b[31m", "[b]x[/b]"]
)
async def test_no_line_breaks_the_search(open_desk: Desk, line: str) -> None:
    async with open_desk() as pilot:
        await search(pilot, line)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_b_keeps_the_quote_and_z_takes_it_back(open_desk: Desk, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("g", "]", "b")
        await settled(pilot)
        quote = desk.current_quote
        file = BookmarksFile(tmp_path / "bookmarks.yaml")
        (kept,) = file.load()
        assert quote is not None
        assert (kept.quote, kept.kind, kept.file) == (quote.text, "quote", FORTUNE)
        assert kept.speaker == quote.person
        await pilot.press("z")
        await settled(pilot)
        assert file.load() == []
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert [b.quote for b in file.load()] == [quote.text]


async def test_b_again_opens_the_note(open_desk: Desk, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        await pilot.press("g", "}", "}", "b")
        await settled(pilot)
        await pilot.press("b")
        assert isinstance(pilot.app.screen, NoteScreen)
        await pilot.pause()
        words = pilot.app.screen.query_one(KeptWords)
        lines = str(words.content).splitlines()
        assert 0 < max(map(cell_len, lines)) <= words.content_size.width
        await pilot.press(*"look", "tab", *"a,b", "enter")
        (kept,) = BookmarksFile(tmp_path / "bookmarks.yaml").load()
        assert (kept.note, kept.tags) == ("look", ("a", "b"))


async def test_the_list_of_bookmarks_jumps_deletes_and_undoes(open_desk: Desk, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("g", "]", "b")
        place = desk.place
        await pilot.press("J", "B")
        assert isinstance(pilot.app.screen, BookmarksScreen)
        await pilot.press("d")
        assert BookmarksFile(tmp_path / "bookmarks.yaml").load() == []
        await pilot.press("z")
        assert len(BookmarksFile(tmp_path / "bookmarks.yaml").load()) == 1
        await pilot.press("enter")
        assert place is not None
        assert desk.article is not None
        assert desk.article.file == place.file
        kept = BookmarksFile(tmp_path / "bookmarks.yaml").load()[0]
        assert desk.page.cursor_offset == kept.start


async def test_a_broken_bookmarks_file_is_left_alone_and_nothing_is_lost(
    open_desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "bookmarks.yaml"
    path.write_text("bookmarks:\n  - id： a\n   quote: [", encoding="utf-8")
    before = path.read_bytes()
    async with open_desk() as pilot:
        await pilot.press("g", "]", "b", "B")
        await pilot.press("escape")
    assert path.read_bytes() == before
    assert len(BookmarksFile(tmp_path / "bookmarks.recovered.yaml").load()) == 1


async def test_help_lists_every_key_of_the_desk(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        shown = "\n".join(str(widget.visual) for widget in pilot.app.screen.query(Static))
        for binding in DeskScreen.BINDINGS:
            assert (binding.tooltip or binding.description) in shown  # type: ignore[union-attr]
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_an_empty_folder_says_what_to_do(open_desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    async with open_desk(folder=folder, home=tmp_path / "home") as pilot:
        desk = desk_of(pilot)
        assert desk.article is None
        shown = "".join(desk.page.page.shown(row) for row in range(len(desk.page.page.lines)))
        assert "nothing to read" in shown
        await pilot.press("j", "]", "b", "n", "slash", "escape", "J", "H", "B", "escape", "a", "r")
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_the_first_frame_comes_before_the_engine(seeds_home: Path, tmp_path: Path) -> None:
    with Library(SEEDS, seeds_home) as library:
        app = HexaplaApp(library, tmp_path / "desk.json", tmp_path / "bookmarks.yaml")
        assert library._words is None
        async with app.run_test(size=(160, 45)) as pilot:
            await settled(pilot)
        assert library._words is not None


async def test_no_frame_is_painted_before_the_article_is_there(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[tuple[int, int]] = []
    show = HexaplaApp._display

    def display(app: HexaplaApp, screen: DeskScreen, update: object) -> None:
        if update is not None:
            lines.append((len(screen.page.page.lines), screen.quote_list.option_count))
        show(app, screen, update)  # type: ignore[arg-type]

    async with open_desk() as pilot:
        await pilot.press("J")
    monkeypatch.setattr(HexaplaApp, "_display", display)
    async with open_desk():
        assert lines
        assert min(lines) > (1, 1)


async def test_q_leaves_zoom_before_it_leaves_the_desk(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "plus", "plus")
        assert [pane.id for pane in desk.query("#panes > *") if pane.display] == ["quotes"]
        await pilot.press("q")
        assert desk.panes.zoom == 0
        await pilot.press("q")
        assert not pilot.app.is_running or pilot.app._exit


async def test_leaving_from_the_list_of_articles_comes_back_to_it(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await pilot.press("1", "Q")
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        assert desk.panes.articles_open
        await pilot.press("tab", "tab", "h", "l")
        await pilot.press("1", "1")


async def test_the_place_survives_a_file_that_is_read_again(open_desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"A dock in {name}\n\nThe dock of {name} closes. Nobody knows why.\n")
    async with open_desk(folder=folder, home=tmp_path / "home") as pilot:
        desk = desk_of(pilot)
        first = desk.article
        await pilot.press("J")
        assert first is not None
        (folder / first.file).write_text("A dock in a.txt\n\nThe dock closes. Somebody knows why.\n")
        desk.start_preparing()
        await settled(pilot)
        await pilot.press("H")
        assert desk.article is not None
        assert desk.article.file == first.file
        assert "Somebody" in desk.article.text


async def test_an_emptied_folder_leaves_no_old_rows(open_desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("A dock\n\n“The dock closes,” Ana Ruiz said.\n", encoding="utf-8")
    async with open_desk(folder=folder, home=tmp_path / "home") as pilot:
        desk = desk_of(pilot)
        assert desk.quote_list.current is not None
        (folder / "a.txt").unlink()
        desk.start_preparing()
        await settled(pilot)
        assert desk.article is None
        assert desk.quote_list.current is None


async def test_a_search_that_fails_says_so(open_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LibraryError("The disk is full; make room and search again.")

    async with open_desk() as pilot:
        monkeypatch.setattr(desk_of(pilot).library, "search", fail)
        screen = await search(pilot, "dock")
        assert "disk is full" in str(screen.query_one("#remark", Static).visual)


async def test_enter_before_the_answer_opens_the_first_hit(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        await pilot.press("slash", *"podcast", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)
        assert desk_of(pilot).status.hits.startswith("hit 1 of ")


async def test_a_note_that_cannot_be_saved_is_not_lost(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise BookmarksError("Another program holds the file; try again.")

    async with open_desk() as pilot:
        await pilot.press("g", "]", "b", "b")
        monkeypatch.setattr(desk_of(pilot).keeping.file, "update", fail)
        await pilot.press(*"keep me", "enter")
        assert isinstance(pilot.app.screen, NoteScreen)
        assert pilot.app.screen.query_one("#words", Input).value == "keep me"


async def test_evidence_goes_when_the_cursor_leaves(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("g", "]")
        desk.following.ask()
        await settled(pilot)
        await pilot.press("4", "j", "k")
        assert desk.evidence_of is not None
        await pilot.press("2", "G")
        assert desk.evidence_of is None


async def test_the_palette_finds_a_key_by_its_words(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        await pilot.press("g", "ctrl+p", *"next quote", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert desk.current_quote is not None
