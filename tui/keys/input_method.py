"""Keys that arrive through an input method: full-width letters and marks act as the keys they stand for."""

from __future__ import annotations

from unicodedata import east_asian_width

from textual.app import App
from textual.events import Key

from search.speech import N_
from tui.toolkit import key_of_character

MARKS = dict(zip("　。、《》〈〉【】「」〔〕“”‘’￥·", " .\\<><>[]{}[]\"\"''$`", strict=True))
"""What a Chinese input method makes of the keys of an ASCII keyboard, where it is no full-width form."""

SWITCH_OFF = N_(
    "An input method seems to be on; switch it off for the keys, or press {desk.search} to type words."
)

FULL_WIDTH = range(0xFF01, 0xFF5F)


def ascii_key(character: str) -> str:
    """The ASCII character on the same key; empty where there is none."""
    if ord(character) in FULL_WIDTH:
        return chr(ord(character) - 0xFEE0)
    return MARKS.get(character, "")


def is_committed(character: str) -> bool:
    """Whether no keyboard sends this by itself: a Chinese, Japanese or Korean character."""
    return east_asian_width(character) in "WF"


def key_meant(app: App[None], event: Key) -> Key | None:
    """The key that was meant: the same one in a line to type in and where it is bound; None for no key."""
    character = event.character or ""
    focused = app.focused
    if len(character) != 1 or (focused is not None and focused.check_consume_key(event.key, character)):
        return event
    meant = ascii_key(character)
    if event.key in app.screen.active_bindings or not (meant or is_committed(character)):
        return event
    return Key(key_of_character(meant), meant) if meant else None
