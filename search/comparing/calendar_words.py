"""Words of small closed sets: days of the week, months, seasons, halves of a day, last and next, north and
south, small numbers.

Of such a set one is said or another: Tuesday is not 週四, and no dictionary is needed to know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from search.language.fold import fold


class Member(NamedTuple):
    """A word of a set at [start, end); `value` is the same in all languages."""

    start: int
    end: int
    set: str
    value: int


_LATIN: dict[str, tuple[str, ...]] = {
    "weekday": (
        "mondays?|montags?|lundi|lunes",
        "tuesdays?|dienstags?|mardi|martes",
        "wednesdays?|mittwochs?|mercredi|miercoles",
        "thursdays?|donnerstags?|jeudi|jueves",
        "fridays?|freitags?|vendredi|viernes",
        "saturdays?|samstags?|sonnabends?|samedi|sabado",
        "sundays?|sonntags?|dimanche|domingo",
    ),
    "month": (
        "january|januar|janner|janvier|enero",
        "february|februar|fevrier|febrero",
        "(?<=in )march|marz|mars|marzo",
        "april|avril|abril",
        r"(?<=in )may|(?<=im )mai|(?<=en )mai|mayo|(?<=\d )mai|(?<=\d\. )mai",
        "june|juni|juin|junio",
        "july|juli|juillet|julio",
        "august|aout|agosto",
        "september|septembre|septiembre",
        "october|oktober|octobre|octubre",
        "november|novembre|noviembre",
        "december|dezember|decembre|diciembre",
    ),
    "season": (
        "(?:early |late )?springtime|spring(?!s)|fruhjahrs?|fruhlings?|printemps|primavera",
        "summers?|sommers?|ete(?= (?:19|20))|verano",
        "autumn|herbst|automne|otono",
        "winters?|hiver|invierno",
    ),
    "half of the day": (
        "morning|vormittags?|matin",
        "afternoon|evening|nachmittags?|abends?|apres-midi|soir|tarde",
    ),
    "last and next": (
        "last (?:year|week|month|spring|summer|autumn|winter)|"
        "(?:vergangene|vorige|letzte)[nrsm]? (?:jahr|woche|monat|fruhjahr|sommer|herbst|winter)\\w{0,2}|"
        "l'(?:an|annee) derniere?|(?:semaine|mois) derniere?|"
        "(?:ano|mes|semana) pasad[oa]|(?:pasad[oa]|ultim[oa]) (?:ano|mes|semana)",
        "this (?:year|week|month|spring|summer|autumn|winter)|"
        "diese[nrsm]? (?:jahr|woche|monat|fruhjahr|sommer|herbst|winter)\\w{0,2}|"
        "cette (?:annee|semaine)|ce mois|este (?:ano|mes)|esta semana",
        "next (?:year|week|month|spring|summer|autumn|winter)|"
        "(?:kommende|nachste)[nrsm]? (?:jahr|woche|monat|fruhjahr|sommer|herbst|winter)\\w{0,2}|"
        "l'(?:an|annee) prochaine?|(?:semaine|mois) prochaine?|"
        "proxim[oa] (?:ano|mes|semana)|(?:ano|mes|semana) que viene",
    ),
    "number": (
        "two|zwei|deux|dos",
        "three|drei|trois|tres",
        "four|vier|quatre|cuatro",
        "five|funf|cinq|cinco",
        "six|sechs|seis",
        "seven|sieben|sept|siete",
        "eight|acht|huit|ocho",
        "nine|neun|neuf|nueve",
        "ten|zehn|dix|diez",
        "eleven|elf|onze|once",
        "twelve|zwolf|douze|doce",
    ),
    "compass": (
        "north(?:ern)?|nord\\w{0,6}|norte",
        "south(?:ern)?|sud(?!an)\\w{0,6}|sur(?= d)",
        "east(?:ern)?|ost(?:en|lich\\w{0,2})|este(?= d)|oriental",
        "west(?:ern)?|west(?:en|lich\\w{0,2})|ouest|oeste|occidental",
    ),
}
_DAYS = "一二三四五六日"
_NUMBERS = ("[二两]", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_COUNTERS = "名个位家艘架辆台次人座栋项件条支所块张种类部"
_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_DIGITS = re.compile(r"(?<![\d.,])\d{1,4}(?![.,]?\d|s\b|年代)")
_FIRST = {"number": 2}
"""The value of the first word of a set, where it is another than 0."""

_PLACES = "部方侧面边岸坡翼端门口塔跑区海极线码"
_HAN: dict[str, tuple[str, ...]] = {
    "weekday": tuple(f"(?:周|星期|礼拜){'[日天]' if day == '日' else day}" for day in _DAYS),
    "month": tuple(rf"(?<![\d十]){at}月|(?<!十){name}月" for at, name in enumerate(_MONTHS, 1)),
    "season": (
        "春[天季]|入春|今春|去春|明春",
        "夏[天季]|入夏|今夏|去夏|明夏",
        "秋[天季]|入秋|今秋|去秋|明秋",
        "冬[天季]|入冬|今冬|去冬|明冬",
    ),
    "half of the day": ("清晨|早上|早晨|上午|早间", "下午|傍晚|晚上|晚间"),
    "last and next": (
        "去年|上周|上个?月|上星期|去夏|去冬|去秋|去春",
        "今年|本周|这周|本月|这个月|今夏|今冬|今秋|今春",
        "明年|下周|下个?月|下星期|明夏|明冬|明秋|明春",
    ),
    "number": tuple(f"(?<![第百千万亿零一二三四五六七八九十.\\d]){one}(?=[{_COUNTERS}])" for one in _NUMBERS),
    "compass": tuple(f"{one}(?=[{_PLACES}])" for one in "北南东西"),
}


def members(text: str, lang: str) -> list[Member]:
    """The words of closed sets in a text, in order; linear in its length."""
    folded = fold(text)
    found = [
        Member(match.start(), match.end(), name, int((match.lastgroup or "v0")[1:]) + _FIRST.get(name, 0))
        for name, pattern in _patterns(lang.split("-")[0].lower() == "zh")
        for match in pattern.finditer(folded)
    ]
    found += [Member(*match.span(), "number", int(match.group())) for match in _DIGITS.finditer(folded)]
    return sorted(found)


def are_one(one: Member, other: Member) -> bool:
    """Whether two words say the same."""
    return (one.set, one.value) == (other.set, other.value)


@cache
def _patterns(is_chinese: bool) -> list[tuple[str, re.Pattern[str]]]:
    return list(_compiled(is_chinese))


def _compiled(is_chinese: bool) -> Iterator[tuple[str, re.Pattern[str]]]:
    edge = "" if is_chinese else r"\b"
    for name, values in (_HAN if is_chinese else _LATIN).items():
        ways = "|".join(f"(?P<v{at}>{edge}(?:{words}){edge})" for at, words in enumerate(values))
        yield name, re.compile(ways)
