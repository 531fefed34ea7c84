"""Dates as pages write them; only what is stated, never a guess.

A written date becomes ISO 8601.  A relative one ("前天 20:58", "3 hours ago") stays in its words,
because nobody knows when the page was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_MONTH_NAMES = (
    "january jan januar janvier enero gennaio janeiro januari",
    "february feb februar février febrero febbraio fevereiro februari",
    "march mar märz mars marzo março maart",
    "april apr avril abril aprile",
    "may mai mayo maggio maio mei",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug août agosto augustus",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre diciembre dicembre dezembro",
)
_MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMERALS = "〇零○Ｏ一二三四五六七八九十"
_DIGITS = {**{ch: n for n, ch in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0, "Ｏ": 0}
_ROC_OFFSET = 1911

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d.]){_YEAR}(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?=T\d|\D|$)",
        rf"{_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日号號일]?",
        rf"(?P<year>[{_NUMERALS}]{{4}})年(?P<month>[{_NUMERALS}]{{1,3}})月(?P<day>[{_NUMERALS}]{{1,3}})[日号號]?",
        r"民[國国]\s?(?P<roc>\d{2,3})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日號]?",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?:\s+(?:of|de))?[\s-]+{_MONTH},?(?:\s+de)?[\s-]+{_YEAR}\b",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)\b",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
    )
)
_CLOCK = r"(?:\s*[T,]?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d+)?(?:\s?[ap]\.?m\b\.?)?)?"
_RELATIVE = re.compile(
    rf"(?:[前昨今]天|[昨今前]日|yesterday|today|刚刚|剛剛|just now){_CLOCK}"
    r"|\d{1,3}\s?(?:秒|分钟|分鐘|小时|小時|天|日|周|週|个月|個月|年)[前内]"
    r"|\d{1,3}\s?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\s+ago",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """A date in a text: its place, and `iso` for a written one, empty for a relative one."""

    start: int
    end: int
    iso: str


def find(text: str) -> Found | None:
    """The first written date of a short text, else the first relative one."""
    written = sorted(_written(text))
    if written:
        return written[0]
    relative = _RELATIVE.search(text)
    return Found(*relative.span(), "") if relative else None


def iso(text: str) -> str:
    """The date that a declared field states, as ISO 8601, or nothing."""
    found = find(text)
    return found.iso if found else ""


def _written(text: str) -> Iterator[Found]:
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match.groupdict())
            if day:
                yield Found(*match.span(), day.isoformat())


def _day(parts: dict[str, str | None]) -> date | None:
    year = _ROC_OFFSET + int(parts["roc"]) if parts.get("roc") else _number(parts.get("year"))
    name = parts.get("name")
    month = _MONTHS[name.lower()] if name else _number(parts.get("month"))
    try:
        return date(year, month, _number(parts.get("day")))
    except ValueError:
        return None


def _number(text: str | None) -> int:
    """A number in digits, in Chinese digits (二〇二五) or as a Chinese count to 99 (二十三)."""
    if not text:
        return 0
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[ch]) for ch in text))
    return 10 * _DIGITS.get(tens or "一", 0) + _DIGITS.get(ones or "〇", 0)
