"""What hands expect: paths complete, q leaves the hits, o opens any file, keys have one name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets._footer import FooterKey

from search.places import exports_folder
from tests.desk import desk_of, desk_on, settled
from tui.keys.declared import key_name, key_rows
from tui.keys.line_commands import NoSuch, completions, run_line
from tui.keys.path_completion import paths
from tui.output.counting import counted, heard
from tui.screens.desk import DeskScreen
from tui.screens.files import FilesScreen
from tui.screens.glossary_words import GlossaryWordsScreen
from tui.screens.search import SearchScreen
from tui.start import draw_where_it_is_seen
from tui.widgets.lazy_row import SetRow


def test_paths_are_completed_as_a_shell_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("news", ".cache"):
        (tmp_path / name).mkdir()
    for name in ("Notes.md", "news/a b.csv", "new\x1bs.md"):
        (tmp_path / name).touch()
    assert paths("n", tmp_path) == ["news/", "Notes.md"]
    assert paths("news/", tmp_path) == ["news/a b.csv"]
    (tmp_path / "news" / "round").symlink_to("round")
    assert paths("news/", tmp_path) == ["news/a b.csv", "news/round"]
    assert paths(".", tmp_path) == [".cache/"]
    assert paths("~/no", Path("/nowhere")) == ["~/Notes.md"]
    assert paths(f"{tmp_path}/news", Path()) == [f"{tmp_path}/news/"]
    assert paths("gone/x", tmp_path) == paths("~nobody-at-all/", tmp_path) == paths("a\0", tmp_path) == []


def test_rows_that_are_written_are_counted_and_may_break_off() -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise KeyError

    token = heard.set(tell)
    try:
        with pytest.raises(KeyError):
            list(counted("abcd"))
    finally:
        heard.reset(token)
    assert told == [(0, 4), (1, 4), (2, 4)]
    assert list(counted("ab")) == ["a", "b"]


def test_keys_have_one_name_and_one_owner_where_a_reader_gives_one_twice() -> None:
    names = ("ctrl+t", "shift+tab", "slash", "pagedown", "f3", "Z")
    assert list(map(key_name, names)) == ["Ctrl-T", "Shift-Tab", "/", "Pgdn", "F3", "Z"]
    shown = {row.id: row.keys for row in key_rows({"desk.why": "z"}) if row.section == "Everywhere"}
    assert (shown["desk.why"], shown["desk.undo"]) == ("z", "")
    assert all(row.keys for row in key_rows({}))


def test_a_row_that_is_set_is_as_high_as_it_has_lines() -> None:
    row = SetRow.of(Content("字" * 40 + "\n\nb").stylize("bold"))
    assert row.get_height({}, 10) == 3
    assert row.spans


def test_a_file_for_errors_takes_no_picture(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "log").open("w") as log, open(os.devnull, "w") as shown:
        monkeypatch.setattr("sys.__stderr__", log)
        monkeypatch.setattr("sys.__stdout__", shown)
        draw_where_it_is_seen()
        assert sys.__stderr__ is shown
        assert shown.errors == "backslashreplace"


async def test_q_o_and_the_line_do_what_is_usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Rain fell again\n\nRain fell on the town. Nobody complained.\n")
    (folder / "empty.txt").touch()
    exports = exports_folder(folder)
    exports.mkdir(parents=True)
    (exports / "old.md").touch()
    monkeypatch.setattr("tui.screens.outside.opener", lambda *_: "")
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        await pilot.press("D")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, FilesScreen)
        assert screen.found[0].file == "empty.txt"
        await pilot.press("o", "q")
        assert str(folder / "empty.txt") in [*pilot.app._notifications][-1].message
        await pilot.press("asterisk")
        await settled(pilot)
        chooser = pilot.app.screen
        assert isinstance(chooser, GlossaryWordsScreen)
        assert [span.of("Rain fell again") for span in chooser.spans] == ["Rain", "fell"]
        await pilot.press("j", "enter")
        await settled(pilot)
        search = pilot.app.screen
        assert isinstance(search, SearchScreen)
        assert search.query_one(Input).value == "fell"
        await pilot.press("escape", "v", "asterisk")
        await settled(pilot)
        search = pilot.app.screen
        assert isinstance(search, SearchScreen)
        assert search.query_one(Input).value == "Rain fell again"  # what is selected
        await pilot.press("down")
        await settled(pilot)
        await pilot.press("q")
        assert isinstance(pilot.app.screen, DeskScreen)
        await pilot.resize_terminal(46, 20)
        keys = [key.key_display for key in pilot.app.screen.query(FooterKey) if key.display]
        assert keys == ["/", "W", "S", "?", "q"]
        app = desk_of(pilot).app
        for line in ("quit now", "next-hit 3", "settings x"):
            with pytest.raises(NoSuch, match=f"Nothing follows :{line.split()[0]}"):
                run_line(app, line)  # type: ignore[arg-type]
        run_line(app, "help bookmark")  # type: ignore[arg-type]
        await settled(pilot)
        shown = str(pilot.app.screen.query_one("#keys", Static).content)
        assert "Keep the quote or" in shown
        assert "all languages" not in shown
        await pilot.press("escape", "escape")
        assert [line for line, _words in completions(app, "export md o")] == ["export md old.md"]  # type: ignore[arg-type]
        assert ("e a.txt", "") in completions(app, "e a")  # type: ignore[arg-type]
