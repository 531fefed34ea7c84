"""Whether a folder of files looks different from what was read of it: sizes and times, no contents."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

OFTEN = 3.0
"""Seconds between two looks at a folder that is quickly looked over."""

SHARE = 0.01
"""How much of the time may go into looking: a large or distant folder is looked at more seldom."""


def look(folder: Path) -> str:
    """A mark that changes when a file below `folder` comes, goes or is written; costs one stat a file.

    Empty while the folder is not there: a drive that was taken out is not a folder without files.
    """
    if not folder.is_dir():
        return ""
    digest = hashlib.sha256()
    for path in _watched(folder):
        try:
            status = os.stat(path)
        except OSError:
            continue  # it went away meanwhile, or is a link that leads nowhere: as if it were not there
        digest.update(os.fsencode(path) + f"\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _watched(folder: Path) -> Iterator[Path]:
    from search.places import CATALOGUE_NAME, catalogue_path
    from search.scan import walk

    yield from dict.fromkeys((folder / CATALOGUE_NAME, catalogue_path(folder)))
    yield from walk(folder)


def pause(seconds: float) -> float:
    """How long to wait after a look that took `seconds`."""
    return max(OFTEN, seconds / SHARE)


class Watch:
    """Says when to read again: as soon as a folder that has changed looks the same twice.

    A file that is still being copied thus is not read half.
    """

    def __init__(self) -> None:
        self._known = ""
        self._last = ""

    def read(self, mark: str) -> None:
        """What looked like `mark` has been read."""
        self._known = self._last = mark

    def has_news(self, mark: str) -> bool:
        """Whether to read again; it is said once for each state of the folder."""
        rests = mark == self._last
        self._last = mark
        if not mark or not rests or mark == self._known:
            return False
        self._known = mark
        return True
