"""Quotes of a text and who speaks, in short."""

from __future__ import annotations

from search.model import Quote
from search.quotes import extract_quotes


def quotes(text: str, lang: str = "en") -> list[Quote]:
    return extract_quotes(text, lang)


def people(text: str, lang: str = "en") -> list[str]:
    return [quote.person for quote in extract_quotes(text, lang)]


def last(text: str, lang: str = "en") -> Quote:
    return extract_quotes(text, lang)[-1]
