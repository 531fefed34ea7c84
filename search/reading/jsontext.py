"""The values in a JSON file of any shape: lines, a list, one object, or several in a row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

_OBJECTS = re.compile(r"\s*\[(?=\s*\{)")
_LIST = re.compile(r'"(?:articles|items|data|results|docs|entries|posts|stories|news)"\s*:\s*\[(?=\s*\{)')
_BETWEEN = re.compile(r"[\s,]*")
_BLANK = re.compile(r"\s*")
_HEAD = 65_536
_TRIED = 100
_DECODER = json.JSONDecoder()


class _Broken:
    """Stands for a value that is no JSON."""


BROKEN: Final = _Broken()


class Numbered(NamedTuple):
    """A value, or BROKEN, with its line or its number in a list, counted from 1; `unit` says which."""

    number: int
    value: Any
    unit: str = "line"


def values(text: str) -> Iterator[Numbered]:
    """All values one after the other, so that only one is held at a time.  Linear time."""
    objects = _OBJECTS.match(text)
    if objects:
        yield from _items(text, objects.end())
        return
    value, end = _decoded(text, _after(_BLANK, text, 0))
    if value is BROKEN:
        yield from _salvaged(text)
    elif "\n" in text[:end].strip():
        yield from _in_a_row(text)
    else:
        yield from _lines(text)


def _decoded(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):  # also numbers of more digits, and lists deeper, than Python goes
        return BROKEN, at


def _items(text: str, at: int) -> Iterator[Numbered]:
    """The items of a list whose bracket ends at `at`, up to one that is broken."""
    number = 0
    while (at := _after(_BETWEEN, text, at)) < len(text) and text[at] != "]":
        value, at = _decoded(text, at)
        number += 1
        yield Numbered(number, value, "item")
        if value is BROKEN:
            return


def _in_a_row(text: str) -> Iterator[Numbered]:
    """Values over several lines each, up to one that is broken."""
    at = number = 0
    while (at := _after(_BLANK, text, at)) < len(text):
        value, at = _decoded(text, at)
        number += 1
        yield Numbered(number, value, "item")
        if value is BROKEN:
            return


def _lines(text: str) -> Iterator[Numbered]:
    """A value a line; blank lines hold none."""
    at = number = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        number += 1
        line = text[at:end].strip()
        if line:
            value, stop = _decoded(line, 0)
            yield Numbered(number, BROKEN if stop < len(line) else value)
        at = end + 1


def _salvaged(text: str) -> Iterator[Numbered]:
    """A file whose first value is broken: lines, of which others may be whole, or a list that breaks off."""
    inside = _LIST.search(text, 0, _HEAD)
    has_lines = any(isinstance(each.value, dict) for each in islice(_lines(text), _TRIED))
    yield from _items(text, inside.end()) if inside and not has_lines else _lines(text)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
