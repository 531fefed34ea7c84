"""Which files lie below a folder.  Linked folders are not followed, so there are no loops."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from search.model import Skipped
from search.reading import sentences
from search.scan.names import OURS, is_companion, passed_over, spelled
from search.speech import N_
from search.templates import filled

Passed = Callable[[str, str], None]
"""Is told of each path that is left out, and why."""

Refused = Callable[[OSError], None]
"""Is told of each folder that cannot be looked into, as the error's `filename`."""


class Found(NamedTuple):
    """A file that may hold articles: its whole path as the system has it, and its name in the library."""

    path: str
    file: str


@dataclass
class Walk:
    """What lies below some paths of a library; `closed` are folders that could not be looked into."""

    found: list[Found] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)


def walk(folder: Path) -> Iterator[Path]:
    """The files below a folder that may hold articles, in a stable order."""
    return map(Path, _files(str(folder), lambda _path, _why: None, lambda _error: None))


def look_through(folder: Path, wanted: Iterable[Path]) -> Walk:
    """What lies at or below each of the wanted paths of a library folder; a file that is named is taken."""
    seen = Walk()
    names: dict[str, str] = {}

    def name(path: str) -> str:
        return spelled(path[len(str(folder)) :].lstrip(os.sep).replace(os.sep, "/")) or "."

    def passed(path: str, why: str) -> None:
        seen.skipped.append(Skipped(name(path), why, harmless=True))

    def refused(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            seen.closed.append(name(error.filename))
            seen.skipped.append(Skipped(seen.closed[-1], folder_reason(error)))

    for path in _all_files(wanted, passed, refused):
        file = name(path)
        if names.setdefault(file, path) == path:
            seen.found.append(Found(path, file))
        else:
            seen.skipped.append(Skipped(file, N_("another file's name reads the same here; rename one")))
    return seen


def _all_files(wanted: Iterable[Path], passed: Passed, refused: Refused) -> Iterator[str]:
    done: set[str] = set()
    for path in map(str, wanted):
        for each in _files(path, passed, refused) if os.path.isdir(path) else [path]:
            if each not in done:
                done.add(each)
                yield each


def _files(top: str, passed: Passed, refused: Refused) -> Iterator[str]:
    """Folder by folder, without recursion: folders may lie a thousand deep."""
    pending = [top]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            refused(error)
            continue
        names = {entry.name for entry in entries}
        folders = [entry for entry in entries if _is_folder(entry)]
        pending += [entry.path for entry in reversed(folders) if _is_to_be_entered(entry, names, passed)]
        for entry in entries:
            if not _is_folder(entry) and _may_hold_articles(entry, passed):
                yield entry.path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links that lead to each other
        return False


def _is_to_be_entered(entry: os.DirEntry[str], names: set[str], passed: Passed) -> bool:
    why = ""
    if entry.name.startswith("."):
        why = N_("a hidden folder")
    elif entry.is_symlink():
        why = N_("a link to a folder, which is not followed")
    elif is_companion(entry.name, names):
        why = N_("the parts of a saved page")
    if why:
        passed(f"{entry.path}{os.sep}", why)
    return not why


def _may_hold_articles(entry: os.DirEntry[str], passed: Passed) -> bool:
    if entry.name in OURS:
        return False
    why = passed_over(entry.name)
    if why:
        passed(entry.path, why)
    return not why


def folder_reason(error: OSError) -> str:
    """Why a folder cannot be looked into."""
    if isinstance(error, PermissionError):
        return N_("there is no permission to look into it")
    return filled(sentences.FOLDER_CLOSED, reason=error.strerror or error)


def file_reason(error: OSError) -> str:
    """Why a file cannot be read."""
    if isinstance(error, PermissionError):
        return N_("there is no permission to read it")
    if isinstance(error, FileNotFoundError):
        return N_("it vanished, or it is a link that leads nowhere")
    return filled(sentences.FILE_CLOSED, reason=error.strerror or error)
