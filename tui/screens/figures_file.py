"""Where to keep the rows of the board of figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from search.figures import FigureRow
from search.library import Library
from search.speech import N_
from tui.screens.file_name import FileNameScreen

SCHEMA = "hexapla.figure/1"
"""The `schema` of each JSON line; a change of meaning counts it up."""


class FiguresFileScreen(FileNameScreen):
    """The ending of the name says what is written."""

    HEADING = N_("Export these figures")
    NAMES = N_(
        "….md: Markdown with all sentences.\n"
        "….csv: one line a place, for spreadsheets.\n"
        "….jsonl: one JSON object a value."
    )

    def __init__(self, library: Library, rows: Sequence[FigureRow]) -> None:
        super().__init__(library.folder)
        self.library = library
        self.figures = tuple(rows)

    def free_path(self) -> Path:
        """A name that is not taken."""
        names = (self.folder / f"figures{number}.md" for number in ("", *(f"-{n}" for n in range(2, 1000))))
        return next((path for path in names if not path.exists()), self.folder / "figures-1000.md")

    def write(self, path: Path) -> Path:
        """The rows, in the form that the ending names; Markdown for any other."""
        from search.files import write_new

        write_new(path, written(self.library, self.figures, path.suffix.lower()).encode("utf-8", "replace"))
        return path


def written(library: Library, rows: Sequence[FigureRow], ending: str) -> str:
    """The rows as the text of a file."""
    from search.figures.exporting import figures_csv, figures_markdown
    from tui import records

    if ending == ".csv":
        return figures_csv(rows)
    if ending == ".jsonl":
        raw = records.RawOffsets(library)
        return "".join(records.line({"schema": SCHEMA} | records.figure(row, raw)) + "\n" for row in rows)
    return figures_markdown(rows, library.folder.name)
