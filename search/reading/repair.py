"""Raw text to cleaned text: the passes in order, kept as one list of edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from search.model import Edit
from search.reading import characters, mojibake, pinyin, slipped
from search.reading.edits import Change, apply, compose

Pass = Callable[[str], list[Change]]

PASSES: tuple[Pass, ...] = (mojibake.find, mojibake.find, slipped.find, characters.find, pinyin.find)
"""Misread bytes come first (twice, as some texts were misread twice), readings when all else is clean."""


ALL = "all"
"""Stands for every repair that may be left out."""

NEEDED = frozenset({"line end", "control"})
"""Without these the text has no lines, or would speak to the terminal."""


class Repaired(NamedTuple):
    """The cleaned text and its edits; EditMap.raw_text gives the raw text back."""

    text: str
    edits: tuple[Edit, ...]


def repair(raw: str, without: frozenset[str] = frozenset()) -> Repaired:
    """Clean `raw`, but for the repairs whose reason is in `without` and that are not needed.  Linear time."""
    text = raw
    edits: list[Edit] = []
    for find in PASSES:
        changes = [change for change in find(text) if not _is_left_out(change.reason, without)]
        text, more = apply(text, changes)
        edits = compose(raw, edits, more)
    return Repaired(text, tuple(edits))


def _is_left_out(reason: str, without: frozenset[str]) -> bool:
    return reason not in NEEDED and (reason in without or ALL in without)
