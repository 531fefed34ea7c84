"""A timeline for other programs: records, a table in CSV, and Markdown."""

from __future__ import annotations

import io
from collections.abc import Iterable

from search.export.markdown import literal
from search.export.table import cell
from search.files import GENERATOR
from search.speech import _
from search.timeline.model import Event

_COLUMNS = (
    "Date", "Kind", "Planned", "Other dates", "As written", "Sentence", "Source", "Published", "Language",
    "Title", "File", "Start", "End",
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
    """RFC 4180 with a header, one line a sentence; a cell that a spreadsheet would compute is neutralised."""
    from csv import writer

    out = io.StringIO(newline="")
    table = writer(out)
    table.writerow(_COLUMNS)
    for event in events:
        for each in event.tellings:
            row = (
                event.date, event.kind, "yes" if event.planned else "", " ".join(event.conflicts), each.words,
                each.text, each.source, each.published, each.lang, each.title, each.file, str(each.start),
                str(each.end),
            )  # fmt: skip
            table.writerow([cell(value) for value in row])
    return out.getvalue()


def timeline_markdown(events: Iterable[Event], title: str) -> str:
    """A heading an event, below it each source with its sentence."""
    parts = [f"---\n{GENERATOR}\n---", f"# {literal(title)}"]
    for event in events:
        planned = f" ({_('planned')})" if event.planned else ""
        parts.append(f"## {event.date or _('undated')}{planned}")
        parts += [
            f"- **{literal(each.source or each.file)}**: {literal(each.text)}" for each in event.tellings
        ]
    return "\n\n".join(parts) + "\n"
