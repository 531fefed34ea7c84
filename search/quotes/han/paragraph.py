"""The statements and terms of one Chinese paragraph, in either script."""

from __future__ import annotations

import functools
import itertools
import re

from search.language.fold import simplify
from search.model import QuoteKind, Span
from search.quotes.han import page as han_page
from search.quotes.han.cues import DELIMITERS, QUOTE, any_of, group
from search.quotes.han.frames import after
from search.quotes.han.page import Page
from search.quotes.han.personal import is_name, split
from search.quotes.han.sentence import Sentence
from search.quotes.marks import Quoted
from search.quotes.said import Cover, Heard, Said, inner
from search.quotes.wordlists import listed

_END = re.compile(r"[。！？!?\n]+|…{2,}(?=[^，])")
_LONGEST_LINE = 60
_FEWEST = 4
_GOING_ON = ("，", "、")
_TITLE = re.compile(r"《([^《》]{1,40})》")


def hear(text: str, start: int, end: int, quoted: list[Quoted]) -> Heard:
    """All statements and terms of text[start:end], in text order."""
    page = han_page.read(text, start, end, quoted)
    said, limit = _headline(page)
    speaker = spoken = None
    for first, last in _sentences(page):
        if first < limit:
            sentence = Sentence(page, first, min(last, limit), speaker, spoken)
            said += sentence.read()
            spoken = sentence.spoken
            speaker = sentence.quoted_last() or sentence.acting()
    cover = Cover(said)
    terms = [
        inner(text, span.start, span.end)
        for span in page.quotes.values()
        if not cover.holds(span.start, span.end - 1)
    ]
    terms += [Span(*match.span(1)) for match in _TITLE.finditer(text, start, end)]
    return Heard(_chained(sorted(said)), sorted(terms))


def _chained(said: list[Said]) -> list[Said]:
    """Words in marks on both sides of their verb as one utterance: 「我們不知道，」何晴說，「但…。」"""
    for number, (before, one) in enumerate(itertools.pairwise(said), 1):
        parted = before.end <= one.cue.start and one.cue.end <= one.start
        if before.kind == one.kind == "direct" and before.cue == one.cue and parted:
            said[number] = one._replace(chain=said[number - 1].chain)
    return said


def _headline(page: Page) -> tuple[list[Said], int]:
    """What a label and a colon give to somebody in a line of its own, and where that begins.

    院方：已無危險; without such a label nothing, and the end of the page.
    """
    match = _labelled().search(page.text) if len(page.text) <= _LONGEST_LINE else None
    if match is None or not (match["body"] or _is_titled(page, match)):
        return [], len(page.text)
    first, last = match.span("words")
    spaces = (
        i for i in range(first, last) if page.text[i] == "，" and page.article[page.starts[i]].isspace()
    )
    last = next(spaces, last)
    if last - first < _FEWEST or match["label"].endswith(listed("speakers", "han_writers")):
        return [], len(page.text)
    start, end = page.span(first, last)
    kind: QuoteKind = "mixed" if page.quotes_in(first, last) else "indirect"
    speaker = page.span(*match.span("label"))
    return [Said(start, end, kind, speaker=speaker, chain=start)], match.start()


def _is_titled(page: Page, match: re.Match[str]) -> bool:
    """Whether a label is a name in the first line of a text, or behind a headline's space."""
    place = page.starts[match.start()]
    heads = (place <= _LONGEST_LINE and not page.article[:place].strip()) or (
        match.start() > 0 and page.article[place - 1].isspace()
    )
    return heads and (is_name(match["label"]) or all(split(match["label"])))


@functools.cache
def _labelled() -> re.Pattern[str]:
    plain = f"[^{DELIMITERS}{QUOTE}]"
    body = f"(?P<body>{any_of('labels', 'titles')})"
    return re.compile(
        rf"(?:^|(?<=[，。？！]))(?P<label>{plain}{{0,12}}{body}|{plain}{{2,16}})"
        rf"：(?P<words>{plain}[^：。]+)$"
    )


def _sentences(page: Page) -> list[tuple[int, int]]:
    """Sentences of the page; a quote that holds its own full stop ends one unless its speaker follows.

    A colon in front of it has told the speaker: whoever follows then says the words of another sentence.
    """
    ends = [match.end() for match in _END.finditer(page.text)]
    ends += [
        place + 1
        for place in page.quotes
        if page.is_full(place)
        and page.text[place + 1 : place + 2] not in _GOING_ON
        and (page.text[place - 1 : place] == "：" or after(page, place) is None)
    ]
    return list(itertools.pairwise(sorted({0, len(page.text), *ends})))


def is_inner(cue: str, speaker: str) -> bool:
    """Whether a cue inside a quote brings in what somebody else said or wrote: 她媽媽說，『…』"""
    said, who = simplify(cue), simplify(speaker)
    spoken = bool(who) and who not in group("writers") and said.endswith(group("inner"))
    return spoken or said.startswith(group("written"))
