"""The clauses of a long sentence: each may be what another source renders.

A sentence such as "X has paused the test of A to concentrate on B" says two things; a passage that
renders one of them is near that clause, and not near the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.model import Span

LONG = 90
"""Letters from which a sentence is asked clause by clause too, a Han character counting as three."""

LEAST = 24
"""Letters from which a clause is asked by itself."""

_CUT = re.compile(
    r"(?P<said>\s+that\s+)|[,;:，；：、]\s*|\s[–—]\s"
    r"|\s+(?=(?:which|while|whereas|because|although|but|and\s+(?:has|have|had|is|was|will)\b)\b)"
    r"|\s+(?=to\s+(?!the\b|a\b|an\b|its\b|their\b|his\b|her\b|this\b|that\b|these\b|those\b|be\b)[a-z]{3,}\s)"
)
_HAN = re.compile("[\u3400-\u9fff]")


def clauses(text: str) -> list[Span]:
    """The clauses of one long sentence from the beginning of each to a cut, short ones joined to the next.

    Nothing for a sentence that is short or cannot be cut.  Linear in the text.
    """
    if letters(text) < LONG:
        return []
    found = list(_joined(text, _pieces(text)))
    return found if len(found) > 1 else []


def _pieces(text: str) -> Iterator[Span]:
    start = 0
    for cut in _CUT.finditer(text):
        if not (cut["said"] and letters(text[start : cut.start()]) < LEAST):  # "X says that" is no claim
            yield Span(start, cut.end())
        start = cut.end()
    yield Span(start, len(text))


def _joined(text: str, pieces: Iterator[Span]) -> Iterator[Span]:
    """Pieces put together until each says enough; a short rest is left to the whole sentence."""
    start: int | None = None
    for piece in pieces:
        start = piece.start if start is None else start
        if letters(text[start : piece.end]) >= LEAST:
            yield Span(start, piece.end)
            start = None


def letters(text: str) -> int:
    """How long a text is in letters, a Han character counting as three."""
    return len(text) + 2 * len(_HAN.findall(text))
