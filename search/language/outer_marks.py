"""The quotation marks that a text itself puts around some words."""

from __future__ import annotations

CLOSING = {
    "“": "”",
    "„": "“”",
    "”": "”",
    "‘": "’",
    "‚": "‘’",
    "«": "»",
    "»": "«",
    "‹": "›",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    "﹃": "﹄",
    '"': '"',
    "＂": "＂",
    "'": "'",
}
"""What closes each opening quotation mark."""

_SPACES = " \u00a0\u2009\u202f"
"""What some languages put between marks and words."""

REACH = 3
"""Code points on either side of the words that are looked at."""


def marks_around(before: str, after: str) -> tuple[str, str]:
    """The marks, with a space where one stands inside, from what stands before and behind the words.

    Empty where no mark opens them; an apostrophe behind a letter (qu'il) is none.  Where the closing one is
    lost, or stands further on, it is that which belongs to the opening one.
    """
    bare = before[-REACH:].rstrip(_SPACES)
    closers = CLOSING.get(bare[-1:])
    if closers is None or (bare[-1] == "'" and bare[-2:-1].isalnum()):
        return "", ""
    space = before[-REACH:][len(bare) :]
    closing = next((mark for mark in after[:REACH] if mark in closers), closers[0])
    return bare[-1] + space, space + closing
