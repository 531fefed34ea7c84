"""What all dialogs have in common: the title, and work that breaks off behind the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.screen import ModalScreen
from textual.widgets import Input
from textual.worker import WorkerFailed

from search.library import Library
from tests.desk import SEEDS, desk_of, desk_on, settled
from tui.screens.coverage import CoverageScreen
from tui.screens.help import HelpScreen
from tui.widgets.dialog import fitted_title


@pytest.mark.parametrize(
    ("parts", "room", "title"),
    [
        (("Timeline", "39 entries", "story"), 40, "Timeline · 39 entries · story"),
        (("Timeline", "39 entries", "story"), 25, "Timeline · 39 entries"),
        (("Coverage", "Regulator halts 31 ships"), 25, "Coverage · Regulator hal…"),
        (("A long name of something kept", "2 of 12"), 25, "A long name of… · 2 of 12"),
        (("", "Only this"), 25, "Only this"),
        ((), 25, ""),
    ],
)
def test_the_longer_part_of_a_title_gives_way(parts: tuple[str, ...], room: int, title: str) -> None:
    assert fitted_title(parts, room) == title


async def test_a_screen_is_left_once(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("A ferry\n\nThe ferry stays.\n", "utf-8")
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        await pilot.press("B")
        beneath = pilot.app.screen_stack
        assert len(beneath) == 2
        for key in ("colon", "question_mark", "ctrl+p"):
            await pilot.press(key)
            above = pilot.app.screen
            assert isinstance(above, ModalScreen)
            above.dismiss(None)
            above.dismiss(None)
            await settled(pilot)
            assert pilot.app.screen_stack == beneath, key
        await pilot.press("escape", "colon", "z")
        line = pilot.app.screen
        for _ in range(2):
            line.post_message(Input.Submitted(line.query_one(Input), "z"))
        await settled(pilot)
        assert pilot.app.screen is desk_of(pilot)


async def test_work_that_breaks_off_is_told(
    seeds_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **_more: object) -> None:
        raise RuntimeError("no such luck")

    monkeypatch.setattr(Library, "coverage", broken)
    async with desk_on(SEEDS, seeds_home, tmp_path) as pilot:
        await pilot.press("C")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CoverageScreen)
        assert "no such luck" in str(screen.rows.get_option_at_index(0).prompt)
        await pilot.press("escape", "question_mark")
        dialog = pilot.app.screen
        assert isinstance(dialog, HelpScreen)
        with pytest.raises(WorkerFailed):
            await dialog.run_worker(broken, thread=True, exit_on_error=False).wait()
        await pilot.pause()
        assert "no such luck" in " ".join(each.message for each in pilot.app._notifications)
