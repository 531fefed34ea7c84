"""Kept passages, hits and quotes for other programs, and W3C Web Annotations back.

Pure functions between bookmarks and text; `excerpts` makes bookmarks of hits and quotes.  Nothing is
invented: a date that is not ISO 8601 stays out of the fields a program computes with.  What no file or
terminal shows is escaped, or becomes U+FFFD.
"""

from __future__ import annotations

from search.bookmarks.annotations import bookmarks_jsonld, from_jsonld
from search.export.csl import csl_json
from search.export.formats import FORMATS, Format, format_of, written
from search.export.html import html_page
from search.export.lines import jsonl
from search.export.markdown import bookmarks_markdown, literal
from search.export.table import csv

__all__ = [
    "FORMATS",
    "Format",
    "bookmarks_jsonld",
    "bookmarks_markdown",
    "csl_json",
    "csv",
    "format_of",
    "from_jsonld",
    "html_page",
    "jsonl",
    "literal",
    "written",
]
