"""The statements and terms of one Chinese paragraph, in either script."""

from __future__ import annotations

import itertools
import re

from search.model import Span
from search.quotes import han_page
from search.quotes.han_frames import after, is_full
from search.quotes.han_page import Page
from search.quotes.han_sentence import Sentence
from search.quotes.marks import Quoted
from search.quotes.said import Cover, Heard, Said, inner

_END = re.compile(r"[。！？!?\n]+|…{2,}(?=[^，])")
_TITLE = re.compile(r"《([^《》]{1,40})》")


def hear(text: str, start: int, end: int, quoted: list[Quoted]) -> Heard:
    """All statements and terms of text[start:end], in text order."""
    page = han_page.read(text, start, end, quoted)
    said: list[Said] = []
    for first, last in _sentences(page, text):
        said += Sentence(text, page, first, last).read()
    cover = Cover(said)
    terms = [
        inner(text, span.start, span.end)
        for span in page.quotes.values()
        if not cover.holds(span.start, span.end - 1)
    ]
    terms += [Span(*match.span(1)) for match in _TITLE.finditer(text, start, end)]
    return Heard(sorted(said), sorted(terms))


def _sentences(page: Page, text: str) -> list[tuple[int, int]]:
    """Sentences of the page; a quote that holds its own full stop ends one unless its speaker follows."""
    ends = [match.end() for match in _END.finditer(page.text)]
    ends += [
        place + 1 for place in page.quotes if is_full(page, place, text) and after(page, text, place) is None
    ]
    return list(itertools.pairwise(sorted({0, len(page.text), *ends})))
