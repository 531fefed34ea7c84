"""How the files of a segment are read: where the system has mapped them, without a copy in our own memory."""

from __future__ import annotations

import pickle
from io import BytesIO
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.structfile import BufferFile

_USUAL = 512
"""Bytes that nearly every pickle fits into: what stands before a block of postings."""


class OurSegment(W3Segment):  # type: ignore[misc] # whoosh is untyped
    """A segment whose files are looked at in place."""

    def open_compound_file(self, storage: Any) -> CompoundStorage:
        """The files of the segment, which lie in one."""
        name = self.make_filename(self.COMPOUND_EXT)
        return _Mapped(storage.open_file(name), use_mmap=storage.supports_mmap)


class _Mapped(CompoundStorage):  # type: ignore[misc] # whoosh is untyped
    def open_file(self, name: str, *args: Any, **options: Any) -> Any:
        """One of the files; Whoosh itself copies it."""
        if self.is_closed or not self._source:
            return super().open_file(name, *args, **options)
        offset, length = self.range(name)
        return View(memoryview(self._source)[offset : offset + length], name)


class View(BufferFile):  # type: ignore[misc] # whoosh is untyped
    """A file to read that is a part of the memory."""

    def __init__(self, part: memoryview, name: str) -> None:
        super().__init__(b"", name)
        self._buf = part
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, all that are left if it is negative."""
        end = len(self._buf) if size < 0 else self._at + size
        found = bytes(self._buf[self._at : end])
        self._at += len(found)
        return found

    def seek(self, place: int, whence: int = 0) -> None:
        """Where the next bytes are read: from the beginning, from here or from the end."""
        self._at = place + (0, self._at, len(self._buf))[whence]

    def tell(self) -> int:
        """Where the next bytes are read."""
        return self._at

    def read_pickle(self) -> Any:
        """The value whose pickle stands here."""
        try:
            return self._unpickled(_USUAL)
        except (EOFError, pickle.UnpicklingError):
            return self._unpickled(len(self._buf))

    def _unpickled(self, size: int) -> Any:
        """The value, if its pickle is no longer than `size`; that much is copied."""
        part = BytesIO(self._buf[self._at : self._at + size])
        value = pickle.load(part)
        self._at += part.tell()
        return value

    def subset(self, place: int, size: int, name: str | None = None) -> View:
        """A part of the file as one of its own."""
        return View(self._buf[place : place + size], name or self._name)
