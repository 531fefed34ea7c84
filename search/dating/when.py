"""What dates a sentence: a stated date, or words that are counted from the article's own date.

Nothing is guessed: without the day of the article "on Tuesday" stays words, and so it does where no verb
tells whether it is the last one or the next.  A date without its year is the one nearest to the day of the
article; months ahead of it, it is the last one where no word tells of what is to come.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from search.dating.relative import Words, relative, resolved, written
from search.dating.tense import may_lie_ahead
from search.language.dates import Date, dates
from search.language.fold import fold
from search.language.limits import Limit, limit_at
from search.model import Span

_DATELINE = ("讯", "电")
"""What follows a date that says when a report was sent, not when something happened."""

_PLACE_IN_FRONT = re.compile(r"(?:\([^()\n]{2,40}\)\s?)?[A-ZÄÖÜ][A-ZÄÖÜ' ./-]{2,30},\s\Z")
_LINE_BEHIND = re.compile(r"\s?(?:\([^()\n]{2,40}\)\s?)?[-–—:]")
"""The same where a place stands in front of it: LONDON, March 3 (Agency) - …"""

_DATELINE_LENGTH = 80
"""Code points in which such a place stands."""


class When(NamedTuple):
    """The words at `span` and the date they mean: YYYY-MM-DD, YYYY-MM or YYYY, empty when unresolved.

    "--MM-DD" and "--MM" are of an unknown year.  `is_about` where the day is none that the words mean
    exactly: two weeks ago; `has_year` where the year is written.
    """

    span: Span
    date: str
    relative: bool
    is_about: bool = False
    has_year: bool = True
    limit: Limit = ""
    later: int = 0
    """Days that are counted from a day told before: 2 for "two days later"."""
    is_numbered: bool = False
    """Whether the words that are counted from another day give the number of a day: 下月12日."""

    @property
    def is_whole_day(self) -> bool:
        """Whether it is one day of a known year, that on which something happened."""
        return len(self.date) == len("2026-01-31") and not (self.is_about or self.limit)


_LEAP_YEAR = 2000
"""A year that has every day."""


def whens(text: str, published: str, near: str = "") -> list[When]:
    """What dates `text`, in order; `published` is the ISO date of its article, or empty.  Linear.

    `near` is a day whose year is taken for dates without one where the article has no date.
    """
    folded = fold(text)
    day = _iso(published)
    stated = [each for each in dates(text, folded) if not is_dateline(text, folded, each)]
    found = [_stated(each, text, folded, day or _iso(near)) for each in stated]
    starts = [each.start for each in stated]
    for words in relative(text, folded):
        last = bisect_left(starts, words.span.end) - 1
        if last < 0 or stated[last].end <= words.span.start:
            moment = resolved(words, day, text, folded) if day else ""
            if moment or not words.is_bare:
                found.append(_counted(words, moment))
    return sorted(each._replace(limit=limit_at(folded, each.span)) for each in found)


def _counted(words: Words, moment: str) -> When:
    later, numbered = words.days_later, words.is_numbered
    return When(words.span, moment, True, words.is_about, later=later, is_numbered=numbered)


def is_dateline(text: str, folded: str, each: Span | Date) -> bool:
    """Whether a date says when a report was sent, not when something happened."""
    if folded.startswith(_DATELINE, each.end):
        return True
    is_near = each.start <= _DATELINE_LENGTH
    return is_near and bool(
        _LINE_BEHIND.match(text, each.end) and _PLACE_IN_FRONT.fullmatch(text, 0, each.start)
    )


def sent_on(text: str, near: str) -> str:
    """The day on which a report was sent, by the dateline at the beginning of a text; empty without one.

    `near` is a day that tells the year, and the month of a day alone (29日电); without it such a day is none.
    """
    folded = fold(text)
    day = _iso(near)
    for each in dates(text, folded):
        if is_dateline(text, folded, each):
            return _stated(each, text, folded, day).date if day or each.value >= _WHOLE else ""
    found = _HAN_DATELINE.search(folded, 0, _DATELINE_LENGTH) if day else None
    return written(day.year, day.month, int(found[1])) if found and day else ""


_HAN_DATELINE = re.compile(r"(?<![\d月])(\d{1,2})日[电讯]")
_WHOLE = 1000_00_00


def numbered_days(text: str, folded: str, published: str) -> list[When]:
    """The days that are given by their number and counted from that of the article: 下月12日."""
    day = _iso(published)
    if day is None or not _NUMBERED.search(folded):
        return []
    words = (each for each in relative(text, folded) if each.is_numbered)
    found = (_counted(each, resolved(each, day, text, folded)) for each in words)
    return [each for each in found if each.is_whole_day]


_NUMBERED = re.compile(r"\d[日号]")


def counted(found: Sequence[When], before: Sequence[When]) -> list[When]:
    """What dates a sentence, "two days later" counted from the one day that it or `before` tells.

    `before` is what dates the sentence in front of it.
    """
    days = _whole_days(found) or _whole_days(before)
    if len(days) != 1:
        return list(found)
    day = date.fromisoformat(*days)
    return [each._replace(date=_days_behind(day, each.later)) if each.later else each for each in found]


def _whole_days(found: Sequence[When]) -> set[str]:
    return {each.date for each in found if each.is_whole_day}


def _days_behind(day: date, count: int) -> str:
    """Empty behind the end of the calendar."""
    try:
        return (day + timedelta(days=count)).isoformat()
    except OverflowError:
        return ""


def is_planned(moment: str, published: str) -> bool:
    """Whether a date lies behind the day of the article that gives it, as far as both are stated."""
    known = min(len(moment), len(published), len("2026-01-31"))
    return moment[:known] > published[:known]


def _iso(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _stated(each: Date, text: str, folded: str, day: date | None) -> When:
    span = Span(each.start, each.end)
    value = int(each.value)
    if each.unit == "year":
        return When(span, f"{value:04d}", False)
    if value >= 1000_00_00:
        return When(span, written(value // 10_000, value // 100 % 100, value % 100), False)
    if value >= 1000_00:
        return When(span, written(value // 100, value % 100), False)
    month, number = (value // 100, value % 100) if value > 12 else (value, 0)
    if day is None:
        moment = written(_LEAP_YEAR, month, number).replace(f"{_LEAP_YEAR}", "-", 1)
    else:
        moment = written(day.year + _years_from(month, text, folded, span, day), month, number)
    return When(span, moment, False, has_year=False)


def _years_from(month: int, text: str, folded: str, span: Span, day: date) -> int:
    """How many years behind `day` a date without its year lies: by 去年 or "last", else it is the nearest.

    One that is months ahead is the last one, unless something tells that it is to come.
    """
    told = {"去年": -1, "今年": 0, "明年": 1}.get(folded[max(0, span.start - 2) : span.start])
    if told is not None:
        return told
    months = month - day.month
    if which := _LAST_OR_NEXT.search(folded, max(0, span.start - _LAST_LENGTH), span.start):
        return -(months >= 0) if which["last"] else int(months <= 0)
    nearest = (months < -6) - (months > 6)
    ahead = months + 12 * nearest
    return nearest - (ahead >= _MONTHS_AHEAD and not may_lie_ahead(text, folded, span))


_LAST_OR_NEXT = re.compile(r"\b(?:(?P<last>last)|next)\s\Z")
_LAST_LENGTH = len("last ")
_MONTHS_AHEAD = 3
