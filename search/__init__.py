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
from search.model import Alias, Article, Block, Edit, Passage, Quote, Span, Term

if TYPE_CHECKING:
    from search.library import Library
    from search.model import (
        Aligned,
        Comparison,
        Evidence,
        Facet,
        Figure,
        Frame,
        Hit,
        KwicLine,
        Match,
        Person,
        Progress,
        Proposal,
        Related,
        Rendering,
        Report,
        Results,
        Skipped,
        Statement,
    )
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
    """Load entry points and answers when first asked for (PEP 562), so that the import stays cheap."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "Library":
        from search.library import Library

        return Library
    if name == "extract_quotes":
        from search.quotes import extract_quotes

        return extract_quotes
    from search import model

    return getattr(model, name)
