"""The engine of Hexapla: reading, quotes, search and related passages.  It knows no screen.

>>> from search import Library, extract_quotes
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.errors import (
    BookmarksBroken,
    BookmarksError,
    DecisionBroken,
    DecisionError,
    EncoderError,
    FolderMissing,
    HexaplaError,
    LibraryError,
    QueryError,
    ReadingError,
)
from search.model import (
    Alias,
    Aligned,
    Article,
    Block,
    Comparison,
    Edit,
    Evidence,
    Facet,
    Figure,
    Frame,
    Hit,
    KwicLine,
    Match,
    Passage,
    Person,
    Progress,
    Proposal,
    Quote,
    Related,
    Rendering,
    Report,
    Results,
    Skipped,
    Span,
    Statement,
    Term,
)

if TYPE_CHECKING:
    from search.library import Library
    from search.quotes import extract_quotes

__all__ = [
    "Alias",
    "Aligned",
    "Article",
    "Block",
    "BookmarksBroken",
    "BookmarksError",
    "Comparison",
    "DecisionBroken",
    "DecisionError",
    "Edit",
    "EncoderError",
    "Evidence",
    "Facet",
    "Figure",
    "FolderMissing",
    "Frame",
    "HexaplaError",
    "Hit",
    "KwicLine",
    "Library",
    "LibraryError",
    "Match",
    "Passage",
    "Person",
    "Progress",
    "Proposal",
    "QueryError",
    "Quote",
    "ReadingError",
    "Related",
    "Rendering",
    "Report",
    "Results",
    "Skipped",
    "Span",
    "Statement",
    "Term",
    "extract_quotes",
]


def __getattr__(name: str) -> Any:
    """Load the two entry points when first asked for (PEP 562), so that the import stays cheap."""
    if name == "Library":
        from search.library import Library

        return Library
    if name == "extract_quotes":
        from search.quotes import extract_quotes

        return extract_quotes
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
