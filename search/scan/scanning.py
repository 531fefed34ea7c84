"""One pass over files of a library folder into its record; one program at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, suppress
from itertools import accumulate
from pathlib import Path

from search import quotes, reading
from search.catalogue import Catalogue
from search.errors import FolderMissing, ReadingError
from search.files import locked
from search.model import Progress, Report, Skipped
from search.places import CATALOGUE_NAME
from search.scan.comparing import Changes, Seen, compare, look_at, moves
from search.scan.keeping import Keeping
from search.scan.names import ending, endings, spelled
from search.scan.reading import Job, read_all
from search.scan.walking import Walk, file_reason, look_through
from search.speech import N_, _
from search.store import FileRecord, Store

OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]

VERSION = f"{reading.READING_VERSION}+{quotes.QUOTES_VERSION}"

READING = N_("articles")
WAITING = N_("another program is reading this folder")
"""What the progress says while that lasts."""

_PATIENCE = 0.25
"""Seconds between two such words."""


class Scan:
    """Brings the record of a folder up to date.  Many may be asked for at once: they take turns."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._keeping = Keeping(store)

    def run(self, paths: Iterable[Path], progress: OnProgress | None, cancelled: Cancelled) -> Report:
        """Read what is new or changed among `paths` (all files without any); forget what is gone of them.

        What is done when `cancelled` turns true stays done.  Raises FolderMissing: what is known of a
        folder on a disk that was taken out is not forgotten.
        """
        if not self._folder.is_dir():
            raise FolderMissing(
                _("The folder {folder} is not there now; its articles are as last read.").format(
                    folder=self._folder
                )
            )
        told = progress or _silent
        with ExitStack() as turn:
            if self._is_our_turn(turn, told, cancelled):
                self._scan(list(paths) or [self._folder], told, cancelled)
        return self._keeping.report()

    def _is_our_turn(self, turn: ExitStack, progress: OnProgress, cancelled: Cancelled) -> bool:
        """Wait for others: what they read need not be read again.

        Without a lock, on file systems that have none, two programs do the same work twice, and no harm.
        """
        with suppress(OSError):
            while not cancelled():
                try:
                    turn.enter_context(locked(self._store.path, _PATIENCE))
                except TimeoutError:
                    progress(Progress(WAITING, 0, 0))
                else:
                    return True
        return not cancelled()

    def _scan(self, wanted: Sequence[Path], progress: OnProgress, cancelled: Cancelled) -> None:
        catalogue = Catalogue.of(self._folder)
        if catalogue.problem:
            self._keeping.pass_over([Skipped(CATALOGUE_NAME, catalogue.problem)])
        if catalogue.remark:
            self._keeping.note(CATALOGUE_NAME, (catalogue.remark,))
        known = self._store.files()
        walk = look_through(self._folder, wanted)
        self._keeping.pass_over(walk.skipped)
        seen, unreachable = self._look_at(walk, catalogue, known)
        changes = compare(seen, known)
        asked = {spelled(path.relative_to(self._folder).as_posix()) for path in wanted}
        closed = set(walk.closed)
        there = {each.file for each in seen} | unreachable
        gone = [
            old
            for file, old in known.items()
            if file not in there and _is_below(file, asked) and not _is_below(file, closed)
        ]
        fresh = self._follow(gone, changes)
        self._read(fresh, catalogue, known, progress, cancelled)

    def _look_at(
        self, walk: Walk, catalogue: Catalogue, known: Container[str]
    ) -> tuple[list[Seen], set[str]]:
        """The files as they are now, and those that are there but cannot be looked at."""
        seen: list[Seen] = []
        unreachable: set[str] = set()
        for found in walk.found:
            try:
                seen.append(look_at(found, f"{VERSION}+{catalogue.version(found.file)}"))
            except FileNotFoundError as error:
                if os.path.lexists(found.path):
                    self._pass_over(found.file, file_reason(error))
                elif found.file not in known:
                    self._pass_over(found.file, N_("there is no such file"))
            except ReadingError as error:
                self._pass_over(found.file, str(error))
            except OSError as error:
                self._pass_over(found.file, file_reason(error))
                unreachable.add(found.file)
        return seen, unreachable

    def _pass_over(self, file: str, reason: str) -> None:
        """Note what cannot be read; it is a problem where a person would expect it to be."""
        self._keeping.pass_over([Skipped(file, reason, harmless=ending(file) not in endings())])

    def _follow(self, gone: Sequence[FileRecord], changes: Changes) -> list[Seen]:
        """Write down what needs no reading; what is left to read."""
        moved = list(moves(gone, changes.fresh))
        for old, seen in moved:
            self._keeping.move(old, seen)
        left = {old.file for old, _ in moved}
        for old in gone:
            if old.file not in left:
                self._keeping.forget(old.file)
        for record in changes.same:
            self._keeping.leave(record)
        for record in changes.touched:
            self._keeping.touch(record)
        arrived = {seen.file for _, seen in moved}
        return [seen for seen in changes.fresh if seen.file not in arrived]

    def _read(
        self,
        fresh: Sequence[Seen],
        catalogue: Catalogue,
        known: Mapping[str, FileRecord],
        progress: OnProgress,
        cancelled: Cancelled,
    ) -> None:
        jobs = [Job(seen.path, seen.file, seen.size, catalogue.overrides(seen.file)) for seen in fresh]
        if fresh:
            progress(Progress(READING, 0, len(fresh), fresh[0].file))
        for done, (seen, (_job, outcome)) in enumerate(
            zip(fresh, read_all(jobs, cancelled), strict=False), 1
        ):
            self._keeping.take(seen, outcome, known.get(seen.file))
            progress(Progress(READING, done, len(fresh), seen.file))


def _is_below(file: str, folders: AbstractSet[str]) -> bool:
    """Whether a path is one of these or lies below one; "." is the library folder."""
    return "." in folders or any(
        each in folders for each in accumulate(file.split("/"), lambda path, name: f"{path}/{name}")
    )


def _silent(_step: Progress) -> None:
    """Tell nobody."""
