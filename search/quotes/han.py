"""The statements and terms of one Chinese paragraph, in either script."""

from __future__ import annotations

import itertools
import re

from search.model import Span
from search.quotes import han_page
from search.quotes.han_frames import after
from search.quotes.han_page import Page
from search.quotes.han_sentence import Sentence
from search.quotes.marks import Quoted
from search.quotes.said import Cover, Heard, Said, inner

_END = re.compile(r"[。！？!?\n]+|…{2,}(?=[^，])")
_GOING_ON = ("，", "、")
_TITLE = re.compile(r"《([^《》]{1,40})》")


def hear(text: str, start: int, end: int, quoted: list[Quoted]) -> Heard:
    """All statements and terms of text[start:end], in text order."""
    page = han_page.read(text, start, end, quoted)
    said: list[Said] = []
    for first, last in _sentences(page):
        said += Sentence(page, first, last).read()
    cover = Cover(said)
    terms = [
        inner(text, span.start, span.end)
        for span in page.quotes.values()
        if not cover.holds(span.start, span.end - 1)
    ]
    terms += [Span(*match.span(1)) for match in _TITLE.finditer(text, start, end)]
    return Heard(sorted(said), sorted(terms))


def _sentences(page: Page) -> list[tuple[int, int]]:
    """Sentences of the page; a quote that holds its own full stop ends one unless its speaker follows."""
    ends = [match.end() for match in _END.finditer(page.text)]
    ends += [
        place + 1
        for place in page.quotes
        if page.is_full(place)
        and page.text[place + 1 : place + 2] not in _GOING_ON
        and after(page, place) is None
    ]
    return list(itertools.pairwise(sorted({0, len(page.text), *ends})))
