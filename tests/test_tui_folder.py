"""The desk and its folder: what comes, changes, moves and goes while somebody reads, and what is not read."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from search.bookmarks import BookmarksFile
from search.model import Article, Noted, Progress, Report, Skipped
from tests.desk import desk_of, desk_on, settled
from tui.output.nothing import nothing_to_read
from tui.output.states import file_states, tally
from tui.reader.news import news, same_place
from tui.reader.watching import OFTEN, Watch, look, pause
from tui.screens.desk import DeskScreen
from tui.screens.encodings import EncodingScreen
from tui.screens.files import FilesScreen
from tui.screens.updating import troubles
from tui.widgets.status import BAR, bar, fitting


def head(file: str, item: int = 0, **more: object) -> Article:
    return replace(Article(1, file, item, file, ""), **more)  # type: ignore[arg-type]


# -- news -----------------------------------------------------------------------------------------------


def test_news_are_counted_by_what_happened() -> None:
    before = [head("a.txt"), head("b.txt"), head("feed.xml", 0), head("feed.xml", 1)]
    after = [head("a.txt"), head("moved/b.txt"), head("feed.xml", 0), head("c.txt"), head("d.txt")]
    report = Report(read=("c.txt", "d.txt", "feed.xml"), moved=(("b.txt", "moved/b.txt"),))
    assert news(before, after, report) == "2 new articles · 1 read again · 1 moved · 1 gone"
    assert news(after, after, Report(unchanged=("a.txt",))) == ""


def test_a_place_is_known_again_by_its_words() -> None:
    old = "One dock closes. Another dock opens. One dock closes."
    at = old.index("Another")
    assert same_place(old, "A new line. " + old, at) == at + len("A new line. ")
    assert same_place(old, old, at) == at
    assert same_place(old, "Short.", at) == len("Short.")
    assert same_place("", "Anything", 0) == 0


def test_the_nearest_of_several_places_is_taken() -> None:
    old = "x" * 100 + "the dock" + "y" * 100
    new = "the dock" + "y" * 32 + "x" * 100 + "the dock" + "y" * 100
    assert same_place(old, new, 100) == new.rindex("the dock")


# -- looking --------------------------------------------------------------------------------------------


def test_a_look_sees_what_comes_goes_and_is_written(tmp_path: Path) -> None:
    marks = [look(tmp_path)]
    (tmp_path / "a.txt").write_text("one")
    marks.append(look(tmp_path))
    os.utime(tmp_path / "a.txt", ns=(1, 1))
    marks.append(look(tmp_path))
    (tmp_path / "catalogue.yaml").write_text("files: {}")
    marks.append(look(tmp_path))
    (tmp_path / "a.txt").unlink()
    marks.append(look(tmp_path))
    assert len(set(marks)) == len(marks)
    (tmp_path / "bookmarks.yaml").write_text("bookmarks: []")
    assert look(tmp_path) == marks[-1]


def test_a_folder_that_is_away_is_no_news(tmp_path: Path) -> None:
    watch = Watch()
    watch.read("a")
    assert look(tmp_path / "gone") == ""
    assert [watch.has_news(mark) for mark in ("", "", "a", "a")] == [False] * 4


def test_a_large_folder_is_looked_at_more_seldom() -> None:
    assert pause(0.001) == OFTEN
    assert pause(1.0) == 100.0


def test_news_are_told_once_and_not_before_the_folder_rests() -> None:
    watch = Watch()
    watch.read("a")
    assert [watch.has_news(mark) for mark in "aabccbbba"] == [False] * 4 + [True, False, True, False, False]


# -- words for a folder -----------------------------------------------------------------------------------


def test_each_file_has_one_state_and_trouble_comes_first() -> None:
    heads = [
        head("a.txt", encoding="utf-8"),
        head("feed.xml", 0),
        head("feed.xml", 1),
        head("b.txt", notes=("damaged",)),
    ]
    report = Report(
        skipped=(Skipped("x.pdf", "no text layer"), Skipped("list.opml", "a list of feeds", harmless=True)),
        noted=(Noted("feed.xml", ("item 3 was left out",)),),
    )
    states = file_states(heads, report)
    assert [(each.file, each.state) for each in states] == [
        ("x.pdf", "not read"),
        ("feed.xml", "in part"),
        ("b.txt", "with notes"),
        ("a.txt", "read"),
        ("list.opml", "no article"),
    ]
    assert states[1].words == "2 articles · item 3 was left out"
    assert tally(states) == "5 files · 1 not read · 1 in part · 1 with notes · 1 no article"
    assert troubles(report) == "1 not read · 1 read in part"


def test_an_empty_folder_names_the_formats_and_the_reasons() -> None:
    many = tuple(Skipped(f"{n:02}.pdf", "no text layer") for n in range(12))
    words = nothing_to_read(Path("news"), Report(skipped=many))
    assert ".txt" in words
    assert "00.pdf: no text layer" in words
    assert "… and 4 more; D lists them all." in words
    assert "gave no article" not in nothing_to_read(Path("news"), Report())


async def test_a_cache_that_goes_away_is_one_calm_sentence(folder: Path, tmp_path: Path) -> None:
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        shutil.rmtree(tmp_path / "home")
        (folder / "later.txt").write_text("Later\n\nSomething else in the harbour.\n")
        desk_of(pilot).action_rescan()
        await settled(pilot)
        assert "is gone; close the desk and open it again" in said(pilot)
        assert not desk_of(pilot).updating.is_busy


# -- progress ---------------------------------------------------------------------------------------------


def test_words_about_the_work_give_way_part_by_part() -> None:
    words = "articles 1,234 of 2,000 · 25/s · about 1 min left"
    assert fitting(words, 60) == words
    assert fitting(words, 40) == "articles 1,234 of 2,000 · 25/s"
    assert fitting(words, 24) == "articles 1,234 of 2,000"
    assert fitting(words, 10) == ""


@pytest.mark.parametrize("share", [-1.0, 0.0, 0.3, 1.0, 7.0])
def test_the_bar_never_changes_its_width(share: float) -> None:
    assert bar(share).cell_length == BAR


async def test_the_bar_stays_in_its_place_while_numbers_grow(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    async with desk_on(folder, tmp_path / "home", tmp_path, size=(100, 30)) as pilot:
        desk = desk_of(pilot)
        starts = set()
        for done in (1, 20, 300, 2000):
            desk.updating.worked(Progress("articles", done, 2000))
            line = desk.status.render().plain
            starts.add((line.index("articles"), line.index(bar(desk.status.share or 0.0).plain)))
        assert len(starts) == 1
        desk.updating.ended()
        assert desk.status.render().plain.strip() == ""
        assert desk.quote_list.border_subtitle == "4 Related"  # that pane has no room here
        await pilot.press("4")
        assert desk.page.border_subtitle == "3 Quotes"
        await pilot.resize_terminal(70, 20)
        await pilot.press("2")
        assert desk.page.border_subtitle == "3 Quotes · 4 Related"


# -- the desk ---------------------------------------------------------------------------------------------

FIRST = "A dock closes\n\nThe oldest dock of the harbour closes in July. “Nobody asked us,” Ana Ruiz said.\n"
SECOND = "A museum opens\n\nThe museum of clocks opens after three years. Its roof was repaired twice.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    (made / "b.txt").write_text(FIRST, encoding="utf-8")
    return made


def said(pilot: Pilot[None]) -> str:
    """All that the desk has said lately."""
    return "\n".join(note.message for note in pilot.app._notifications)


async def watched(pilot: Pilot[None]) -> None:
    """Two looks at the folder, as time would bring them."""
    for _ in range(2):
        desk_of(pilot).updating.look()
        await settled(pilot)


async def test_a_new_file_appears_and_the_reader_stays_where_they_are(folder: Path, tmp_path: Path) -> None:
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("1", "2", "}", ")")
        before = (desk.place, desk.page.scroll_offset, pilot.app.focused)
        (folder / "a.txt").write_text(SECOND, encoding="utf-8")
        await watched(pilot)
        assert [each.file for each in desk.heads] == ["a.txt", "b.txt"]
        assert desk.article_list.option_count == 2
        assert desk.article_list.highlighted == 1
        assert (desk.place, desk.page.scroll_offset, pilot.app.focused) == before
        assert "1 new article in news" in said(pilot)


async def test_the_row_in_the_list_of_articles_stays(folder: Path, tmp_path: Path) -> None:
    (folder / "d.txt").write_text(SECOND, encoding="utf-8")
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("1", "j")
        (folder / "c.txt").write_text(SECOND.replace("clocks", "boats"), encoding="utf-8")
        await pilot.press("full_stop")
        await settled(pilot)
        assert desk.article_list.highlighted == 2
        await pilot.press("enter")
        assert desk.article is not None
        assert desk.article.file == "d.txt"


async def test_looking_again_answers_even_when_nothing_has_changed(folder: Path, tmp_path: Path) -> None:
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        assert said(pilot) == ""
        await pilot.press("full_stop")
        await settled(pilot)
        assert "Nothing has changed in news" in said(pilot)


async def test_an_open_article_that_changes_keeps_its_place(folder: Path, tmp_path: Path) -> None:
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]")
        words = FIRST.replace("The oldest", "Yesterday it was said again: the oldest")
        (folder / "b.txt").write_text(words, encoding="utf-8")
        await watched(pilot)
        assert desk.article is not None
        assert "Yesterday" in desk.article.text
        assert desk.article.text[desk.page.cursor_offset :].startswith("Nobody asked us")


async def test_a_moved_file_stays_open_and_its_bookmarks_follow(folder: Path, tmp_path: Path) -> None:
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]", "b")
        place = desk.place
        (folder / "b.txt").rename(folder / "z.txt")
        await watched(pilot)
        assert desk.article is not None
        assert place is not None
        assert desk.place == place._replace(file="z.txt")
        (kept,) = BookmarksFile(tmp_path / "bookmarks.yaml").load()
        assert kept.file == "z.txt"
        assert desk.kept
        assert "1 moved" in said(pilot)


async def test_the_way_back_follows_a_moved_file(folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_text(SECOND, encoding="utf-8")
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("J")
        (folder / "b.txt").rename(folder / "a.txt")
        await watched(pilot)
        await pilot.press("H")
        assert desk.article is not None
        assert desk.article.file == "a.txt"


async def test_an_empty_folder_fills_by_itself(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        page = desk.page.page
        assert ".txt" in " ".join(page.shown(row) for row in range(len(page.lines)))
        (folder / "a.txt").write_text(SECOND, encoding="utf-8")
        await watched(pilot)
        assert desk.article is not None
        assert desk.article.file == "a.txt"


async def test_files_with_trouble_are_told_and_listed(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        assert "1 not read" in said(pilot)
        await pilot.press("D")
        screen = pilot.app.screen
        assert isinstance(screen, FilesScreen)
        files = screen
        assert [(each.file, each.state) for each in screen.states] == [
            ("a.txt", "not read"),
            ("b.txt", "read"),
        ]
        await pilot.press("enter")
        assert pilot.app.screen is screen
        await pilot.press("f", "f")
        assert [each.file for each in files.found] == ["b.txt"]
        await pilot.press("F")
        assert len(files.found) == 2
        await pilot.press("j", "enter")
        assert isinstance(pilot.app.screen, DeskScreen)
        await pilot.press("i", "Y")
        copied = pilot.app.clipboard
        assert "file: b.txt\nfile size: " in copied
        assert "sha-256: " in copied


async def test_a_folder_whose_files_give_nothing_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "blank"
    folder.mkdir()
    (folder / "a.txt").write_text(" \n")
    async with desk_on(folder, tmp_path / "home", tmp_path, size=(70, 20)) as pilot:
        page = desk_of(pilot).page.page
        shown = " ".join(page.shown(row) for row in range(len(page.lines)))
        assert "These files gave no article:" in shown
        assert "a.txt:" in shown
        assert said(pilot) == ""


async def test_nothing_is_read_twice_at_once(folder: Path, tmp_path: Path) -> None:
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        desk.updating.start()
        desk.updating.rescan()
        assert sum(worker.group == "prepare" for worker in pilot.app.workers) == 1
        await settled(pilot)
        assert not desk.updating.is_busy


async def test_another_encoding_is_chosen_by_its_words_and_undone(folder: Path, tmp_path: Path) -> None:
    words = "Η γέφυρα ανοίγει το καλοκαίρι"
    (folder / "a.txt").write_bytes(f"Title\n\n{words}, είπε ο δήμαρχος.\n".encode("cp1253"))
    (folder / "catalogue.yaml").write_text("files:\n  a.txt: {encoding: cp1252, title: Mine}\n")
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("D", "I")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, EncodingScreen)
        assert screen.found[0].codec == "cp1252"
        at = [each.codec for each in screen.found].index("cp1253")
        assert words in screen.found[at].line
        assert screen.rows.option_count == len(screen.found) + 1  # what the program recognises by itself
        await pilot.press(*"j" * at, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, DeskScreen)
        assert words in desk.library.articles()[0].text
        assert "{encoding: cp1253, title: Mine}" in (folder / "catalogue.yaml").read_text()
        await pilot.press("z")
        await settled(pilot)
        assert desk.heads[0].encoding == "cp1252"
        (folder / "catalogue.yaml").write_text("files:\n  a.txt: {encoding: no-such}\n")
        await pilot.press("full_stop")
        await settled(pilot)
        assert "a.txt" not in {head.file for head in desk.heads}
        await pilot.press("D", "I")
        await settled(pilot)
        again = pilot.app.screen
        assert isinstance(again, EncodingScreen)
        assert again.asked.path.name == "a.txt"
        await pilot.press("G", "enter")  # as the program recognises it
        await settled(pilot)
        assert desk.heads[0].encoding == "cp1253"
