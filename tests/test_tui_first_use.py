"""The first minutes: the tour, folders that are not there, pasted paths, the manual and completion."""

from __future__ import annotations

from pathlib import Path
from urllib.request import pathname2url

import pytest
from click.testing import CliRunner
from textual import events

from search.library import Library
from tests.desk import desk_of, desk_on, settled
from tui.cli import main
from tui.commands.names import COMMANDS
from tui.reader.folders import Place, missing, nearest, pasted, place_of
from tui.reader.tour import STEPS, due_step
from tui.screens.desk_keys import DESK_KEYS
from tui.screens.open_folder import OpenFolderScreen
from tui.setup.settings import Settings
from tui.setup.settings_file import SETTINGS, Loaded, in_short
from tui.start import is_plain_desk, open_desk


def test_a_file_means_its_folder_and_nothing_means_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    assert place_of(tmp_path) == Place(tmp_path)
    assert place_of(tmp_path / "a.txt") == Place(tmp_path, "a.txt")
    assert place_of(tmp_path / "none") is None
    assert place_of(tmp_path / ("x" * 5000)) is None


def test_the_nearest_name_is_proposed(tmp_path: Path) -> None:
    (tmp_path / "News" / "july").mkdir(parents=True)
    assert nearest(tmp_path / "nwes" / "july") == tmp_path / "News" / "july"
    assert nearest(tmp_path / "nwes" / "june") == tmp_path / "News"
    assert nearest(tmp_path / "entirely-other") is None
    assert "Did you mean hexapla search?" in missing(Path("serch"), COMMANDS)
    assert "starter corpus" in missing(tmp_path / "entirely-other")


def test_a_desk_without_options_needs_no_parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "search").mkdir()
    monkeypatch.chdir(tmp_path)
    assert is_plain_desk([])
    assert is_plain_desk([str(tmp_path)])
    assert is_plain_desk(["./search"])
    for words in (["search"], ["desk"], ["--plain"], ["none"], [""], [str(tmp_path), "--plain"]):
        assert not is_plain_desk(words)
    monkeypatch.setenv("_HEXAPLA_COMPLETE", "bash_complete")
    assert not is_plain_desk([])


def test_a_path_is_known_however_a_terminal_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "港口 news' (1).txt"
    path.write_text("A")
    escaped = str(path).replace(" ", "\\ ").replace("'", "\\'").replace("(", "\\(").replace(")", "\\)")
    for text in (str(path), f'"{path}"', escaped, f"file://{pathname2url(str(path))}\r\n", f" {path} \n/x"):
        assert pasted(text) == path
    for text in ("", "a word", "/nowhere/at/all", "'", "file://[", "/" + "x" * 9000, "\0"):
        assert pasted(text) is None


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("A")
    asked = CliRunner().invoke(main, [str(tmp_path / "newss")])
    assert asked.exit_code == 2
    assert f"Did you mean {tmp_path / 'news'}?" in asked.output
    asked = CliRunner().invoke(main, ["search", "-f", str(tmp_path / "news" / "a.txt"), "x"])
    assert asked.exit_code == 2
    assert f"name its folder: {tmp_path / 'news'}" in asked.output


def test_a_desk_opens_without_a_cache_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Path, tuple[str, ...]]] = []

    def run(library: Library, _file: str, loaded: Loaded) -> None:
        library.add()
        opened.append((library.home, loaded.problems))

    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr("tui.start.in_browser", lambda: True)
    monkeypatch.setattr("tui.app.run", run)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "news").mkdir()
    (tmp_path / "cache").write_text("no folder")
    open_desk(tmp_path / "news", tmp_path / "cache", Loaded(Settings(), ("There is no setting x.",)))
    ((home, problems),) = opened
    assert home.is_relative_to(tmp_path)
    assert "forgotten when the desk closes" in problems[0]
    assert in_short(problems) == f"{problems[0]} 1 more thing is wrong: `hexapla settings` lists all."
    assert in_short(problems[1:]) == "There is no setting x."


def test_the_manual_tells_of_every_command_and_key_of_the_desk() -> None:
    told = CliRunner().invoke(main, ["manual"]).output
    for name in COMMANDS:
        assert f"\n## hexapla {name}\n" in told
    for key in DESK_KEYS:
        assert key.description in told  # type: ignore[union-attr]
    for each in SETTINGS:
        assert f"\n- `{each.name}` " in told
    for name in ("bookmarks.yaml", "catalogue.yaml", "130", "HEXAPLA_HOME", "zh-Hant"):
        assert f"\n- `{name}` " in told
    page = CliRunner().invoke(main, ["manual", "--man"]).output
    assert page.isascii()
    assert page.startswith(".TH HEXAPLA 1")


@pytest.mark.parametrize(("shell", "words"), [("zsh", "#compdef"), ("fish", "complete ")])
def test_a_shell_is_told_how_to_complete(shell: str, words: str) -> None:
    assert words in CliRunner().invoke(main, ["completion", shell]).output


async def test_five_keys_are_shown_while_the_desk_goes_on_and_paths_arrive(tmp_path: Path) -> None:
    folder, other = tmp_path / "news", tmp_path / "other"
    for each in (folder, other):
        each.mkdir()
    for name in "ab":
        text = "".join(f"Paragraph {n} of the harbour.\n\n" for n in range(60))
        (folder / f"{name}.txt").write_text(f"Title {name}\n\n{text}")
    async with desk_on(folder, tmp_path / "home", tmp_path) as pilot:
        desk = desk_of(pilot)
        assert due_step() == 0
        desk.touring.begin_if_due()
        await settled(pilot)
        card = desk.touring.card
        assert card is not None
        before = desk.page.cursor_offset
        await pilot.press("j", "j")
        assert desk.page.cursor_offset > before
        await pilot.press("enter", "right_square_bracket", "4")
        await settled(pilot)
        assert card.step == due_step() == 1
        assert desk.panes.active == "related"
        await pilot.press("H", "slash", "escape", "2", "b")
        assert card.step == len(STEPS) - 1
        await pilot.press("f2")
        assert desk.touring.card is None
        assert due_step() is None

        opened = desk.article
        assert opened is not None
        file = "b.txt" if opened.file == "a.txt" else "a.txt"
        desk.post_message(events.Paste(f"'{folder / file}'"))
        await settled(pilot)
        assert desk.article is not None
        assert desk.article.file == file
        assert not desk.shelving.marks.is_read(desk.article)
        await pilot.press("G")
        assert desk.shelving.marks.is_read(desk.article)
        desk.post_message(events.Paste(str(other)))
        await settled(pilot)
        assert isinstance(pilot.app.screen, OpenFolderScreen)
        await pilot.press("y")
        assert getattr(pilot.app, "next_place") == Place(other)  # noqa: B009
