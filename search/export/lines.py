"""Kept passages as JSON Lines, for scripts and jq."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from search.bookmarks.model import Bookmark
from search.decisions.scalars import json_text
from search.export.excerpts import Subject

VERSION = 1
"""Of the `schema` of each line; a change of meaning counts it up."""


def jsonl(bookmarks: Iterable[Bookmark], subject: Subject = "bookmark") -> str:
    """One JSON object a line: `schema` ("hexapla.hit/1"), then all fields of a Bookmark under their names."""
    schema = f"hexapla.{subject}/{VERSION}"
    names = [field.name for field in fields(Bookmark)]
    lines = ({"schema": schema} | {name: getattr(bookmark, name) for name in names} for bookmark in bookmarks)
    return "".join(json_text(line) + "\n" for line in lines)
