"""UTF-8 that was read as Windows-1252 or Latin-1 (`â€œWe` for `“We`), undone where that is exact."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from search.reading.edits import Change
from search.speech import N_

_RUN = re.compile(r"[^\x00-\x7f]+")
_SUSPECT = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_LINE = re.compile(r"[^\n]+")
_NO_TEXT = {"Cc", "Cn", "Co", "Cs"}


def find(text: str) -> list[Change]:
    """The misread runs of every paragraph in which each run decodes exactly."""
    if not _SUSPECT.search(text):
        return []
    return [change for line in _LINE.finditer(text) for change in _in_paragraph(text, *line.span())]


def _in_paragraph(text: str, start: int, end: int) -> list[Change]:
    if not _SUSPECT.search(text, start, end):
        return []
    changes: list[Change] = []
    for run in _RUN.finditer(text, start, end):
        meant = _reread(run.group())
        if not meant:
            return []
        changes.append(Change(*run.span(), meant, N_("mojibake")))
    return changes


def _reread(run: str) -> str:
    """`run` back to bytes and read as UTF-8; empty if that is not exact or gives no proper characters."""
    try:
        meant = run.translate(_bytes_of_characters()).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return ""
    return "" if any(unicodedata.category(ch) in _NO_TEXT for ch in meant) else meant


@cache
def _bytes_of_characters() -> dict[int, int]:
    """Windows-1252 without its five holes: the characters of 80 to 9F to their bytes."""
    table = {}
    for byte in range(0x80, 0xA0):
        character = bytes([byte]).decode("cp1252", "ignore")
        if character:
            table[ord(character)] = byte
    return table
