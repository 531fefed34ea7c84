"""What an index derived from the record remembers: by what it was made, and up to which change.

The marker is written after the index itself.  A crash in between means that the last changes are taken
in again, which every derived index must bear; a missing, unreadable or foreign marker means a rebuild.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from search.files import write_atomic

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Marker:
    """`identity` names all that shapes the index (analyser, encoder, versions); `rows` is free to use."""

    identity: str
    change: int
    rows: int = 0


def read_marker(path: Path) -> Marker | None:
    """The marker at `path`, or None when there is no usable one."""
    try:
        return Marker(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_marker(path: Path, marker: Marker) -> None:
    """Put a new marker in place of the old one, whole or not at all."""
    write_atomic(path, json.dumps(asdict(marker)).encode())


def of_one_state(state: Callable[[], object], make: Callable[[], Made]) -> Made:
    """What `make` makes of files that another thread or program may put others in the place of meanwhile.

    Made again where `state` is another one afterwards, whatever came of it: numbers that were read from one
    file mean something else in the next, or nothing.  An error of one state is raised.
    """
    while True:
        before = state()
        try:
            made = make()
        except (LookupError, ValueError, OSError):
            if state() == before:
                raise
        else:
            if state() == before:
                return made
