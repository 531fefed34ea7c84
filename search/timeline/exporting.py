"""A timeline for other programs: records, a table in CSV, and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search.export.markdown import on_one_line, page
from search.export.table import table
from search.speech import _
from search.timeline.model import Event

_COLUMNS = (
    "Date", "Kind", "Planned", "Other dates", "As written", "Sentence", "Source", "Published", "Language",
    "Title", "File", "Item", "Start", "End",
)  # fmt: skip


def record(event: Event) -> dict[str, object]:
    """An event with stable keys; offsets are code points of the cleaned text."""
    return {
        "date": event.date,
        "kind": event.kind,
        "planned": event.planned,
        "conflicts": list(event.conflicts),
        "sources": event.sources,
        "tellings": [
            {
                "file": each.file,
                "item": each.item,
                "title": each.title,
                "source": each.source,
                "published": each.published,
                "lang": each.lang,
                "start": each.start,
                "end": each.end,
                "text": each.text,
                "when": list(each.when),
                "words": each.words,
                "relative": each.relative,
                "copy": each.copy_of is not None,
            }
            for each in event.tellings
        ],
    }


def timeline_csv(events: Iterable[Event]) -> str:
    """One line a sentence."""
    rows = (
        (
            event.date, event.kind, "yes" if event.planned else "", " ".join(event.conflicts), each.words,
            each.text, each.source, each.published, each.lang, each.title, each.file, str(each.item),
            str(each.start), str(each.end),
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
    yield f"## {event.date or _('undated')}{planned}"
    for each in event.tellings:
        yield f"- **{on_one_line(each.source or each.file)}**: {on_one_line(each.text)}"
