"""Words that date something by another day: on Tuesday, 两周前, next month, el martes, 下月12日.

Each language has a pattern with groups of the same names: `weekday` with what tells which one (`which`),
`shift` for yesterday and its like, `count` and `unit` for "two weeks ago" and "two days later", `period` for
a month or year beside this one, `month` with `of_month` for 下月12日, and `alone` for 22日.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from search.dating.tense import Tongue, tense
from search.language.dates import DAY_BESIDE
from search.language.numerals import NUMBER_WORDS, han_value
from search.model import Span

_DAYS_OF_WEEK = (
    "monday montag lunes lundi 一",
    "tuesday dienstag martes mardi 二",
    "wednesday mittwoch miercoles mercredi 三",
    "thursday donnerstag jueves jeudi 四",
    "friday freitag viernes vendredi 五",
    "saturday samstag sonnabend sabado samedi 六",
    "sunday sonntag domingo dimanche 日 天",
)
_WEEKDAYS = {name: number for number, names in enumerate(_DAYS_OF_WEEK) for name in names.split()}


def _weekdays(*at: int) -> str:
    """The names at these places of each line."""
    return "|".join(names.split()[place] for names in _DAYS_OF_WEEK for place in at)


_NUMBER = "|".join(word for word in NUMBER_WORDS if word.isascii() and word.isalpha())
_SHIFTED = {
    "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "tomorrow": 1, "the day after tomorrow": 2,
    "vorgestern": -2, "gestern": -1, "heute": 0, "ubermorgen": 2,
    "anteayer": -2, "ayer": -1, "anoche": -1, "hoy": 0, "pasado manana": 2,
    "avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "apres-demain": 2,
    "大前天": -3, "前天": -2, "前日": -2, "昨": -1, "今": 0, "明": 1, "后天": 2, "后日": 2, "大后天": 3,
}  # fmt: skip
_UNITS = {
    **dict.fromkeys(("day", "tag", "dia", "jour", "天", "日"), "day"),
    **dict.fromkeys(("week", "woche", "semana", "semaine", "周", "星期"), "week"),
    **dict.fromkeys(("month", "monat", "mes", "mois", "月"), "month"),
    **dict.fromkeys(("year", "jahr", "ano", "an", "annee", "年"), "year"),
}
_BEFORE, _SAME, _NEXT = (
    ("last", "letzte", "vergangene", "vorige", "pasado", "dernier", "derniere", "上", "去"),
    ("this", "diese", "este", "cette", "本", "这", "今"),
    ("next", "nachste", "kommende", "proximo", "que viene", "prochain", "prochaine", "下", "明"),
)
_WHICH = {
    **dict.fromkeys(_BEFORE, -1), **dict.fromkeys(_SAME, 0), **dict.fromkeys(_NEXT, 1), "前": -2, "后": 2,
}  # fmt: skip
_SEASON = "spring|summer|autumn|fall|winter"
_GERMAN_WHICH = "letzte|vergangene|vorige|diese|nachste|kommende"

_ENGLISH = re.compile(
    rf"(?<!every\s)(?<!each\s)(?<!any\s)(?<!black\s)(?<!good\s)(?<!super\s)(?<!ash\s)\b(?:(?P<which>last|next)\s|(?P<held>on|since|until|till|by|before|after|from)\s)?"
    rf"(?P<weekday>{_weekdays(0)})\b(?!\s(?:to|through|and)\s(?:{_weekdays(0)}))"
    r"|\b(?P<shift>the\sday\s(?:before\syesterday|after\stomorrow)|yesterday|last\snight|today|tonight"
    r"|this\s(?:morning|afternoon|evening)|tomorrow)\b"
    rf"|\b(?P<count>\d{{1,3}}|an?|{_NUMBER})\s(?P<unit>day|week|month|year)s?\s(?:ago\b|(?P<later>later)\b)"
    rf"|\b(?P<near>last|this|next)\s(?P<period>month|year|{_SEASON})\b"
    r"|\b(?P<open>(?:\w{1,12}\s)?(?:days?|weeks?|months?|years?)\s(?:later|earlier|after))\b"
)
_GERMAN = re.compile(
    rf"\b(?:(?P<held>am|seit|bis|ab|vor|nach|zum|vom|auf)\s)?(?:(?P<which>{_GERMAN_WHICH})[nrms]?\s)?(?P<weekday>{_weekdays(1)}|sonnabend)"
    r"(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?\b"
    r"|\b(?P<shift>vorgestern|gestern|heute|ubermorgen)\b"
    rf"|\bvor\s(?P<count>\d{{1,3}}|eine[mr]|{_NUMBER})\s(?P<unit>tag|woche|monat|jahr)(?:en|n|e)?\b"
    rf"|\b(?P<count_>\d{{1,2}}|eine[n]?|{_NUMBER})\s(?P<unit_>tag|woche)(?:en|e|n)?\s(?P<later>spater)\b"
    rf"|\b(?P<near>{_GERMAN_WHICH})[nrms]?\s(?P<period>monat|jahr)e?s?\b"
)
_SPANISH = re.compile(
    rf"\b(?P<held>el|este|del|al)\s(?:(?P<which>proximo|pasado)\s)?(?P<weekday>{_weekdays(2)})\b"
    r"(?:\s(?P<which_>pasado|proximo|que\sviene)\b)?"
    r"|\b(?P<shift>anteayer|ayer|anoche|hoy|pasado\smanana)\b"
    rf"|\bhace\s(?P<count>\d{{1,3}}|una?|{_NUMBER})\s(?P<unit>dia|semana|mes|ano)(?:e?s)?\b"
    rf"|\b(?P<count_>\d{{1,2}}|una?|{_NUMBER})\s(?P<unit_>dia|semana)s?\s(?P<later>despues|mas\starde)\b"
    r"|\b(?P<near>proximo|pasado|este)\s(?P<period>mes|ano)\b"
    r"|\b(?P<period_>mes|ano)\s(?P<near_>pasado|proximo|que\sviene)\b"
)
_FRENCH = re.compile(
    rf"(?<!chaque\s)(?<!tous\sles\s)\b(?:(?P<held>le|ce|depuis|jusqu'a|avant|apres|d'ici)\s)?(?P<weekday>{_weekdays(3)})\b(?:\s(?P<which>dernier|prochain)\b)?"
    r"|\b(?P<shift>avant-hier|hier|aujourd'hui|apres-demain|demain)\b"
    rf"|\bil\sy\sa\s(?P<count>\d{{1,3}}|une?|{_NUMBER})\s(?P<unit>jour|semaine|mois|annee|an)s?\b"
    rf"|\b(?P<count_>\d{{1,2}}|une?|{_NUMBER})\s(?P<unit_>jour|semaine)s?\s(?P<later>plus\stard)\b"
    r"|\b(?P<period>mois|annee|an)\s(?P<near>derniere?|prochaine?)\b|\b(?P<near_>cette)\s(?P<period_>annee)\b"
)
_HAN_COUNT = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_CHINESE = re.compile(
    rf"{DAY_BESIDE}|"
    r"(?P<which>[上本这下])?(?P<held>周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?![\d一二三四五六七八九十])"
    r"|(?P<shift>大?前天|(?<!日)前日(?!本)|(?<![大此以之然今日往最])后天(?![性的])|大后天|后日|昨(?=[天日晚夜晨早午在于向表宣公发受召举说下上傍出透]|凌晨)"
    r"|(?<![如至当古现而于迄从])今(?=[天日晚夜晨早午在于向表宣公发受召举说傍透]|凌晨|上午|下午)|明(?=[天日晚早晨]))[天日晚夜晨早]?"
    rf"|(?P<count>{_HAN_COUNT})个?(?P<unit>天|日|周|星期|月|年)前(?!的?(?:往|来|后))"
    rf"|(?P<count_>[一二两三四五六七八九十\d]{{1,3}})(?P<unit_>天|日|周)(?P<later>后)"
    r"|(?P<month>[上本下这])个?月(?:(?P<of_month>\d{1,2})[日号])?"
    r"|(?<![\d月至到、,.了足共长近逾约达满第每过少多期后-])(?<!一\w就是)(?P<alone>\d{1,2})日(?![间内后前元圆本语文益电讯])"
    r"|(?P<near>[去今明]|(?<![\d一二两三四五六七八九十百数几多])[前后])(?P<period>年)"
    r"(?!\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?月|前|后|以|度|代|间|起|来|轻)"
    r"|(?P<open>[一二两三四五六七八九十\d]{1,3}个月后)"
)
_PATTERNS: tuple[tuple[Tongue, re.Pattern[str]], ...] = (
    ("en", _ENGLISH), ("de", _GERMAN), ("es", _SPANISH), ("fr", _FRENCH), ("zh", _CHINESE),
)  # fmt: skip
_PLAIN = frozenset({"on", "am", "el", "este", "le", "ce"})
"""Words in front of the name of a day that set no limit."""
_ONE = frozenset({"a", "an", "einem", "einer", "einen", "eine", "un", "una", "une"})


class Words(NamedTuple):
    """Words that date something by another day: their parts by name, and whose language they are."""

    span: Span
    parts: dict[str, str]
    tongue: Tongue

    @property
    def is_about(self) -> bool:
        """Whether they count weeks, which seldom means an exact day."""
        return _UNITS.get(self.parts.get("unit", "")) == "week" and "later" not in self.parts

    @property
    def days_later(self) -> int:
        """The days that are counted from a day told before; 0 for all other words."""
        if "later" not in self.parts:
            return 0
        return _count(self.parts["count"]) * (7 if _UNITS[self.parts["unit"]] == "week" else 1)

    @property
    def is_bare(self) -> bool:
        """Whether they are no more than the name of a day, with nothing in front that says which."""
        return "weekday" in self.parts and "which" not in self.parts and "held" not in self.parts

    @property
    def is_numbered(self) -> bool:
        """Whether they give the number of a day: 下月12日, 22日, 昨（12）日."""
        return not self.parts.keys().isdisjoint(("of_month", "alone", "beside"))


def relative(text: str, folded: str) -> list[Words]:
    """Such words in order, without overlaps; `folded` is fold(text).  Linear."""
    found = sorted(_matches(text, folded), key=lambda words: (words.span.start, -words.span.end))
    kept: list[Words] = []
    for words in found:
        if not kept or words.span.start >= kept[-1].span.end:
            kept.append(words)
    return kept


def _matches(text: str, folded: str) -> Iterator[Words]:
    for tongue, pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            parts = {name.rstrip("_"): part for name, part in match.groupdict().items() if part}
            at = match.start("weekday") if "weekday" in parts else match.start()
            if "weekday" not in parts or tongue not in ("en", "de") or text[at].isupper():
                is_plain = parts.get("held", "on") in _PLAIN or "which" in parts or tongue == "zh"
                yield Words(Span(match.start() if is_plain else at, match.end()), parts, tongue)


def written(year: int, month: int, number: int = 0) -> str:
    """ISO 8601 of a date, empty where there is no such day."""
    try:
        date(year, month, number or 1)
    except ValueError:
        return ""
    return f"{year:04d}-{month:02d}" + (f"-{number:02d}" if number else "")


def resolved(words: Words, day: date, text: str, folded: str) -> str:
    """The date that the words mean in an article of `day`; empty where that is open."""
    parts = dict(words.parts)
    if "weekday" in parts or "alone" in parts:
        parts["tense"] = tense(text, folded, words.span, words.tongue)
    try:
        return next((_READERS[name](parts, day) for name in _READERS if name in parts), "")
    except (OverflowError, ValueError):
        return ""


def _which(word: str) -> int:
    return _WHICH[" ".join(word.split())]


def _weekday(parts: dict[str, str], day: date) -> str:
    """ "Last Friday" lies before the day of the article, "next Friday" behind it; else the verb tells.

    With a word before 周 a Chinese day is that of a week.
    """
    number = _WEEKDAYS[parts["weekday"]]
    back = (day.weekday() - number) % 7
    if "which" not in parts or parts["which"] == "diese":
        return _day_of_week(number, parts["tense"], day)
    by = _which(parts["which"])
    if not parts["weekday"].isascii():
        monday = day - timedelta(days=day.weekday())
        return (monday + timedelta(days=7 * by + number)).isoformat()
    return (day + timedelta(days=7 - back if by > 0 else -(back or 7))).isoformat()


def _day_of_week(number: int, tense: str, day: date) -> str:
    """The last one up to the day of the article, or the next one behind it; empty where that is open.

    What will be on the weekday of the article may be that very day or a week later.
    """
    back = (day.weekday() - number) % 7
    if tense == "past":
        return (day - timedelta(days=back)).isoformat()
    return (day + timedelta(days=7 - back)).isoformat() if tense == "future" and back else ""


def _shift(parts: dict[str, str], day: date) -> str:
    return (day + timedelta(days=_SHIFTED[" ".join(parts["shift"].split())])).isoformat()


def _ago(parts: dict[str, str], day: date) -> str:
    if "later" in parts:
        return ""
    count, unit = _count(parts["count"]), _UNITS[parts["unit"]]
    if unit in ("day", "week"):
        return (day - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    return _year(day, -count) if unit == "year" else _month(day, -count)


def _count(words: str) -> int:
    if words.isdecimal():
        return int(words)
    return 1 if words in _ONE else int(NUMBER_WORDS.get(words) or han_value(words) or 0)


def _year(day: date, by: int) -> str:
    return written(day.year + by, 1)[: len("2026")]


def _month(day: date, by: int, number: int = 0) -> str:
    months = day.year * 12 + day.month - 1 + by
    return written(months // 12, months % 12 + 1, number)


def _day_of_month(parts: dict[str, str], day: date) -> str:
    return _month(day, _WHICH[parts["month"]], int(parts.get("of_month", 0)))


def _alone(parts: dict[str, str], day: date) -> str:
    """22日 is the last such day up to that of the article, or what will be the next one.

    One that this month has not had yet is of the last month only where the verb says that it was.
    """
    number, told = int(parts["alone"]), parts["tense"]
    if told == "future":
        return _month(day, 0 if number >= day.day else 1, number)
    if number > day.day:
        return _month(day, -1, number) if told == "past" else ""
    return _month(day, 0, number)


def _beside(parts: dict[str, str], day: date) -> str:
    """昨（12）日 is the nearest such day to that of the article, which may be printed a day later."""
    near = (day + timedelta(days=by) for by in (0, -1, 1, -2, 2))
    return next((each.isoformat() for each in near if each.day == int(parts["beside"])), "")


def _period(parts: dict[str, str], day: date) -> str:
    by = _which(parts["near"])
    is_month = _UNITS.get(parts["period"]) == "month"
    return _month(day, by) if is_month else _year(day, by)


_READERS: dict[str, Callable[[dict[str, str], date], str]] = {
    "weekday": _weekday,
    "shift": _shift,
    "count": _ago,
    "month": _day_of_month,
    "alone": _alone,
    "beside": _beside,
    "period": _period,
}
