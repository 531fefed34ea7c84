"""The formats by their names, and one way to write all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, get_args

from search.bookmarks.annotations import bookmarks_jsonld
from search.bookmarks.model import Bookmark
from search.export.context import Context
from search.export.csl import csl_json
from search.export.excerpts import Subject
from search.export.html import html_page
from search.export.lines import jsonl
from search.export.markdown import bookmarks_markdown
from search.export.table import csv
from search.speech import N_

Format = Literal["markdown", "html", "jsonld", "csl", "csv", "jsonl"]

FORMATS: tuple[Format, ...] = get_args(Format)

ENDINGS: dict[Format, str] = {
    "markdown": ".md",
    "html": ".html",
    "jsonld": ".jsonld",
    "csl": ".csl.json",
    "csv": ".csv",
    "jsonl": ".jsonl",
}
"""How files of each format end."""

SHORT: dict[str, Format] = {"md": "markdown", "csl-json": "csl", "json-ld": "jsonld", "htm": "html"}
"""Other names that people type."""

MEANING: dict[Format, str] = {
    "markdown": N_("Markdown: quotes with citations, for notebooks"),
    "html": N_("a page to read and print"),
    "jsonld": N_("W3C Web Annotations: can be imported again without loss"),
    "csl": N_("references for Zotero and pandoc"),
    "csv": N_("a table for spreadsheets and Readwise"),
    "jsonl": N_("JSON Lines for scripts"),
}
"""What each is for; translated where it is shown."""


def format_of(path: Path) -> Format | None:
    """The format that the ending of a file's name asks for."""
    name = path.name.casefold()
    return next((form for form in FORMATS if name.endswith(ENDINGS[form])), None)


def written(
    form: Format,
    excerpts: Iterable[Bookmark],
    *,
    subject: Subject = "bookmark",
    title: str = "",
    context: Context | None = None,
    bom: bool = False,
    way: str = "",
    fold: Callable[[str], str] | None = None,
) -> str:
    """The excerpts in a format; `context`, `title` and `fold` are for people, `bom` for Excel.

    `way` leads from the file to the folder of the articles.
    """
    if form == "markdown":
        return bookmarks_markdown(excerpts, title=title, context=context, fold=fold, way=way, subject=subject)
    if form == "html":
        return html_page(excerpts, title=title, context=context)
    if form == "jsonl":
        return jsonl(excerpts, subject)
    if form == "csv":
        return csv(excerpts, bom=bom)
    return csl_json(excerpts) if form == "csl" else bookmarks_jsonld(excerpts)
