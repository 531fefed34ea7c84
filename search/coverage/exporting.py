"""Coverage for other programs: a table in CSV, and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from search.coverage.model import Gap
from search.export.attributed import kind_words
from search.export.markdown import on_one_line, page
from search.export.table import table
from search.figures.words import day_words
from search.speech import N_, _

_COLUMNS = (
    "Side", "Kind", "Label", "Sources", "Words", "Speech", "Source", "Published", "Language", "File", "Item",
    "Start", "End",
)  # fmt: skip

_HEADINGS = {"only here": N_("only here"), "only elsewhere": N_("only elsewhere")}


def coverage_csv(gaps: Iterable[Gap]) -> str:
    """One line a place."""
    rows = (
        (
            gap.side, gap.kind, gap.label, str(gap.sources), each.text, each.speech, each.source, each.date,
            each.lang, each.file, str(each.item), str(each.start), str(each.end),
        )
        for gap in gaps
        for each in gap.places
    )  # fmt: skip
    return table(_COLUMNS, rows)


def coverage_markdown(gaps: Iterable[Gap], title: str) -> str:
    """A heading a side, below it what was not found on the other."""
    return page(title, _markdown(gaps))


def _markdown(gaps: Iterable[Gap]) -> Iterator[str]:
    for side, group in groupby(gaps, attrgetter("side")):
        yield f"## {_(_HEADINGS[side])}"
        for gap in group:
            first = gap.places[0]
            label = f" {on_one_line(day_words(gap.label))}" if gap.label else ""
            where = on_one_line(first.source or first.file)
            speech = f" ({kind_words(first.speech)})" if first.speech else ""
            yield f"- *{_(gap.kind)}*{label}{speech}: {on_one_line(first.text)} ({where})"
