"""Where to keep the rows of the figures, the timeline and the coverage of an article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from search.coverage import Gap
from search.figures import FigureRow
from search.library import Library
from search.speech import _
from search.timeline import Event
from tui.screens.form_file import Form, FormFileScreen

if TYPE_CHECKING:
    from tui.records import RawOffsets, Record

Row = TypeVar("Row")

SCHEMA = "hexapla.{kind}/1"
"""The `schema` of each JSON line; a change of meaning counts it up."""


def figures_file(library: Library, rows: Sequence[FigureRow]) -> FormFileScreen:
    """For the rows of the board of figures."""
    from search.figures.exporting import figures_csv, figures_markdown
    from tui.records import figure

    forms = _forms(
        lambda: figures_markdown(rows, library.folder.name),
        lambda: figures_csv(rows),
        lambda: _lines("figure", library, rows, figure),
    )
    return FormFileScreen(library.folder, _("Export these figures"), "figures", forms)


def timeline_file(library: Library, events: Sequence[Event]) -> FormFileScreen:
    """For the entries of the timeline."""
    from search.timeline.exporting import timeline_csv, timeline_markdown
    from tui.records import event

    forms = _forms(
        lambda: timeline_markdown(events, library.folder.name),
        lambda: timeline_csv(events),
        lambda: _lines("event", library, events, event),
    )
    return FormFileScreen(library.folder, _("Export this timeline"), "timeline", forms)


def coverage_file(library: Library, gaps: Sequence[Gap], title: str) -> FormFileScreen:
    """For the rows of the coverage of an article with a title."""
    from search.coverage.exporting import coverage_csv, coverage_markdown
    from tui.records import gap

    forms = _forms(
        lambda: coverage_markdown(gaps, title),
        lambda: coverage_csv(gaps),
        lambda: _lines("gap", library, gaps, gap),
    )
    return FormFileScreen(library.folder, _("Export this coverage"), "coverage", forms)


def _forms(markdown: Callable[[], str], csv: Callable[[], str], jsonl: Callable[[], str]) -> tuple[Form, ...]:
    return (
        Form(".md", _("Markdown with all sentences"), markdown),
        Form(".csv", _("a table for spreadsheets, one line a place"), csv),
        Form(".jsonl", _("JSON Lines for scripts"), jsonl),
    )


def _lines(
    kind: str, library: Library, rows: Sequence[Row], record: Callable[[Row, RawOffsets], Record]
) -> str:
    from tui.records import RawOffsets, line

    raw = RawOffsets(library)
    schema = {"schema": SCHEMA.format(kind=kind)}
    return "".join(line(schema | record(row, raw)) + "\n" for row in rows)
