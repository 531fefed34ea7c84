"""What somebody means who names a folder or a file: on the command line, or by pasting or dragging a path."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from search.punctuation import followed
from search.speech import _

LONGEST = 4096
"""Characters of what is pasted that may be a path."""


class Place(NamedTuple):
    """A folder to open, and the file in it to begin with, empty for none."""

    folder: Path
    file: str = ""


def place_of(path: Path) -> Place | None:
    """A folder itself, or the folder of a file; None where there is neither."""
    path = path.expanduser()
    try:
        if path.is_dir():
            return Place(path)
        return Place(path.parent, path.name) if path.is_file() else None
    except (OSError, ValueError):  # a name too long, or one that no name can be
        return None


def missing(path: Path, commands: Iterable[str] = ()) -> str:
    """That there is no such folder, and the nearest name that there is: of a command, or of a folder."""
    said = _("There is no folder or file {path}.").format(path=path)
    command = get_close_matches(str(path), list(commands), n=1, cutoff=0.75)
    near = f"hexapla {command[0]}" if command else nearest(path)
    if near:
        return followed(said, _("Did you mean {name}?").format(name=near))
    return followed(said, _("Check the path; hexapla alone opens the starter corpus."))


def nearest(path: Path) -> Path | None:
    """The file or folder most like the first part of a path that is not there; costs one listing."""
    path = path.expanduser()
    missed = path
    with suppress(OSError, ValueError):
        while missed.parent != missed and not missed.parent.is_dir():
            missed = missed.parent
        names = {each.name.casefold(): each.name for each in missed.parent.iterdir()}
        for found in get_close_matches(missed.name.casefold(), names, n=1, cutoff=0.6):
            whole = missed.parent / names[found] / path.relative_to(missed)
            return whole if whole.exists() else missed.parent / names[found]
    return None


def pasted(text: str) -> Path | None:
    """The file or folder that a pasted text names, bare, in quotes, with escapes, or as a file: address.

    None for any other text, and for names of what is not there.  Of several names the first is taken.
    """
    text = text.strip().strip("\0")
    if not text or len(text) > LONGEST:
        return None
    for name in _readings(text):
        path = Path(name).expanduser() if name.startswith("~") else Path(name)
        with suppress(OSError, ValueError, RuntimeError):
            if path.is_absolute() and path.exists():
                return path
    return None


def _readings(text: str) -> list[str]:
    """The ways in which terminals and file managers write a path, the plainest first."""
    first = text.splitlines()[0].strip()
    readings = [first]
    with suppress(ValueError):
        readings += shlex.split(first)[:1]
    for each in tuple(readings):
        if each.startswith("file:"):
            with suppress(ValueError):
                readings.append(unquote(urlsplit(each).path))
    return readings
