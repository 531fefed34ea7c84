"""The lines of a paragraph as one piece of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from search.language.scripts import HANGUL
from search.reading.pages.hyphens import Evidence
from search.reading.pages.rows import CLOSED, Line

_CLOSED = re.compile(f"[{CLOSED}]")
_CLOSED_END = re.compile(f"[{CLOSED}][‘’“”—…]*$")
_CLOSED_START = re.compile(f"[‘’“”—…]*[{CLOSED}]")
_DASH_END = re.compile(r"\w[—–]$")
_HANGUL_END = re.compile(f"[{HANGUL}]$")
_HANGUL_START = re.compile(f"[{HANGUL}]")
_HYPHEN_END = re.compile(r"\w[-‐‑]$")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S*[/._=&?%-]$")
_TAIL = 200


class Joined(NamedTuple):
    """A text, and for each page that begins in it where it does."""

    text: str
    pages: tuple[tuple[int, int], ...]


class Joiner:
    """Joins lines as the document as a whole shows that they go together."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._hyphens = Evidence([line.text for line in lines])
        self._korean_has_ends = any(line.is_spaced and _HANGUL_END.search(line.text) for line in lines)

    def joined(self, lines: Sequence[Line]) -> Joined:
        """One text: Chinese without spaces, other words with them, divided words whole again."""
        pieces: list[str] = []
        pages: list[tuple[int, int]] = []
        length = 0
        for n, line in enumerate(lines):
            if n == 0 or line.page != lines[n - 1].page:
                pages.append((line.page, length))
            piece = self._before(line, lines[n + 1]) if n + 1 < len(lines) else line.text
            pieces.append(piece)
            length += len(piece)
        return Joined("".join(pieces), tuple(pages))

    def _before(self, line: Line, following: Line) -> str:
        """A line as it stands before the following one, with the space between them if there is one."""
        if line.is_divided or _HYPHEN_END.search(line.text):
            return self._hyphens.ending(line.text, following.text)
        return line.text + ("" if self._is_close(line, following) else " ")

    def _is_close(self, line: Line, following: Line) -> bool:
        """Whether no space stood between them."""
        tail, start = line.text[-_TAIL:], following.text[:_TAIL]
        closed = bool(_CLOSED_END.search(tail)), bool(_CLOSED_START.match(start))
        if all(closed):
            return True
        if any(closed):
            return not line.is_spaced and bool(_CLOSED.search(line.text) and _CLOSED.search(following.text))
        if _HANGUL_END.search(tail) and _HANGUL_START.match(start):
            return self._korean_has_ends and not line.is_spaced
        return bool(_DASH_END.search(tail) or _ADDRESS_END.search(tail))
