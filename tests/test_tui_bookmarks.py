"""The list of bookmarks after the files changed: a mended file, states, places, filter, export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from search.bookmarks import BookmarksFile
from search.errors import ExportError
from search.places import exports_folder
from tests.desk import desk_of, desk_on, settled
from tui.app import HexaplaApp
from tui.keys.line_commands import run_line
from tui.screens.bookmark_filter import BookmarkFilterScreen
from tui.screens.bookmark_places import BookmarkPlacesScreen
from tui.screens.bookmarks import BookmarksScreen
from tui.screens.export_line import export_as, import_file
from tui.screens.form_file import FormFileScreen
from tui.screens.report_line import report_to

TEXT = """News of the town

The mayor said that the bridge would open in spring. She thanked the workers for their patience.

Rain fell on the town. Later rain fell on the town.
"""
KEPT = """# mine
bookmarks:
  - id: sure
    source: {file: a.txt}
    quote: She thanked the workers for their patience.
    tags: [t]
  - id: changed
    source: {file: a.txt}
    quote: The mayor said that the bridge would open in summer.
    selectors:
      - {type: TextQuoteSelector, exact: "The mayor said that the bridge would open in summer.",
         prefix: "News of the town\\n\\n", suffix: " She thanked the workers for the"}
      - {type: TextPositionSelector, start: 18, end: 70, text: cleaned}
  - id: twice
    source: {file: a.txt}
    quote: town
  - id: lost
    source: {file: gone.txt}
    quote: the bridge would open in spring for cars
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    return folder


def shown(screen: BookmarksScreen) -> list[tuple[str, str]]:
    return [(each.bookmark.id, each.state) for each in screen.shown]


async def _nothing_is_listed_of_a_broken_file(pilot: Pilot[None]) -> None:
    (told,) = pilot.app._notifications
    assert "bookmarks.yaml, line" in told.message  # why nothing is marked
    await pilot.press("B")
    assert isinstance(pilot.app.screen, BookmarksScreen)
    assert "still in the file" in pilot.app.screen.rows.message
    await pilot.press("escape")


async def test_what_became_of_bookmarks_is_told_and_put_right(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.yaml"
    file = BookmarksFile(path)
    path.write_text(KEPT.replace("id: lost", "id： lost"))
    async with desk_on(folder, tmp_path / "home", tmp_path, (90, 26)) as pilot:
        await _nothing_is_listed_of_a_broken_file(pilot)
        await pilot.press("b", "B")
        screen = pilot.app.screen
        assert isinstance(screen, BookmarksScreen)
        assert len(screen.kept) == 1  # kept beside the broken file
        path.write_text(KEPT)
        await pilot.press("escape", "B")
        assert (len(file.load()), file.recovered.exists()) == (5, False)
        await pilot.press("g", "d")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, BookmarksScreen)
        assert shown(screen) == [
            ("lost", "orphan"),
            ("twice", "ambiguous"),
            ("changed", "changed"),
            ("sure", "exact"),
        ]
        words = "\n".join(str(screen.rows.get_option_at_index(row).prompt) for row in range(4))
        assert "− The mayor said that the bridge would open in summer." in words
        assert "+ The mayor said that the bridge would open in spring." in words
        assert "not found any more" in words

        await pilot.press("enter")  # an orphan has no place to go to: it is looked for
        await settled(pilot)
        assert isinstance(pilot.app.screen, BookmarkPlacesScreen)
        assert pilot.app.screen.line.value.startswith("the bridge would open")
        await pilot.press("y")
        await settled(pilot)
        assert shown(screen)[0] == ("lost", "exact")
        assert file.load()[3].file == "a.txt"
        await pilot.press("z")
        await settled(pilot)
        assert shown(screen)[0] == ("lost", "orphan")

        assert path.read_text().startswith("# mine\n")

        await narrow_and_export(pilot, screen, folder)
        await pilot.press("escape")
        other = tmp_path / "other.csv"
        await import_and_export(pilot, other, file)
        await make_a_report(pilot, folder)

        await pilot.press("B")
        await settled(pilot)
        opened = pilot.app.screen
        assert isinstance(opened, BookmarksScreen)
        assert dict(shown(opened))["sure"] == "exact"
        (folder / "a.txt").write_text(TEXT.replace("She thanked", "Then she thanked"))
        desk_of(pilot).action_rescan()
        await settled(pilot)
        assert dict(shown(opened))["sure"] != "exact"


async def narrow_and_export(pilot: Pilot[None], screen: BookmarksScreen, folder: Path) -> None:
    await pilot.press("f")
    assert isinstance(pilot.app.screen, BookmarkFilterScreen)
    await pilot.press("slash", *"changed", "down")
    pilot.app.screen.narrow()
    await pilot.press("enter")
    assert shown(screen) == [("changed", "changed")]
    await pilot.press("e")
    assert isinstance(pilot.app.screen, FormFileScreen)
    name = pilot.app.screen.query_one(Input)
    await pilot.press("tab")
    assert name.value.endswith("bookmarks.html")
    name.value = "mine.jsonl"
    await pilot.press("enter")
    await settled(pilot)
    (line,) = (exports_folder(folder) / "mine.jsonl").read_text().splitlines()
    assert (json.loads(line)["id"], json.loads(line)["state"]) == ("changed", "changed")
    await pilot.press("F")
    assert len(screen.shown) == 4


async def make_a_report(pilot: Pilot[None], folder: Path) -> None:
    with pytest.raises(ExportError, match=r"\.html, \.md"):
        report_to(desk_of(pilot), "mine.txt")
    run(pilot, "report")
    await settled(pilot)
    text = (exports_folder(folder) / "report.html").read_text("utf-8")
    assert "She thanked the workers for their patience." in text
    assert "the words were changed" in text
    assert "now in the article: " in text


def run(pilot: Pilot[None], line: str) -> None:
    """Do what is written behind `:`."""
    assert isinstance(pilot.app, HexaplaApp)
    run_line(pilot.app, line)


async def import_and_export(pilot: Pilot[None], other: Path, file: BookmarksFile) -> None:
    desk = desk_of(pilot)
    export_as(desk, "md")
    await settled(pilot)
    assert exports_folder(desk.library.folder).joinpath("bookmarks.md").is_file()
    with pytest.raises(ExportError):
        export_as(desk, "md", "bookmarks.md")  # it is there already
    other.write_text("Highlight,Title\nRain fell on the town.,News of the town\n")
    with pytest.raises(ExportError, match="import FILE"):
        import_file(desk, "")
    for _twice in range(2):
        run(pilot, f"import {other}")
        await settled(pilot)
    assert (file.load()[-1].file, len(file.load())) == ("a.txt", 5)
