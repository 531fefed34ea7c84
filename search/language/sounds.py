"""How Chinese words sound, tones aside: what an input method offers side by side."""

from __future__ import annotations

from functools import cache


def sound(word: str) -> str:
    """The usual readings of the characters in a row, 开源 and 开元 alike: kaiyuan."""
    return "".join(map(_reading, word))


@cache
def _reading(character: str) -> str:
    from anyascii import anyascii

    return anyascii(character).lower()
