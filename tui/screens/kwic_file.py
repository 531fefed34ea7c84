"""Where to keep lines of context."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from search.model import KwicLine
from search.speech import N_
from tui.safe import printable
from tui.screens.file_name import FileNameScreen

TEXT_COLUMNS = 160
_LONGEST = 60


class KwicFileScreen(FileNameScreen):
    """The ending of the name says what is written."""

    HEADING = N_("Export these lines")
    NAMES = N_("….tsv: columns between tabs, with places.\n….txt: lines as they are seen here.")

    def __init__(self, library: Path, line: str, found: Sequence[KwicLine]) -> None:
        super().__init__(library)
        self.words = line
        self.found = found

    def free_path(self) -> Path:
        """The words that were looked for."""
        return free_name(self.folder, self.words)

    def write(self, path: Path) -> Path:
        """The lines; those of a text file below a line by which no library reads them as an article."""
        from search.files import GENERATOR, write_new
        from tui.kwic import kwic_lines, kwic_rows

        if path.suffix.lower() == ".tsv":
            lines = list(kwic_rows(self.found))
        else:
            lines = [f"# {GENERATOR}", *map(printable, kwic_lines(self.found, TEXT_COLUMNS))]
        write_new(path, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
        return path


def free_name(folder: Path, line: str) -> Path:
    """A name in a folder that no file bears, made of the line."""
    plain = re.sub(r"[^\w.-]+", "-", line).strip("-.")
    stem = f"kwic-{plain.encode('utf-8', 'ignore')[:_LONGEST].decode('utf-8', 'ignore') or 'line'}"
    names = (folder / f"{stem}{number}.tsv" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next((path for path in names if not path.exists()), folder / f"{stem}-1000.tsv")
