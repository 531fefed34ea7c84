"""Passages that belong together across sources and languages, each with the reasons why.

Two sides are asked and their answers weighed together: vectors of meaning, and shared words, names,
figures and glossary concepts.  numpy and the encoder are loaded at the first use, not at the import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.related.encoder import Encoder, UseEncoder

if TYPE_CHECKING:
    from search.related.index import RelatedIndex

__all__ = ["Encoder", "RelatedIndex", "UseEncoder"]


def __getattr__(name: str) -> Any:
    """Load the index, and numpy with it, when it is first asked for (PEP 562)."""
    if name == "RelatedIndex":
        from search.related.index import RelatedIndex

        return RelatedIndex
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
