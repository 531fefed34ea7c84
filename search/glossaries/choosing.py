"""The words of a sentence that a glossary could hold: its names, known terms and content words."""

from __future__ import annotations

from collections.abc import Iterator

from search.glossaries.small_words import is_small
from search.language.analysis import query_tokens
from search.language.glossary import Glossary
from search.language.names import names
from search.model import Span


def words_in(text: str, lang: str, glossary: Glossary) -> list[Span]:
    """The words in order of the text, a longer term before the words in it; each wording once."""
    found: dict[str, Span] = {}
    for span in sorted(_spans(text, lang, glossary), key=lambda span: (span.start, -span.end)):
        found.setdefault(span.of(text).casefold(), span)
    return list(found.values())


def _spans(text: str, lang: str, glossary: Glossary) -> Iterator[Span]:
    named = [Span(name.start, name.end) for name in names(text, lang, glossary)]
    yield from named
    terms = (Span(hit.start, hit.end) for hit in glossary.find(text, lang))
    yield from (term for term in terms if not is_small(term.of(text), lang))
    for token in query_tokens(text, lang):
        word = text[token.start : token.end]
        is_of_name = any(name.start <= token.start and token.end <= name.end for name in named)
        if not is_of_name and len(word) > 1 and any(map(str.isalpha, word)) and not is_small(word, lang):
            yield Span(token.start, token.end)
