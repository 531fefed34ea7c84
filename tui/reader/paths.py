"""Where the desk keeps what it remembers between two runs."""

from __future__ import annotations

from pathlib import Path

from search.places import APP, library_key


def state_path(folder: Path) -> Path:
    """The file that remembers where a library was left."""
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False) / library_key(folder) / "desk.json"
