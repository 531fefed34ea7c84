"""Where to keep the entries of the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from search.speech import N_
from search.timeline import Event
from tui.screens.file_name import FileNameScreen

SCHEMA = "hexapla.event/1"
"""The `schema` of each JSON line; a change of meaning counts it up."""


class TimelineFileScreen(FileNameScreen):
    """The ending of the name says what is written."""

    HEADING = N_("Export this timeline")
    NAMES = N_(
        "….md: Markdown with all sentences.\n"
        "….csv: one line a sentence, for spreadsheets.\n"
        "….jsonl: one JSON object an event."
    )

    def __init__(self, library: Path, events: Sequence[Event]) -> None:
        super().__init__(library)
        self.library = library
        self.events = tuple(events)

    def free_path(self) -> Path:
        """A name that is not taken."""
        names = (self.folder / f"timeline{number}.md" for number in ("", *(f"-{n}" for n in range(2, 1000))))
        return next((path for path in names if not path.exists()), self.folder / "timeline-1000.md")

    def write(self, path: Path) -> Path:
        """The entries, in the form that the ending names; Markdown for any other."""
        from search.files import write_new

        text = written(self.events, path.suffix.lower(), self.library.name)
        write_new(path, text.encode("utf-8", "replace"))
        return path


def written(events: Sequence[Event], ending: str, title: str) -> str:
    """The entries as the text of a file."""
    from search.timeline.exporting import record, timeline_csv, timeline_markdown
    from tui import records

    if ending == ".csv":
        return timeline_csv(events)
    if ending == ".jsonl":
        return "".join(records.line({"schema": SCHEMA} | record(event)) + "\n" for event in events)
    return timeline_markdown(events, title)
