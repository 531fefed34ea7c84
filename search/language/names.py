"""Proper names that can be shared evidence between passages of different sources and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from search.language.fold import fold
from search.language.glossary import Glossary
from search.language.scripts import HAN, is_function_word, word_set
from search.language.segment import segment


class Name(NamedTuple):
    """A name at [start, end); two mentions of one thing have equal keys."""

    start: int
    end: int
    key: str
    text: str


_UPPER = r"[A-ZÀ-ÖØ-Þ]"
_WORD = r"[A-Za-zÀ-ɏ0-9]+(?:['’.-][A-Za-zÀ-ɏ0-9]+)*"
_CAPITALISED = rf"(?:{_UPPER}|(?<![^\W_])[a-z]{{1,2}}{_UPPER}){_WORD[len('[A-Za-zÀ-ɏ0-9]+') - 1 :]}"
