"""Amounts, counts and percentages in folded text.

A pattern finds what may be a number; what stands around it decides whether it is one, and of what.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from search.language.bounds import bound_of
from search.language.candidates import CANDIDATE, DIGITS, any_of
from search.language.numerals import HAN_DIGITS, HAN_UNITS, NUMBER_WORDS, digits_value, han_value
from search.language.scripts import HAN, language_of, word_set
from search.language.segment import LETTER
from search.language.units import CURRENCIES, SCALES, SIGNS, UNSAID, metric, thing_near, unit_at
from search.model import Bound, Figure

_COMMA_DECIMALS = frozenset({"de", "fr", "es", "it", "pt", "nl", "cs", "pl", "ru", "uk"})

_SCALE = re.compile(rf"[\s-]?({any_of(' '.join(SCALES))})\b(?:(?<=mio|mrd|tsd|mln|mld)\.)?")
_CURRENCY_BEFORE = re.compile(rf"((?<![a-z])(?:{any_of(' '.join(SIGNS))})|人民币|新台币|台币|港币|美金)\s?$")
_TENTHS = re.compile("成([一二三四五六七八九]|半(?![年天数]))?(?![不为功立员本果长品交家就熟])")
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s(?:[$€£¥]|us\$)?$")
_AND = re.compile(rf"\s(?:and|und|et|y)\s[$€£¥]?{DIGITS}()")
_RANGE = re.compile(rf"\s?(?:-|~|\bto\b|\bbis\b|至|到)\s?[$€£¥]?{DIGITS}([万亿兆]*)")
_OF = re.compile(r"\s(?:of|von|de)(?=\s)|\sd'")
_LASTING = re.compile("(?:了|足足|共|为期|历时|长达|连续|逾|超过|约|近|仅|至少|最少|最多|至多|不少于)$")

_NUMBERED = word_set(
    "version group chapter page no nr phase article section step figure fig table episode "
    "season part level number room flight route line class grade seite kapitel artikel absatz "
    "nummer gruppe"
)
_FREE_CAPITALS = word_set(
    "the a an in on at by of to for from with and or but over about around nearly almost some "
    "only just another these those this all both more most up under least between after before "
    "since until when while as than its their our his her first last next every each am im bis "
    "seit vor nach über rund etwa fast mehr monday tuesday wednesday thursday friday saturday "
    "sunday"
)
_WORD_BEFORE = re.compile(rf"({LETTER}(?:{LETTER}|[’'-])*)[\s.]\s?$")
_OTHER_COUNT = re.compile(r"\s?(?:[ap]\.?m\b|uhr\b|o'clock|点|时(?!间)|世纪|年代)")
_NEVER_AFTER = re.compile(r"[月日号年点时分之]|[a-z_@]|-[a-z\d]|[/:]\d")
_COUNTED = re.compile(rf"\s?[{HAN}]|\s[^\W\d_]{{2}}")
_PLURAL = re.compile(
    r"(?:\s[a-z-]+){0,2}\s(?!was|is|has|does|as|this|its|us|less|his)[a-z]{2,}s\b|\s(?:of|von)\b"
)
_ORDINAL = re.compile(r"\.\s[^\W\d_]")
_RANGE_BEFORE = re.compile(
    rf"({any_of(' '.join(SIGNS))}|人民币|新台币|台币|港币|美金)\s?[\d.,]+[万亿兆]*\s?(?:-|~|至|到)\s?$"
)
"""A range whose first number has a currency before it: 新台币25亿至32亿元."""

_AGE_BEHIND = re.compile(r",\s(?=[a-z])|\),?\s")
_FULL_NAME = re.compile(r"([A-ZÀ-Þ][^\W\d_]*[.’'-]?[^\W\d_]*)\s[A-ZÀ-Þ][^\W\d_’'-]+(?:,\s|\s\()$")
_YOUNGEST, _OLDEST = 10, 115
_DEGREES_BEFORE = re.compile(r"(?:\b(?:minus|menos|moins)\s|零下|负|摄氏)$")
_DEGREES = re.compile(r"度|\s(?:degrees?|grad|grados|degres)\b(?!\sfahrenheit)")
_LONG_NUMBER = 8


@dataclass(frozen=True)
class Page:
    """A text, its folded form, and the sorted ranges where no amount is to be looked for.

    `stated` is the language of the text, where somebody knows it.
    """

    text: str
    folded: str
    taken: list[tuple[int, int]]
    stated: str = ""

    @cached_property
    def lang(self) -> str:
        """The language of the whole text, worked out when a number can be read in two ways."""
        return language_of(self.text) if self.stated in ("", "und") else self.stated

    @property
    def family(self) -> str:
        """Its primary language."""
        return self.lang.split("-")[0]

    def is_taken(self, start: int) -> bool:
        """Whether a date, an address or a reference mark covers `start`."""
        index = bisect_right(self.taken, (start, len(self.text))) - 1
        return index >= 0 and start < self.taken[index][1]


@dataclass(frozen=True)
class _Number:
    """A number while its surroundings are read: start and end grow with what belongs to it.

    `sure` says that a scale, a currency or a counted thing makes it a figure whatever it is in itself.
    """

    start: int
    end: int
    value: float | None
    unit: str = ""
    bound: Bound = "exact"
    sure: bool = False


def amounts(page: Page) -> Iterator[Figure]:
    """The amounts of the page in order; dates are not looked for."""
    done = 0
    for match in CANDIDATE.finditer(page.folded):
        if match.start() < done or page.is_taken(match.start()) or _is_glued(page.folded, match.start()):
            continue
        number = _read(page, match)
        if number and number.start >= done and _is_figure(page, number, match):
            done = number.end
            text = page.text[number.start : done]
            yield Figure(number.start, done, text, number.value, number.unit, number.bound)


def _is_glued(folded: str, start: int) -> bool:
    """Part of a name, a version, an ordinal, a path: GPT-5, v2, 第三, /7."""
    before = folded[max(0, start - 8) : start]
    last = before[-1:]
    if not last or _CURRENCY_BEFORE.search(before):
        return False
    if before.endswith(("公元", "公元前")):
        return True
    if last == "-":
        return before[-2:-1].isalpha()
    return last in "_@#/\\.第" or (last.isalpha() and last < "\u2e80")


def _read(page: Page, match: re.Match[str]) -> _Number | None:
    value = _value(page, match)
    if value is None and not match["vague"]:
        return None
    number = _Number(match.start(), match.end(), value, bound="over" if match["more"] else "exact")
    for step in _STEPS:
        number = step(page, number)
    number = _metric(number)
    if match["vague"]:
        return replace(number, bound="vague")
    if match["dozen"]:
        return replace(number, bound="about" if number.bound == "exact" else number.bound)
    return _as_year(number) if match["number"] and match["number"].isdecimal() else number


def _value(page: Page, match: re.Match[str]) -> float | None:
    if match["word"]:
        return _word_value(match["word"])
    if match["dozen"]:
        return _dozens(match["dozen"])
    if not match["number"]:
        return None
    written = match["number"] + match["rest"]
    if any(ch in HAN_DIGITS + HAN_UNITS for ch in written):
        return han_value(written)
    in_doubt = not written.isdecimal()
    commas = in_doubt and page.family in _COMMA_DECIMALS
    return (
        None
        if " " in page.text[match.start() : match.end()] and not commas
        else digits_value(written, commas)
    )


def _word_value(word: str) -> float:
    if word.startswith("half"):
        return 0.5
    return float(sum(NUMBER_WORDS.get(part, part == "one") for part in word.split("-")) or 1)


def _dozens(written: str) -> float:
    """ "Half a dozen" is six, "two dozen" 24."""
    first = written.split()[0]
    return 6.0 if first == "half" else 12.0 * NUMBER_WORDS.get(first, 1)


def _with_currency_before(page: Page, number: _Number) -> _Number:
    found = _CURRENCY_BEFORE.search(page.folded[max(0, number.start - 8) : number.start])
    if found is None:
        return number
    is_yuan = found[1] == "¥" and page.lang.startswith("zh")
    unit = "CNY" if is_yuan else CURRENCIES[found[1]]
    return replace(number, start=number.start - len(found.group()), unit=unit, sure=True)


def _with_range(page: Page, number: _Number) -> _Number:
    """In "10 to 15 million dollars" the first number shares the scale and the unit of the second."""
    is_between = _BETWEEN.search(page.folded[max(0, number.start - 14) : number.start])
    pattern = _AND if is_between else _RANGE
    other = None if number.value is None else pattern.match(page.folded, number.end)
    if other is None:
        return number
    has_scale = page.folded[number.end - 1] in HAN_UNITS or bool(
        _SCALE.search(page.folded, number.start, number.end)
    )
    scale = 1.0 if has_scale else han_value(f"1{other[1]}") or 1.0
    shared = _with_scale(page, _Number(number.start, other.end(), (number.value or 0.0) * scale, number.unit))
    if has_scale:
        shared = replace(shared, value=number.value)
    shared = _with_unit(page, shared)
    return replace(shared, end=number.end, sure=number.sure or shared.sure)


def _with_first_currency(page: Page, number: _Number) -> _Number:
    """The second number of a range has the currency of the first; a general 元 says no other."""
    found = _RANGE_BEFORE.search(page.folded[max(0, number.start - 24) : number.start])
    if found is None or number.unit not in ("", "CNY", UNSAID):
        return number
    end = number.end + page.folded.startswith("元", number.end) * (not number.unit)
    return replace(number, end=end, unit=CURRENCIES[found[1]], sure=True)


def _as_age(page: Page, number: _Number) -> _Number:
    """The age behind a full name: Zofia Kelemen, 83, a teacher; Erik Bo (58)."""
    if number.unit or number.value is None or not (_YOUNGEST <= number.value <= _OLDEST):
        return number
    before = page.text[max(0, number.start - 60) : number.start]
    is_digits = page.text[number.start : number.end].isdecimal()
    named = _FULL_NAME.search(before)
    if not (
        is_digits
        and named
        and named[1].lower() not in _FREE_CAPITALS
        and _AGE_BEHIND.match(page.folded, number.end)
    ):
        return number
    return replace(number, unit="years", sure=True)


def _with_scale(page: Page, number: _Number) -> _Number:
    """Up to two scale words: "hundred million"; a bare m or k counts only after a currency."""
    for _ in range(2):
        found = _SCALE.match(page.folded, number.end)
        if found is None or (found[1] in "mk" and not number.unit):
            break
        value = None if number.value is None else number.value * SCALES[found[1]]
        number = replace(number, end=found.end(), value=value, sure=True)
    return number


def _with_tenths(page: Page, number: _Number) -> _Number:
    """四成 is 40 %, 一成七 is 17 %, 两成半 is 25 %, 百分之四十二 is 42 %."""
    if page.folded.endswith("百分之", 0, number.start):
        return replace(number, start=number.start - 3, unit="%", sure=True)
    found = _TENTHS.match(page.folded, number.end)
    if found is None or number.value is None or not 1 <= number.value <= 10:
        return number
    rest = 5.0 if found[1] == "半" else han_value(found[1] or "") or 0.0
    return replace(number, end=found.end(), value=number.value * 10 + rest, unit="%", sure=True)


def _with_unit(page: Page, number: _Number) -> _Number:
    if page.folded.startswith("日", number.end) and _LASTING.search(
        page.folded[max(0, number.start - 4) : number.start]
    ):
        return replace(number, end=number.end + 1, unit="days", sure=True)
    of = _OF.match(page.folded, number.end) if number.sure or number.value is None else None
    unit = unit_at(page.folded, of.end() if of else number.end)
    if number.unit:
        return replace(number, end=unit.end) if unit and unit.is_currency else number
    unit = unit or thing_near(page.folded, number.end)
    if unit is None:
        return number
    is_unsaid = (
        unit.name == "CNY" and page.lang == "zh-Hant" and "人民" not in page.folded[number.end : unit.end]
    )
    return replace(number, end=unit.end, unit=UNSAID if is_unsaid else unit.name, sure=True)


def _with_bound(page: Page, number: _Number) -> _Number:
    found = bound_of(page.folded, number.start, number.end)
    bound = number.bound if found.bound == "exact" else found.bound
    return replace(number, start=found.start, end=found.end, bound=bound)


def _with_degrees(page: Page, number: _Number) -> _Number:
    """Minus 19 degrees, 零下19度, 摄氏19度; without another scale those are Celsius."""
    found = _DEGREES_BEFORE.search(page.folded[max(0, number.start - 6) : number.start])
    degrees = _DEGREES.match(page.folded, number.end) if not number.unit else None
    if found is None or number.value is None or not (degrees or number.unit.startswith("°")):
        return number
    start, end = number.start - len(found.group()), degrees.end() if degrees else number.end
    value = number.value if found.group() == "摄氏" else -number.value
    return replace(number, start=start, end=end, value=value, unit=number.unit or "°C", sure=True)


def _metric(number: _Number) -> _Number:
    found = None if number.value is None else metric(number.value, number.unit)
    if found is None:
        return number
    bound = "about" if number.bound == "exact" else number.bound
    return replace(number, value=found[0], unit=found[1], bound=bound)


_STEPS = (
    _with_currency_before,
    _with_scale,
    _with_range,
    _with_tenths,
    _with_unit,
    _with_first_currency,
    _as_age,
    _with_degrees,
    _with_bound,
)


def _as_year(number: _Number) -> _Number:
    is_year = not number.sure and number.value is not None and 1800 <= number.value < 2100
    return replace(number, unit="year") if is_year and number.bound == "exact" else number


def _is_figure(page: Page, number: _Number, match: re.Match[str]) -> bool:
    if _OTHER_COUNT.match(page.folded, match.end()) or (number.value == 2 and not number.unit):
        return False
    if match["word"] or match["dozen"]:
        return number.sure or number.bound != "exact" or bool(_PLURAL.match(page.folded, match.end()))
    if match["vague"]:
        return _is_vague_figure(page, number, match)
    if match["number"][0] in HAN_DIGITS + HAN_UNITS:
        return _is_han_figure(page, number, match)
    return number.sure or not (_is_label(page, match) or _is_noise(page, number, match))


def _is_vague_figure(page: Page, number: _Number, match: re.Match[str]) -> bool:
    if match["vague"] in {"tens", "scores"}:
        return page.folded.startswith(" of ", match.end())
    return number.sure or any(ch in match["vague"] for ch in "万亿位计s") or match["vague"].isascii()


def _is_han_figure(page: Page, number: _Number, match: re.Match[str]) -> bool:
    """千万 may mean "by all means" and 一 is an article, so short numerals need a counted thing."""
    written = match["number"]
    if number.sure:
        is_one = written == "一" and number.unit != "%" and number.bound == "exact"
        return not is_one and (written[0] not in "百千万亿兆" or number.bound != "exact")
    whole = len(written) > 1 and written[0] in HAN_DIGITS
    return whole and not _NEVER_AFTER.match(page.folded, match.end())


def _is_label(page: Page, match: re.Match[str]) -> bool:
    """A number that names something: Llama 2, Group 1, version 6.2, a list item."""
    line = page.folded.rfind("\n", 0, match.start()) + 1
    if not page.folded[line : match.start()].strip() and page.folded[match.end() : match.end() + 1] in tuple(
        ".):、"
    ):
        return True
    found = _WORD_BEFORE.search(page.text[max(0, match.start() - 30) : match.start()])
    if found is None:
        return False
    if found[1].lower() in _NUMBERED:
        return True
    word = found[1]
    if page.family == "de" and "." not in match["number"] and len(word) > 1:
        return False  # every noun has a capital
    return word[0].isupper() and word.isalpha() and word.lower() not in _FREE_CAPITALS


def _is_noise(page: Page, number: _Number, match: re.Match[str]) -> bool:
    if _NEVER_AFTER.match(page.folded, match.end()) or len(match["number"]) >= _LONG_NUMBER:
        return True
    if page.folded[match.start() - 1 : match.start()] == "-" or re.match(r"0\d", match["number"]):
        return True
    if page.family == "de" and _ORDINAL.match(page.folded, match.end()):
        return True
    small = number.value is not None and number.value < 10 and number.bound == "exact"
    return small and not _COUNTED.match(page.folded, match.end())
