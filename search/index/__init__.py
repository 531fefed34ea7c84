"""Words to passages: the query language, the word index and its engine."""

from __future__ import annotations

from search.index.words import WordIndex

__all__ = ["WordIndex"]
