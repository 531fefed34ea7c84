"""Where to keep the rows of the coverage of an article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from search.coverage import Gap
from search.speech import N_
from tui.screens.file_name import FileNameScreen

SCHEMA = "hexapla.gap/1"
"""The `schema` of each JSON line; a change of meaning counts it up."""


class CoverageFileScreen(FileNameScreen):
    """The ending of the name says what is written."""

    HEADING = N_("Export this coverage")
    NAMES = N_(
        "….md: Markdown with both halves.\n"
        "….csv: one line a place, for spreadsheets.\n"
        "….jsonl: one JSON object a row."
    )

    def __init__(self, library: Path, gaps: Sequence[Gap], title: str) -> None:
        super().__init__(library)
        self.title_of = title
        self.gaps = tuple(gaps)

    def free_path(self) -> Path:
        """A name that is not taken."""
        names = (self.folder / f"coverage{number}.md" for number in ("", *(f"-{n}" for n in range(2, 1000))))
        return next((path for path in names if not path.exists()), self.folder / "coverage-1000.md")

    def write(self, path: Path) -> Path:
        """The rows, in the form that the ending names; Markdown for any other."""
        from search.files import write_new

        text = written(self.gaps, path.suffix.lower(), self.title_of)
        write_new(path, text.encode("utf-8", "replace"))
        return path


def written(gaps: Sequence[Gap], ending: str, title: str) -> str:
    """The rows as the text of a file."""
    from search.coverage.exporting import coverage_csv, coverage_markdown, record
    from tui import records

    if ending == ".csv":
        return coverage_csv(gaps)
    if ending == ".jsonl":
        return "".join(records.line({"schema": SCHEMA} | record(gap)) + "\n" for gap in gaps)
    return coverage_markdown(gaps, title)
