"""Where the reader left a library: loaded at the start, saved at the end, never in the way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from search.places import APP, library_key


class DeskState(NamedTuple):
    """The article and the offset in it, the pane in use, the number of columns (0: by width), whether
    the quotes are listed by person, the order of the articles, and in which characters Chinese is shown
    (empty: as the settings say); `marks` are the quick marks, by letter: file, item and offset.
    """

    file: str = ""
    item: int = 0
    offset: int = 0
    pane: str = "text"
    columns: int = 0
    by_person: bool = False
    order: str = "file"
    script: str = ""
    marks: Mapping[str, object] = {}


def state_path(folder: Path) -> Path:
    """The file that remembers where a library was left."""
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False) / library_key(folder) / "desk.json"


def load(path: Path) -> DeskState:
    """The remembered state, or a fresh one where there is none or it does not fit."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return DeskState()
    if not isinstance(content, dict):
        return DeskState()
    fresh = DeskState()._asdict()
    fitting: dict[str, Any] = {
        name: value for name, value in content.items() if name in fresh and type(value) is type(fresh[name])
    }
    return DeskState(**fitting)


def save(path: Path, state: DeskState) -> None:
    """Remember the state; raises OSError when the folder cannot be written."""
    from search.files import write_atomic

    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, json.dumps(state._asdict()).encode())
