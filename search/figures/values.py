"""The normalised value of a figure: which kind it is, what it is joined by, and how it is told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from search.figures.model import FigureKind
from search.language.dates import DAY_BESIDE
from search.language.fold import fold
from search.language.units import CURRENCIES, UNSAID, words_of
from search.language.vague import magnitude
from search.model import Figure

_MONEY = frozenset((*CURRENCIES.values(), UNSAID))
_SHARES = frozenset({"%", "pp", "bp"})
_DATES = frozenset({"date", "year", "time"})
_DURATIONS = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds"})
_SECONDS = {"hours": 3600, "minutes": 60, "seconds": 1}
_FULL_DATE, _DAYS_OF_A_YEAR, _MONTHS = 10_000_000, 10_000, 12
_LAST_DAY = 1231
_DAY_ALONE = re.compile(rf"\d{{1,2}}\s?[日号]|{DAY_BESIDE}")
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
SIZES = {
    1: "dozens", 2: "hundreds", 3: "thousands", 4: "tens of thousands", 5: "hundreds of thousands",
    6: "millions", 7: "tens of millions", 8: "hundreds of millions", 9: "billions",
    10: "tens of billions", 11: "hundreds of billions", 12: "trillions",
}  # fmt: skip

Value = tuple[FigureKind, str, str]
"""Kind, unit and the value as text, by which figures are joined; it begins with "~" where it is vague."""


def kind_of(figure: Figure) -> FigureKind:
    """The kind of a figure by its unit."""
    unit = figure.unit
    if unit in _MONEY:
        return "amount"
    if unit in _SHARES:
        return "share"
    if unit in _DATES:
        return "date"
    if unit in _DURATIONS:
        return "duration"
    return "measure" if _is_measure(unit) else "count"


def _is_measure(unit: str) -> bool:
    try:
        return bool(unit) and bool(words_of(unit))
    except KeyError:
        return False


def normalised(figure: Figure) -> Figure | None:
    """The figure in the largest unit that fits (90 minutes are 1.5 hours); None if its size is unknown."""
    if figure.value is None:
        return figure if magnitude(figure) is not None else None
    if figure.unit in _SECONDS:
        seconds = figure.value * _SECONDS[figure.unit]
        unit = next((name for name, size in _SECONDS.items() if seconds >= size), figure.unit)
        return replace(figure, value=seconds / _SECONDS[unit], unit=unit)
    return figure


def value_of(figure: Figure) -> Value:
    """What figures with the same value have in common."""
    written = f"~{magnitude(figure)}" if figure.value is None else f"{figure.value:.12g}"
    return kind_of(figure), figure.unit, written


def without_thing(value: Value) -> Value:
    """The same for a number of people and for one whose thing is not said: they may be one."""
    return (value[0], "", value[2]) if value[0] == "count" else value


def is_whole_day(figure: Figure) -> bool:
    """Whether a figure is a date that states month and day."""
    number = figure.value or 0.0
    return figure.unit == "date" and (_MONTHS < number <= _LAST_DAY or number >= _FULL_DATE)


def is_day_alone(words: str) -> bool:
    """Whether a day is written whose month nobody writes: not sure enough to set another against it."""
    return bool(_DAY_ALONE.fullmatch(fold(words)))


def whole_dates(values: Iterable[Value]) -> Mapping[Value, Value]:
    """The full date of each day that is told without a year, where the texts know one such year only."""
    found: dict[str, set[Value]] = defaultdict(set)
    values = set(values)
    for value in values:
        if value[1] == "date" and float(value[2]) >= _FULL_DATE:
            found[f"{float(value[2]) % _DAYS_OF_A_YEAR:.12g}"].add(value)
    return {
        value: next(iter(found[value[2]]))
        for value in values
        if value[1] == "date" and len(found.get(value[2], ())) == 1
    }


def label_of(value: Value) -> str:
    """A value as the board shows it: 14.3 billion USD, 2026-04-14, 42 %, vague: tens of billions USD."""
    kind, unit, written = value
    unit = "元" if unit == UNSAID else unit
    if written.startswith("~"):
        vague = SIZES.get(int(written[1:]), f"10^{written[1:]}")
        return f"{vague} {unit}" if kind == "amount" else f"{vague} of {unit}" if unit else vague
    number = float(written)
    if kind == "date":
        return _date(int(number), unit)
    size, word = next(((size, f" {word}") for size, word in SCALES if abs(number) >= size), (1.0, ""))
    if number == 1 and unit in _DURATIONS:
        unit = unit.removesuffix("s")
    return f"{number / size:,.6g}{word} {unit}".strip() if word else f"{_plain(number)} {unit}".strip()


def _plain(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.4g}"


def _date(number: int, unit: str) -> str:
    """ISO 8601 as far as it is stated; "--04-14" without a year, as vCard writes it."""
    if unit == "year":
        return f"{number}"
    if unit == "time":
        return f"{number // 100:02}:{number % 100:02}"
    if number <= _MONTHS:
        return f"--{number:02}"
    if number <= _LAST_DAY:
        return f"--{number // 100:02}-{number % 100:02}"
    if number < _FULL_DATE:
        return f"{number // 100}-{number % 100:02}"
    return f"{number // 10_000}-{number // 100 % 100:02}-{number % 100:02}"
