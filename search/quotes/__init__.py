"""Article text to quotes: who said what, in whose words, and which marked words are mere terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.model import Block, Quote, Term

__all__ = ["Found", "extract_quotes", "find"]


@dataclass(frozen=True, slots=True)
class Found:
    """The quotes of an article in text order, and the words in marks that nobody says."""

    quotes: tuple[Quote, ...] = ()
    terms: tuple[Term, ...] = ()


def find(text: str, blocks: Sequence[Block] | None = None, lang: str | None = None) -> Found:
    """The quotes and terms of a cleaned text; without blocks, paragraphs are taken from its lines.

    Boilerplate is skipped, headlines give quotes flagged "headline", and `lang` overrules the
    language of every paragraph.  Offsets are code points of `text`.
    """
    from search.quotes import article

    quotes, terms = article.read(text, blocks, lang)
    return Found(tuple(quotes), tuple(terms))


def extract_quotes(text: str, lang: str | None = None) -> list[Quote]:
    """The quotes of a plain text; the language is found for each paragraph unless given."""
    return list(find(text, None, lang).quotes)
