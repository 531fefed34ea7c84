"""From the user's folder to the record: which files are there, which are new, and reading those."""

from __future__ import annotations

from search.files import file_hash
from search.scan.names import endings
from search.scan.reading import with_quotes
from search.scan.scanning import Scan
from search.scan.walking import walk

__all__ = ["Scan", "endings", "file_hash", "walk", "with_quotes"]
