"""Dates in running text, as numbers that can be compared across languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from search.language.numerals import han_value

_MONTH_NAMES = (
    "january jan januar janner janvier enero gennaio janeiro januari ianuarie gener января січня "
    "stycznia ledna ocak",
    "february feb februar fevrier febrero febbraio fevereiro februari februarie febrer февраля "
    "лютого lutego unora subat",
    "march mar marz mars marzo marco maart martie marts марта березня marca brezna mart",
    "april apr avril abril aprile aprilie апреля квітня kwietnia dubna nisan",
    "may mai mayo maggio maio mei maig maj мая травня maja kvetna mayis",
    "june jun juni juin junio giugno junho iunie juny июня червня czerwca cervna haziran",
    "july jul juli juillet julio luglio julho iulie juliol июля липня lipca cervence temmuz",
    "august aug aout agosto augustus agost augusti августа серпня sierpnia srpna agustos",
    "september sept sep septembre septiembre settembre setembro septembrie setembre сентября вересня "
    "wrzesnia zari eylul",
    "october oct oktober octobre octubre ottobre outubro okt octombrie октября жовтня pazdziernika "
    "rijna ekim",
    "november nov novembre noviembre novembro noiembrie ноября листопада listopada listopadu kasim",
    "december dec dezember decembre diciembre dicembre dezembro dez decembrie desembre desember "
    "декабря грудня grudnia prosince aralik",
)
MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""The number of each month by its folded names in many languages."""


def _month(names: Iterable[str]) -> str:
    return "(?P<month>" + "|".join(sorted(names, key=len, reverse=True)) + r")\b"


_MONTH = _month(MONTHS)
_ENGLISH_MONTH = _month(["sep", *(name for names in _MONTH_NAMES for name in names.split()[:2])])
"""Only English puts the month before the day: in "Rio de Janeiro 29" there is no date."""

_HAN_DIGIT = "[〇零一二三四五六七八九]"
_HAN_NUMBER = "[〇零一二三四五六七八九十廿卅]"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"

_NO_COUNT = (
    r"(?![-–—'’.,:/]?\d|[%$€£°+]|\s?(?:%|percent|prozent|euro?s?|dollars?|jahren?|years|ans|anos|uhr|mal)\b"
    r"|\s(?!was\b|is\b|has\b|as\b|its\b|this\b|his\b|us\b|les\b|las\b|los\b|des\b|sus\b|tras\b)[a-z]{3,}s\b)"
)
"""What never follows a year: a number, a unit, or a plural, which it would count."""

_DIGIT = r"\d"
_PATTERNS = tuple(
    (needed, re.compile(pattern))
    for needed, pattern in (
        (_DIGIT, rf"(?<![\w.])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep){_DAY}(?!\d)"),
        (_DIGIT, rf"(?<![\w.])(?P<year>(?:19|20)\d\d)\.\s(?P<month>\d{{1,2}})\.\s{_DAY}(?!\d)\.?"),
        (
            _DIGIT,
            rf"(?<![\w./-])(?P<first>\d{{1,2}})(?P<sep>[-/])(?P<second>\d{{1,2}})(?P=sep){_YEAR}(?![\w/-])",
        ),
        (_DIGIT, rf"(?<![\w.]){_DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?![.\w])"),
        (
            "月",
            rf"(?:(?<!\d)(?P<year>\d{{4}}|{_HAN_DIGIT}{{4}})\s?年\s?)?(?P<month>(?<!\d)\d{{1,2}}|{_HAN_NUMBER}{{1,2}})月"
            rf"(?:\s?(?P<day>\d{{1,2}}|{_HAN_NUMBER}{{1,3}})[日号])?",
        ),
        ("年", rf"(?<!\d)(?P<year>\d{{4}}|{_HAN_DIGIT}{{4}})\s?年(?!代)"),
        (
            "民国",
            rf"(?P<era>民国)\s?(?P<roc>\d{{1,3}}|元|[一二三四五六七八九十百]{{1,5}})\s?年(?!代|间)"
            rf"(?:\s?(?P<month>\d{{1,2}}|{_HAN_NUMBER}{{1,2}})月(?:\s?(?P<day>\d{{1,2}}|{_HAN_NUMBER}{{1,3}})[日号])?)?",
        ),
        (
            _DIGIT,
            rf"(?<![\d.:-]){_DAY}(?:st|nd|rd|th|er|\.)?\s(?:of\s|de\s)?{_MONTH}(?:\.?,?\s(?:of\s|de\s|del\s)?{_YEAR})?",
        ),
        (_DIGIT, rf"\b{_ENGLISH_MONTH}\.?\s{_DAY}(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)(?:,?\s{_YEAR})?"),
        (_DIGIT, rf"\b{_MONTH}\.?\s(?:de\s|of\s)?{_YEAR}"),
        (
            _DIGIT,
            rf"\b(?:in|since|until|by|before|after|from|of|during|dated|im\sjahre?|seit|bis|ab|nach|auf|schon|bereits|erst|en|desde|hasta"
            rf"|depuis|entre|anno)\s(?:(?:early|late|mid|anfang|ende|mitte)[\s-])?{_YEAR}{_NO_COUNT}",
        ),
        (
            "",
            rf"\b(?:in|since|by|until|last|this|next|early|late|mid|of|for|im|seit|ende|anfang|mitte)[\s-]{_MONTH}",
        ),
    )
)
"""Kinds of dates, each behind what a text must hold to have one."""

_NEEDED = tuple(dict(_PATTERNS))

_FIRST_OF_THE_REPUBLIC = 1912
"""民國元年, from which Taiwan counts."""

_MONTHS_A_YEAR, _DAYS_A_MONTH = 12, 31
DAY_BESIDE = r"(?<![至如当迄])(?:[昨今明][天日晚早]?|[前后]天)\((?P<beside>\d{1,2})日?\)[日号]?"
"""A pattern for a day whose number stands beside a word for it: 昨（12）日, as the press of Taiwan writes."""

_LUNAR = ("农历", "阴历", "旧历", "农历闰", "阴历闰")
"""In front of a day of the lunar calendar, which is another one in each year."""

_WORDLIKE = frozenset({"may", "march", "mar", "mars", "mart", "dec", "jan"})
"""Month names that are other words, or parts of names, in lower case."""


class Date(NamedTuple):
    """A date at [start, end).

    The digits of `value` show how much the text states: YYYYMMDD, YYYYMM, MMDD without a year,
    MM for a month alone, and YYYY with `unit` "year" for a year alone.
    """

    start: int
    end: int
    value: float
    unit: str


def dates(text: str, folded: str) -> list[Date]:
    """The dates of `text`, in order and without overlaps; `folded` is fold(text)."""
    found = sorted(_readings(text, folded), key=lambda date: (date.start, -date.end))
    found = [date for date in found if not folded.endswith(_LUNAR, 0, date.start)]
    kept: list[Date] = []
    for date in found:
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept


def _readings(text: str, folded: str) -> Iterator[Date]:
    held = {needed for needed in _NEEDED if re.search(needed, folded)}
    for needed, pattern in _PATTERNS:
        for match in pattern.finditer(folded) if needed in held else ():
            value = _value(match) if _is_name(text, match) else None
            if value is not None:
                start = _start(match)
                unit = "date" if any(match.groupdict().get(part) for part in ("month", "first")) else "year"
                yield Date(start, match.end(), value, unit)


def _start(match: re.Match[str]) -> int:
    """Where the date itself begins: "in June" is found, "June" is the date."""
    return min(match.start(name) for name, part in match.groupdict().items() if part is not None)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """A month alone needs a capital letter, and so does one that may be another word."""
    parts = match.groupdict()
    month = parts.get("month") or ""
    if not month.isalpha() or month not in MONTHS:
        return True
    alone = parts.get("day") is None and parts.get("year") is None
    return text[match.start("month")].isupper() or not (alone or month in _WORDLIKE)


def _value(match: re.Match[str]) -> float | None:
    parts = match.groupdict()
    if "first" in parts:
        return _numeric_value(int(parts["first"]), int(parts["second"]), int(parts["year"]))
    year, month, day = (_number(parts.get(name)) for name in ("year", "month", "day"))
    if "roc" in parts:
        year = _FIRST_OF_THE_REPUBLIC + (_number(parts["roc"].replace("元", "一")) or 0) - 1
    if not (
        1000 <= (year or 2000) < 2100
        and 1 <= (month or 1) <= _MONTHS_A_YEAR
        and 1 <= (day or 1) <= _DAYS_A_MONTH
    ):
        return None
    if month is None:
        return year
    value = (year or 0) * 100 + month
    return value if day is None else value * 100 + day


def _numeric_value(first: int, second: int, year: int) -> float | None:
    """15/07/2025 and 07/15/2025; of 05/07/2025 nobody can tell which is the day."""
    month, day = sorted((first, second))
    is_plain = 1 <= month <= _MONTHS_A_YEAR and (_MONTHS_A_YEAR < day <= _DAYS_A_MONTH or day == month)
    return year * 10_000.0 + month * 100 + day if is_plain else None


def _number(written: str | None) -> float | None:
    if written is None:
        return None
    if written in MONTHS:
        return float(MONTHS[written])
    return float(written) if written.isdecimal() else han_value(written)
