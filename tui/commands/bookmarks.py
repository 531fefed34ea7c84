"""The kept passages of a folder on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.errors import HexaplaError
from search.speech import _
from tui.commands.group import Group
from tui.commands.opening import (
    bookmarks_file,
    existing,
    folder_option,
    home_option,
    json_option,
    opened,
    read_what_is_new,
)
from tui.output import records
from tui.output.plain import joined
from tui.output.terminal import FOUND, NOTHING, PROBLEM, complain, fail, pour, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.bookmarks import Bookmark, BookmarksFile, Standing
    from search.export import Format
    from search.library import Library


FORMAT = click.Choice(["markdown", "html", "jsonld", "csl", "csv", "jsonl"])


@click.group(cls=Group)
def bookmarks() -> None:
    """List, check and export the kept passages of a folder."""


@bookmarks.command("list")
@folder_option
@json_option
def bookmarks_list(folder: Path | None, as_json: bool) -> None:
    """List the kept passages."""
    from search.export import jsonl

    kept = load_bookmarks(folder)
    if as_json:
        say(jsonl(kept).rstrip("\n"))
    else:
        for mark in kept:
            say(f"{mark.id}  {mark.file}  {joined(mark.quote)}" + noted(mark))
    sys.exit(FOUND if kept else NOTHING)


@bookmarks.command("export")
@click.argument("form", metavar="FORMAT", type=FORMAT)
@folder_option
def bookmarks_export(form: Format, folder: Path | None) -> None:
    """Print the kept passages as markdown, html, jsonld (W3C Web Annotation), csl, csv or jsonl.

    `hexapla export` does the same with their states and the sentences around them, into a file too.
    """
    from search.export import written
    from search.export.links import way_to

    kept = load_bookmarks(folder)
    pour(written(form, kept, way=way_to(existing(folder), Path("-"))))
    sys.exit(FOUND if kept else NOTHING)


@bookmarks.command("check")
@folder_option
@json_option
@home_option
def bookmarks_check(folder: Path | None, as_json: bool, home: Path | None) -> None:
    """Say of each kept passage whether it still stands where it was; 3 when one does not.

    A passage is exact, moved (the same words elsewhere in the article), changed (other words stand in its
    place), ambiguous (several places may be meant) or orphan (not found any more).
    """
    from search.bookmarks import standings

    with opened(folder, home) as library:
        read_what_is_new(library)
        found = standings(load_bookmarks(folder, library), library.article)
    for each in found:
        if as_json:
            say(records.line(standing_record(each)))
        else:
            for line in standing_lines(each):
                say(line)
    lost = not all(each.is_sure for each in found)
    sys.exit(PROBLEM if lost else FOUND if found else NOTHING)


def standing_record(each: Standing) -> dict[str, object]:
    """What has become of a bookmark; `now` are the words in the place of changed ones."""
    kept = each.bookmark
    return {
        "id": kept.id,
        "file": kept.file,
        "state": each.state,
        "start": each.anchored.start,
        "end": each.anchored.end,
        "quote": kept.quote,
        "now": each.now if each.state == "changed" else "",
        "candidates": [list(place.span) for place in each.candidates],
    }


def standing_lines(each: Standing) -> Iterator[str]:
    """The same for people: one line, and below it what differs or may be meant."""
    yield f"{each.state:9} {each.bookmark.id}  {each.bookmark.file}"
    if each.state == "changed":
        yield f"  - {joined(each.bookmark.words)}"
        yield f"  + {joined(each.now)}"
    if each.state == "orphan":
        yield f"  {joined(each.bookmark.quote)}"
    for place in each.candidates:
        yield f"  ? {joined(place.words)}"


def noted(mark: Bookmark) -> str:
    """The note and the tags of a bookmark, behind it."""
    words = " ".join([joined(mark.note), *(f"#{tag}" for tag in mark.tags)]).strip()
    return f"  ({words})" if words else ""


def load_bookmarks(folder: Path | None, library: Library | None = None) -> list[Bookmark]:
    """The bookmarks of a folder; a broken file ends the command with its line and likely cause.

    With a library they go with files that were moved, also in the bookmarks file.  That there are none is
    told.
    """
    file = bookmarks_file(existing(folder))
    try:
        kept = read(file, library)
    except HexaplaError as error:
        fail(str(error), PROBLEM)
    for problem in file.problems:
        complain(problem)
    if not kept:
        complain(_("Nothing is kept for this folder yet."))
    return kept


def read(file: BookmarksFile, library: Library | None = None) -> list[Bookmark]:
    """The bookmarks of a file, with those that were made while it was broken; raises BookmarksError."""
    from search.bookmarks import follow

    if file.recovered.exists():
        file.load()
        file.take_recovered()
    return follow(file, library.heads()) if library else file.load()
