"""A file of bookmarks made elsewhere -> bookmarks, whatever of the known formats it is in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from search.bookmarks.annotations import annotations_in, bookmark_of_annotation
from search.bookmarks.data import EntryProblem, from_data
from search.bookmarks.model import Bookmark
from search.broken_json import trouble
from search.decisions.scalars import Data
from search.errors import BookmarksError
from search.importing import hypothesis, plain, table
from search.speech import _
from search.system_errors import reason_of

MOST = 64 << 20
"""Bytes of a file that is read."""

_DEEPEST = 100
"""Lists and objects inside each other that a bookmark may hold."""


class Found(NamedTuple):
    """What a file holds, and sentences about what in it is no bookmark."""

    bookmarks: tuple[Bookmark, ...]
    problems: tuple[str, ...]


def read(path: Path) -> Found:
    """The bookmarks of a file: our YAML, W3C JSON-LD, JSON of Hypothesis, CSV of Readwise, or a list
    of pages.

    The format is told by what the file holds, not by its name.  Raises BookmarksError for a file that
    cannot be read or is in none of them.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)  # a pipe tells no size beforehand
        if len(data) > MOST:
            raise BookmarksError(_("{file} is too large to be a file of bookmarks.").format(file=path))
        text = data.decode("utf-8-sig")
    except OSError as error:
        reason = reason_of(error)
        raise BookmarksError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=reason)
        ) from error
    except UnicodeDecodeError as error:
        raise BookmarksError(_("{file} is not UTF-8; save it as UTF-8.").format(file=path)) from error
    return _found(text, path.name)


def _found(text: str, name: str) -> Found:
    if text.lstrip()[:1] in ("{", "["):
        return _of_json(text, name)
    if separator := table.separator_of(text):
        return _of_entries(table.entries(text, separator))
    if plain.is_list(text):
        return _of_entries(plain.entries(text))
    from search.bookmarks.parsing import parse

    layout = parse(text, name)
    if not layout.entries:
        raise BookmarksError(
            _("{file} holds no bookmarks: give YAML, annotations in JSON, a CSV or a list of pages.").format(
                file=name
            )
        )
    return Found(tuple(layout.bookmarks()), tuple(layout.problems()))


def _of_json(text: str, name: str) -> Found:
    try:
        value: Data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BookmarksError(_broken(text, name, error)) from error
    if _is_deep(value):
        raise BookmarksError(_("{file} is nested too deeply to be a file of bookmarks.").format(file=name))
    rows = hypothesis.rows_in(value)
    if rows is not None:
        return _of_entries(map(hypothesis.entry_of, rows))
    bookmarks: list[Bookmark] = []
    problems: list[str] = []
    for number, each in enumerate(annotations_in(value), 1):
        try:
            bookmarks.append(bookmark_of_annotation(each, number))
        except BookmarksError as error:
            problems.append(str(error))
    return Found(tuple(bookmarks), tuple(problems))


def _broken(text: str, name: str, error: ValueError | RecursionError) -> str:
    cause = trouble(text, error)
    if not cause.line:
        return _("{file} cannot be read: {cause}.").format(file=name, cause=cause.words)
    return _("{file}, line {line}, column {column}: {cause}. Mend it there, or export it again.").format(
        file=name, line=cause.line, column=cause.column, cause=cause.words
    )


def _is_deep(value: Data) -> bool:
    """Whether lists and objects stand inside each other deeper than is worked with.  Linear."""
    level = [value]
    for _depth in range(_DEEPEST):
        level = [inner for each in level for inner in _parts(each)]
        if not level:
            return False
    return True


def _parts(value: Data) -> Iterable[Data]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _of_entries(entries: Iterable[Data]) -> Found:
    bookmarks: list[Bookmark] = []
    problems: list[str] = []
    for number, entry in enumerate(entries, 1):
        try:
            bookmarks.append(from_data(entry))
        except EntryProblem as problem:
            problems.append(_("Number {number}: the entry {problem}.").format(number=number, problem=problem))
    return Found(tuple(bookmarks), tuple(problems))
