"""Plain text files."""

from __future__ import annotations

from search.reading import sentences
from search.reading.decode import decode
from search.reading.document import Contents, RawDocument
from search.templates import filled

SUFFIXES = (".txt", ".text")


def read(data: bytes, _name: str, encoding: str) -> Contents:
    """One document a file; it declares nothing about itself."""
    decoded = decode(data, encoding)
    notes = (
        () if encoding or decoded.is_certain else (filled(sentences.ENCODING_GUESSED, name=decoded.encoding),)
    )
    return Contents((RawDocument(decoded.text, decoded.encoding, notes),))
