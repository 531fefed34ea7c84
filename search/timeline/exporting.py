"""A timeline for other programs: a table in CSV, and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search.export.markdown import on_one_line, page
from search.export.table import table
from search.speech import _
from search.timeline.model import Event
from search.timeline.words import date_words

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


def timeline_markdown(events: Iterable[Event], title: str) -> str:
    """A heading an event, below it each source with its sentence."""
    return page(title, (part for event in events for part in _markdown(event)))


def _markdown(event: Event) -> Iterator[str]:
    planned = f" ({_('planned')})" if event.planned else ""
    yield f"## {on_one_line(date_words(event))}{planned}"
    for each in event.tellings:
        yield f"- **{on_one_line(each.source or each.file)}**: {on_one_line(each.text)}"
