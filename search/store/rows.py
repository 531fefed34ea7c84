"""Values as rows of the record, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from search.model import Alias, Article, Block, Edit, Passage, Quote, Span, Term


class FileRecord(NamedTuple):
    """A file as it was when last read; `skipped` says why it gave no article, empty when it did.

    `harmless` and `notes` are those of Skipped and Noted.
    """

    file: str
    size: int
    mtime_ns: int
    sha256: str
    version: str
    skipped: str = ""
    harmless: bool = False
    notes: tuple[str, ...] = ()


class Excerpt(NamedTuple):
    """A passage with its text and the head of the article it stands in."""

    passage: Passage
    file: str
    title: str
    source: str
    date: str
    text: str


def _names(value: type[Any], *left_out: str) -> list[str]:
    return [field.name for field in fields(value) if field.name not in left_out]


FILE = list(FileRecord._fields)
HEAD = _names(Article, "id", "text", "blocks", "passages", "quotes", "terms", "edits", "aliases")
BLOCK = _names(Block)
PASSAGE = _names(Passage, "id", "article")
QUOTE = _names(Quote, "text", "article", "marks")
TERM = _names(Term)
ALIAS = _names(Alias)
EDIT = _names(Edit)
"""Fields that are columns of the same name, in the order of the fields."""


def columns(names: Iterable[str]) -> str:
    """The names as SQL has them; some are words of its own."""
    return ", ".join(f'"{name}"' for name in names)


def insertion(table: str, names: Sequence[str], key: str = "article") -> str:
    """The statement that puts a row into a table: `key` first, then the names."""
    marks = ", ".join("?" * (len(names) + 1))
    return f"INSERT INTO {table} ({columns((key, *names))}) VALUES ({marks})"


def values(names: Sequence[str], key: object, parts: Iterable[object]) -> Iterator[list[object]]:
    """Rows for `insertion`; tuples become JSON."""
    get = attrgetter(*names)
    for part in parts:
        yield [key, *(_json(value) if isinstance(value, tuple) else value for value in get(part))]


def _json(value: tuple[object, ...]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else "[]"


def file_record(row: Sequence[Any]) -> FileRecord:
    """A row of FILE."""
    return FileRecord(*[*row[:-2], bool(row[-2]), _tuple(row[-1])])


def head(row: Sequence[Any]) -> Article:
    """The id and a row of HEAD."""
    known = dict(zip(("id", *HEAD), row, strict=True))
    for name in ("langs", "notes", "pages"):
        known[name] = _tuple(known[name])
    return Article(text="", **known)


def passage(row: Sequence[Any]) -> Passage:
    """Id, article and a row of PASSAGE."""
    return Passage(*[*row[:-1], tuple(Span(*pair) for pair in json.loads(row[-1]))])


def block(row: Sequence[Any]) -> Block:
    """A row of BLOCK."""
    return Block(*row)


def quote(row: Sequence[Any], article: int, text: str) -> Quote:
    """A row of QUOTE, in an article with this text."""
    from search.language.outer_marks import REACH, marks_around  # a desk without an article needs none

    known = dict(zip(QUOTE, row, strict=True))
    known["flags"] = _tuple(known["flags"])
    start, end = known["start"], known["end"]
    marks = marks_around(text[max(0, start - REACH) : start], text[end : end + REACH])
    return Quote(text=text[start:end], article=article, marks=marks, **known)


def term(row: Sequence[Any]) -> Term:
    """A row of TERM."""
    return Term(*row)


def alias(row: Sequence[Any]) -> Alias:
    """A row of ALIAS."""
    return Alias(*row)


def edit(row: Sequence[Any]) -> Edit:
    """A row of EDIT."""
    return Edit(*row)


def _tuple(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text)) if text != "[]" else ()
