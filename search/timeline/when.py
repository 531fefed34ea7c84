"""What dates a sentence: a stated date, or words that are counted from the article's own date.

Nothing is guessed: without the day of the article "on Tuesday" stays words, and so it does where no verb
tells whether it is the last one or the next.  A date without its year is the one nearest to the day of the
article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from search.language.dates import Date, dates
from search.language.fold import fold
from search.language.numerals import NUMBER_WORDS, han_value
from search.model import Span
from search.timeline.limits import limit_at
from search.timeline.model import Limit
from search.timeline.tense import Tense, Tongue, tense

_DATELINE = ("讯", "电")
"""What follows a date that says when a report was sent, not when something happened."""

_PLACE_IN_FRONT = re.compile(r"(?:\([^()\n]{2,40}\)\s?)?[A-ZÄÖÜ][A-ZÄÖÜ' ./-]{2,30},\s\Z")
_LINE_BEHIND = re.compile(r"\s?(?:\([^()\n]{2,40}\)\s?)?[-–—:]")
"""The same where a place stands in front of it: LONDON, March 3 (Agency) - …"""


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

    @property
    def is_whole_day(self) -> bool:
        """Whether it is one day of a known year, that on which something happened."""
        return len(self.date) == len("2026-01-31") and not (self.is_about or self.limit)


_DAYS_OF_WEEK = (
    "monday montag 一",
    "tuesday dienstag 二",
    "wednesday mittwoch 三",
    "thursday donnerstag 四",
    "friday freitag 五",
    "saturday samstag sonnabend 六",
    "sunday sonntag 日 天",
)
_LEAP_YEAR = 2000
"""A year that has every day."""
_WEEKDAYS = {name: number for number, names in enumerate(_DAYS_OF_WEEK) for name in names.split()}
_LATIN_DAYS = "|".join(name for name in _WEEKDAYS if name.isascii())
_NUMBER = "|".join(["an?", *(word for word in NUMBER_WORDS if word.isascii() and word.isalpha())])
_SHIFTED = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "gestern": -1, "vorgestern": -2, "heute": 0,
    "前天": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "今天": 0, "今日": 0, "今晚": 0, "明天": 1, "明日": 1,
}  # fmt: skip
_UNITS = {
    "day": "day", "week": "week", "month": "month", "year": "year", "tag": "day", "woche": "week",
    "monat": "month", "jahr": "year", "天": "day", "日": "day", "周": "week", "星期": "week", "月": "month",
    "年": "year",
}  # fmt: skip
_NEAR = {
    "last": -1, "this": 0, "next": 1, "上": -1, "上个": -1, "本": 0, "这个": 0, "今": 0, "下": 1, "下个": 1,
    "去": -1, "明": 1,
}  # fmt: skip
_SEASON = "spring|summer|autumn|fall|winter|春天|夏天|秋天|冬天|春季|夏季|秋季|冬季"

_RELATIVE = re.compile(
    rf"\b(?:(?P<near_day>last|next)|on|am)\s(?P<day>{_LATIN_DAYS})\b"
    rf"|(?P<near_week>上|本|下)?(?:周|星期|礼拜)(?P<han_day>[一二三四五六日天])(?![\d一二三四五六七八九十])"
    rf"|\b(?P<shift>yesterday|today|tonight|tomorrow|gestern|vorgestern|heute)\b"
    rf"|(?P<han_shift>前天|昨天|昨日|昨晚|今天|今日|今晚|明天|明日)"
    rf"|\b(?P<count>\d{{1,3}}|{_NUMBER})\s(?P<unit>day|week|month|year)s?\sago\b"
    rf"|\bvor\s(?P<de_count>\d{{1,3}}|einem|einer|{_NUMBER})\s(?P<de_unit>tag|woche|monat|jahr)(?:en|n|e)?\b"
    rf"|(?P<han_count>\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})个?(?P<han_unit>天|日|周|星期|月|年)前"
    rf"|(?P<near_month>上个|这个|下个|[上本下])月(?:(?P<of_month>\d{{1,2}})[日号])?"
    rf"|(?<![\d月至到、,.了足共长近逾约达满第每过-])(?P<alone>\d{{1,2}})日(?![间内后前元圆本语文益电讯])"
    rf"|\b(?P<near>last|this|next)\s(?P<period>month|year|{_SEASON})\b"
    rf"|(?P<han_near>[去今明])年(?P<season>{_SEASON})"
    rf"|\b(?P<later>\d{{1,2}}|{_NUMBER})\s(?P<later_unit>day|week)s?\slater\b"
    rf"|\b(?P<de_later>\d{{1,2}}|einen|eine|{_NUMBER})\s(?P<de_later_unit>tag|woche)(?:en|e|n)?\sspater\b"
    r"|(?P<han_later>[一二两三四五六七八九十\d]{1,3})(?P<han_later_unit>天|日|周)后"
    r"|\b(?:\w{1,12}\s)?(?:days?|weeks?|months?|years?)\s(?:later|earlier|after)\b|[一二两三四五六七八九十\d]{1,3}个月后"
)
_LATER = ("later", "de_later", "han_later")


def whens(text: str, published: str, near: str = "") -> list[When]:
    """What dates `text`, in order; `published` is the ISO date of its article, or empty.  Linear.

    `near` is a day whose year is taken for dates without one where the article has no date.
    """
    folded = fold(text)
    day = _iso(published)
    stated = [each for each in dates(text, folded) if not _is_dateline(text, folded, each)]
    found = [_stated(each, folded, day or _iso(near)) for each in stated]
    taken = [Span(each.start, each.end) for each in stated]
    for match in _RELATIVE.finditer(folded):
        span = Span(*match.span())
        if not any(span.start < other.end and other.start < span.end for other in taken):
            moment = (_resolved(match, day, _tense(text, folded, match)) or "") if day else ""
            found.append(When(span, moment, True, _counts_weeks(match), later=_days_later(match)))
    return sorted(each._replace(limit=limit_at(folded, each.span)) for each in found)


def _is_dateline(text: str, folded: str, each: Date) -> bool:
    if folded.startswith(_DATELINE, each.end):
        return True
    return bool(_LINE_BEHIND.match(text, each.end) and _PLACE_IN_FRONT.fullmatch(text[: each.start][:80]))


def _tense(text: str, folded: str, match: re.Match[str]) -> Tense:
    """That of the clause around a day of the week or of the month; open for all other words."""
    day = match["day"]
    if day or match["han_day"] or match["alone"]:
        tongue: Tongue = "zh" if not day else "en" if day.endswith("day") else "de"
        return tense(text, folded, Span(*match.span()), tongue)
    return ""


def _counts_weeks(match: re.Match[str]) -> bool:
    units = (match[name] for name in ("unit", "de_unit", "han_unit"))
    return any(unit and _UNITS[unit] == "week" for unit in units)


def _days_later(match: re.Match[str]) -> int:
    name = next((name for name in _LATER if match[name]), "")
    days = 7 if name and _UNITS[match[f"{name}_unit"]] == "week" else 1
    return _count(match[name]) * days if name else 0


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


def _stated(each: Date, folded: str, day: date | None) -> When:
    span = Span(each.start, each.end)
    value = int(each.value)
    if each.unit == "year":
        return When(span, f"{value:04d}", False)
    if value >= 1000_00_00:
        return When(span, _written(value // 10_000, value // 100 % 100, value % 100), False)
    if value >= 1000_00:
        return When(span, _written(value // 100, value % 100), False)
    month, number = (value // 100, value % 100) if value > 12 else (value, 0)
    moment = _with_year(month, number, folded[max(0, each.start - 2) : each.start], day)
    return When(span, moment, False, has_year=False)


def _with_year(month: int, number: int, before: str, day: date | None) -> str:
    """A date whose year is not written: 去年 and 今年 tell it, else it is the nearest one."""
    if day is None:
        return _written(_LEAP_YEAR, month, number).replace(f"{_LEAP_YEAR}", "-", 1)
    told = {"去年": -1, "今年": 0, "明年": 1}.get(before)
    if told is not None:
        return _written(day.year + told, month, number)
    months = month - day.month
    return _written(day.year + (months < -6) - (months > 6), month, number)


def _written(year: int, month: int, number: int = 0) -> str:
    """ISO 8601 of a date, empty where there is no such day."""
    try:
        date(year, month, number or 1)
    except ValueError:
        return ""
    return f"{year:04d}-{month:02d}" + (f"-{number:02d}" if number else "")


def _resolved(match: re.Match[str], day: date, tense: Tense) -> str | None:
    parts = {name: part for name, part in match.groupdict().items() if part}
    parts["tense"] = tense
    try:
        return next((_READERS[name](parts, day) for name in _READERS if name in parts), None)
    except (OverflowError, ValueError):
        return None


def _weekday(parts: dict[str, str], day: date) -> str:
    """ "Last Friday" lies before the day of the article, "next Friday" behind it; else the verb tells."""
    number = _WEEKDAYS[parts["day"]]
    back = (day.weekday() - number) % 7
    near = parts.get("near_day")
    if near:
        return (day + timedelta(days=7 - back if near == "next" else -(back or 7))).isoformat()
    return _day_of_week(number, parts["tense"], day)


def _week(parts: dict[str, str], day: date) -> str:
    number = _WEEKDAYS[parts["han_day"]]
    near = parts.get("near_week")
    if near is None:
        return _day_of_week(number, parts["tense"], day)
    monday = day - timedelta(days=day.weekday())
    return (monday + timedelta(days=7 * _NEAR[near] + number)).isoformat()


def _day_of_week(number: int, tense: str, day: date) -> str:
    """The last one up to the day of the article, or the next one behind it; empty where that is open.

    What will be on the weekday of the article may be that very day or a week later.
    """
    back = (day.weekday() - number) % 7
    if tense == "past":
        return (day - timedelta(days=back)).isoformat()
    return (day + timedelta(days=7 - back)).isoformat() if tense == "future" and back else ""


def _shift(parts: dict[str, str], day: date) -> str:
    word = parts.get("shift") or parts["han_shift"]
    return (day + timedelta(days=_SHIFTED[word])).isoformat()


def _ago(prefix: str, parts: dict[str, str], day: date) -> str:
    count, unit = _count(parts[f"{prefix}count"]), _UNITS[parts[f"{prefix}unit"]]
    if unit in ("day", "week"):
        return (day - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    return f"{day.year - count:04d}" if unit == "year" else _month(day, -count)


def _count(words: str) -> int:
    if words.isdecimal():
        return int(words)
    if words in ("a", "an", "einem", "einer", "einen", "eine"):
        return 1
    return int(NUMBER_WORDS.get(words) or han_value(words) or 0)


def _month(day: date, by: int, number: int = 0) -> str:
    months = day.year * 12 + day.month - 1 + by
    return _written(months // 12, months % 12 + 1, number)


def _day_of_month(parts: dict[str, str], day: date) -> str:
    return _month(day, _NEAR[parts["near_month"]], int(parts.get("of_month", 0)))


def _alone(parts: dict[str, str], day: date) -> str:
    """22日 is the last such day up to that of the article, or what will be the next one.

    One that this month has not had yet is of the last month only where the verb says that it was.
    """
    number, tense = int(parts["alone"]), parts["tense"]
    if tense == "future":
        return _month(day, 0 if number >= day.day else 1, number)
    if number > day.day:
        return _month(day, -1, number) if tense == "past" else ""
    return _month(day, 0, number)


def _period(parts: dict[str, str], day: date) -> str:
    by = _NEAR[parts["near"]]
    return _month(day, by) if parts["period"] == "month" else f"{day.year + by:04d}"


_READERS: dict[str, Callable[[dict[str, str], date], str]] = {
    "day": _weekday,
    "han_day": _week,
    "shift": _shift,
    "han_shift": _shift,
    "unit": lambda parts, day: _ago("", parts, day),
    "de_unit": lambda parts, day: _ago("de_", parts, day),
    "han_unit": lambda parts, day: _ago("han_", parts, day),
    "near_month": _day_of_month,
    "alone": _alone,
    "period": _period,
    "season": lambda parts, day: f"{day.year + _NEAR[parts['han_near']]:04d}",
}
