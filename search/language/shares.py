"""Parts and multiples in words: a third of, 三分之一, die Hälfte, doubled, 翻倍.

Parts of a point, in which rates of interest are told, are basis points (a quarter point, 一碼).  Other parts
are told in per cent, so that 一半, "half of" and 50 % are equal; multiples have the unit "times".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.language.bounds import bound_of
from search.language.candidates import any_of
from search.language.numerals import HAN_DIGITS, NUMBER_WORDS, han_value
from search.language.units import SCALES
from search.model import Figure

_HAN_NUMBER = rf"(?:\d{{1,4}}|[{HAN_DIGITS}十百千万]{{1,4}})"
_NUMERATORS = {"a": 1, "one": 1, "un": 1, "une": 1, "ein": 1, "eine": 1, "einem": 1, "einen": 1, "deux": 2}
_DENOMINATORS = {
    2: "half",
    3: "third thirds drittel dritteln tercio tercios tiers",
    4: "quarter quarters viertel vierteln cuarto cuartos quart quarts",
    5: "fifth fifths funftel quinto quintos",
    6: "sixth sixths sechstel",
    8: "eighth eighths achtel",
    10: "tenth tenths zehntel",
    12: "twelfth twelfths",
}
_PARTS = {word: number for number, words in _DENOMINATORS.items() for word in words.split()}
_HALVES = (
    r"一半|半数|\b(?:half(?<!first half)(?<!second half)(?<!other half)(?<!latter half)"
    r"(?= (?:of|the|its|their|all)\b)"
    r"|half(?<=than half)|(?:die |der )?halfte|la mitad|la moitie)\b"
)
_MULTIPLES = {
    2: r"翻了?一?[倍番]|加倍|(?:增|涨|提高|扩大)[加长至到]?了?一倍|double(?= (?:the|its|their)\b)|doubled\b"
    r"|doubling\b|verdoppel\w{0,4}|das doppelte\b|duplic\w{1,5}",
    3: r"triple(?= (?:the|its|their)\b)|tripled\b|tripling\b|trebled\b|verdreifach\w{0,3}"
    r"|das dreifache\b|triplic\w{1,5}",
    4: r"翻了?两番|quadrupled\b|quadrupling\b|vervierfach\w{0,3}|das vierfache\b|cuadruplic\w{1,5}",
}

_NUMBERS = " ".join(NUMBER_WORDS)
_COUNTS = any_of(" ".join([*_NUMERATORS, *NUMBER_WORDS]))
_PART_WORDS = any_of(" ".join(_PARTS))
_ANY_NUMBER = any_of(f"{_NUMBERS} one")
_FOUND = re.compile(
    r"(?P<point>\b(?:(?:a|ein|einen|un|one|three)[\s-])?(?:half|quarter|quarters|halben|cuarto|medio)(?:[\s-]of)?(?:[\s-]an?)?"
    r"[\s-](?:(?:percentage|prozent)[\s-]?)?(?:points?|prozentpunkt|punto(?:\sporcentual)?)\b"
    r"|\b(?:ein(?:en)?\s)?viertel(?:prozent)?punkt\b|(?<=[息率])[一两二三半\d]码|(?:四分之一|四分之三|半|二分之一)个?百分点)"
    rf"|(?P<of>(?<![百\d{HAN_DIGITS}十千万])(?!百分){_HAN_NUMBER})分之(?P<han>{_HAN_NUMBER})"
    rf"|(?P<half>{_HALVES}|(?<![跳走路经穿越])过半(?![个百小天年月]))"
    rf"|\b(?:(?P<count>\d|{_COUNTS})[\s-]?(?P<part>{_PART_WORDS})\b"
    rf"|(?P<some>\d{{1,2}}|{_ANY_NUMBER})\s(?P<from>out of|in|von)\s(?:every\s)?"
    rf"(?P<all>\d{{1,3}}|{_ANY_NUMBER})\b"
    rf"|(?P<fold>\d{{1,3}}|{any_of(_NUMBERS)})[\s-]?(?:fold|fache[ns]?)\b)"
    + "".join(rf"|(?P<x{number}>(?<![a-z])(?:{words}))" for number, words in _MULTIPLES.items())
)
_ASKS_FOR_OF = re.compile(r"(?:\s(?:of|der|des|von|aller|de|del|d')|')")
_BY = re.compile(r"(?:\bby|\bonly|\bto|\bum|\bauf|\bnur)\s$")
_NOT_OF_ALL = re.compile(
    rf"\s(?:{any_of(' '.join(SCALES))}|years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b|[.,:]\d"
)
_OVER_HALF = "过半"


def shares(text: str, folded: str) -> Iterator[Figure]:
    """The parts and multiples of a text, in order; `folded` is fold(text)."""
    for match in _FOUND.finditer(folded):
        value, unit = _value(match, folded)
        if value is not None:
            start, end, bound = bound_of(folded, match.start(), match.end())
            if match.group() == _OVER_HALF:
                bound = "over"
            yield Figure(start, end, text[start:end], value, unit, bound)


def _value(match: re.Match[str], folded: str) -> tuple[float | None, str]:
    if match["point"]:
        return _basis_points(match["point"]), "bp"
    if match["half"]:
        return 50.0, "%"
    if match["of"]:
        return _percent(_number(match["han"]), _number(match["of"])), "%"
    if match["part"]:
        return _named_part(match, folded), "%"
    if match["some"]:
        return _some_of_all(match, folded), "%"
    if match["fold"]:
        return _number(match["fold"]), "times"
    return float((match.lastgroup or "x0")[1:]), "times"


def _basis_points(written: str) -> float:
    """Of a quarter point, half a point, 一碼 (a quarter, too)."""
    if written.endswith("码"):
        return 25.0 * (0.5 if written[0] == "半" else _number(written[0]) or 1.0)
    if re.search("half|halb|medio|半|二分", written):
        return 50.0
    return 75.0 if re.search("three|之三", written) else 25.0


def _named_part(match: re.Match[str], folded: str) -> float | None:
    """ "One third", "two thirds" and "a third of" are parts; "a third" may follow the second."""
    is_sure = match["part"].endswith("s") or "-" in match.group() or match["count"] == "one"
    is_part = (is_sure and match["part"] != "quarter") or _ASKS_FOR_OF.match(folded, match.end())
    is_part = is_part or bound_of(folded, *match.span()).bound != "exact"
    is_part = is_part or _BY.search(folded[max(0, match.start() - 6) : match.start()])
    return _percent(_number(match["count"]), float(_PARTS[match["part"]])) if is_part else None


def _some_of_all(match: re.Match[str], folded: str) -> float | None:
    """Nine out of ten, one in five, acht von zehn; but not one in three months."""
    some, whole = _number(match["some"]), _number(match["all"])
    is_all = match["from"] == "out of" or (match["from"] == "in" and some == 1) or whole in (10, 100)
    return _percent(some, whole) if is_all and not _NOT_OF_ALL.match(folded, match.end()) else None


def _percent(count: float | None, whole: float | None) -> float | None:
    if count is None or not whole or count > whole:
        return None
    return 100 * count / whole


def _number(written: str) -> float | None:
    if written.isascii() and written.isdecimal():
        return float(written)
    word = _NUMERATORS.get(written) or NUMBER_WORDS.get(written)
    return float(word) if word else han_value(written)
