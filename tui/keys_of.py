"""The key a reader presses for a command of the desk, by the id of its binding and the reader's own keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.keys import format_key

from tui.keymap import keymap
from tui.screens.desk_keys import DESK_KEYS

if TYPE_CHECKING:
    from textual.app import App


def key_of(app: App[None], binding: str) -> str:
    """As it is written on the keyboard; the id itself where there is no such command."""
    own = getattr(app, "settings", None)
    chosen = keymap(own).get(binding, "") if own else ""
    if chosen:
        return format_key(chosen.split(",")[0].strip())
    for each in DESK_KEYS:
        if isinstance(each, Binding) and each.id == binding:
            return each.key_display or format_key(each.key.split(",")[0])
    return binding
