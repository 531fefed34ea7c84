"""Article text to quotes: who said what, in whose words, and which marked words are mere terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.model import Alias, Block, Quote, Term

__all__ = ["QUOTES_VERSION", "Found", "extract_quotes", "find"]

QUOTES_VERSION = "11"
"""Raise it with any change of what is found: files are read again."""


@dataclass(frozen=True, slots=True)
class Found:
    """The quotes of an article in text order, the words in marks that nobody says, names given twice."""

    quotes: tuple[Quote, ...] = ()
    terms: tuple[Term, ...] = ()
    aliases: tuple[Alias, ...] = ()


def find(text: str, blocks: Sequence[Block] | None = None, lang: str | None = None) -> Found:
    """The quotes, terms and aliases of a cleaned text; without blocks, paragraphs are taken from its lines.

    Boilerplate is skipped, and headlines give quotes flagged "headline".  `lang` counts where a
    block's language is unknown, and for the paragraphs of a plain text unless their script says
    otherwise.  Offsets are code points of `text`.
    """
    from search.quotes import article

    quotes, terms, aliases = article.read(text, blocks, lang)
    return Found(tuple(quotes), tuple(terms), tuple(aliases))


def extract_quotes(text: str, lang: str | None = None) -> list[Quote]:
    """The quotes of a plain text; the language is found for each paragraph unless given."""
    return list(find(text, None, lang).quotes)
