"""Where the reader left a library: loaded at the start, saved at the end, never in the way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from search.files import write_atomic


@dataclass(frozen=True, slots=True)
class DeskState:
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
    marks: Mapping[str, object] = field(default_factory=dict)


def load(path: Path) -> DeskState:
    """The remembered state, or a fresh one where there is none or it does not fit."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return DeskState()
    if not isinstance(content, dict):
        return DeskState()
    state = DeskState()
    for each in fields(DeskState):
        value: Any = content.get(each.name)
        if type(value) is type(getattr(state, each.name)):
            state = replace(state, **{each.name: value})
    return state


def save(path: Path, state: DeskState) -> None:
    """Remember the state; raises OSError when the folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, json.dumps(asdict(state)).encode())
