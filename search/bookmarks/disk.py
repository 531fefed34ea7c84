"""One file of entries on disk: read as it is now, changed under a lock, written in one step."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from search.bookmarks.change_kinds import Change
from search.bookmarks.changes import Changed, apply
from search.bookmarks.layout import Layout
from search.errors import BookmarksBroken, BookmarksError
from search.files import locked, write_atomic
from search.speech import _
from search.system_errors import reason_of

Plan: TypeAlias = Callable[[Layout], "Change | None"]
"""Looks at the file as it is now and says what to change; None for nothing."""

OnWritten: TypeAlias = Callable[[bytes, bytes], None]
"""Is given the whole file before and after a change, while nobody else may write."""

_BOM = "\ufeff"

_SHORT = 65_536
"""Bytes that are parsed in less than a tenth of a second."""


class EntryFile:
    """A file that other programs may change at any time; while there is none, that at `begun` is its start.

    `broken` is the error of the last reading, None if it went well.
    """

    def __init__(self, path: Path, begun: Path | None = None, wait: float = 5.0) -> None:
        self.path = path
        self._begun = begun
        self._wait = wait
        self.broken: BookmarksBroken | None = None
        self._known: tuple[bytes, Layout] = (b"", Layout(()))

    @property
    def is_at_hand(self) -> bool:
        """Whether reading takes no longer than a key may: it was read before, or is short."""
        try:
            return bool(self._known[0]) or self.path.stat().st_size <= _SHORT
        except OSError:
            return True

    def read(self) -> Layout:
        """The file as it is; empty if there is none.  Raises BookmarksBroken, BookmarksError."""
        return self._parsed(self._bytes())

    def change(self, plan: Plan, on_written: OnWritten | None = None) -> Changed:
        """Carry out what `plan` says; without an inverse if that was nothing.

        Raises BookmarksBroken for a file that does not parse, BookmarksError if it cannot be changed or
        written; it is untouched then.
        """
        with self._turn():
            while True:
                data = self._bytes()
                layout = self._parsed(data)
                change = plan(layout)
                if change is None:
                    return Changed(layout)
                changed = apply(layout, change, self._parse)
                if self._bytes() == data:  # an editor takes no lock: what it saved meanwhile comes first
                    self._write(changed.layout, data.startswith(_BOM.encode()))
                    if on_written:
                        on_written(data, self._known[0])
                    return changed

    def take_away(self, known: Layout) -> bool:
        """Remove the file if it still says what is known; False where somebody has added to it since."""
        with self._turn():
            is_known = self.read().lines == known.lines
            if is_known:
                self.path.unlink(missing_ok=True)
            return is_known

    @contextmanager
    def _turn(self) -> Iterator[None]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and not os.access(self.path, os.W_OK):
                raise BookmarksError(_("{path} is write-protected.").format(path=self.path))
            with locked(self.path, self._wait):
                yield
        except TimeoutError as error:
            raise BookmarksError(
                _("{name} is being written by another program; try again.").format(name=self.path.name)
            ) from error
        except OSError as error:
            raise BookmarksError(
                _("{path} cannot be written: {reason}.").format(path=self.path, reason=reason_of(error))
            ) from error

    def _bytes(self) -> bytes:
        for path in (self.path, self._begun):
            try:
                return path.read_bytes() if path else b""
            except FileNotFoundError:
                continue
            except OSError as error:
                raise BookmarksError(
                    _("{path} cannot be read: {reason}.").format(path=path, reason=reason_of(error))
                ) from error
        return b""

    def _write(self, layout: Layout, with_bom: bool) -> None:
        text = "".join(layout.lines)
        data = ((_BOM if with_bom else "") + text).encode()
        write_atomic(self.path, data)
        self._known = (data, layout)

    def _parsed(self, data: bytes) -> Layout:
        """The layout of these bytes; the last one is remembered, since parsing is most of the cost."""
        self.broken = None
        known = self._known  # another thread may remember other bytes at any time
        try:
            if data != known[0]:
                known = self._known = (data, self._parse(self._decoded(data)))
        except BookmarksBroken as error:
            self.broken = error
            raise
        return known[1]

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode().removeprefix(_BOM)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = _("{name}, line {line}: this is not UTF-8; save the file as UTF-8.").format(
                name=self.path.name, line=line
            )
            raise BookmarksBroken(message, line) from error

    def _parse(self, text: str) -> Layout:
        from search.bookmarks.reparsing import reparsed

        return reparsed(text, self._known[1], self.path.name)
