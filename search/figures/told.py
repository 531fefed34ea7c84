"""A value in the words of the reader's language: 1.3 billion USD is 13億美元, 640 tonnes are 640公噸."""

from __future__ import annotations

import re

from search.figures.values import SCALES, SIZES
from search.speech import N_, _, spoken

_UNITS = {
    "USD": N_("{number} USD"), "EUR": N_("{number} EUR"), "GBP": N_("{number} GBP"),
    "CNY": N_("{number} CNY"), "JPY": N_("{number} JPY"), "HKD": N_("{number} HKD"),
    "TWD": N_("{number} TWD"), "KRW": N_("{number} KRW"), "INR": N_("{number} INR"),
    "RUB": N_("{number} RUB"), "CHF": N_("{number} CHF"), "AUD": N_("{number} AUD"),
    "CAD": N_("{number} CAD"), "SGD": N_("{number} SGD"), "BRL": N_("{number} BRL"),
    "元": N_("{number} 元"),
    "pp": N_("{number} pp"), "bp": N_("{number} bp"),
    "hours": N_("{number} hours"), "minutes": N_("{number} minutes"), "seconds": N_("{number} seconds"),
    "days": N_("{number} days"), "weeks": N_("{number} weeks"), "months": N_("{number} months"),
    "years": N_("{number} years"), "tonnes": N_("{number} tonnes"), "litres": N_("{number} litres"),
    "kg": N_("{number} kg"), "m": N_("{number} m"), "km": N_("{number} km"), "ha": N_("{number} ha"),
    "m²": N_("{number} m²"), "km²": N_("{number} km²"), "m³": N_("{number} m³"),
    "barrels": N_("{number} barrels"), "miles": N_("{number} miles"), "feet": N_("{number} feet"),
    "acres": N_("{number} acres"), "times": N_("{number} times"),
    "people": N_("{number} people"), "ships": N_("{number} ships"),
    "containers": N_("{number} containers"), "companies": N_("{number} companies"),
    "countries": N_("{number} countries"), "downloads": N_("{number} downloads"),
    "cars": N_("{number} cars"), "planes": N_("{number} planes"),
}  # fmt: skip
_VAGUE = {
    "dozens": N_("dozens"), "hundreds": N_("hundreds"), "thousands": N_("thousands"),
    "tens of thousands": N_("tens of thousands"), "hundreds of thousands": N_("hundreds of thousands"),
    "millions": N_("millions"), "tens of millions": N_("tens of millions"),
    "hundreds of millions": N_("hundreds of millions"), "billions": N_("billions"),
    "tens of billions": N_("tens of billions"), "hundreds of billions": N_("hundreds of billions"),
    "trillions": N_("trillions"),
}  # fmt: skip
_MYRIADS = {
    "zh-Hans": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
    "zh-Hant": ((1e12, "萬億"), (1e8, "億"), (1e4, "萬")),
}
"""What large numbers are counted in; a language that is not here counts as the label does."""

_CLOSED_UP = ("%", "°C")
"""Signs that stand right behind their number in Chinese."""

_DIGITS = 6
"""Digits that a number in myriads may have; one with more is written out."""

_EXACT = re.compile(rf"(-?[\d.,]+)(?: ({'|'.join(word for _size, word in SCALES)}))?(?: (.+))?")
_SOME = re.compile(rf"({'|'.join(sorted(SIZES.values(), key=len, reverse=True))})(?: of)?(?: (.+))?")


def told(label: str) -> str:
    """A label of `label_of` in the language in use; a date, or a unit that has no words there, as it is."""
    if spoken() not in _MYRIADS:
        return label
    if vague := _SOME.fullmatch(label):
        return _with_unit(_(_VAGUE[vague[1]]), vague[2], label)
    exact = _EXACT.fullmatch(label)
    if not exact or not (exact[2] or exact[3]):
        return label
    return _with_unit(_in_myriads(exact[1], exact[2]), exact[3], label)


def _with_unit(number: str, unit: str | None, label: str) -> str:
    if not unit:
        return number
    if unit in _CLOSED_UP:
        return f"{number}{unit}"
    template = _UNITS.get(unit) or _UNITS.get(f"{unit}s")
    return _(template).format(number=number) if template else label


def _in_myriads(written: str, scale: str | None) -> str:
    sizes = {word: size for size, word in SCALES}
    value = float(written.replace(",", "")) * sizes.get(scale or "", 1.0)
    for size, word in _MYRIADS[spoken()]:
        counted = f"{value / size:.{_DIGITS}g}"
        if abs(value) >= size and (scale or len(counted) < len(written)):
            return f"{counted}{word}"
    return written
