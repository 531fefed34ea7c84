"""Quotes in a language nobody has written a data file for: what the marks alone tell.

No verb of any other language is tried.  Marked words of some length, or with the punctuation of a
statement, are quotes; a colon in front or a dash behind names the speaker where capitals show a name.
"""

from __future__ import annotations

import re

from search.model import Span
from search.quotes.marks import Quoted
from search.quotes.said import Heard, Said, flags_of, inner

_NOBODY = Span(0, 0)
_NAME = r"[^\W\d_a-z]\w*(?:[ \t’'.-]{1,2}\w+){0,3}"
_BEFORE_COLON = re.compile(rf"({_NAME})\s*[:：]\s*$")
_BEHIND_DASH = re.compile(rf"\s*,?\s*[—–―-]{{1,2}}\s*({_NAME})")
_REACH = 80
_FEWEST_WORDS = 3
_FEWEST_LETTERS = 8
_STATEMENT_ENDS = ",.!?…。！？،؟।"


def hear(text: str, start: int, end: int, quoted: list[Quoted]) -> Heard:
    """The statements in marks of text[start:end] and the shorter words in marks, in text order."""
    heard = Heard([], [])
    for span in quoted:
        if span.depth:
            continue
        place = inner(text, span.start, span.end)
        speaker, cue = _speaker(text, start, end, span)
        if speaker != _NOBODY or cue != _NOBODY or _is_statement(text, span, end):
            heard.said.append(Said(*place, "direct", cue, speaker, flags_of(span), place.start))
        elif place.end > place.start:
            heard.terms.append(place)
    return heard


def _is_statement(text: str, span: Quoted, end: int) -> bool:
    words = text[span.start : span.end].strip()
    if not words:
        return False
    long = len(words.split()) >= _FEWEST_WORDS or (not words.isascii() and len(words) >= _FEWEST_LETTERS)
    return long or words[-1] in _STATEMENT_ENDS or text[span.close : min(end, span.close + 1)] == ","


def _speaker(text: str, start: int, end: int, span: Quoted) -> tuple[Span, Span]:
    """The name that a colon or dash gives to marked words, and the mark that gives it."""
    left = max(start, span.open - _REACH)
    lead = text[left : span.open].rstrip()
    if lead.endswith((":", "：")):
        cue = Span(left + len(lead) - 1, left + len(lead))
        before = _BEFORE_COLON.search(text[left : span.open])
        return (Span(left + before.start(1), left + before.end(1)) if before else _NOBODY), cue
    behind = _BEHIND_DASH.match(text, span.close, min(end, span.close + _REACH))
    if behind:
        dash = next(i for i in range(span.close, behind.start(1)) if text[i] in "—–―-")
        return Span(*behind.span(1)), Span(dash, dash + 1)
    return _NOBODY, _NOBODY
