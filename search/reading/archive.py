"""The members of a ZIP file: found by name inside the archive alone, and read within limits.

Nothing is ever written to disk, and no name reaches the file system.
"""

from __future__ import annotations

import posixpath
import struct
import unicodedata
import zipfile
import zlib
from io import BytesIO
from types import TracebackType
from urllib.parse import unquote, urlsplit

from search.errors import ReadingError
from search.reading import sentences
from search.speech import N_
from search.templates import filled

LARGEST_MEMBER = 32 << 20
LARGEST_TOTAL = 256 << 20
"""In bytes, unpacked: of one member, and of all that is read from one archive."""

_LARGEST_RATIO = 500
_RATIO_COUNTS_FROM = 4 << 20
"""Text repeats itself, but not so often: a large member packed this small is made to fill memory."""

_LARGEST_DIRECTORY = 16 << 20
_END_SIGN = b"PK\x05\x06"
_END_SIZE = 22
_LOCATOR_SIGN, _LOCATOR_SIZE = b"PK\x06\x07", 20
_LARGE_SIGN, _LARGE_SIZE = b"PK\x06\x06", 56
_LONGEST_COMMENT = 65_535
_LONGEST_NAME = 2_000
_LONGEST_SHOWN = 80
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""What `zipfile` raises on bytes that only look like an archive."""

_BROKEN = N_("The archive is damaged or cut off; get a complete copy of the file to read it here.")


class Archive:
    """A ZIP file in memory; a context manager.  Raises ReadingError where it is none, or damaged."""

    def __init__(self, data: bytes) -> None:
        _check_directory(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._members = {_plain(_name(info)): info for info in self._zip.infolist()}
        except _DAMAGE:
            raise ReadingError(_BROKEN) from None
        self._folded = {_folded(name): name for name in reversed(self._members)}
        self._left = LARGEST_TOTAL
        self.twice = len(self._zip.infolist()) - len(self._members)
        """How many members share their name with a later one, which is the one that is read."""

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """All members, with forward slashes and no slash in front."""
        return tuple(self._members)

    def find(self, name: str) -> str:
        """The member called so, also where only case or accents are written otherwise; else ""."""
        name = _plain(name)
        return name if name in self._members else self._folded.get(_folded(name), "")

    def follow(self, reference: str, base: str = "") -> str:
        """The member that a relative address in member `base` leads to; "" if it leads anywhere else.

        Escapes such as %20 are undone unless a member has that very name; what follows # is no part of it.
        """
        path = _path(reference)
        return self.find(_joined(base, path)) or self.find(_joined(base, unquote(path)))

    def read(self, name: str) -> bytes:
        """All bytes of a member.

        Raises ReadingError where it is missing, locked, damaged, or unpacks to more than the limits allow.
        """
        info = self._members.get(self.find(name))
        if info is None:
            raise ReadingError(filled(sentences.NO_MEMBER, name=repr(name[:_LONGEST_SHOWN])))
        if info.flag_bits & _ENCRYPTED:
            raise ReadingError(
                N_("The archive is locked with a password; save it without one to read it here.")
            )
        if info.compress_type not in _METHODS:
            raise ReadingError(
                N_("The archive is packed in an unusual way; save the file anew to read it here.")
            )
        return self._unpacked(info)

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        limit = min(LARGEST_MEMBER, self._left, max(_RATIO_COUNTS_FROM, _LARGEST_RATIO * info.compress_size))
        try:
            with self._zip.open(info) as stream:
                data = stream.read(limit + 1)
        except _DAMAGE:
            raise ReadingError(_BROKEN) from None
        if len(data) > limit:
            raise ReadingError(N_("The archive unpacks to far more than it should; it is not read."))
        self._left -= len(data)
        return data


def holds(data: bytes, name: str, begins: bytes = b"") -> bool:
    """Whether bytes are an archive with a member of this very name, which begins so."""
    if not data.startswith(b"PK"):
        return False
    try:
        with Archive(data) as archive:
            return name in archive.names and (not begins or archive.read(name).startswith(begins))
    except ReadingError:
        return False


def _check_directory(data: bytes) -> None:
    """Refuse an archive without list of its members, or with one that would itself fill the memory."""
    end = data.rfind(_END_SIGN, max(0, len(data) - _LONGEST_COMMENT - _END_SIZE))
    if end < 0 or end + _END_SIZE > len(data):
        raise ReadingError(_BROKEN)
    (size,) = struct.unpack_from("<L", data, end + 12)
    if max(size, *_large_sizes(data, end)) > _LARGEST_DIRECTORY:
        raise ReadingError(N_("The archive holds too many files; it is not read."))


def _large_sizes(data: bytes, end: int) -> tuple[int, int]:
    """The sizes that records of ZIP64 state, which overrule the other: where named, and just before."""
    locator = end - _LOCATOR_SIZE
    if locator < 0 or not data.startswith(_LOCATOR_SIGN, locator):
        return 0, 0
    (named,) = struct.unpack_from("<Q", data, locator + 8)
    return _large_size(data, named), _large_size(data, locator - _LARGE_SIZE)


def _large_size(data: bytes, at: int) -> int:
    is_record = 0 <= at <= len(data) - _LARGE_SIZE and data.startswith(_LARGE_SIGN, at)
    return int.from_bytes(data[at + 40 : at + 48], "little") if is_record else 0


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; many programs write UTF-8 without saying so."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _path(reference: str) -> str:
    """The path of an address within the archive; "" for one with a scheme or host, or too long to be one."""
    if len(reference) > _LONGEST_NAME:
        return ""
    try:
        parts = urlsplit(reference.strip())
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else parts.path


def _joined(base: str, path: str) -> str:
    """`path` as seen from the folder of `base`; "" where it climbs out of the archive."""
    if not path:
        return ""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    return "" if joined.startswith("..") else joined
