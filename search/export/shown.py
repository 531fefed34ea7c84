"""Text as a file may show it."""

from __future__ import annotations

import re

_UNSHOWN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def shown(text: str) -> str:
    """The text with a visible sign for what has no shape, and plain line ends."""
    return _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\r\n?", "\n", text))
