"""Paths that begin as a line does, as a shell completes them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

MOST_LOOKED_AT = 5_000
"""Entries of a folder that are looked at while somebody types; of a larger one some may be missing."""


def paths(begun: str, folder: Path) -> list[str]:
    """Files and folders whose path begins so, folders first and with a slash; names are relative to `folder`.

    What is hidden comes when the name begins with a dot; nothing comes of a folder that cannot be read.
    """
    above, slash, name = begun.rpartition("/")
    try:
        where = folder / Path(above + slash).expanduser()
        found = sorted(_entries(where, name))
    except (OSError, RuntimeError, ValueError):  # ~somebody, a NUL
        return []
    return [above + slash + each + ("" if is_file else "/") for is_file, each in found]


def _entries(folder: Path, begun: str) -> Iterator[tuple[bool, str]]:
    """Whether it is a file, and its name; letters of either case fit."""
    with os.scandir(folder) as entries:
        for entry in islice(entries, MOST_LOOKED_AT):
            fits = entry.name.casefold().startswith(begun.casefold())
            if (
                fits
                and (begun.startswith(".") or not entry.name.startswith("."))
                and entry.name.isprintable()
            ):
                yield not _is_folder(entry), entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle
        return False
