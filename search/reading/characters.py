"""Characters that carry no text: control codes, terminal escapes, odd spaces, invisible marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.reading.edits import Change
from search.speech import N_

_ESCAPES = (
    r"\x1b\[[0-?]{0,64}[ -/]{0,8}[@-~]"  # CSI: colours, cursor
    r"|\x1b[\]P^_X][^\x07\x1b\n]{0,1000}(?:\x07|\x1b\\)?"  # OSC and other strings: titles, links
    r"|\x1b[ -/]{0,8}[0-~]?"
)
_LINE_ENDS = "\r\n|(?:\r(?!\n)|[\x0b\x0c\x85\u2028\u2029])+"
_SPACES = "[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]"
_DROPPED = (
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_ODD = re.compile(f"(?P<line>{_LINE_ENDS})|(?P<space>{_SPACES})|{_ESCAPES}|{_DROPPED}")
_PICTURES = "\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_JOINS = re.compile(rf"[{_PICTURES}]\ufe0f?\u200d(?=[{_PICTURES}])|[\u0600-\u1cff][\u200c\u200d]")
"""Where a joiner does its work: inside an emoji, and in scripts whose letters it shapes."""


def find(text: str) -> list[Change]:
    """All of them: line ends become `\\n`, odd spaces a space, the rest goes.

    A run of line ends that are one character each is one change.
    U+3000 stays, because Chinese headlines part their halves with it.
    """
    joins = {match.end() - 1 for match in _JOINS.finditer(text)}
    return [
        change
        for match in _ODD.finditer(text)
        if match.start() not in joins
        for change in _change(text, match)
    ]


def _change(text: str, match: re.Match[str]) -> Iterator[Change]:
    start, end = match.span()
    if match["line"]:
        if text[start:end] == "\r\n":
            yield Change(start, start + 1, "", N_("line end"))
        else:
            yield Change(start, end, "\n" * (end - start), N_("line end"))
    elif match["space"]:
        yield Change(start, end, " ", N_("space"))
    else:
        yield Change(start, end, "", N_("control"))
