"""Into the record with what was found, and a report of it."""

from __future__ import annotations

from collections.abc import Iterable

from search.model import Noted, Report, Skipped
from search.scan.comparing import Seen
from search.scan.reading import Outcome
from search.speech import N_
from search.store import FileRecord, Store


class Keeping:
    """Writes a scan's findings file by file, each whole or not at all, and remembers them for the report."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: list[str] = []
        self._unchanged: list[str] = []
        self._removed: list[str] = []
        self._moved: list[tuple[str, str]] = []
        self._skipped: list[Skipped] = []
        self._noted: list[Noted] = []

    def report(self) -> Report:
        """All that was done so far, in order of file."""
        return Report(
            read=tuple(self._read),
            unchanged=tuple(sorted(self._unchanged)),
            removed=tuple(self._removed),
            skipped=tuple(sorted(self._skipped, key=lambda each: each.file)),
            noted=tuple(sorted(self._noted, key=lambda each: each.file)),
            moved=tuple(self._moved),
        )

    def pass_over(self, skipped: Iterable[Skipped]) -> None:
        """Files that nothing needs to be remembered of."""
        self._skipped += skipped

    def forget(self, file: str) -> None:
        """A file that is gone."""
        self._store.remove(file)
        self._removed.append(file)

    def move(self, old: FileRecord, seen: Seen) -> None:
        """A file that has another name now; its articles stay as they are."""
        new = seen.record(old.sha256, notes=old.notes)
        self._store.move(old.file, new)
        self._moved.append((old.file, new.file))
        self._list(new)

    def leave(self, record: FileRecord) -> None:
        """A file that is as it was."""
        self._list(record)

    def touch(self, record: FileRecord) -> None:
        """A file that holds what it held, under a new time."""
        self._store.touch(record)
        self._list(record)

    def take(self, seen: Seen, outcome: Outcome, known: FileRecord | None) -> None:
        """A file that was read, or could not be; where another try may succeed, the record stays as it is."""
        if not outcome.is_final or (outcome.is_loss and self._is_first_loss(seen)):
            self._skipped.append(Skipped(seen.file, outcome.skipped))
            return
        if outcome.skipped:
            self._skip(seen.record(skipped=outcome.skipped, harmless=outcome.harmless), known)
            return
        state = seen._replace(size=outcome.size, mtime_ns=outcome.mtime_ns)
        try:
            self._store.put(state.record(outcome.sha256, notes=outcome.notes), outcome.articles)
        except UnicodeEncodeError:
            self._skip(seen.record(skipped=N_("it holds characters that no text can hold")), known)
            return
        self._read.append(seen.file)
        self.note(seen.file, outcome.notes)

    def _is_first_loss(self, seen: Seen) -> bool:
        return self._store.note_loss(seen.file, seen.size, seen.mtime_ns, seen.version)

    def _skip(self, record: FileRecord, known: FileRecord | None) -> None:
        if known is None or known != record._replace(size=known.size, mtime_ns=known.mtime_ns):
            self._store.put(record, [])
        elif known != record:
            self._store.touch(record)
        self._skipped.append(Skipped(record.file, record.skipped, record.harmless))

    def _list(self, record: FileRecord) -> None:
        if record.skipped:
            self._skipped.append(Skipped(record.file, record.skipped, record.harmless))
        else:
            self._unchanged.append(record.file)
            self.note(record.file, record.notes)

    def note(self, file: str, notes: tuple[str, ...]) -> None:
        """What of a file that was read is left out, if anything."""
        if notes:
            self._noted.append(Noted(file, notes))
