"""Files to articles: decoding, repairs, blocks with roles and languages, passages.

Formats are found in `search.reading.formats`, one module each.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from search.errors import ReadingError
from search.model import Article
from search.reading import sentences
from search.reading.document import Contents, Overrides, RawDocument, Reader
from search.speech import N_
from search.templates import filled

__all__ = [
    "LARGEST",
    "READING_VERSION",
    "Contents",
    "Overrides",
    "RawDocument",
    "Reader",
    "Reading",
    "can_read",
    "read_file",
]

READING_VERSION = "3"
"""Changes whenever a rule of reading changes: files read under another version are read again."""

LARGEST = 200 * 1024 * 1024
"""In bytes; a larger file is refused rather than read for minutes."""


class Reading(NamedTuple):
    """The articles of a file, with passages but without quotes, and notes about the file as a whole."""

    articles: tuple[Article, ...]
    notes: tuple[str, ...] = ()
    sha256: str = ""


def can_read(path: Path) -> bool:
    """Whether a reader knows the file's suffix; the file is not opened."""
    from search.reading.formats import readers

    return path.suffix.lower() in readers()


def read_file(path: Path, file: str, overrides: Overrides | None = None) -> Reading:
    """What the file at `path`, named `file` in the library, holds.

    Raises ReadingError, with one sentence for a person, where there is nothing to read; an item of a file
    that holds many is left out with a note instead.  Raises OSError where the disk or the rights of the
    file do not let it be read: at another time they may.
    """
    from search.reading.formats import reader_for  # its rules take a tenth of a second to load

    given = overrides or Overrides()
    data = _bytes(path)
    if not data:
        raise ReadingError(N_("The file is empty or holds only blanks; nothing to read."))
    reader = reader_for(path.suffix.lower(), data)
    if reader is None:
        raise ReadingError(filled(sentences.NO_READER, name=repr(path.name)))
    contents = reader(data, path.name, given.encoding)
    return _assembled(contents, file, hashlib.sha256(data).hexdigest(), given)


def _assembled(contents: Contents, file: str, sha256: str, given: Overrides) -> Reading:
    from search.reading.assemble import article

    articles: list[Article] = []
    problems: list[str] = []
    for number, document in enumerate(contents.documents, 1):
        try:
            articles.append(article(document, file, len(articles), sha256, given))
        except ReadingError as error:
            problems.append(filled(sentences.ITEM_LEFT_OUT, number=number, message=error))
            if len(contents.documents) == 1:
                raise
    if problems and not articles:
        raise ReadingError(filled(sentences.NO_ITEM, count=len(problems)))
    return Reading(tuple(articles), (*contents.notes, *problems), sha256)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise ReadingError(
            N_("This is not a regular file or cannot be reached; check the path and its rights.")
        )
    if path.stat().st_size > LARGEST:
        raise ReadingError(filled(sentences.TOO_LARGE, size=LARGEST >> 20))
    return path.read_bytes()
