"""Bookmarks: kept passages in a YAML file that a person may edit, and finding them again in their articles.

>>> from search.bookmarks import BookmarksFile, bookmark_of, resolve
"""

from __future__ import annotations

from search.bookmarks.anchors import Anchored, Selectors, anchor, resolve
from search.bookmarks.file import BookmarksFile
from search.bookmarks.following import follow, followed
from search.bookmarks.keeping import bookmark_of, bookmark_of_quote
from search.bookmarks.model import Bookmark, Kind, State

__all__ = [
    "Anchored",
    "Bookmark",
    "BookmarksFile",
    "Kind",
    "Selectors",
    "State",
    "anchor",
    "bookmark_of",
    "bookmark_of_quote",
    "follow",
    "followed",
    "resolve",
]
