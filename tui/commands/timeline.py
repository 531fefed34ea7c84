"""The timeline of a folder on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from search.punctuation import listed
from search.speech import _
from search.timeline import Event
from search.timeline.folding import once
from search.timeline.words import date_words
from tui.commands.opening import compared, encoder_option, folder_option, home_option, json_option
from tui.output import board_records, records
from tui.output.terminal import FOUND, NOTHING, clear_progress, complain, say, show_progress
from tui.text.safe import one_line


@click.command()
@folder_option
@json_option
@encoder_option
@home_option
def timeline(folder: Path | None, as_json: bool, home: Path | None) -> None:
    """List the events that the articles date, one a line, and the days they were published.

    Words such as "on Tuesday" are counted from the article's own date, forward where the verb is in the
    future; where that is not clear, or the article has no date, they are listed last.

    \b
    hexapla timeline -f FOLDER
    hexapla timeline -f FOLDER --json
    """
    with compared(folder, home) as library:
        found = library.timeline(show_progress)
        clear_progress()
        raw = records.RawOffsets(library)
        for event in found:
            say(records.line(board_records.event(event, raw)) if as_json else line_of(event))
    if not found:
        complain(_("No article here dates anything."))
    sys.exit(FOUND if found else NOTHING)


def line_of(event: Event) -> str:
    """An event for people: the day, what is known of it, and where it is told."""
    signs: list[str] = [_("published")] if event.kind == "published" else []
    signs += [_("planned")] if event.planned else []
    signs += [_("≠ also {dates}").format(dates=listed(event.conflicts))] if event.conflicts else []
    told = "; ".join(
        f"{one_line(each.source or each.file)}: {one_line(each.text)} ({one_line(each.words)})"
        + (f" ×{times}" if times > 1 else "")
        for each, times in once(event)
    )
    marked = f"[{listed(signs)}]" if signs else ""
    return "  ".join(part for part in (date_words(event), marked, told) if part)
