"""A folder for derived data where the usual one cannot be written: it goes when the program ends."""

from __future__ import annotations

import atexit
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from search.errors import CacheUnusable, HexaplaError
from search.library import Library
from search.places import APP
from search.speech import N_
from tui.output.terminal import USAGE, fail

LASTS_NOT = N_("All works meanwhile; what is read now is forgotten when the desk closes.")


def with_spare(folder: Path, encoder: str, why: CacheUnusable) -> Library:
    """The library of a folder with derived data in a new temporary folder.

    Leaves with `why`, the sentence about the usual one, where that cannot be written either.
    """
    try:
        home = Path(mkdtemp(prefix=f"{APP}-"))
        atexit.register(rmtree, home, ignore_errors=True)
        return Library(folder, home, encoder)
    except (HexaplaError, OSError):
        fail(str(why), USAGE)
