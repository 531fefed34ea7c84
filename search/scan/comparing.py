"""What has changed since the record was written: by size and time first, by content where that may help."""

from __future__ import annotations

import os
import stat
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from search.errors import ReadingError
from search.files import file_hash
from search.scan.names import ending
from search.scan.walking import Found
from search.speech import N_
from search.store import FileRecord

_COARSEST = 2_000_000_000
"""Nanoseconds between two times that every file system tells apart."""

UNKNOWN = -1
"""A time that no file has: its content is looked at the next time."""


class Seen(NamedTuple):
    """A file as it is now, and the version of the rules by which it would be read."""

    path: str
    file: str
    size: int
    mtime_ns: int
    version: str

    def record(
        self, sha256: str = "", skipped: str = "", harmless: bool = False, notes: tuple[str, ...] = ()
    ) -> FileRecord:
        """What is to be remembered of it; not the time of one that may be written again at the same time."""
        age = time.time_ns() - self.mtime_ns
        mtime_ns = UNKNOWN if 0 <= age < _COARSEST else self.mtime_ns
        return FileRecord(self.file, self.size, mtime_ns, sha256, self.version, skipped, harmless, notes)


@dataclass
class Changes:
    """Files by what is to be done about them: nothing, a note of their new time, or reading."""

    same: list[FileRecord] = field(default_factory=list)
    touched: list[FileRecord] = field(default_factory=list)
    fresh: list[Seen] = field(default_factory=list)


def look_at(found: Found, version: str) -> Seen:
    """The file as it is now.  Raises OSError, or ReadingError for what is no file."""
    status = os.stat(found.path)
    if not stat.S_ISREG(status.st_mode):
        raise ReadingError(N_("it is a pipe, a socket or a device, not a file"))
    return Seen(found.path, found.file, status.st_size, status.st_mtime_ns, version)


def compare(files: Iterable[Seen], known: Mapping[str, FileRecord]) -> Changes:
    """Sort files by what the record knows of them."""
    changes = Changes()
    for seen in files:
        old = known.get(seen.file)
        if old is None or old.version != seen.version:
            changes.fresh.append(seen)
        elif (old.size, old.mtime_ns) == (seen.size, seen.mtime_ns):
            changes.same.append(old)
        elif holds(seen, old):
            changes.touched.append(seen.record(old.sha256, notes=old.notes))
        else:
            changes.fresh.append(seen)
    return changes


def holds(seen: Seen, old: FileRecord) -> bool:
    """Whether a file holds what the record knows; what gave no article has no hash, and cannot be known."""
    return bool(old.sha256) and old.size == seen.size and old.sha256 == _hash(seen.path)


def moves(missing: Iterable[FileRecord], fresh: Iterable[Seen]) -> Iterator[tuple[FileRecord, Seen]]:
    """New files that hold what files that are gone held: the same file under another name.

    Read by other rules, as another ending or other words in the catalogue make them, it is a new file.
    """
    lost = defaultdict(list)
    for old in missing:
        if old.sha256:
            lost[old.size, old.version, ending(old.file)].append(old)
    for seen in fresh:
        alike = lost.get((seen.size, seen.version, ending(seen.file)))
        if not alike:
            continue
        sha256 = _hash(seen.path)
        same = [old for old in alike if old.sha256 == sha256]
        if same:
            best = max(same, key=lambda old: _base(old.file) == _base(seen.file))
            alike.remove(best)
            yield best, seen


def _base(file: str) -> str:
    return file.rpartition("/")[2]


def _hash(path: str) -> str:
    """SHA-256 of a file, or "" for one that cannot be read now: it is known to nobody."""
    try:
        return file_hash(Path(path))
    except OSError:
        return ""
