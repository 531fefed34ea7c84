"""The figures and dates of a folder on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from search.figures import KINDS, FigureKind, FigureRow
from search.figures.words import differing_words, together, uncompared_words, value_words
from search.provenance.words import resting_words
from search.punctuation import listed
from search.speech import _, plural
from tui.commands.opening import compared, encoder_option, folder_option, home_option, json_option
from tui.output import board_records, records
from tui.output.terminal import FOUND, NOTHING, clear_progress, complain, say, show_progress
from tui.text.safe import one_line


@click.command()
@click.option("--kind", type=click.Choice(KINDS), help="Only figures of this kind.")
@folder_option
@json_option
@encoder_option
@home_option
def figures(kind: FigureKind | None, folder: Path | None, as_json: bool, home: Path | None) -> None:
    """List amounts, counts, shares, durations and dates: one value a line, those that differ first.

    A line is one value of one thing, joined over languages and ways to write it; vague figures stay vague.
    ≠ marks values that the sources give for one thing, on one line, and amounts that they give to two things.
    "one origin" says that all have it from one person or outlet; "origin not named" that nobody is named.

    \b
    hexapla figures -f FOLDER
    hexapla figures -f FOLDER --kind amount --json
    """
    with compared(folder, home) as library:
        rows = library.figures(kind, show_progress)
        clear_progress()
        raw = records.RawOffsets(library)
        if as_json:
            for row in rows:
                say(records.line(board_records.figure(row, raw)))
        else:
            for first, *others in together(rows):
                say(" ≠ ".join(map(line_of, (first, *others))))
    if left := uncompared_words(rows):
        complain(left)
    if not rows:
        complain(_("No article here gives such a figure."))
    sys.exit(FOUND if rows else NOTHING)


def line_of(row: FigureRow) -> str:
    """A row for people: the value, how many sources, and how it is written where."""
    sources = plural("{count} source", "{count} sources", row.sources)
    origins = resting_words(row.rests) if row.rests else ""
    told = listed(one_line(part) for part in (_(row.kind), sources, origins) if part)
    articles = {each.article for each in row.mentions}
    written = "; ".join(
        f"{one_line(each.source or each.file)}: {one_line(each.text)} ({one_line(each.relation)})"
        for each in row.mentions
        if each.copy_of not in articles
    )
    return "  ".join(part for part in (one_line(value_words(row)), f"[{told}]", sign(row), written) if part)


def sign(row: FigureRow) -> str:
    """In what the sources part, behind a sign; empty where they agree."""
    words = []
    if row.disputes:
        words.append(_("values differ"))
    if row.relation_differs:
        words.append(_("one value, two things: {words}").format(words=one_line(differing_words(row))))
    return f"≠ {' · '.join(words)}" if words else ""
