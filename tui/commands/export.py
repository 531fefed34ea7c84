"""Kept passages, hits and quotes for other programs, on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.errors import HexaplaError
from search.punctuation import labelled
from search.speech import _
from tui.commands.bookmarks import FORMAT, load_bookmarks
from tui.commands.opening import caught_up, folder_option, home_option
from tui.output.terminal import FOUND, NOTHING, PROBLEM, complain, fail, pour

if TYPE_CHECKING:
    from search.bookmarks import Bookmark
    from search.export import Format
    from search.export.excerpts import Subject
    from search.library import Library

SUBJECTS: dict[str, Subject] = {"bookmarks": "bookmark", "hits": "hit", "quotes": "quote"}
TITLES: dict[Subject, str] = {"bookmark": "Bookmarks", "hit": "Found", "quote": "Quotes"}


@click.command()
@click.argument("what", type=click.Choice([*SUBJECTS]), default="bookmarks")
@click.argument("query", required=False, default="")
@folder_option
@click.option(
    "--format", "form", type=FORMAT, help="Left out: by the ending of the file; without one, markdown."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A new file; none is written over.")
@click.option("--force", is_flag=True, help="With -o: write over a file.")
@click.option(
    "--context", type=click.IntRange(0, 20), default=1, show_default=True, help="Sentences around each."
)
@click.option("--bom", is_flag=True, help="Of csv: begin with a byte order mark, for Excel.")
@click.option("--simplified", is_flag=True, help="Of markdown: Traditional Chinese in Simplified too.")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=100, show_default=True, help="Of hits.")
@home_option
def export(
    what: str,
    query: str,
    folder: Path | None,
    form: Format | None,
    output: Path | None,
    force: bool,
    context: int,
    bom: bool,
    simplified: bool,
    limit: int,
    home: Path | None,
) -> None:
    """Write bookmarks, the hits of a QUERY, or quotes (those about QUERY) for other programs.

    \b
    hexapla export -f FOLDER -o notes.md
    hexapla export hits 'open source' -f FOLDER --format csv --bom -o hits.csv
    hexapla export quotes -f FOLDER --format jsonld
    """
    from search.export.context import context_of
    from search.export.formats import written
    from search.export.links import way_to

    subject = SUBJECTS[what]
    form = form or (_named(output) if output else "markdown")
    if subject == "hit" and not query.strip():
        raise click.UsageError(_("Give what to look for: hexapla export hits QUERY."))
    if subject == "bookmark" and query:
        raise click.UsageError(_("{query} says nothing about bookmarks; leave it out.").format(query=query))
    with caught_up(folder, home) as library:
        try:
            found = excerpts(library, subject, query, folder, limit)
        except HexaplaError as error:
            fail(str(error), PROBLEM)
        beside = context_of(library.article, context)
        title = labelled(_(TITLES[subject]), query) if query else _(TITLES[subject])
        way = way_to(library.folder, output or Path("-"))  # what is printed goes into a file here, if any
        fold = _in_simplified if simplified else None
        text = written(form, found, subject=subject, title=title, context=beside, bom=bom, way=way, fold=fold)
    if output:
        save(output, text, force)
        complain(_("Written to {path}.").format(path=output))
    else:
        pour(text)
    if not found:
        complain(_("Nothing was found to export."))
    sys.exit(FOUND if found else NOTHING)


def _in_simplified(words: str) -> str:
    """Traditional Chinese in Simplified characters; all else as it is."""
    from search.language.scripts import language_of
    from tui.text.characters import in_script

    return in_script(words, language_of(words), "simplified")


def _named(path: Path) -> Format:
    """The format that the ending of a name asks for; leaves where it asks for none."""
    from search.export.formats import ENDINGS, format_of

    form = format_of(path)
    if form is None:
        endings = ", ".join(ENDINGS.values())
        raise click.UsageError(
            _("Let the name end in one of {endings}, or give --format.").format(endings=endings)
        )
    return form


def excerpts(
    library: Library, subject: Subject, query: str, folder: Path | None, limit: int
) -> list[Bookmark]:
    """What is exported; bookmarks with their state now."""
    from search.export.excerpts import of_hits, of_quotes

    if subject == "bookmark":
        return kept_in(folder, library)
    if subject == "hit":
        return list(of_hits(library.search(query, limit=limit).hits, library.article))
    return list(of_quotes(library.quotes(about=query or None), library.article))


def kept_in(folder: Path | None, library: Library) -> list[Bookmark]:
    """The bookmarks of a folder as they stand now; that there are none is told."""
    from search.bookmarks import standings

    return [each.current for each in standings(load_bookmarks(folder, library), library.article)]


def save(path: Path, text: str, force: bool) -> None:
    """Write the file in one step; leaves with a sentence where that cannot be."""
    from search.files import save as write

    try:
        write(path, text, over=force)
    except HexaplaError as error:
        fail(str(error), PROBLEM)
