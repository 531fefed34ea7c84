"""Why a YAML text does not parse, in words that help the person who edited it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from search.speech import N_, _

if TYPE_CHECKING:
    import yaml

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

_CAUSES = (
    (re.compile(r"^(?:<{7}|={7}|>{7})(?:\s|$)"), N_("the mark of an unfinished merge")),
    (re.compile(r"^[ ]*\t"), N_("a tab in the indentation; use spaces")),
    (re.compile(r"^\s*(?:- )?[^\s:\"']+："), N_("a full-width colon ：; YAML needs ': ' with a space")),
    (re.compile(r"^\s*(?:- )?\w+:[^\s:/\"'][^:]*$"), N_("no space after the colon")),
    (
        re.compile(r"^\s*(?:- )?\w+:\s+[@`%*&!|>,\]}]"),
        N_('a value that begins with a sign; put it in "double quotes"'),
    ),
    (
        re.compile(r"^\s*(?:- )?\w+:\s+[^\s\"'{\[|>][^\"]*:\s"),
        N_('a second colon in a value; put it in "double quotes"'),
    ),
    (
        re.compile(r"^[^\"]*\"(?:[^\"\\]|\\.)*(?:\"(?:[^\"\\]|\\.)*\"(?:[^\"\\]|\\.)*)*$"),
        N_("a double quote that is not closed"),
    ),
)
"""What a line looks like -> what is wrong with it, the surest first."""


_BEGUN_LIST = re.compile(r"^\s*(?:- )?\w+:\s+\[[^\]\"']*$")
_KEY = re.compile(r"^\s*(?:- )?\w+:\s")
_NEAR = 3
"""Lines above the one where the parser stopped in which a bracket may have been left open."""


class Trouble(NamedTuple):
    """Why a text does not parse, in a sentence, and on which line, from 1; 0 when unknown."""

    words: str
    line: int


def trouble(name: str, lines: Sequence[str], error: yaml.YAMLError) -> Trouble:
    """What is wrong with the file of this name, and where: the line and the likely cause."""
    line, cause = _control_character(lines) or _at_mark(lines, error)
    where = _("{name}, line {line}").format(name=name, line=line) if line else name
    return Trouble(_("{where}: {cause}.  The file is left as it is.").format(where=where, cause=cause), line)


def _control_character(lines: Sequence[str]) -> tuple[int, str] | None:
    for number, line in enumerate(lines, 1):
        if found := _CONTROL.search(line):
            return number, _("a control character (U+{code:04X}); take it out").format(code=ord(found[0]))
    return None


def _at_mark(lines: Sequence[str], error: yaml.YAMLError) -> tuple[int, str]:
    """The cause on the line where the parser stopped, or just above, where it had begun to go wrong."""
    stopped = _line(error, "problem_mark")
    if opened := _open_bracket(lines, stopped):
        return opened, _("a bracket that is not closed")
    began = _line(error, "context_mark")
    for number in (stopped, stopped - 1, began):
        if 0 < number <= len(lines) and (cause := _cause(lines[number - 1])):
            return number, cause
    if "flow" in (getattr(error, "context", None) or ""):
        return began, _("a bracket that is not closed")
    said = getattr(error, "problem", None) or _("it is no YAML")
    if any(word in said for word in ("block", "expected", "indent", "mapping values")):
        return stopped, _("odd indentation; keys of one entry begin in the same column")
    return stopped, _("this is no YAML ({said})").format(said=said)


def _open_bracket(lines: Sequence[str], stopped: int) -> int:
    """The line shortly above in which a list begins that has not ended when the next key comes; else 0."""
    for number in range(max(1, stopped - _NEAR), min(stopped, len(lines))):
        if _BEGUN_LIST.match(lines[number - 1]) and _KEY.match(lines[number]):
            return number
    return 0


def _line(error: yaml.YAMLError, which: str) -> int:
    mark = getattr(error, which, None)
    return int(mark.line) + 1 if mark else 0


def _cause(line: str) -> str:
    return next((_(cause) for pattern, cause in _CAUSES if pattern.search(line)), "")
