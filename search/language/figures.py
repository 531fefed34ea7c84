"""Amounts, counts, percentages and dates with their normalised values."""

from __future__ import annotations

import re

from search.language.fold import fold
from search.model import Figure

_SCALE = {"million": 1e6, "billion": 1e9, "trillion": 1e12, "万": 1e4, "亿": 1e8}
_NUMBER = re.compile(
    r"(?<![\w.\[])(?P<cur>(?:us)?\$|€|£)?(?P<n>\d+(?:,\d{3})*(?:\.\d+)?)\s?(?P<scale>million|billion|trillion|万|亿)?"
    r"\s?(?P<unit>美元|dollars|%)?(?![\]a-z])"
)


def figures(text: str) -> list[Figure]:
    """The figures of `text` in reading order."""
    return [_figure(text, m) for m in _NUMBER.finditer(fold(text))]


def _figure(text: str, m: re.Match[str]) -> Figure:
    value = float(m["n"].replace(",", "")) * _SCALE.get(m["scale"] or "", 1)
    unit = "USD" if m["cur"] or m["unit"] in {"美元", "dollars"} else m["unit"] or ""
    return Figure(m.start(), m.end(), text[m.start() : m.end()], value, unit)
