"""A folder for derived data where the usual one cannot be written: it goes when the program ends."""

from __future__ import annotations

import atexit
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from search.places import APP
from search.speech import N_
from tui.terminal import USAGE, fail

LASTS_NOT = N_("All works meanwhile; what is read now is forgotten when the desk closes.")


def spare_home(error: Exception) -> Path:
    """Make it; leaves with the sentence of `error`, about the usual one, where there is no room either."""
    try:
        home = Path(mkdtemp(prefix=f"{APP}-"))
    except OSError:
        fail(str(error), USAGE)
    atexit.register(rmtree, home, ignore_errors=True)
    return home
