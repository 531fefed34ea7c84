"""Fixed folders and a still screen for every test; nothing of the user's own is read or written."""

from __future__ import annotations

import getpass
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from search.speech import use

# The same examples in every run; `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("same", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile("same")

os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
os.environ.pop("NO_COLOR", None)

SEEDS = Path(__file__).parent.parent / "seeds"


CACHE = Path(tempfile.gettempdir()) / f"hexapla-tests-{getpass.getuser()}"
SHARED = ("dictionary", "weights")
"""Folders of the cache with the tables of the dictionary and of the encoder, which take seconds to make and
depend on nothing a test does."""

os.environ["XDG_CACHE_HOME"] = str(CACHE)  # for what is made once for many tests


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
    """A derived-data folder in which the seeds are read and indexed once for all tests that only look."""
    from search.library import Library

    home = tmp_path_factory.mktemp("seeds-home")
    with Library(SEEDS, home) as library:
        library.add()
        library.catch_up()
    return home


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A name for bytes: whole files as names of tests help nobody, and those made on the spot vary."""
    return argname if isinstance(val, bytes) else None
