"""Entries as lines of YAML: one key below the other, quotes and notes as block scalars a person can edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from search.decisions.scalars import Data, fits_block, flow, scalar

HEADER = """\
# Hexapla bookmarks, version 1.  Edit freely: comments and unknown keys are kept.
# A new entry needs a file and a quote:
#   - source: {file: "article.txt"}
#     quote: "the words to keep"
# Put "double quotes" around text with a colon, around dates and times, and if it begins with a sign.
version: 1
bookmarks:
"""

_BLOCKS = frozenset({"quote", "note"})


def entry_lines(data: Mapping[str, Data], column: int) -> list[str]:
    """An entry of a list whose dashes stand at `column`, without line ends."""
    lines = [line for key, value in data.items() for line in key_lines(key, value)]
    return [f"{' ' * column}- {lines[0]}", *indented(lines[1:], column + 2)]


def indented(lines: Sequence[str], column: int) -> list[str]:
    """The lines moved to the right; empty ones stay empty."""
    return [" " * column + line if line else line for line in lines]


def key_lines(key: str, value: Data) -> list[str]:
    """One key with its value, from column 0."""
    name = scalar(key)
    if key in _BLOCKS and isinstance(value, str) and fits_block(value):
        return [f"{name}: |-", *indented(value.split("\n"), 2)]
    if key == "source" and isinstance(value, Mapping):
        return [f"{name}:", *(f"  {scalar(part)}: {flow(inner)}" for part, inner in value.items())]
    if key == "selectors" and isinstance(value, Sequence) and not isinstance(value, str):
        return [f"{name}:", *(f"  - {flow(part)}" for part in value)]
    return [f"{name}: {flow(value)}"]
