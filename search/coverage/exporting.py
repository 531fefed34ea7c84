"""Coverage for other programs: records, a table in CSV, and Markdown."""

from __future__ import annotations

import io
from collections.abc import Iterable

from search.coverage.model import Gap
from search.export.markdown import literal
from search.export.table import cell
from search.files import GENERATOR

_COLUMNS = (
    "Side",
    "Kind",
    "Label",
    "Sources",
    "Words",
    "Source",
    "Published",
    "Language",
    "File",
    "Start",
    "End",
)


def record(gap: Gap) -> dict[str, object]:
    """A gap with stable keys; offsets are code points of the cleaned text."""
    return {
        "side": gap.side,
        "kind": gap.kind,
        "label": gap.label,
        "sources": gap.sources,
        "places": [
            {
                "file": each.file,
                "title": each.title,
                "source": each.source,
                "date": each.date,
                "lang": each.lang,
                "start": each.start,
                "end": each.end,
                "text": each.text,
            }
            for each in gap.places
        ],
    }


def coverage_csv(gaps: Iterable[Gap]) -> str:
    """RFC 4180 with a header, one line a place; a cell that a spreadsheet would compute is neutralised."""
    from csv import writer

    out = io.StringIO(newline="")
    table = writer(out)
    table.writerow(_COLUMNS)
    for gap in gaps:
        for each in gap.places:
            about = (gap.side, gap.kind, gap.label, str(gap.sources), each.text, each.source, each.date)
            where = (each.lang, each.file, str(each.start), str(each.end))
            table.writerow([cell(value) for value in (*about, *where)])
    return out.getvalue()


def coverage_markdown(gaps: Iterable[Gap], title: str) -> str:
    """A heading a side, below it what was not found on the other."""
    parts = [f"---\n{GENERATOR}\n---", f"# {literal(title)}"]
    side = ""
    for gap in gaps:
        if gap.side != side:
            side = gap.side
            parts.append(f"## {side}")
        first = gap.places[0]
        label = f" {literal(gap.label)}" if gap.label else ""
        parts.append(f"- *{gap.kind}*{label}: {literal(first.text)} ({literal(first.source or first.file)})")
    return "\n\n".join(parts) + "\n"
