"""The kept passages of a folder on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search.errors import HexaplaError
from tui import records
from tui.opening import (
    bookmarks_file,
    existing,
    folder_option,
    home_option,
    json_option,
    opened,
    read_what_is_new,
)
from tui.plain import joined
from tui.terminal import FOUND, NOTHING, PROBLEM, complain, fail, pour, say

if TYPE_CHECKING:
    from search.bookmarks import Bookmark
    from search.library import Library


@click.group()
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
@click.argument("form", metavar="FORMAT", type=click.Choice(["markdown", "jsonld", "csl", "csv", "jsonl"]))
@folder_option
def bookmarks_export(form: str, folder: Path | None) -> None:
    """Print the kept passages as markdown, jsonld (W3C Web Annotation), csl, csv or jsonl."""
    from search import export

    kept = load_bookmarks(folder)
    writers = {
        "markdown": export.bookmarks_markdown,
        "jsonld": export.bookmarks_jsonld,
        "csl": export.csl_json,
        "csv": export.csv,
        "jsonl": export.jsonl,
    }
    pour(writers[form](kept))
    sys.exit(FOUND if kept else NOTHING)


@bookmarks.command("check")
@folder_option
@json_option
@home_option
def bookmarks_check(folder: Path | None, as_json: bool, home: Path | None) -> None:
    """Say of each kept passage whether it still stands where it was; 3 when one does not."""
    from search.bookmarks import resolve

    with opened(folder, home) as library:
        read_what_is_new(library)
        kept = load_bookmarks(folder, library)
        states = []
        for mark in kept:
            article = library.article(mark.file, mark.item)
            states.append(resolve(mark, article.text, article.sha256).state if article else "orphan")
    for mark, state in zip(kept, states, strict=True):
        record = {"id": mark.id, "file": mark.file, "state": state}
        say(records.line(record) if as_json else f"{state:9} {mark.id}  {mark.file}")
    lost = any(state not in ("exact", "moved") for state in states)
    sys.exit(PROBLEM if lost else FOUND if kept else NOTHING)


def noted(mark: Bookmark) -> str:
    """The note and the tags of a bookmark, behind it."""
    words = " ".join([joined(mark.note), *(f"#{tag}" for tag in mark.tags)]).strip()
    return f"  ({words})" if words else ""


def load_bookmarks(folder: Path | None, library: Library | None = None) -> list[Bookmark]:
    """The bookmarks of a folder; a broken file ends the command with its line and likely cause.

    With a library they go with files that were moved, also in the bookmarks file.
    """
    from search.bookmarks import follow

    file = bookmarks_file(existing(folder))
    try:
        kept = follow(file, library.heads()) if library else file.load()
    except HexaplaError as error:
        fail(str(error), PROBLEM)
    for problem in file.problems:
        complain(problem)
    if not kept:
        complain("Nothing is kept for this folder yet.")
    return kept
