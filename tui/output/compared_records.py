"""A comparison as JSON, for the command line and for a file."""

from __future__ import annotations

from collections.abc import Sequence

from search.model import Article, Comparison, Frame, Match, Span
from tui.output.records import Record, line

SCHEMA = "hexapla.comparison/1"
"""The `schema` of each line of a file; a change of meaning counts it up."""


def comparison_line(comparison: Comparison, one: Article, other: Article, match: Match | None = None) -> str:
    """A line of a file of comparisons."""
    return line({"schema": SCHEMA} | comparison_record(comparison, one, other, match)) + "\n"


def comparison_record(
    comparison: Comparison, one: Article, other: Article, match: Match | None = None
) -> Record:
    """A comparison with stable keys; `here` and `there` hold offsets into the two articles.

    Of what corresponds in two whole articles, `match` tells how near it is and whether it moved.
    """
    return {
        "level": match.level if match else None,
        "moved": bool(match and match.moved),
        "here": _side(one, comparison.here, comparison.frame_here),
        "there": _side(other, comparison.there, comparison.frame_there),
        "frame_changes": list(comparison.frame_changes),
        "rows": [
            {
                "change": row.change,
                "moved": row.moved,
                "elsewhere": list(row.elsewhere) if row.elsewhere else None,
                "here": _part(one, row.here, row.marks_here),
                "there": _part(other, row.there, row.marks_there),
                "pairs": [
                    {
                        "kind": p.kind,
                        "label": p.label,
                        "here": list(map(list, p.here)),
                        "there": list(map(list, p.there)),
                    }
                    for p in row.pairs
                ],
            }
            for row in comparison.rows
        ],
    }


def _side(article: Article, span: Span, frame: Frame) -> Record:
    return {
        "file": article.file,
        "item": article.item,
        "source": article.source,
        "date": article.date,
        "start": span.start,
        "end": span.end,
        "text": span.of(article.text),
        "kind": frame.kind,
        "speaker": frame.speaker.of(article.text),
        "person": frame.name,
        "cue": frame.cue.of(article.text),
        "when": frame.when.of(article.text),
        "day": frame.day,
    }


def _part(article: Article, span: Span | None, marks: Sequence[Span]) -> Record | None:
    if span is None:
        return None
    return {
        "start": span.start,
        "end": span.end,
        "text": span.of(article.text),
        "marks": [list(mark) for mark in marks],
    }
