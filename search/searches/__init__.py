"""Query lines that are kept under a name, and those that were asked lately.

>>> from search.searches import Recent, SearchesFile
"""

from __future__ import annotations

from search.searches.file import SearchesFile
from search.searches.kept import Kept, Search
from search.searches.recent import Recent

__all__ = ["Kept", "Recent", "Search", "SearchesFile"]
