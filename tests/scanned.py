"""A folder of news to scan, and what a scan says of it."""

from __future__ import annotations

import os
from pathlib import Path

from search import Library
from search.model import Report

NEWS = "Harbour closes its oldest dock\n\n“We are not walking away,” Mara Quill said on Tuesday.\n"


def write(path: Path, text: str = NEWS, time: int = 10**18) -> None:
    """A file that was written long ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(time, time))


def add(folder: Path, home: Path) -> Report:
    with Library(folder, home) as library:
        return library.add()


def reasons(report: Report) -> dict[str, str]:
    return {each.file: each.reason for each in report.skipped}


PIER, QUAY = NEWS.replace("dock", "pier"), NEWS.replace("dock", "quay")
