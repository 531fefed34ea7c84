"""Where to keep the rows of the figures, the timeline and the coverage of an article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from search.coverage import Gap
from search.figures import FigureRow
from search.library import Library
from search.model import Article
from search.speech import _
from search.timeline import Event
from tui.output.counting import counted
from tui.screens.form_file import Form, FormFileScreen

if TYPE_CHECKING:
    from search.report import Document
    from tui.output.records import RawOffsets, Record

Row = TypeVar("Row")

SCHEMA = "hexapla.{kind}/1"
"""The `schema` of each JSON line; a change of meaning counts it up."""


def figures_file(library: Library, rows: Sequence[FigureRow]) -> FormFileScreen:
    """For the rows of the board of figures."""
    from search.figures.exporting import figures_csv
    from search.report.sections import figures_section
    from tui.output.board_records import figure
    from tui.output.reporting import document

    forms = _forms(
        lambda: document(library, figures_section(rows, len(rows))),
        lambda: figures_csv(rows),
        lambda: _lines("figure", library, rows, figure),
    )
    return FormFileScreen(library.folder, _("Export these figures"), "figures", forms)


def timeline_file(library: Library, events: Sequence[Event]) -> FormFileScreen:
    """For the entries of the timeline."""
    from search.report.sections import timeline_section
    from search.timeline.exporting import timeline_csv
    from tui.output.board_records import event
    from tui.output.reporting import document

    forms = _forms(
        lambda: document(library, timeline_section(events, len(events))),
        lambda: timeline_csv(events),
        lambda: _lines("event", library, events, event),
    )
    return FormFileScreen(library.folder, _("Export this timeline"), "timeline", forms)


def coverage_file(library: Library, gaps: Sequence[Gap], article: Article) -> FormFileScreen:
    """For the rows of the coverage of an article."""
    from search.coverage.exporting import coverage_csv
    from search.report.sections import coverage_section
    from tui.output.board_records import gap
    from tui.output.reporting import document

    forms = _forms(
        lambda: document(library, coverage_section([(article, gaps)], 0)),
        lambda: coverage_csv(gaps),
        lambda: _lines("gap", library, gaps, gap),
    )
    return FormFileScreen(library.folder, _("Export this coverage"), "coverage", forms)


def _forms(
    made: Callable[[], Document], csv: Callable[[], str], jsonl: Callable[[], str]
) -> tuple[Form, ...]:
    from search.report import report_html, report_markdown

    return (
        Form(".md", _("Markdown with all sentences"), lambda _way: report_markdown(made())),
        Form(".html", _("a page to read and print"), lambda _way: report_html(made())),
        Form(".csv", _("a table for spreadsheets, one line a place"), lambda _way: csv()),
        Form(".jsonl", _("JSON Lines for scripts"), lambda _way: jsonl()),
    )


def _lines(
    kind: str, library: Library, rows: Sequence[Row], record: Callable[[Row, RawOffsets], Record]
) -> str:
    from tui.output.records import RawOffsets, line

    raw = RawOffsets(library)
    schema = {"schema": SCHEMA.format(kind=kind)}
    return "".join(line(schema | record(row, raw)) + "\n" for row in counted(rows))
