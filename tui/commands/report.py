"""A report of a folder on the command line: one document for colleagues."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.errors import ExportError, HexaplaError
from search.files import ensure_free, save
from search.speech import _
from tui.commands.bookmarks import read
from tui.commands.opening import bookmarks_file, compared, encoder_option, folder_option, home_option
from tui.output.reporting import COVERED, MOST, PARTS, KeptPassages, Part, writer_of
from tui.output.reporting import report as made
from tui.output.terminal import FOUND, NOTHING, PROBLEM, clear_progress, complain, fail, pour, steps_shown

if TYPE_CHECKING:
    from search.library import Library


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
@click.option(
    "--covered",
    type=click.IntRange(min=0),
    default=COVERED,
    show_default=True,
    help="Articles whose coverage is written.",
)
@encoder_option
@home_option
def report(
    folder: Path | None,
    output: Path | None,
    force: bool,
    parts: tuple[Part, ...],
    limit: int,
    covered: int,
    home: Path | None,
) -> None:
    """Write figures, timeline, coverage, statements and bookmarks of a folder into one document.

    The document names the day it was made, and a checksum of the files it is made of.  Bookmarks that
    cannot be read are told about in it, and the status is then 3.

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
        tell = steps_shown()
        with compared(folder, home, tell) as library:
            library.statement_index.catch_up(tell)
            kept = kept_of(library) if not parts or "bookmarks" in parts else KeptPassages()
            document = made(library, kept, parts or PARTS, limit, covered, tell)
            clear_progress()
        if output:
            save(output, write(document), over=force)
            complain(_("Written to {path}.").format(path=output))
        else:
            pour(write(document))
    except ExportError as error:
        fail(str(error), PROBLEM)
    *found, _articles = document.sections
    if kept.problem:
        fail(kept.problem, PROBLEM)
    if not any(section.entries for section in found):
        complain(_("Nothing was found to report."))
        sys.exit(NOTHING)
    sys.exit(FOUND)


def kept_of(library: Library) -> KeptPassages:
    """The bookmarks of a library; a file that cannot be read is no reason to report nothing."""
    from search.bookmarks import standings

    file = bookmarks_file(library.folder)
    try:
        kept = read(file, library)
    except HexaplaError as error:
        return KeptPassages(problem=str(error))
    found = [each.current for each in standings(kept, library.article)]
    return KeptPassages(found, " ".join(file.problems))
