"""The list of articles: what is wanted of it, its order, and what has been read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from search.model import Article
from tests.desk import desk_of, desk_on, settled
from tui.reader.read_marks import ReadMarks
from tui.reader.shelf import READ, UNREAD, Facet, Heading, Shelf, chosen, facets, label, nothing_is_read
from tui.screens.shelf_filter import ShelfFilterScreen
from tui.widgets.article_rows import ArticleRow, article_line, article_row


def head(key: int, title: str, source: str = "", date: str = "", langs: tuple[str, ...] = ("en",)) -> Article:
    return replace(Article(key, f"{key}.txt", 0, title, ""), source=source, date=date, langs=langs)


HEADS = (
    head(1, "Zebra", "Post", "2025-07-15"),
    head(2, "超級智能", "Ferry News", "2025-08-01", ("zh-Hant", "en")),
    head(3, "apple", "Ferry News", "2025-07-02"),
    head(4, "Mango"),
)


def is_read(article: Article) -> bool:
    return article.id in (1, 3)


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("file", [1, 2, 3, 4]),
        ("date", [2, 1, 3, 4]),
        ("source", [2, 3, 1, 4]),
        ("title", [3, 4, 1, 2]),
        ("unread", [2, 4, 1, 3]),
    ],
)
def test_what_is_not_stated_comes_last(order: str, ids: list[int]) -> None:
    shelf = Shelf(HEADS, is_read=is_read, order=order)  # type: ignore[arg-type]
    assert [each.id for each in shelf.articles()] == ids


def test_headings_stand_above_what_belongs_together_with_its_number() -> None:
    def headings(shelf: Shelf) -> list[Heading]:
        return [line for line in shelf.lines() if isinstance(line, Heading)]

    assert headings(Shelf(HEADS, order="date")) == [
        Heading("month", "2025-08", 1),
        Heading("month", "2025-07", 2),
        Heading("month", "", 1),
    ]
    assert [each.number for each in headings(Shelf(HEADS, order="source"))] == [2, 1, 1]
    assert headings(Shelf(HEADS, is_read=is_read, order="unread")) == [
        Heading("state", UNREAD, 2),
        Heading("state", READ, 2),
    ]
    assert headings(Shelf(HEADS, order="title")) == []


def test_all_that_is_wanted_must_fit_and_both_chinese_scripts_do() -> None:
    def ids(**wanted: str) -> list[int]:
        return [each.id for each in chosen(HEADS, wanted, is_read)]  # type: ignore[arg-type]

    assert ids() == [1, 2, 3, 4]
    assert ids(source="Ferry News", state="unread") == [2]
    assert ids(source="") == [4]
    assert ids(language="en", month="2025-07") == [1, 3]
    assert ids(words="超级") == [2]
    assert ids(words="FERRY app") == [3]


def test_each_kind_is_counted_under_what_is_wanted_of_the_others() -> None:
    found = facets(HEADS, {"source": "Ferry News"}, is_read)
    assert Facet("source", "Post", 1) in found
    assert Facet("state", UNREAD, 1) in found
    assert Facet("language", "en", 2) in found
    assert Facet("month", "", 0) not in found
    assert label("source", "") == "no source stated"
    assert Facet("month", "1999-01", 0) in facets(HEADS, {"month": "1999-01"}, nothing_is_read)


@pytest.mark.parametrize("width", [8, 20, 60, 120])
def test_a_row_has_the_height_it_was_said_to_have(width: int) -> None:
    for each in (*HEADS, head(5, "港口 and harbour " * 30), head(6, "a[red]b\x1b[2J")):
        row = ArticleRow(Shelf(HEADS), each)
        assert row(width).plain.count("\n") + 1 <= row.height(width)
    assert article_row(HEADS[0], 0, 0, False, False, 40).plain.startswith("* Zebra")
    assert article_row(HEADS[0], 2, 3, False, True, 40).plain.startswith("Zebra\nen · ×3 · Post")
    assert article_line(HEADS[1], 7, 0, False, True, 120).cell_length == 120


# -- what has been read ---------------------------------------------------------------------------------


def test_two_desks_lose_nothing_and_marks_go_with_moved_files(tmp_path: Path) -> None:
    one, other = ReadMarks(tmp_path / "state" / "read.json"), ReadMarks(tmp_path / "state" / "read.json")
    assert not one.is_read(HEADS[0])
    one.keep(HEADS[0], True)
    other.keep(HEADS[1], True)
    one.keep(HEADS[2], True)
    later = ReadMarks(one.path)
    assert [later.is_read(each) for each in HEADS] == [True, True, True, False]
    later.keep(HEADS[0], False)
    assert not ReadMarks(one.path).is_read(HEADS[0])
    moved = replace(HEADS[1], file="elsewhere/b.txt")
    assert not later.is_read(moved)
    later.follow([moved], {HEADS[1].file: moved.file})
    assert ReadMarks(one.path).is_read(moved)
    one.path.write_text('{"read": [1, {}', encoding="utf-8")
    assert not ReadMarks(one.path).is_read(moved)


def test_what_cannot_be_written_holds_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    marks = ReadMarks(tmp_path / "state" / "read.json")
    with pytest.raises(OSError, match="state"):
        marks.keep(HEADS[0], True)
    assert marks.is_read(HEADS[0])


# -- at the desk -------------------------------------------------------------------------------------------


async def test_a_list_is_ordered_filtered_and_marked(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, title in (("a", "Docks close"), ("b", "Apples ripen"), ("c", "Docks open")):
        (folder / f"{name}.txt").write_text(f"{title}\n\nIt was said in the harbour town on Monday.\n")
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        listed = desk.article_list
        first = desk.article
        assert first is not None
        await pilot.press("u", "1")
        assert desk.shelving.marks.is_read(first)
        assert listed.border_title == "Articles 3"
        await pilot.press("U")
        assert listed.highlighted_head is not None
        assert listed.highlighted_head.id != first.id
        await pilot.press("comma")
        assert desk.shelving.order == "date"
        await pilot.press("f")
        assert isinstance(pilot.app.screen, ShelfFilterScreen)
        await pilot.press("slash", *"docks", "enter")
        pilot.app.screen.narrow()
        await pilot.press("g", "enter")
        await settled(pilot)
        assert listed.border_title == "Articles 2 of 3"
        assert [each.title for each in desk.shelving.articles()] == ["Docks close", "Docks open"]
        await pilot.press("F")
        assert listed.border_title == "Articles 3"
