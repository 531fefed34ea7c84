"""Large tables that are only read, mapped from files instead of held in memory."""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from search import memory
from search.files import write_atomic

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PIECE = 1 << 20
"""Bytes that are compared at once."""

_LARGE = 1 << 16
"""Bytes below which a file of its own is not worth it."""


def map_all(owner: object, path: Path) -> list[NDArray[Any]]:
    """Map each large table that an object has, also in a list, from a file called `path` and its name.

    Returns them, for `let_go`.
    """
    found: list[NDArray[Any]] = []

    def of_file(value: Any, name: str) -> Any:
        if not isinstance(value, np.ndarray) or value.nbytes < _LARGE:
            return value
        found.append(mapped(value, path.with_name(f"{path.name}.{name}")))
        return found[-1]

    for name, value in list(vars(owner).items()):
        if isinstance(value, list):
            setattr(owner, name, [of_file(each, f"{name}.{n}") for n, each in enumerate(value)])
        else:
            setattr(owner, name, of_file(value, name))
    return found


def mapped(table: NDArray[Any], path: Path) -> NDArray[Any]:
    """The same table, of which no more than the rows that are used come into memory.

    The file at `path` is made where it is missing or holds anything else, and compared with `table` in
    full otherwise: 65 MB take some 30 ms.  Where it cannot be written the table stays as it is.
    """
    try:
        if not _holds(path, table):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, table.data.cast("B"))
        return np.asarray(np.memmap(path, table.dtype, "r", shape=table.shape))
    except (OSError, ValueError):
        return table


def let_go_at_rest(tables: Iterable[NDArray[Any]]) -> None:
    """Give back the memory of what was read of mapped tables whenever the process is at rest."""
    for base in filter(None, map(_map_of, tables)):
        memory.let_go_at_rest(base)


def let_go(tables: Iterable[NDArray[Any]]) -> None:
    """Give back the memory of what was read of mapped tables; it stays in the system's cache.

    Nothing happens to a table that is in memory, and on systems that cannot do it.
    """
    for base in filter(None, map(_map_of, tables)):
        memory.let_go(base)


def _map_of(table: Any) -> mmap.mmap | None:
    """The map that a table lies in, None for one in memory."""
    while isinstance(table, np.ndarray):
        table = table.base
    return table if isinstance(table, mmap.mmap) else None


def _holds(path: Path, table: NDArray[Any]) -> bool:
    content = table.data.cast("B")
    if not path.is_file() or path.stat().st_size != len(content):
        return False
    with path.open("rb", buffering=0) as file:
        return all(
            file.read(_PIECE) == content[start : start + _PIECE] for start in range(0, len(content), _PIECE)
        )
