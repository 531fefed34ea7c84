"""Figures of two texts that may be one amount, told exactly by one and rounded by the other."""

from __future__ import annotations

from functools import lru_cache

_WITHIN = 0.12
"""How far a round figure is from the exact one, at most, as a share of it."""

_NO_AMOUNT = ("time", "year", "date")
_HOURS = {"weeks": 168.0, "days": 24.0, "hours": 1.0, "minutes": 1 / 60}


@lru_cache(maxsize=10_000)
def are_near(one: str, other: str) -> bool:
    """Whether two keys of figures (f:19 days, f:3 weeks) may be one amount in one measure, by rounding.

    One of them has a single digit that is not zero; a day or an hour of the day is never round.
    """
    (a, measure), (b, other_measure) = _read(one), _read(other)
    if not a or not b or measure != other_measure or not (_is_round(one) or _is_round(other)):
        return False
    return abs(a - b) <= _WITHIN * max(a, b)


def _read(key: str) -> tuple[float, str]:
    """Value and measure; 0 for what is no amount."""
    value, _, unit = key.removeprefix("f:").partition(" ")
    if unit in _NO_AMOUNT:
        return 0.0, unit
    try:
        return float(value) * _HOURS.get(unit, 1.0), "hours" if unit in _HOURS else unit
    except ValueError:
        return 0.0, unit


def _is_round(key: str) -> bool:
    value = key.removeprefix("f:").partition(" ")[0]
    try:
        digits = f"{float(value):e}".partition("e")[0]
    except ValueError:
        return False
    return float(digits).is_integer()
