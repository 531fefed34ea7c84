"""Words that date something by another day: on Tuesday, 两周前, next month, 22日."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from search.language.numerals import NUMBER_WORDS, han_value
from search.model import Span
from search.timeline.tense import Tense, Tongue, tense

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

RELATIVE = re.compile(
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


def tense_of(text: str, folded: str, match: re.Match[str]) -> Tense:
    """That of the clause around a day of the week or of the month; open for all other words."""
    day = match["day"]
    if day or match["han_day"] or match["alone"]:
        tongue: Tongue = "zh" if not day else "en" if day.endswith("day") else "de"
        return tense(text, folded, Span(*match.span()), tongue)
    return ""


def is_about(match: re.Match[str]) -> bool:
    """Whether the words count weeks, which seldom means an exact day."""
    units = (match[name] for name in ("unit", "de_unit", "han_unit"))
    return any(unit and _UNITS[unit] == "week" for unit in units)


def days_later(match: re.Match[str]) -> int:
    """The days that are counted from a day told before; 0 for all other words."""
    name = next((name for name in _LATER if match[name]), "")
    days = 7 if name and _UNITS[match[f"{name}_unit"]] == "week" else 1
    return _count(match[name]) * days if name else 0


def written(year: int, month: int, number: int = 0) -> str:
    """ISO 8601 of a date, empty where there is no such day."""
    try:
        date(year, month, number or 1)
    except ValueError:
        return ""
    return f"{year:04d}-{month:02d}" + (f"-{number:02d}" if number else "")


def resolved(match: re.Match[str], day: date, tense: Tense) -> str | None:
    """The date that the words mean in an article of `day`; empty or None where that is open."""
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
    return written(months // 12, months % 12 + 1, number)


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
