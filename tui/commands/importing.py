"""Bookmarks that come from other programs, on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from search.errors import HexaplaError
from search.speech import _, plural
from tui.commands.opening import (
    bookmarks_file,
    folder_option,
    home_option,
    json_option,
    opened,
    read_what_is_new,
)
from tui.output import records
from tui.output.plain import joined
from tui.output.terminal import FOUND, NOTHING, PROBLEM, complain, fail, say

LOG = "imports.json"


@click.command("import")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@folder_option
@click.option("--undo", is_flag=True, help="Take the newest import of the folder back.")
@json_option
@home_option
def import_(file: Path | None, folder: Path | None, undo: bool, as_json: bool, home: Path | None) -> None:
    """Bring the bookmarks of FILE into those of a folder.

    FILE is a bookmarks.yaml, W3C annotations (JSON-LD), JSON of Hypothesis, a CSV of Readwise, or a list of
    pages, one address a line, as newsboat keeps them.  Each goes to its article by file, address, title or
    its very words; what is not found is kept with its words and told, with exit code 3.  What is here already
    is not brought in again.

    \b
    hexapla import notes.jsonld -f FOLDER
    hexapla import readwise.csv -f FOLDER
    hexapla import --undo -f FOLDER
    """
    from search.importing import placed, read
    from search.importing.undoing import bring_in

    if undo == bool(file):
        raise click.UsageError(_("Give a FILE to import, or --undo."))
    if file is None:
        _take_back(folder, home)
    try:
        found = read(file)
        with opened(folder, home) as library:
            read_what_is_new(library)
            places = placed(found.bookmarks, library.heads(), library.article)
            bookmarks = bookmarks_file(library.folder)
            brought = bring_in(bookmarks, (each.bookmark for each in places), library.home / LOG)
    except HexaplaError as error:
        fail(str(error), PROBLEM)
    for problem in found.problems:
        complain(problem)
    lost = [each.bookmark for each in places if not each.is_found]
    if as_json:
        for each in places:
            kept = each.bookmark
            say(records.line({"id": kept.id, "file": kept.file, "quote": kept.quote, "found": each.is_found}))
    else:
        say(
            "; ".join(
                [
                    plural("{count} new bookmark", "{count} new bookmarks", brought.new),
                    _("{count} completed").format(count=brought.completed),
                    _("{count} known already").format(count=brought.known),
                ]
            )
        )
        for each in places:
            if each.by_words:
                kept = each.bookmark
                say(
                    _("by its words alone, to {file}: {words}").format(
                        file=kept.file, words=joined(kept.quote)
                    )
                )
        for kept in lost:
            say(_("not found: {words}").format(words=joined(kept.quote or kept.note)))
    sys.exit(PROBLEM if lost or found.problems else FOUND if places else NOTHING)


def _take_back(folder: Path | None, home: Path | None) -> NoReturn:
    """Undo the newest import, and leave."""
    from search.importing.undoing import take_back

    try:
        with opened(folder, home) as library:
            done = take_back(bookmarks_file(library.folder), library.home / LOG)
    except HexaplaError as error:
        fail(str(error), PROBLEM)
    say(_("The import is taken back.") if done else _("There is nothing to undo."))
    sys.exit(FOUND if done else NOTHING)
