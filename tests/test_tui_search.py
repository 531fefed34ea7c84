"""The search on the desk: badges, facets, groups, kept lines, and the numbers that n and N go by."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from itertools import pairwise
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, Static

from search.bookmarks import BookmarksFile
from search.library import Library
from search.model import Hit, Results
from tests.desk import FORTUNE, SEEDS, desk_of, desk_on, settled
from tui.keys.line_commands import run_line
from tui.reader.hits import Question
from tui.screens.desk import DeskScreen
from tui.screens.kept_searches import KeptSearchesScreen, SearchNameScreen
from tui.screens.related_text import RelatedTextScreen
from tui.screens.search import SearchScreen
from tui.screens.search_steps import answers
from tui.widgets.hit_list import OTHERWISE

Desk = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def open_desk(seeds_home: Path, tmp_path: Path) -> Desk:
    def opened(size: tuple[int, int] = (160, 45)) -> AbstractAsyncContextManager[Pilot[None]]:
        return desk_on(SEEDS, seeds_home, tmp_path, size)

    return opened


async def search(pilot: Pilot[None], line: str) -> SearchScreen:
    await pilot.press("slash")
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    screen.query_one(Input).value = line
    await asked(pilot, screen)
    return screen


async def asked(pilot: Pilot[None], screen: SearchScreen) -> None:
    screen.ask()
    await settled(pilot)
    await settled(pilot)


def shown(screen: SearchScreen) -> list[str]:
    """The rows of the list as they are read."""
    options = screen.passages.options
    return [str(option.prompt) for option in options]


def words_of(screen: SearchScreen, place: str) -> str:
    widget = screen.query_one(place, Static)
    return str(widget.visual) if widget.display else ""


# -- the list ------------------------------------------------------------------------------------


async def test_the_typed_words_come_first_and_a_line_divides_them_from_the_rest(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await search(pilot, "open source")
        rows = shown(screen)
        (at,) = (row for row, text in enumerate(rows) if OTHERWISE in text)
        kinds = [set(hit.found_by) for hit in screen.passages.hits]
        assert all(kind & {"word", "script"} for kind in kinds[:at])
        assert not any(kind & {"word", "script"} for kind in kinds[at:])
        assert "word list" in rows[at + 1]
        assert screen.passages.get_option_at_index(at).disabled


async def test_the_exact_hits_are_there_before_the_others_and_stay_where_they_are(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    real = Library.search

    def slow(self: Library, line: str, limit: int, article: int | None, exact: bool) -> Results:
        if not exact:
            go_on.wait(20)
        return real(self, line, limit=limit, article=article, exact=exact)

    async with open_desk() as pilot:
        monkeypatch.setattr(Library, "search", slow)
        await pilot.press("slash")
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        screen.query_one(Input).value = "open source"
        screen.ask()
        try:
            while not screen.passages.hits:
                await pilot.pause()
            first = list(screen.passages.hits)
            assert {kind for hit in first for kind in hit.found_by} <= {"word", "script"}
            assert "looking further" in str(screen.dialog.border_title)
            await pilot.press("down", "j", "j")
            before = (screen.passages.chosen, screen.passages.scroll_offset)
        finally:
            go_on.set()
        await settled(pilot)
        assert len(screen.passages.hits) > len(first)
        ids = [hit.passage.id for hit in screen.passages.hits]
        assert ids[: len(first)] == [hit.passage.id for hit in first]
        assert (screen.passages.chosen, screen.passages.scroll_offset) == before
        assert "looking further" not in str(screen.dialog.border_title)


async def test_a_newer_line_wins_over_a_slow_older_one(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    real = Library.search

    def slow(self: Library, line: str, limit: int, article: int | None, exact: bool) -> Results:
        if line == "Behemoth" and not exact:
            go_on.wait(20)
        return real(self, line, limit=limit, article=article, exact=exact)

    async with open_desk() as pilot:
        monkeypatch.setattr(Library, "search", slow)
        await pilot.press("slash")
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        screen.query_one(Input).value = "Behemoth"
        screen.ask()
        while not screen.passages.hits:
            await pilot.pause()
        screen.query_one(Input).value = "podcast"
        screen.ask()
        go_on.set()
        await settled(pilot)
        assert screen.results.query == "podcast"
        assert "podcast" in screen.passages.hits[0].text


async def test_did_you_mean_is_taken_by_a_key_and_by_a_click(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await search(pilot, "open sorce")
        assert "Did you mean source" in words_of(screen, "#remark")
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert screen.line.value == "open source"
        assert screen.passages.hits
        screen.line.value = "open sorce"
        await asked(pilot, screen)
        await pilot.click("#remark", offset=(len("Did you mean ") + 2, 0))
        await settled(pilot)
        assert screen.line.value == "open source"


# -- facets --------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (70, 20)])
async def test_facets_narrow_the_line_and_F_widens_it(open_desk: Desk, size: tuple[int, int]) -> None:
    async with open_desk(size) as pilot:
        screen = await search(pilot, "open source")
        total = screen.results.total
        wide = size[0] >= 140
        assert screen.facets.display is wide
        await pilot.press("down", "f")
        assert screen.facets.display
        assert screen.passages.display is wide
        assert "Enter narrows" in str(screen.dialog.border_subtitle)
        at = next(f for f in screen.results.facets if (f.kind, f.value) == ("language", "zh-Hant"))
        while screen.facets.narrow_at(screen.facets.highlighted or 0) != at.narrow:
            await pilot.press("j")
        await pilot.press("enter")
        await settled(pilot)
        assert screen.line.value == f"open source {at.narrow}"
        assert screen.results.total == at.count
        assert {hit.passage.lang for hit in screen.passages.hits} == {"zh-Hant"}
        assert at.narrow in words_of(screen, "#narrows")
        assert pilot.app.focused is screen.passages
        await pilot.press("F")
        await settled(pilot)
        assert screen.line.value == "open source"
        assert screen.results.total == total
        assert words_of(screen, "#narrows") == ""


async def test_an_active_facet_is_taken_out_by_choosing_it_again_and_by_a_click(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await search(pilot, "開源 lang:zh-Hant date:2025-07")
        assert screen.facets.narrow_at(0) == "lang:zh-Hant"
        await pilot.press("down", "f", "g", "enter")
        await settled(pilot)
        assert screen.line.value == "開源 date:2025-07"
        await pilot.click("#narrows", offset=(len("Only ") + 2, 0))
        await settled(pilot)
        assert screen.line.value == "開源"


async def test_what_narrows_too_much_can_be_taken_out_by_keys(open_desk: Desk) -> None:
    async with open_desk((100, 30)) as pilot:
        screen = await search(pilot, "開源 lang:fr")
        assert not screen.passages.hits
        await pilot.press("down", "enter")
        await settled(pilot)
        assert screen.line.value == "開源"
        assert screen.passages.hits


async def test_people_are_among_the_facets(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await search(pilot, "superintelligence")
        assert any((f.kind, f.value) == ("person", "Mark Zuckerberg") for f in screen.results.facets)


async def test_escape_leaves_the_facets_before_the_search(open_desk: Desk) -> None:
    async with open_desk((100, 30)) as pilot:
        screen = await search(pilot, "open source")
        await pilot.press("down", "f", "escape")
        assert pilot.app.screen is screen
        assert screen.passages.display
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DeskScreen)


# -- order and walk ------------------------------------------------------------------------------


async def test_o_groups_by_article_then_by_month_then_ranks(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await search(pilot, "open source")
        ranked = [hit.passage.id for hit in screen.passages.hits]
        await pilot.press("down", "comma")
        articles = [hit.passage.article for hit in screen.passages.hits]
        assert len(set(articles)) == 1 + sum(a != b for a, b in pairwise(articles))
        heads = [option for option in screen.passages.options if option.disabled]
        assert len(heads) == len(set(articles))
        await pilot.press("comma")
        months = [hit.date[:7] for hit in screen.passages.hits]
        assert months == sorted(months, reverse=True)
        await pilot.press("comma")
        assert [hit.passage.id for hit in screen.passages.hits] == ranked


async def test_n_walks_in_the_order_of_the_list_and_counts_as_it_does(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await search(pilot, "Behemoth")
        await pilot.press("down", "comma")
        hits = screen.passages.hits
        await pilot.press("enter")
        desk = desk_of(pilot)
        seen: list[Hit] = []
        for hit in hits:
            for place in range(1, len(hit.spans) + 1):
                assert desk.article is not None
                assert desk.article.id == hit.passage.article
                number = len(seen) + 1
                words = f"hit {number} of {len(hits)}"
                several = f" · place {place} of {len(hit.spans)}" if len(hit.spans) > 1 else ""
                assert desk.status.hits == words + several
                await pilot.press("n")
            seen.append(hit)
        assert len(seen) > 2


async def test_exact_words_and_the_order_stay_as_long_as_the_desk(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await search(pilot, "open source")
        await pilot.press("ctrl+t", "down", "comma")
        await settled(pilot)
        assert "exact words" in str(screen.dialog.border_title)
        kinds = {kind for hit in screen.passages.hits for kind in hit.found_by}
        assert kinds <= {"word", "script"}
        await pilot.press("escape")
        screen = await search(pilot, "open source")
        assert "exact words" in str(screen.dialog.border_title)
        assert "by article" in str(screen.dialog.border_title)
        assert {kind for hit in screen.passages.hits for kind in hit.found_by} <= {"word", "script"}


async def test_b_keeps_the_passage_of_the_list(open_desk: Desk, tmp_path: Path) -> None:
    async with open_desk() as pilot:
        screen = await search(pilot, "podcast")
        hit = screen.passages.hits[0]
        await pilot.press("down", "b")
        await settled(pilot)
        (kept,) = BookmarksFile(tmp_path / "bookmarks.yaml").load()
        assert (kept.file, kept.start, kept.end) == (hit.file, hit.passage.start, hit.passage.end)


# -- kept and recent lines -----------------------------------------------------------------------


@pytest.fixture
def own_library(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("A dock\n\nThe dock closes. Nobody knows why the dock closes.\n")
    return folder


def test_the_last_answer_has_every_language_on_its_page(own_library: Path, tmp_path: Path) -> None:
    for number in range(8):
        words = (
            f"Day {number}\n\nThe crane Rotterdam was moved again on day {number}, and nobody watched it.\n"
        )
        (own_library / f"{number}.txt").write_text(words)
    german = "Der Hafen\n\nDer Kran Rotterdam wurde gestern wieder bewegt, und niemand sah ihm dabei zu.\n"
    (own_library / "d.txt").write_text(german)
    with Library(own_library, tmp_path / "derived") as library:
        library.add()
        ((answer, is_last),) = answers(library, Question("Rotterdam", exact=True), 4)
        assert is_last
        assert [hit.passage.lang for hit in answer.hits] == ["en", "en", "en", "de"]
        assert answer.total == 9
        ((answer, _is_last),) = answers(library, Question("Rotterdam", exact=True), 4, lambda: True)
        assert [hit.passage.lang for hit in answer.hits] == ["en"] * 4  # somebody asks something else by now


async def test_a_search_is_kept_renamed_deleted_and_brought_back(own_library: Path, tmp_path: Path) -> None:
    async with desk_on(own_library, tmp_path / "derived", tmp_path) as pilot:
        await search(pilot, "dock closes")
        await pilot.press("ctrl+o")
        assert isinstance(pilot.app.screen, SearchNameScreen)
        await pilot.press(*"harbour", "enter")
        await settled(pilot)
        file = desk_of(pilot).library.searches_file
        assert [(each.name, each.line) for each in file.load().searches] == [("harbour", "dock closes")]

        await pilot.press("ctrl+r")
        await settled(pilot)
        assert isinstance(pilot.app.screen, KeptSearchesScreen)
        await pilot.press("r", "ctrl+a", "delete", *[*"H"], "enter")
        await settled(pilot)
        assert [each.line for each in file.load().searches] == ["dock closes"]
        assert [each.name for each in file.load().searches] == ["Harbour"]
        await pilot.press("d")
        await settled(pilot)
        assert file.load().searches == ()
        await pilot.press("z")
        await settled(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert [each.name for each in file.load().searches] == ["harbour"]
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SearchScreen)
        assert pilot.app.screen.line.value == "dock closes"


async def test_lines_that_led_somewhere_are_recalled_and_can_be_forgotten(
    own_library: Path, tmp_path: Path
) -> None:
    async with desk_on(own_library, tmp_path / "derived", tmp_path) as pilot:
        await search(pilot, "dock")
        await pilot.press("enter")
        await settled(pilot)
        screen = await search(pilot, "")
        await pilot.press("ctrl+r")
        await settled(pilot)
        recall = pilot.app.screen
        assert isinstance(recall, KeptSearchesScreen)
        assert recall.current == "dock"
        await pilot.press("enter")
        await settled(pilot)
        assert screen.line.value == "dock"
        await pilot.press("ctrl+r")
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert desk_of(pilot).library.recent_searches.lines() == ()


async def test_a_kept_search_comes_back_in_its_manner(own_library: Path, tmp_path: Path) -> None:
    async with desk_on(own_library, tmp_path / "derived", tmp_path) as pilot:
        screen = await search(pilot, "dock")
        await pilot.press("ctrl+t")
        await settled(pilot)
        await pilot.press("down", "comma", "comma", "ctrl+o", "enter")
        await settled(pilot)
        (kept,) = desk_of(pilot).library.searches_file.load().searches
        assert (kept.line, kept.exact, kept.order) == ("dock", True, "time")
        await pilot.press("comma", "ctrl+t")
        await settled(pilot)
        assert (screen.manner.exact, screen.manner.order) == (False, "rank")
        await pilot.press("ctrl+r")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert (screen.manner.exact, screen.manner.order) == (True, "time")
        assert screen.answered == screen.question
        assert screen.question.exact


async def test_files_of_decisions_that_are_not_used_are_told_once(
    own_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_library / "glossary.yaml").write_text("pairs: [", encoding="utf-8")
    async with desk_on(own_library, tmp_path / "derived", tmp_path) as pilot:
        told: list[str] = []
        desk = desk_of(pilot)
        monkeypatch.setattr(desk, "notify", lambda words, **_: told.append(words))
        for _ in range(2):
            desk.updating.look()
            await settled(pilot)
        assert len(told) == 1
        assert told[0].startswith("glossary.yaml, line")
        (own_library / "people.yaml").write_text("people: [", encoding="utf-8")
        desk.updating.look()
        await settled(pilot)
        assert [words.partition(",")[0] for words in told] == ["glossary.yaml", "people.yaml"]


async def test_a_broken_file_of_searches_is_told_and_left_alone(own_library: Path, tmp_path: Path) -> None:
    async with desk_on(own_library, tmp_path / "derived", tmp_path) as pilot:
        path = desk_of(pilot).library.searches_file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("searches: [", encoding="utf-8")
        await search(pilot, "dock")
        await pilot.press("ctrl+o", "enter", "ctrl+r")
        await settled(pilot)
        assert "searches.yaml" in str(pilot.app.screen.query_one("#remark", Static).visual)
        await pilot.press("escape")
        assert path.read_text(encoding="utf-8") == "searches: ["


# -- to and from the list ------------------------------------------------------------------------


async def test_n_goes_through_what_was_listed_when_the_search_was_left(open_desk: Desk) -> None:
    async with open_desk() as pilot:
        screen = await search(pilot, "podcast")
        hits = screen.passages.hits
        await pilot.press("down", "j", "escape")
        desk = desk_of(pilot)
        assert pilot.app.screen is desk
        assert not desk.finding.walk
        await pilot.press("n")
        await settled(pilot)
        assert desk.finding.walk.current.number == 2
        assert desk.article is not None
        assert desk.article.id == hits[1].passage.article
        at = desk.finding.walk.at
        await search(pilot, "podcast")
        await pilot.press("escape", "N")
        assert desk.finding.walk.at == at - 1  # the same search goes on


async def test_keys_after_down_are_for_the_list_that_is_still_to_come(
    open_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    real = Library.search

    def slow(self: Library, *asked: object, **more: object) -> Results:
        go_on.wait(20)
        return real(self, *asked, **more)  # type: ignore[arg-type]

    async with open_desk() as pilot:
        monkeypatch.setattr(Library, "search", slow)
        await pilot.press("slash", *"meta", "down", "comma")
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        go_on.set()
        await settled(pilot)
        assert screen.line.value == "meta"
        assert screen.manner.order == "article"
        assert screen.focused is screen.passages
        assert screen.passages.chosen == 0
        await pilot.press("slash", *"xyzzyplugh", "down")
        await settled(pilot)
        assert screen.line.has_focus  # there is no list to go to


# -- hostile text --------------------------------------------------------------------------------


async def test_words_that_are_pasted_or_written_behind_a_colon_have_their_related_passages(
    open_desk: Desk,
) -> None:
    async with open_desk() as pilot:
        desk = desk_of(pilot)
        desk.post_message(Paste("Tests of the model\nBehemoth were paused \x1b[2J"))
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, RelatedTextScreen)
        first = screen.found[0]
        assert "Behemoth" in first.text
        assert "Behemoth" in {span.of(screen.text) for each in first.evidence for span in each.here}
        await pilot.press("enter")
        await settled(pilot)
        assert desk.article is not None
        assert (desk.article.id, desk.page.cursor_offset) == (first.passage.article, first.start)
        run_line(pilot.app, "related 閉源模型")  # type: ignore[arg-type]
        await settled(pilot)
        assert isinstance(pilot.app.screen, RelatedTextScreen)
        await pilot.press("escape")
        desk.post_message(Paste("12 %"))
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)


@pytest.mark.parametrize(
    "line",
    ["a\x1b[31mb\x07", "x" * 5000, "開" * 2000, "[red]a[/] [@click=app.quit]b[/]"],
    ids=["control", "long", "long-zh", "markup"],
)
async def test_nothing_in_a_line_steers_the_screen(open_desk: Desk, line: str) -> None:
    async with open_desk((70, 20)) as pilot:
        screen = await search(pilot, line)
        assert not any(ord(ch) < 32 for ch in screen.line.value)
        await pilot.press("ctrl+t", "ctrl+n", "ctrl+o", "escape", "ctrl+r", "escape", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_article_text_is_never_markup(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "[bold]A dock[/]\n\nThe dock [@click=app.quit]closes[/] today [/nothing].\n"
    )
    async with desk_on(folder, tmp_path / "derived", tmp_path) as pilot:
        screen = await search(pilot, "dock")
        assert any("[@click=app.quit]closes[/]" in row for row in shown(screen))
        await pilot.press("down", "comma", "w")
        await settled(pilot)
        await pilot.press("escape", "enter")
        assert isinstance(pilot.app.screen, DeskScreen)
        assert FORTUNE not in {head.file for head in desk_of(pilot).heads}
