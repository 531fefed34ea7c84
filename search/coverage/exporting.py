"""Coverage for other programs: a table in CSV."""

from __future__ import annotations

from collections.abc import Iterable

from search.coverage.model import Gap
from search.export.table import table
from search.provenance.words import names_of

_COLUMNS = (
    "Side", "Kind", "Label", "Sources", "Origins", "Words", "Speech", "Verb", "Source", "Published",
    "Language", "File", "Item", "Start", "End", "Unsure", "Compare",
)  # fmt: skip


def coverage_csv(gaps: Iterable[Gap]) -> str:
    """One line a place."""
    rows = (
        (
            gap.side, gap.kind, gap.label, str(gap.sources), names_of(gap.rests), each.text, each.speech,
            each.verb, each.source, each.date, each.lang, each.file, str(each.item), str(each.start),
            str(each.end), "yes" if gap.is_unsure else "", gap.near.text if gap.near else "",
        )
        for gap in gaps
        for each in gap.places
    )  # fmt: skip
    return table(_COLUMNS, rows)
