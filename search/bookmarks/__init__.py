"""Bookmarks: kept passages in a YAML file that a person may edit, and finding them again in their articles.

>>> from search.bookmarks import BookmarksFile, bookmark_of, resolve
"""

from __future__ import annotations

from search.bookmarks.anchors import Anchored, Selectors, anchor, resolve
from search.bookmarks.file import BookmarksFile
from search.bookmarks.following import follow, followed
from search.bookmarks.keeping import bookmark_of, bookmark_of_quote
from search.bookmarks.model import Bookmark, Kind, State
from search.bookmarks.standing import Standing, reanchored, standings

__all__ = [
    "Anchored",
    "Bookmark",
    "BookmarksFile",
    "Kind",
    "Selectors",
    "Standing",
    "State",
    "anchor",
    "bookmark_of",
    "bookmark_of_quote",
    "follow",
    "followed",
    "reanchored",
    "resolve",
    "standings",
]
