"""What dates a sentence: a stated date, or words that are counted from the article's own date.

Nothing is guessed: without the day of the article "on Tuesday" stays words.  A date without its year is the
one nearest to the day of the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from search.language.dates import Date, dates
from search.language.fold import fold
from search.language.numerals import NUMBER_WORDS, han_value
from search.model import Span

_DATELINE = ("讯", "电")
"""What follows a date that says when a report was sent, not when something happened."""


class When(NamedTuple):
    """The words at `span` and the date they mean: YYYY-MM-DD, YYYY-MM or YYYY, empty when unresolved.

    `is_about` where the day is none that the words mean exactly: two weeks ago.
    """

    span: Span
    date: str
    relative: bool
    is_about: bool = False


_DAYS_OF_WEEK = (
    "monday montag 一",
    "tuesday dienstag 二",
    "wednesday mittwoch 三",
    "thursday donnerstag 四",
    "friday freitag 五",
    "saturday samstag sonnabend 六",
    "sunday sonntag 日 天",
)
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
    rf"|(?<![\d月至到、,.了足共长近逾约达满第每过-])(?P<alone>\d{{1,2}})日(?![间内后前元圆本语文益])"
    rf"|\b(?P<near>last|this|next)\s(?P<period>month|year|{_SEASON})\b"
    rf"|(?P<han_near>[去今明])年(?P<season>{_SEASON})"
    r"|\b(?:\w{1,12}\s)?(?:days?|weeks?|months?|years?)\s(?:later|earlier|after)\b|[一二两三四五六七八九十\d]{1,3}(?:天|周|个月)后"
)


def whens(text: str, published: str) -> list[When]:
    """What dates `text`, in order; `published` is the ISO date of its article, or empty.  Linear."""
    folded = fold(text)
    day = _iso(published)
    stated = [each for each in dates(text, folded) if not folded.startswith(_DATELINE, each.end)]
    found = [_stated(each, folded, day) for each in stated]
    taken = [Span(each.start, each.end) for each in stated]
    for match in _RELATIVE.finditer(folded):
        span = Span(*match.span())
        if not any(span.start < other.end and other.start < span.end for other in taken):
            moment = (_resolved(match, day) or "") if day else ""
            found.append(When(span, moment, True, _counts_weeks(match)))
    return sorted(found)


def _counts_weeks(match: re.Match[str]) -> bool:
    units = (match[name] for name in ("unit", "de_unit", "han_unit"))
    return any(unit and _UNITS[unit] == "week" for unit in units)


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
    return When(span, _with_year(month, number, folded[max(0, each.start - 2) : each.start], day), False)


def _with_year(month: int, number: int, before: str, day: date | None) -> str:
    """A date whose year is not written: 去年 and 今年 tell it, else it is the nearest one."""
    if day is None:
        return ""
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


def _resolved(match: re.Match[str], day: date) -> str | None:
    parts = {name: part for name, part in match.groupdict().items() if part}
    try:
        return next((_READERS[name](parts, day) for name in _READERS if name in parts), None)
    except (OverflowError, ValueError):
        return None


def _weekday(parts: dict[str, str], day: date) -> str:
    """ "On Tuesday" is the last one up to the day of the article, "last Friday" one before it."""
    back = (day.weekday() - _WEEKDAYS[parts["day"]]) % 7
    near = parts.get("near_day")
    if near == "next":
        return (day + timedelta(days=7 - back)).isoformat()
    return (day - timedelta(days=back or (7 if near else 0))).isoformat()


def _week(parts: dict[str, str], day: date) -> str:
    number = _WEEKDAYS[parts["han_day"]]
    near = parts.get("near_week")
    if near is None:
        return (day - timedelta(days=(day.weekday() - number) % 7)).isoformat()
    monday = day - timedelta(days=day.weekday())
    return (monday + timedelta(days=7 * _NEAR[near] + number)).isoformat()


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
    if words in ("a", "an", "einem", "einer"):
        return 1
    return int(NUMBER_WORDS.get(words) or han_value(words) or 0)


def _month(day: date, by: int, number: int = 0) -> str:
    months = day.year * 12 + day.month - 1 + by
    return _written(months // 12, months % 12 + 1, number)


def _day_of_month(parts: dict[str, str], day: date) -> str:
    return _month(day, _NEAR[parts["near_month"]], int(parts.get("of_month", 0)))


def _alone(parts: dict[str, str], day: date) -> str:
    """22日 is the last such day up to the day of the article."""
    number = int(parts["alone"])
    return _month(day, 0 if number <= day.day else -1, number)


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
