"""A frame with a title above and keys below; what has no room is left out whole, the least needed first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.containers import Vertical
from textual.markup import escape

from search.speech import N_, _
from tui.keys.declared import keys_shown
from tui.keys.keymap import keys_in_use
from tui.keys.own_bindings import own_bindings
from tui.text.safe import one_line
from tui.text.wrap import cell_len, shorten

DOT = " · "
FRAME = 6
"""Cells of a line of the frame that no words can have."""


class Hint(NamedTuple):
    """A key and what it does; `action`, one of the screen, is what a click on it does."""

    words: str
    action: str = ""


BACK = Hint(N_("Esc back"), "leave")


class Dialog(Vertical):
    """The parts of the title and the hints come by importance; the last hint, the way out, always stays."""

    def __init__(self, *title: str, hints: Sequence[Hint] = (), classes: str = "") -> None:
        super().__init__(classes=f"dialog {classes}".strip())
        self._title: tuple[str, ...] = title
        self._hints: tuple[Hint, ...] = spoken(hints)

    def entitle(self, *parts: str) -> None:
        """Another title; empty parts are left out."""
        self._title = parts
        self._write()

    def offer(self, *hints: Hint) -> None:
        """Other hints."""
        self._hints = spoken(hints)
        self._write()

    def on_resize(self) -> None:
        """More or less room."""
        self._write()

    def _write(self) -> None:
        room = self.outer_size.width - FRAME
        if room > 0:
            self.border_title = escape(fitted_title(self._title, room))
            hints = [self._keyed(hint) for hint in self._hints]
            self.border_subtitle = DOT.join(map(_marked_up, fitted_hints(hints, room)))

    def _keyed(self, hint: Hint) -> Hint:
        """The hint beginning with the reader's own key, where that is another than the declared one."""
        own = keys_in_use(self.app)
        for each in own_bindings(type(self.screen)) if own and hint.action else ():
            if each.action == hint.action and each.id in own:
                declared, _space, words = hint.words.partition(" ")
                if declared in keys_shown(each, {}).split():
                    return hint._replace(words=f"{keys_shown(each, own).split()[0]} {words}")
        return hint


def spoken(hints: Iterable[Hint]) -> tuple[Hint, ...]:
    """The hints in the language in use; those of a constant are marked by `N_` only."""
    return tuple(hint._replace(words=_(hint.words)) for hint in hints)


def fitted_title(parts: Sequence[str], room: int) -> str:
    """As many of the parts as fit; the first two stay, and the longer of them is cut."""
    kept = [one_line(part) for part in parts if part]
    while len(kept) > 2 and cell_len(DOT.join(kept)) > room:
        kept.pop()
    over = cell_len(DOT.join(kept)) - room
    if over > 0:
        at, longest = max(enumerate(kept), key=lambda each: cell_len(each[1]))
        kept[at] = shorten(longest, max(1, cell_len(longest) - over))
    return DOT.join(kept)


def fitted_hints(hints: Sequence[Hint], room: int) -> list[Hint]:
    """As many of them as fit, and the last one."""
    kept = list(hints)
    while len(kept) > 1 and cell_len(DOT.join(hint.words for hint in kept)) > room:
        del kept[-2]
    return kept


def _marked_up(hint: Hint) -> str:
    words = escape(one_line(hint.words))
    return f"[@click=screen.{hint.action}]{words}[/]" if hint.action else words
