"""Why a YAML text does not parse, in words that help the person who edited it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import yaml

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

_CAUSES = (
    (re.compile(r"^(?:<{7}|={7}|>{7})(?:\s|$)"), "the mark of an unfinished merge"),
    (re.compile(r"^[ ]*\t"), "a tab in the indentation; use spaces"),
    (re.compile(r"^\s*(?:- )?[^\s:\"']+："), "a full-width colon ：; YAML needs ': ' with a space"),
    (re.compile(r"^\s*(?:- )?\w+:[^\s:/\"'][^:]*$"), "no space after the colon"),
    (
        re.compile(r"^\s*(?:- )?\w+:\s+[@`%*&!|>,\]}]"),
        'a value that begins with a sign; put it in "double quotes"',
    ),
    (
        re.compile(r"^\s*(?:- )?\w+:\s+[^\s\"'{\[|>][^\"]*:\s"),
        'a second colon in a value; put it in "double quotes"',
    ),
    (
        re.compile(r"^[^\"]*\"(?:[^\"\\]|\\.)*(?:\"(?:[^\"\\]|\\.)*\"(?:[^\"\\]|\\.)*)*$"),
        "a double quote that is not closed",
    ),
)
"""What a line looks like -> what is wrong with it, the surest first."""


class Trouble(NamedTuple):
    """Why a text does not parse, in a sentence, and on which line, from 1; 0 when unknown."""

    words: str
    line: int


def trouble(name: str, lines: Sequence[str], error: yaml.YAMLError) -> Trouble:
    """What is wrong with the file of this name, and where: the line and the likely cause."""
    line, cause = _control_character(lines) or _at_mark(lines, error)
    where = f"{name}, line {line}" if line else name
    return Trouble(f"{where}: {cause}.  The file is left as it is.", line)


def _control_character(lines: Sequence[str]) -> tuple[int, str] | None:
    for number, line in enumerate(lines, 1):
        if found := _CONTROL.search(line):
            return number, f"a control character (U+{ord(found[0]):04X}); take it out"
    return None


def _at_mark(lines: Sequence[str], error: yaml.YAMLError) -> tuple[int, str]:
    """The cause on the line where the parser stopped, or just above, where it had begun to go wrong."""
    stopped = _line(error, "problem_mark")
    began = _line(error, "context_mark")
    for number in (stopped, stopped - 1, began):
        if 0 < number <= len(lines) and (cause := _cause(lines[number - 1])):
            return number, cause
    if "flow" in (getattr(error, "context", None) or ""):
        return began, "a bracket that is not closed"
    said = getattr(error, "problem", None) or "it is no YAML"
    if any(word in said for word in ("block", "expected", "indent", "mapping values")):
        return stopped, "odd indentation; keys of one entry begin in the same column"
    return stopped, f"this is no YAML ({said})"


def _line(error: yaml.YAMLError, which: str) -> int:
    mark = getattr(error, which, None)
    return int(mark.line) + 1 if mark else 0


def _cause(line: str) -> str:
    return next((cause for pattern, cause in _CAUSES if pattern.search(line)), "")
