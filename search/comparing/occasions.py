"""On what day somebody said it, as the sentence that introduces the words tells.

Only a date beside the verb counts, or one that opens the sentence: "the ship that sank on 9 September was
sound, he said on Tuesday" was said on Tuesday.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from search.language.sentences import sentences
from search.model import NOWHERE, Article, Quote, Span

Days = Callable[[str, str], Sequence[tuple[Span, str]]]
"""The dates of a text whose article has a date: where each stands, and the day as YYYY-MM-DD, "--MM-DD"
without its year, empty where nothing tells it."""

_STOP = re.compile(r"[,;:，；：、。]")
_OPENING, _WORDS = re.compile(r"[^\w]*(?:\w+[^\w]+){0,2}"), 12
"""What may stand in front of a date that opens a sentence: two words, or so many code points."""

_YEAR = re.compile(r"\d{4}(?!\d|[-/.])\W?年?\Z")
"""A year alone is that of a contract or a purchase, not of what was said."""

_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")


def said_on(article: Article, quote: Quote | None, days: Days) -> tuple[Span, str]:
    """The words that tell the day of an utterance, and the day; NOWHERE and nothing where none are found."""
    if quote is None or not quote.cue_end:
        return NOWHERE, ""
    cue = Span(quote.cue_start, quote.cue_end)
    line = _sentence(article.text, cue)
    found = [(span.shifted(line.start), day) for span, day in days(line.of(article.text), article.date)]
    beside = [each for each in found if _is_beside(each[0], cue, line, article)]
    return min(beside, key=lambda each: _distance(each[0], cue), default=(NOWHERE, ""))


def is_other_day(one: str, other: str) -> bool:
    """Whether two days surely differ; a year that one does not tell is no difference."""
    if not (_DAY.fullmatch(one) and _DAY.fullmatch(other)):
        return False
    has_years = one[0] != "-" != other[0]
    return one != other if has_years else one[-5:] != other[-5:]


def _sentence(text: str, cue: Span) -> Span:
    """The sentence of a verb."""
    start = text.rfind("\n", 0, cue.start) + 1
    end = text.find("\n", cue.end)
    lines = sentences(text, start, len(text) if end < 0 else end)
    return next((line for line in lines if line.start <= cue.start < line.end), cue)


def _is_beside(date: Span, cue: Span, line: Span, article: Article) -> bool:
    if _YEAR.match(date.of(article.text)):
        return False
    if any(quote.start < date.end and date.start < quote.end for quote in article.quotes):
        return False
    before = article.text[line.start : date.start]
    if len(before) <= _WORDS and _OPENING.fullmatch(before) and date.end <= cue.start:
        return True
    return not _STOP.search(article.text[min(date.end, cue.end) : max(date.start, cue.start)])


def _distance(date: Span, cue: Span) -> int:
    return max(date.start - cue.end, cue.start - date.end)
