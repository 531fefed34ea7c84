"""Why a text is no JSON, in words that help who wrote or exported it."""

from __future__ import annotations

from json import JSONDecodeError
from typing import NamedTuple

from search.speech import N_, _

_CAUSES = (
    ("Expecting property name", N_("a name in double quotes is missing")),
    ("Expecting value", N_("a value is missing, or is none of JSON")),
    ("Expecting ',' delimiter", N_("a comma or a closing bracket is missing")),
    ("Expecting ':' delimiter", N_("a colon is missing")),
    ("Unterminated string", N_("a text begins here and is not closed")),
    ("Invalid control character", N_("a line break or control character stands inside a text")),
    ("Invalid \\", N_("a backslash is followed by what JSON does not know")),
    ("Illegal trailing comma", N_("there is a comma too many")),
    ("Extra data", N_("the JSON has ended, and more follows")),
)
"""How the parser's own words begin -> what is wrong."""


class Trouble(NamedTuple):
    """What is wrong, in a clause, and where: line and column count from 1, and are 0 where unknown."""

    words: str
    line: int = 0
    column: int = 0


def trouble(text: str, error: ValueError | RecursionError) -> Trouble:
    """Why the parser has refused a text."""
    if isinstance(error, RecursionError):
        return Trouble(_("it is nested too deeply"))
    if isinstance(error, UnicodeDecodeError):
        return Trouble(_("it is not UTF-8"))
    if not isinstance(error, JSONDecodeError):
        return Trouble(_("it holds a number with too many digits"))
    if error.pos >= len(text.rstrip()):
        return Trouble(_("it breaks off here, in the middle"), error.lineno, error.colno)
    cause = next((words for begun, words in _CAUSES if error.msg.startswith(begun)), N_("this is no JSON"))
    return Trouble(_(cause), error.lineno, error.colno)
