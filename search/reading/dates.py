"""Dates as pages state them; never a guess.

A written date becomes ISO 8601.  A relative one ("前天 20:58", "3 hours ago") stays in its words,
because nobody knows when the page was read, unless the file states when it was kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
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

_DAYS_BACK = {
    **dict.fromkeys(("今天", "今日", "today", "刚刚", "剛剛", "just now"), 0),
    **dict.fromkeys(("昨天", "昨日", "yesterday"), 1),
    **dict.fromkeys(("前天", "前日"), 2),
}
_WORDS_BACK = re.compile("|".join(_DAYS_BACK), re.IGNORECASE)
_COUNTED = re.compile(
    r"(?P<count>\d{1,3})\s?(?:(?P<days>天|日|days?)|(?P<weeks>周|週|weeks?)|(?P<hours>小时|小時|hours?|hrs?)"
    r"|(?P<minutes>分钟|分鐘|minutes?|mins?)|(?P<seconds>秒|seconds?))(?:前|\s+ago)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?<!\d)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)")


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


def resolved(words: str, captured: str) -> str:
    """The day that relative words such as "前天" mean when a page was kept at `captured`, or nothing.

    `captured` must state a full day, and its time as well where hours or minutes are counted back,
    because these may reach over midnight.  Months and years are too coarse to give a day.
    """
    day = iso(captured)
    found = find(words)
    if not day or not found or found.iso:
        return ""
    relative = words[found.start : found.end]
    named = _WORDS_BACK.match(relative)
    if named:
        return _before(date.fromisoformat(day), timedelta(_DAYS_BACK[named[0].lower()]))
    counted = _COUNTED.fullmatch(relative)
    return _counted_back(counted, date.fromisoformat(day), captured) if counted else ""


def _counted_back(match: re.Match[str], day: date, captured: str) -> str:
    unit = next(name for name in ("days", "weeks", "hours", "minutes", "seconds") if match[name])
    back = timedelta(**{unit: int(match["count"])})
    if unit in ("days", "weeks"):
        return _before(day, back)
    clock = _TIME.search(captured)
    if not clock:
        return ""
    return _before(datetime.combine(day, time(int(clock["hour"]), int(clock["minute"]))), back)


def _before(moment: date, back: timedelta) -> str:
    return (moment - back).isoformat()[: len("2025-07-15")]


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
