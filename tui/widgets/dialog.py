"""A frame with a title above and keys below; what has no room is left out whole, the least needed first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.containers import Vertical
from textual.markup import escape

from tui.safe import one_line
from tui.wrap import cell_len, shorten

DOT = " · "
FRAME = 6
"""Cells of a line of the frame that no words can have."""


class Hint(NamedTuple):
    """A key and what it does; `action`, one of the screen, is what a click on it does."""

    words: str
    action: str = ""


BACK = Hint("Esc back", "leave")


class Dialog(Vertical):
    """The parts of the title and the hints come by importance; the last hint, the way out, always stays."""

    def __init__(self, *title: str, hints: Sequence[Hint] = (), classes: str = "") -> None:
        super().__init__(classes=f"dialog {classes}".strip())
        self._title: tuple[str, ...] = title
        self._hints: tuple[Hint, ...] = tuple(hints)

    def entitle(self, *parts: str) -> None:
        """Another title; empty parts are left out."""
        self._title = parts
        self._write()

    def offer(self, *hints: Hint) -> None:
        """Other hints."""
        self._hints = hints
        self._write()

    def on_resize(self) -> None:
        """More or less room."""
        self._write()

    def _write(self) -> None:
        room = self.outer_size.width - FRAME
        if room > 0:
            self.border_title = escape(fitted_title(self._title, room))
            self.border_subtitle = DOT.join(map(_marked_up, fitted_hints(self._hints, room)))


def fitted_title(parts: Sequence[str], room: int) -> str:
    """As many of the parts as fit; the first gives way to the second, and both stay."""
    kept = [one_line(part) for part in parts if part]
    while len(kept) > 2 and cell_len(DOT.join(kept)) > room:
        kept.pop()
    if not kept:
        return ""
    rest = "".join(DOT + part for part in kept[1:])
    return shorten(kept[0], max(1, room - cell_len(rest))) + rest


def fitted_hints(hints: Sequence[Hint], room: int) -> list[Hint]:
    """As many of them as fit, and the last one."""
    kept = list(hints)
    while len(kept) > 1 and cell_len(DOT.join(hint.words for hint in kept)) > room:
        del kept[-2]
    return kept


def _marked_up(hint: Hint) -> str:
    words = escape(one_line(hint.words))
    return f"[@click=screen.{hint.action}]{words}[/]" if hint.action else words
