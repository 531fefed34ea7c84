"""The parts of an office package and how they refer to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any, NamedTuple

from search.errors import ReadingError
from search.reading import xml
from search.reading.archive import Archive
from search.speech import N_


class Reference(NamedTuple):
    """What one part says about another: its id, the last word of its type, and the part's name."""

    id: str
    kind: str
    part: str


def references(archive: Archive, part: str = "") -> tuple[Reference, ...]:
    """The parts that `part` refers to, or the package itself; those outside the package are left out.

    A damaged list is an empty one.
    """
    folder, name = posixpath.split(part)
    listed = archive.find(f"{folder}/_rels/{name}.rels")
    return tuple(_references(archive, part, listed)) if listed else ()


def _references(archive: Archive, part: str, listed: str) -> Iterator[Reference]:
    try:
        root = xml.parse(archive.read(listed), listed, is_lenient=True)
    except ReadingError:
        return
    for element in root.iterchildren("{*}Relationship"):
        target = archive.follow(element.get("Target", ""), part)
        if target and element.get("TargetMode") != "External":
            yield Reference(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target)


def main_part(archive: Archive) -> str:
    """The part that holds the text.  Raises ReadingError where the archive is no such package."""
    stated = (each.part for each in references(archive) if each.kind == "officeDocument")
    part = next(stated, "") or archive.find("word/document.xml")
    if not part:
        raise ReadingError(
            N_("The archive holds no word processor's document; unpack it to read what it holds.")
        )
    return part


def optional(archive: Archive, part: str) -> Any | None:
    """The tree of a part, None where it is missing or damaged."""
    try:
        return xml.parse(archive.read(part), part, is_lenient=True) if part else None
    except ReadingError:
        return None
