"""For what an amount is given each time: a month, a tonne, a head."""

from __future__ import annotations

import re

from search.model import Figure

_BEHIND = re.compile(
    r"\s(?:an?|per|each|every|pro|je|par|al|por|ao|all[’'](?=\w)|на|в)\s?(?P<each>[^\W\d_]+)", re.IGNORECASE
)
_BEFORE = re.compile(
    r"每(?:一|个|個)*(?P<each>日|天|周|週|月|季度?|年|吨|噸|桶|股|人)[^，。；！？,;\n]{0,12}$"
)
_REACH = 20
"""Code points before an amount in which Chinese says what it is counted by."""


def rate_of(text: str, figure: Figure) -> str:
    """What a figure of a text is counted by ("month" of "$90 million a month"), else empty."""
    found = _BEHIND.match(text, figure.end) or _BEFORE.search(
        text[max(0, figure.start - _REACH) : figure.start]
    )
    return found["each"].casefold() if found else ""
