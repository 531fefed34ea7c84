"""Text as a file may show it."""

from __future__ import annotations

import re

from search.bookmarks.model import State
from search.speech import N_, _

_UNSHOWN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


_ANCHORS: dict[State, str] = {
    "moved": N_("anchor moved"),
    "changed": N_("anchor changed"),
    "ambiguous": N_("anchor ambiguous"),
    "orphan": N_("anchor orphan"),
}
"""What has become of a bookmark; nothing is said of one that stands in its place."""


def anchor(state: State) -> str:
    """What is said of a bookmark in this state, empty for one in its place."""
    return _(_ANCHORS.get(state, ""))


def shown(text: str) -> str:
    """The text with a visible sign for what has no shape, and plain line ends."""
    return _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\r\n?", "\n", text))
