"""The passage under the cursor of any list is copied, kept and opened; files of decisions are edited."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from search.bookmarks import BookmarksFile
from search.model import Span
from tests.desk import desk_of, desk_on, settled
from tui.screens.compare import Stretch

FIRST = "The harbour board said on Monday that the glow buoy had failed twice."
SECOND = "A second glow buoy will be ordered before the herring fleet returns."
THIRD = "“The glow buoy is gone,” Ana Ruiz said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(f"Board weighs a buoy\n\n{FIRST} {SECOND}\n", "utf-8")
    (news / "b.txt").write_text(f"Fleet in fog\n\n{THIRD}\n", "utf-8")
    return news


async def pressed(pilot: Pilot[None], *keys: str) -> list[str]:
    """What the desk said to some keys."""
    pilot.app.clear_notifications()
    await pilot.press(*keys)
    await settled(pilot)
    return [str(each.message) for each in pilot.app._notifications]


async def test_the_keys_of_a_passage_mean_the_same_in_every_list(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        app, desk = pilot.app, desk_of(pilot)

        async def tried(words: str, file: str) -> None:
            """y, Y, o and b, on a passage of a file."""
            await pressed(pilot, "y")
            assert app.clipboard == words
            await pressed(pilot, "Y")
            assert words in app.clipboard
            assert app.clipboard.endswith(file)
            (told,) = await pressed(pilot, "o")
            assert told.endswith(str(folder / file))
            (told,) = await pressed(pilot, "b")
            assert "z undoes" in told
            kept = BookmarksFile(desk.keeping.path).load()
            assert [each.quote for each in kept] == [words]
            desk.keeping.file.undo()

        await pressed(pilot, "slash", *"herring", "down")
        assert app.screen.focused is app.screen.query_one("#passages", OptionList)
        await tried(f"{FIRST} {SECOND}", "a.txt")
        await pressed(pilot, "w")
        await tried(SECOND, "a.txt")
        await pressed(pilot, "escape", "escape", "escape")

        here, there = (desk.library.article(file, 0) for file in ("a.txt", "b.txt"))
        assert here is not None
        assert there is not None
        stretches = [
            Stretch(article.id, Span(start, start + len(words)))
            for article, words in ((here, FIRST), (there, THIRD))
            for start in [article.text.index(words)]
        ]
        desk.dialogs.compare_stretches(stretches[0], stretches[1])
        await settled(pilot)
        await tried(FIRST, "a.txt")
        await pressed(pilot, "l")
        await tried(THIRD, "b.txt")
        await pressed(pilot, "escape", "S", "enter")
        await pressed(pilot, "y")
        assert app.clipboard in THIRD
        await pressed(pilot, "escape")
        await _edited(pilot, monkeypatch)


async def _edited(pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch) -> None:
    """E opens the file of the decisions, which is read again afterwards."""
    opened: list[str] = []

    def edit(_app: object, path: Path) -> str:
        opened.append(path.name)
        if path.name == "people.yaml":
            path.write_text("people:\n  - name: Ana Ruiz\n    names: [Anna Ruis]\n", "utf-8")
        return ""

    monkeypatch.setattr("tui.reader.editing.edit", edit)
    await pressed(pilot, "E")
    screen = pilot.app.screen
    assert "Anna Ruis" in screen.shown[0].names  # type: ignore[attr-defined]
    for key in ("X", "O", "B", ""):
        await pressed(pilot, "escape", *([key] if key else []), "E")
    assert opened == ["people.yaml", "glossary.yaml", "statements.yaml", "bookmarks.yaml", "bookmarks.yaml"]
