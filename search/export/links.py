"""Links from a written file to the articles that it cites."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote as percent


def way_to(folder: Path, written: Path) -> str:
    """The relative address of a library's folder in a file at `written`, with a slash at its end, to be put
    before the names of articles; empty beside them, a "file:" address where no relative path leads there.
    """
    here = written.expanduser().absolute().parent.resolve()
    library = folder.resolve()
    try:
        way = Path(os.path.relpath(library, here)).as_posix()
    except ValueError:  # another drive
        return library.as_uri() + "/"
    return "" if way == "." else percent(way, errors="replace") + "/"


def file_address(file: str, way: str = "") -> str:
    """What a link to an article of the library holds, where `way` leads to its folder."""
    return way + percent(file, errors="replace")
