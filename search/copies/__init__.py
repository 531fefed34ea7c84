"""Near copies: one text that several sources print, cut or lightly edited, counts as one voice."""

from __future__ import annotations

from search.copies.index import Copies
from search.copies.shingles import body, in_common

__all__ = ["Copies", "body", "in_common"]
