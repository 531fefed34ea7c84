"""Text that may be sent to a terminal: what would steer or shift it is shown as a symbol instead."""

from __future__ import annotations

import re

_AS_PICTURE = "\ufe0f"  # asks for the wide form of what stands before it
_AS_TEXT = "\ufe0e"  # asks for the narrow form, on which all terminals agree
_STEERING = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # control bytes: ESC, BEL, CSI and their like
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # would turn the direction of what follows
    "\u2028\u2029\ufff9-\ufffb"  # would end the line or annotate it
    "\ud800-\udfff]"  # half a character, cannot be encoded
    f"|{_AS_PICTURE}(?!\u200d)"  # which some terminals draw narrow: the row would shift
)
_UNPASTED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
_PICTURES = 0x2400  # ␀, the first of Unicode's pictures of control characters
_OTHER = "␦"


def printable(text: str) -> str:
    """`text` with tabs as spaces and whatever steers a terminal as a visible symbol.

    The result has the same length, so offsets hold.  Newlines stay: they end a line of the text.
    """
    if text.isprintable() and _AS_PICTURE not in text:  # nearly all that is one line
        return text
    return re.sub(_STEERING, _symbol, text)


def pasted(text: str) -> str:
    """`text` for the clipboard: without control bytes, turned directions and halves of characters, which may
    steer what it is pasted into; every other code point as it is.
    """
    return re.sub(_UNPASTED, "", text.replace("\u2028", "\n").replace("\u2029", "\n"))


def one_line(text: str) -> str:
    """`printable(text)` with spaces for newlines, for rows and titles; the same length."""
    return printable(text).replace("\n", " ")


def escaped(json: str) -> str:
    """JSON text in which the same characters are written as escapes: safe to print, and nothing is lost."""
    return re.sub(_STEERING, lambda found: f"\\u{ord(found[0]):04x}", json)


def _symbol(found: re.Match[str]) -> str:
    if found[0] == _AS_PICTURE:
        return _AS_TEXT
    code = ord(found[0])
    if code == 0x09:
        return " "
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == 0x7F else _OTHER
