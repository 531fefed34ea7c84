"""Which words an article writes, and where: a name stands inside sentences too, and is never small."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"\w+")
_INSIDE = re.compile(r"(?:(?<=[^\W\d_A-ZА-Я] )|(?<=, ))\w+")


class SeenWords:
    """The words of a text, read once: how often each stands there, and which stand inside a sentence."""

    def __init__(self, text: str) -> None:
        self.times = Counter(_WORD.findall(text))
        self.inside = frozenset(_INSIDE.findall(text))

    def has(self, word: str) -> bool:
        """Whether a word stands anywhere in this very form."""
        return word in self.times
