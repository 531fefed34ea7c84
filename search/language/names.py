"""Proper names that can be shared evidence between passages."""

from __future__ import annotations

import re
from typing import NamedTuple

from search.language.fold import fold

_LATIN = re.compile(r"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")


class Name(NamedTuple):
    """A name at [start, end); equal keys mean the same thing."""

    start: int
    end: int
    key: str
    text: str


def names(text: str, lang: str) -> list[Name]:
    """The names of `text` in reading order."""
    return [Name(m.start(), m.end(), fold(m.group()), m.group()) for m in _LATIN.finditer(text)]
