"""Dates as pages state them; never a guess.

A written date becomes ISO 8601.  A relative one ("前天 20:58", "3 hours ago") stays in its words,
because nobody knows when the page was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from search.language.dates import dates
from search.language.fold import fold

_WHOLE = 10_000_000
"""From here on the digits of a date's value state year, month and day."""

_PAGE_FORMS = tuple(
    re.compile(form)
    for form in (
        r"民[國国]\s?(?P<roc>\d{2,3})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日號号]?",
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日號号일]",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
    )
)
"""What running text does not hold: years of the Republic, spaced or Korean dates, bare digits."""

_FIRST_ROC_YEAR = 1912
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s?[ap]\.?m\b\.?)?"
_RELATIVE = re.compile(
    rf"(?:(?:[前昨今]天|[昨今前]日|yesterday|today|刚刚|剛剛|just now|\d{{1,2}}月\d{{1,2}}日|[01]?\d-[0-3]?\d"
    rf"|(?:星期|周|週)[一二三四五六日天])(?:\s*{_CLOCK})?"
    r"|\d{1,3}\s?(?:秒|分钟|分鐘|小时|小時|天|日|周|週|个月|個月|年)[前内]"
    r"|\d{1,3}\s?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\s+ago"
    rf"|{_CLOCK})(?!\d)",
    re.IGNORECASE,
)
"""Dates that lack a year, or count from a day that the page does not state."""


class Found(NamedTuple):
    """A date in a text: its place, and `iso` for a written one, empty for a relative one."""

    start: int
    end: int
    iso: str


def find(text: str) -> Found | None:
    """The first written date of a short text, else the first relative one."""
    written = min(_written(text), default=None, key=lambda found: (found.start, -found.end))
    if written:
        return written
    relative = _RELATIVE.search(text)
    return Found(*relative.span(), "") if relative else None


def iso(text: str) -> str:
    """The date that a declared field states, as ISO 8601, or nothing."""
    found = find(text)
    return found.iso if found else ""


def _written(text: str) -> Iterator[Found]:
    for found in dates(text, fold(text)):
        if found.value >= _WHOLE:
            year, rest = divmod(int(found.value), 10_000)
            yield from _checked(found.start, found.end, year, *divmod(rest, 100))
    for form in _PAGE_FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            year = int(parts["year"]) if "year" in parts else _FIRST_ROC_YEAR - 1 + int(parts["roc"])
            yield from _checked(*match.span(), year, int(parts["month"]), int(parts["day"]))


def _checked(start: int, end: int, year: int, month: int, day: int) -> Iterator[Found]:
    try:
        yield Found(start, end, date(year, month, day).isoformat())
    except ValueError:
        return
