"""Taking back the newest import of a folder, also in a later run of the program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from search.bookmarks import Bookmark, BookmarksFile
from search.bookmarks.file import BroughtIn
from search.decisions.steps import Step, Steps
from search.errors import BookmarksError
from search.files import locked, write_atomic
from search.speech import _
from search.system_errors import reason_of


def bring_in(file: BookmarksFile, bookmarks: Iterable[Bookmark], log: Path) -> BroughtIn:
    """`file.bring_in`, remembered in the file `log`."""

    def remember(before: bytes, after: bytes) -> None:
        Steps(log).add(Step.of("import", before.decode(), after.decode(), made=not before))

    return file.bring_in(bookmarks, remember)


def take_back(file: BookmarksFile, log: Path) -> bool:
    """Take the newest import back; False if there is none.

    Raises BookmarksError where the bookmarks were changed since: then `d` takes single ones out.
    """
    steps = Steps(log)
    step = steps.last()
    if step is None:
        return False
    try:
        with locked(file.path):
            _take_back(step, file.path)
    except TimeoutError as error:
        raise BookmarksError(
            _("{name} is being written by another program; try again.").format(name=file.path.name)
        ) from error
    except OSError as error:
        raise BookmarksError(
            _("{file} cannot be written: {reason}.").format(file=file.path, reason=reason_of(error))
        ) from error
    steps.undone()
    return True


def _take_back(step: Step, path: Path) -> None:
    text = step.taken_back(_text(path))
    if text is None:
        raise BookmarksError(
            _("{file} was changed since the import; take single bookmarks out of it instead.").format(
                file=path.name
            )
        )
    if step.made:
        path.unlink()
    else:
        write_atomic(path, text.encode())


def _text(path: Path) -> str:
    """The text of the file, byte for byte; empty where there is none, or it is not UTF-8."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return ""
