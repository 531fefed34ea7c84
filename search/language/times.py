"""Times of day in running text: 22.40 Uhr, 10.40pm, 晚間10時40分 are one time.

Only those that say which half of the day is meant, or belong to a language that counts 24 hours; a bare
12:30 may be a score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.language.numerals import NUMBER_WORDS, han_value
from search.model import Figure

_HAN = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WORDS = "|".join(word for word in NUMBER_WORDS if word.isascii() and word.isalpha())
_TIME = re.compile(
    rf"(?<![\w.:,])(?P<hour>\d{{1,2}}|{_WORDS})(?:[.:](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m(?:\b\.?)(?!\w)"
    r"|(?<![\w.:,])(?P<full>\d{1,2})(?:(?:[.:](?P<past>[0-5]\d))?\s?(?:uhr|horas|heures|hrs|h)\b|h(?P<later>[0-5]\d)(?!\d))"
    rf"|(?P<part>清晨|凌晨|早上|上午|中午|下午|傍晚|晚上|晚间|午夜|深夜|入夜|[今昨当前翌]?[晚夜]|[今昨明]早)"
    rf"(?P<han>{_HAN})(?:[时点](?!间|半?钟头)(?P<mark>{_HAN}分|半|正|整)?|:(?P<digits>[0-5]\d))"
)
_MORNING, _NOON, _NIGHT = ("清晨", "凌晨", "早", "早上", "上午"), ("中午",), ("夜", "晚", "晚上", "晚间")
_LATEST, _EARLIEST = 5, 10
"""Smaller hours of a night belong to the next day; hours of noon from the other one on are before twelve."""

_DURING = re.compile(r"\b(?:nach|fur|for|after|in|durante|en|por|during)\s$")
"""24 horas may be how long something took."""


def times(text: str, folded: str) -> Iterator[Figure]:
    """The times of day, with HHMM as value and "time" as unit, in order; `folded` is fold(text)."""
    for match in _TIME.finditer(folded):
        value = _value(match, folded)
        if value is not None:
            yield Figure(*match.span(), text[match.start() : match.end()], value, "time")


def _value(match: re.Match[str], folded: str) -> float | None:
    if match["han"]:
        hour = _number(match["han"])
        return None if hour is None else _clock(_in_part(hour, match["part"]), _minutes(match))
    if match["hour"]:
        hour = _number(match["hour"]) or 0.0
        return _clock(_in_half(hour, match["half"] == "p"), float(match["minute"] or 0))
    is_clock = match["past"] or match["later"] or match.group().rstrip(".").endswith("uhr")
    if not is_clock or _DURING.search(folded[max(0, match.start() - 9) : match.start()]):
        return None
    return _clock(float(match["full"]), float(match["past"] or match["later"] or 0))


def _minutes(match: re.Match[str]) -> float | None:
    mark = match["mark"] or ""
    if match["digits"] or mark in ("", "正", "整"):
        return float(match["digits"] or 0)
    return 30.0 if mark == "半" else _number(mark[:-1])


def _in_part(hour: float, part: str) -> float:
    """The hour of 24 that a Chinese word for a part of the day means: 深夜1點 is 1, 晚上12點 is 0."""
    if part.endswith(_NIGHT) and part != "傍晚":
        return _in_half(hour, _LATEST <= hour < 12)
    if part.endswith(_NOON):
        return _in_half(hour, not _EARLIEST <= hour < 12)
    return _in_half(hour, not part.endswith(_MORNING))


def _in_half(hour: float, later: bool) -> float:
    """The hour of 24 from that of 12; twelve at night is 0."""
    return hour if hour > 12 else hour % 12 + 12 * later


def _clock(hour: float, minute: float | None) -> float | None:
    return 100 * hour + minute if minute is not None and hour <= 24 and minute < 60 else None


def _number(written: str) -> float | None:
    if written.isdecimal():
        return float(written)
    return float(NUMBER_WORDS[written]) if written in NUMBER_WORDS else han_value(written)
