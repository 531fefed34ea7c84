"""Words beside a date that set it as a limit: before 9 September, bis Juni, 9月9日之前."""

from __future__ import annotations

import re
from typing import Literal

from search.model import Span

Limit = Literal["", "before", "until", "since", "after"]
"""How a date bounds what is told; empty where it happened then."""

_REACH = 32
_WORDS: dict[Limit, str] = {
    "before": r"before|prior\sto|ahead\sof|vor|avant|antes\sdel?|prima\sdel?|до",
    "until": r"until|till|til|by|through|no\slater\sthan|bis|jusqu'au|jusqu'en|hasta|fino\sal?|entro",
    "since": r"since|as\sof|seit|ab|depuis|desde|с",
    "after": r"after|nach|apres|despues\sdel?|dopo|после",
}
_BETWEEN = (
    r"(?:\s(?:the|a|about|around|early|late|mid|end|beginning|start|middle|of|in|at|least|zum|zu|dem|den|der|anfang|mitte|ende"
    r"|le|la|el|il|monday|tuesday|wednesday|thursday|friday|saturday|sunday|,))*"
)
_LATIN = re.compile(
    r"\b(?:" + "|".join(rf"(?P<{limit}>{words})" for limit, words in _WORDS.items()) + rf"){_BETWEEN}[\s-]\Z"
)
_HAN_FRONT = re.compile(
    r"(?:(?P<until>截至|截止|直到|直至|[迟晚]至)|(?P<since>自从?|从|始于)(?:[去今明]年|[本上]月)?|(?P<after>继))\Z"
)
_HAN_BEHIND = re.compile(
    r"(?P<before>之前|以前|前(?![往来后]))|(?P<since>起(?![草诉火飞])|以来|开始|至今)|(?P<after>之后|以后|过后|后)"
)


_PART = re.compile(r"\b(?:early|late|mid|end|beginning|start|middle|anfang|mitte|ende)\b")
"""Parts of a month: until mid-October is no day outside October."""


def limit_at(folded: str, date: Span) -> Limit:
    """What kind of limit a date in folded text is; empty where it is the day itself, or lies in it."""
    in_front = folded[max(0, date.start - _REACH) : date.start]
    front = _LATIN.search(in_front) or _HAN_FRONT.search(in_front)
    behind = _HAN_BEHIND.match(folded, date.end)
    for found in (behind, front):
        if found and found.lastgroup and not _PART.search(found.group()):
            return next(limit for limit in _WORDS if limit == found.lastgroup)
    return ""
