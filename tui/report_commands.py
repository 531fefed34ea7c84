"""A report of a folder on the command line: one document for colleagues."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from search.errors import ExportError
from search.files import ensure_free, save
from search.speech import _
from tui.export_commands import kept_in
from tui.opening import compared, encoder_option, folder_option, home_option
from tui.reporting import MOST, PARTS, Part, writer_of
from tui.reporting import report as made
from tui.terminal import FOUND, NOTHING, PROBLEM, clear_progress, complain, fail, pour, show_progress


@click.command()
@folder_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A new .html or .md file; else Markdown."
)
@click.option("--force", is_flag=True, help="With -o: write over a file.")
@click.option("--part", "parts", type=click.Choice(PARTS), multiple=True, help="Only this part; repeatable.")
@click.option(
    "-n", "--limit", type=click.IntRange(min=1), default=MOST, show_default=True, help="Entries of a part."
)
@encoder_option
@home_option
def report(
    folder: Path | None,
    output: Path | None,
    force: bool,
    parts: tuple[Part, ...],
    limit: int,
    home: Path | None,
) -> None:
    """Write figures, timeline, coverage, statements and bookmarks of a folder into one document.

    The document names the day it was made, and a checksum of the files it is made of.

    \b
    hexapla report -f FOLDER -o story.html
    hexapla report -f FOLDER --part figures --part timeline -o story.md
    """
    try:
        write = writer_of(output or Path("report.md"))
    except ExportError as error:
        raise click.UsageError(str(error)) from error
    try:
        if output and not force:
            ensure_free(output)
        with compared(folder, home) as library:
            library.statement_index.catch_up(show_progress)
            kept = kept_in(folder, library, is_asked=False) if not parts or "bookmarks" in parts else []
            document = made(library, kept, parts or PARTS, limit, show_progress)
            clear_progress()
        if output:
            save(output, write(document), over=force)
        else:
            pour(write(document))
    except ExportError as error:
        fail(str(error), PROBLEM)
    *found, _articles = document.sections
    if not any(section.entries for section in found):
        complain(_("Nothing was found to report."))
        sys.exit(NOTHING)
    sys.exit(FOUND)
