"""Files to articles: decoding, repairs, blocks with roles and languages, passages.

A format is one module with a `read` function, entered in READERS by its suffixes.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from search.errors import ReadingError
from search.model import Article
from search.reading import plain
from search.reading.document import Overrides, RawDocument, Reader

__all__ = [
    "LARGEST",
    "READERS",
    "READING_VERSION",
    "Overrides",
    "RawDocument",
    "Reader",
    "can_read",
    "read_file",
]

READING_VERSION = "1"
"""Changes whenever a rule of reading changes: files read under another version are read again."""

LARGEST = 200 * 1024 * 1024
"""In bytes; a larger file is refused rather than read for minutes."""

READERS: dict[str, Reader] = {".txt": plain.read}


def can_read(path: Path) -> bool:
    """Whether a reader knows the file's suffix; the file is not opened."""
    return path.suffix.lower() in READERS


def read_file(path: Path, file: str, overrides: Overrides | None = None) -> list[Article]:
    """The articles of the file at `path`, named `file` in the library, with passages but without quotes.

    Raises ReadingError, with one sentence for a person, where there is nothing to read.
    """
    from search.reading.assemble import article  # its rules take a tenth of a second to load

    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ReadingError(f"No reader knows files like {path.name!r}; save it as text to read it here.")
    given = overrides or Overrides()
    data = _bytes(path)
    sha256 = hashlib.sha256(data).hexdigest()
    documents = reader(data, path.name, given.encoding)
    return [article(document, file, item, sha256, given) for item, document in enumerate(documents)]


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise ReadingError(
                "This is not a regular file or cannot be reached; check the path and its rights."
            )
        if path.stat().st_size > LARGEST:
            raise ReadingError(f"The file is larger than {LARGEST >> 20} MB; split it to read it here.")
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(
            f"The file cannot be opened ({error.strerror or error}); check its rights."
        ) from error
