"""Numbers as they are written: digits with separators, Chinese numerals, number words."""

from __future__ import annotations

import re
from itertools import pairwise

HAN_DIGITS = "零〇一二三四五六七八九两廿卅"
HAN_UNITS = "十百千万亿兆"

_DIGIT = {**{ch: i for i, ch in enumerate("〇一二三四五六七八九")}, "零": 0, "两": 2}
_SCORES = {"廿": "二十", "卅": "三十"}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_LONGEST = 24
_PIECE = re.compile(r"\d[\d,]*(?:\.\d+)?|.")

_ONES = {
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen": 2,
    "zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn "
    "achtzehn neunzehn": 2,
    "deux trois quatre cinq": 2,
    "huit neuf dix": 8,
    "dos tres cuatro cinco seis siete ocho nueve diez": 2,
}
_TENS = {
    "twenty thirty forty fifty sixty seventy eighty ninety": 20,
    "zwanzig dreißig vierzig funfzig sechzig siebzig achtzig neunzig": 20,
}

NUMBER_WORDS: dict[str, int] = {
    word: first + step * i
    for table, step in ((_ONES, 1), (_TENS, 10))
    for words, first in table.items()
    for i, word in enumerate(words.split())
}
"""Folded English, German, French and Spanish words; "one" is an article too often to be a figure."""


def digits_value(written: str, comma_decimals: bool) -> float | None:
    """The value of "9,400", "1.300.000", "1,3" or "12 000"; None where it is not one number.

    `comma_decimals` says which of comma and point the language writes before the decimals: it
    decides "9.400", where both readings are possible.
    """
    written = written.replace(" ", "").replace("'", "")
    if len(written) > _LONGEST:
        return None
    last = max(written.rfind(","), written.rfind("."))
    if last < 0:
        return float(written)
    mark, tail = written[last], written[last + 1 :]
    other = "," if mark == "." else "."
    if written.count(mark) > 1:
        return float(written.replace(mark, "")) if _grouped(written, mark) else None
    if other in written:
        return (
            float(written.replace(other, "").replace(mark, ".")) if _grouped(written[:last], other) else None
        )
    if len(tail) == 3 and comma_decimals == (mark == ".") and written[0] != "0" and last <= 3:
        return float(written.replace(mark, ""))
    return float(written.replace(mark, "."))


def _grouped(written: str, mark: str) -> bool:
    first, *groups = written.split(mark)
    return len(first) <= 3 and all(len(group) == 3 for group in groups)


def han_value(written: str) -> float | None:
    """The value of simplified Chinese numerals, also mixed with digits: 三十一, 1亿2000万, 二〇二六."""
    if len(written) > _LONGEST:
        return None
    for score, spelled in _SCORES.items():
        written = written.replace(score, spelled)
    if all(ch in _DIGIT for ch in written):
        return _positional(written)
    pieces = _PIECE.findall(written)
    return _composed(pieces) if _well_formed(pieces) else None


def _positional(written: str) -> float | None:
    """四 or 二〇二六; a pair such as 三四 means "three or four"."""
    if len(written) == 1 or len(written) == 4 or "〇" in written:
        return float("".join(str(_DIGIT[ch]) for ch in written))
    return None


def _well_formed(pieces: list[str]) -> bool:
    """No two digits side by side except after 零, and no small unit twice in a row."""
    return all(
        not (_is_number(a) and _is_number(b) and a not in "零〇") and not (a in _SMALL and b in _SMALL)
        for a, b in pairwise(pieces)
    )


def _is_number(piece: str) -> bool:
    return piece[0].isdecimal() or piece in _DIGIT


def _number(piece: str) -> float:
    return float(_DIGIT[piece]) if piece in _DIGIT else float(piece.replace(",", ""))


def _composed(pieces: list[str]) -> float:
    total = section = 0.0
    number: float | None = None
    for piece in pieces:
        if piece in _SMALL:
            section += (1.0 if number is None else number) * _SMALL[piece]
            number = None
        elif piece in _BIG:
            section += number or 0.0
            total = _times(total, section, _BIG[piece])
            section, number = 0.0, None
        else:
            number = _number(piece)
    return total + section + _tail(number, pieces)


def _times(total: float, section: float, unit: int) -> float:
    """一亿二千万 adds, 十万亿 multiplies what stands before it."""
    if 0 < total < unit:
        return (total + section) * unit
    return total + (section or 1.0) * unit


def _tail(number: float | None, pieces: list[str]) -> float:
    """三百五 is 350: a last digit counts in tenths of the unit before it."""
    if number is None:
        return 0.0
    unit = {**_SMALL, **_BIG}.get(pieces[-2], 0) if len(pieces) > 1 and len(pieces[-1]) == 1 else 0
    return number * unit / 10 if unit > 10 else number
