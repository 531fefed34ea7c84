"""Small files: written so that each is the old one or the new one, taken turns at, and told apart."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from search.errors import ExportError, FileTaken
from search.speech import _
from search.system_errors import reason_of

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

GENERATOR = "generator: hexapla"
"""A line by which an exported file is told from an article: in front matter, in a comment, or behind "# ".

JSON Lines say it by their `schema`.
"""

_EXPORTED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:"
    rb"(?:---\r?\n(?:[^\n]{0,400}\n){0,12}?|# )%(sign)s\r?\n"
    rb"|<!doctype html>\r?\n<!-- %(sign)s -->"
    rb'|\{"schema": "hexapla\.)' % {b"sign": GENERATOR.encode()}
)

_MOST_NAMES = 1000
_PAUSE = 0.01
"""Seconds between two tries for a lock."""


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def is_exported(head: bytes) -> bool:
    """Whether a file that begins so was exported by this program."""
    return bool(_EXPORTED.match(head))


def write_atomic(path: Path, data: bytes | memoryview) -> None:
    """Replace the file in one step; its permissions stay, and a symlink keeps pointing at it.

    Raises OSError; the old file is then untouched and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        os.replace(temporary, target)
        _sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def write_new(path: Path, data: bytes) -> None:
    """Make a file in one step, never in place of another.

    Raises FileExistsError where there is one already, and OSError; nothing is left behind then.
    """
    temporary = path.with_name(f".{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            _write_unless_there(path, data)
        _sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _write_unless_there(path: Path, data: bytes) -> None:
    """The same where nothing better is possible; a file that breaks off is taken away."""
    out = path.open("xb")
    try:
        with out:
            out.write(data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def free_path(folder: Path, stem: str, ending: str = ".md") -> Path:
    """A name in a folder that no file bears: the stem, or the stem with the first number that is free."""
    numbers = ("", *(f"-{n}" for n in range(2, _MOST_NAMES)))
    names = (folder / f"{stem}{number}{ending}" for number in numbers)
    return next((path for path in names if not path.exists()), folder / f"{stem}-{_MOST_NAMES}{ending}")


def save(path: Path, text: str, over: bool = False) -> Path:
    """Write a file of what is exported, in one step; `over` allows it in place of another.

    Raises FileTaken where there is one and `over` is not given, else ExportError; what was there then stays.
    """
    try:
        (write_atomic if over else write_new)(path, text.encode("utf-8", "replace"))
    except FileExistsError as error:
        raise _taken(path) from error
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise ExportError(
            _("{path} cannot be written ({reason}); give another place.").format(path=path, reason=reason)
        ) from error
    return path


def ensure_free(path: Path) -> None:
    """Raise FileTaken where there is such a file: for long work, before it begins."""
    if path.exists():
        raise _taken(path)


def _taken(path: Path) -> FileTaken:
    return FileTaken(_("{path} is there already; give another name.").format(path=path))


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where a folder can be opened at all."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        with contextlib.suppress(OSError):  # some network file systems cannot sync a folder
            os.fsync(handle)
        os.close(handle)


def writable(folder: Path) -> bool:
    """Whether a file can be made in the folder, found out by making one that has no lasting name."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


@contextlib.contextmanager
def locked(path: Path, wait: float = 5.0) -> Iterator[None]:
    """Hold the lock that belongs to `path`; other holders, in any process or thread, wait.

    The lock is a hidden file beside the real file and vanishes afterwards; the system frees it when a
    process dies.  Raises TimeoutError after `wait` seconds, OSError if the folder cannot be written.
    """
    target = Path(os.path.realpath(path))
    lock = target.with_name(f".{target.name}.lock")
    handle = _acquire(lock, time.monotonic() + wait)
    try:
        yield
    finally:
        _release(lock, handle)


def _acquire(lock: Path, deadline: float) -> int:
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        if _try(handle):
            if _is_current(handle, lock):
                return handle
            os.close(handle)
            continue
        os.close(handle)
        if time.monotonic() >= deadline:
            raise TimeoutError(f"{lock.name} is held by another program")
        time.sleep(_PAUSE)


def _is_current(handle: int, lock: Path) -> bool:
    """Whether the locked file still has its name: the previous holder took it away while we waited."""
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(lock: Path, handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)
        with contextlib.suppress(OSError):  # somebody who waits has it open; they take it away
            lock.unlink()

else:

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(lock: Path, handle: int) -> None:
        with contextlib.suppress(FileNotFoundError):
            lock.unlink()
        os.close(handle)
