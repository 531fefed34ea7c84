"""Bookmarks that come from elsewhere: our own files, W3C annotations, Hypothesis and Readwise.

>>> from search.importing import read, placed
"""

from __future__ import annotations

from search.importing.placing import Placed, placed
from search.importing.reading import Found, read

__all__ = ["Found", "Placed", "placed", "read"]
