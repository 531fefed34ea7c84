"""Fixed folders and a still screen for every test; nothing of the user's own is read or written."""

from __future__ import annotations

import getpass
import os
import shutil
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from search.files import locked
from search.speech import use
from tests.rest import at_rest

# The same examples in every run; `pytest --hypothesis-profile=search` looks for new ones.
# No test judges time.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None)
settings.load_profile("same")

os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
os.environ.pop("NO_COLOR", None)

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
STORY = ROOT / "tests" / "samples" / "story"

CACHE = Path(tempfile.gettempdir()) / f"hexapla-tests-{getpass.getuser()}"
SHARED = ("dictionary", "weights")
"""Folders of the cache with the tables of the dictionary and of the encoder, which take seconds to make and
depend on nothing a test does."""

os.environ["XDG_CACHE_HOME"] = str(CACHE)  # for what is made once for many tests


def _forget_what_other_code_made() -> None:
    """The table of the dictionary is kept from run to run, but only for the code that has made it."""
    folder = CACHE / "hexapla" / "dictionary"
    code = b"".join(path.read_bytes() for path in sorted((ROOT / "search" / "dictionary").glob("*.py")))
    folder.mkdir(parents=True, exist_ok=True)
    made_by, now = folder / "made-by", sha256(code).hexdigest()
    if not made_by.exists() or made_by.read_text() != now:
        for table in folder.glob("*.db"):
            table.unlink(missing_ok=True)
        made_by.write_text(now)


_forget_what_other_code_made()


@pytest.fixture(scope="session", autouse=True)
def no_idle_waits() -> Iterator[None]:
    """Textual's pilot waits until the application rests, and no longer."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("app", "pilot"):
            patch.setattr(f"textual.{module}.wait_for_idle", at_rest)
        yield


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """English, and home, cache, data and state in a folder of each test's own; two tables are shared.

    Files are not forced to the disk, which takes most of the time of a write: no test cuts the power.
    """
    home = tmp_path_factory.mktemp("home")
    (home / "cache" / "hexapla").mkdir(parents=True)
    for name in SHARED:
        (CACHE / "hexapla" / name).mkdir(parents=True, exist_ok=True)
        (home / "cache" / "hexapla" / name).symlink_to(CACHE / "hexapla" / name)
    for name, part in (("XDG_CACHE_HOME", "cache"), ("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state")):
        monkeypatch.setenv(name, str(home / part))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("HEXAPLA_HOME", raising=False)
    monkeypatch.setattr("os.fsync", lambda _handle: None)
    use("en")
    return home


@pytest.fixture(scope="session")
def seeds_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A derived-data folder in which the seeds are read and indexed, for all tests that only look."""
    return _prepared(SEEDS, tmp_path_factory)


@pytest.fixture(scope="session")
def story_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for the story of nine articles."""
    return _prepared(STORY, tmp_path_factory)


@pytest.fixture
def copied_story(story_home: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The files of the story in a folder of the test's own, and its derived data, read and indexed."""
    from search.places import library_key

    folder, home = tmp_path / "files", tmp_path / "derived"
    shutil.copytree(STORY, folder, ignore=shutil.ignore_patterns("gold.json", "*.yaml"))
    (made,) = story_home.iterdir()
    shutil.copytree(made, home / library_key(folder))
    return folder, home


def _prepared(folder: Path, factory: pytest.TempPathFactory) -> Path:
    """Made by the first process of a run that needs it, and copied by the others."""
    from search.library import Library

    base = factory.getbasetemp()
    made = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"{folder.name}-prepared"
    with locked(made, wait=300):
        if not made.exists():
            new = factory.mktemp(f"{folder.name}-new")
            with Library(folder, new) as library:
                library.add()
                library.catch_up()
            new.rename(made)
    return shutil.copytree(made, factory.mktemp(f"{folder.name}-home"), dirs_exist_ok=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Neighbouring tests go to one process: what a file prepares for all its tests is prepared once."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A name for bytes: whole files as names of tests help nobody, and those made on the spot vary."""
    return argname if isinstance(val, bytes) else None
