"""A timeline for other programs: a table in CSV."""

from __future__ import annotations

from collections.abc import Iterable

from search.export.table import table
from search.timeline.model import Event

_COLUMNS = (
    "Date", "Limit", "Kind", "Planned", "Other dates", "As written", "Sentence", "Source", "Published",
    "Language", "Title", "File", "Item", "Start", "End",
)  # fmt: skip


def timeline_csv(events: Iterable[Event]) -> str:
    """One line a sentence."""
    rows = (
        (
            event.date, event.limit, event.kind, "yes" if event.planned else "", " ".join(event.conflicts),
            each.words, each.text, each.source, each.published, each.lang, each.title, each.file,
            str(each.item), str(each.start), str(each.end),
        )
        for event in events
        for each in event.tellings
    )  # fmt: skip
    return table(_COLUMNS, rows)
